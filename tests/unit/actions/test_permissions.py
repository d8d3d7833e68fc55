"""Who may: a truth table by hand; `check_...` and `can_...` say the same."""

from __future__ import annotations

import pytest

from factories import actor
from jeugdregio.actions.permissions import (
    belongs_to_regio,
    can_edit_dossier,
    can_manage,
    can_read_documents,
    can_record_decision,
    check_edit_dossier,
    check_manage,
    check_read_documents,
    check_record_decision,
)
from jeugdregio.kernel.access import VISITOR, Actor, Grant, Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError


YES, DENIED, ABSENT = None, ActionDeniedError, UnknownCodeError

PEOPLE = {
    "visitor": VISITOR,
    "without role": Actor("gebruiker-1"),
    "region": actor(Role.REGIO, "JZ41"),
    "region elsewhere": actor(Role.REGIO, "JZ01"),
    "council": actor(Role.RAAD, "GM0917"),
    "council elsewhere": actor(Role.RAAD, "GM0014"),
    "council of a neighbour": actor(Role.RAAD, "GM0935"),
    "college": actor(Role.COLLEGE, "GM0917"),
    "official": actor(Role.AMBTENAAR, "GM0917"),
    "reader": actor(Role.RAADSLEZER, "GM0917"),
    "provider": actor(Role.AANBIEDER),
    "administrator": actor(Role.BEHEERDER),
}

# Zuid-Limburg (JZ41) and Heerlen (GM0917), which lies in it.
TABLE = {
    #                          edit     read    council  college  manage
    "visitor": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "without role": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "region": (YES, YES, DENIED, DENIED, DENIED),
    "region elsewhere": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "council": (DENIED, YES, YES, DENIED, DENIED),
    "council elsewhere": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "council of a neighbour": (DENIED, YES, DENIED, DENIED, DENIED),
    "college": (DENIED, YES, DENIED, YES, DENIED),
    "official": (DENIED, YES, YES, YES, DENIED),
    "reader": (DENIED, YES, DENIED, DENIED, DENIED),
    "provider": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "administrator": (ABSENT, ABSENT, ABSENT, ABSENT, YES),
}


def decision(body):
    return {"regio_code": "JZ41", "gemeente_code": "GM0917", "body": body}


QUESTIONS = [
    (check_edit_dossier, can_edit_dossier, {"regio_code": "JZ41"}),
    (check_read_documents, can_read_documents, {"regio_code": "JZ41"}),
    (check_record_decision, can_record_decision, decision("raad")),
    (check_record_decision, can_record_decision, decision("college")),
    (check_manage, can_manage, {}),
]


def test_everybody_is_in_the_table():
    assert set(TABLE) == set(PEOPLE)


@pytest.mark.parametrize("place", range(len(QUESTIONS)))
@pytest.mark.parametrize("who", TABLE)
def test_check_and_its_twin_say_what_the_table_says(who, place):
    check, can, subject = QUESTIONS[place]
    expected = TABLE[who][place]

    assert can(PEOPLE[who], **subject) is (expected is YES)
    if expected is YES:
        check(PEOPLE[who], **subject)
    else:
        with pytest.raises(expected) as caught:
            check(PEOPLE[who], **subject)
        assert type(caught.value) is expected
        assert caught.value.message.endswith(".")
        assert caught.value.hint.endswith(".")


@pytest.mark.parametrize(
    ("code", "regio", "belongs"),
    [
        ("GM0050", "JZ08", True),  # Zeewolde: Flevoland by the iJw list,
        ("GM0050", "JZ12", True),  # Noord-Veluwe by CBS
        ("GM0050", "JZ41", False),
        ("GM0917", "JZ41", True),
        ("GM9999", "JZ41", False),
        ("JR-JZ41", "JZ41", False),
    ],
)
def test_gemeente_belongs_to_every_region_a_list_puts_it_in(code, regio, belongs):
    assert belongs_to_regio(actor(Role.AMBTENAAR, code), regio) is belongs


def test_two_roles_each_keep_their_own_place():
    both = Actor(
        "gebruiker-2", (Grant(Role.REGIO, "JZ01"), Grant(Role.RAADSLEZER, "GM0917"))
    )
    assert can_edit_dossier(both, "JZ01")
    assert not can_edit_dossier(both, "JZ41")
    assert can_read_documents(both, "JZ41")


@pytest.mark.parametrize("role", [Role.AANBIEDER, Role.BEHEERDER])
def test_role_that_belongs_to_no_region_stays_outside_wherever_it_is_given(role):
    assert not belongs_to_regio(actor(role, "JZ41"), "JZ41")
    assert not belongs_to_regio(actor(role, "GM0917"), "JZ41")
