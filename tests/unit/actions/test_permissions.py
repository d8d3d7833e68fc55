"""Who may: a truth table by hand; `check_...` and `can_...` say the same."""

from __future__ import annotations

import pytest

from factories import actor
from jeugdregio.actions.permissions import (
    belongs_to_regio,
    can_edit_dossier,
    can_manage,
    can_read_documents,
    can_read_lines,
    can_read_messages,
    can_record_decision,
    check_edit_dossier,
    check_manage,
    check_read_documents,
    check_read_lines,
    check_read_messages,
    check_record_decision,
    sight_of,
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
    "official of a neighbour": actor(Role.AMBTENAAR, "GM0935"),
    "official elsewhere": actor(Role.AMBTENAAR, "GM0014"),
    "reader": actor(Role.RAADSLEZER, "GM0917"),
    "provider": actor(Role.AANBIEDER, "00990001"),
    "provider without AGB code": actor(Role.AANBIEDER, "AANBIEDER-T"),
    "other provider": actor(Role.AANBIEDER, "00990002"),
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
    "official of a neighbour": (DENIED, YES, DENIED, DENIED, DENIED),
    "official elsewhere": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "reader": (DENIED, YES, DENIED, DENIED, DENIED),
    "provider": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "provider without AGB code": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
    "other provider": (ABSENT, ABSENT, ABSENT, ABSENT, DENIED),
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


# Messages of Zuid-Limburg; lines of Heerlen and one aanbieder; of Heerlen and all.
MESSAGES = {
    "visitor": (ABSENT, ABSENT, ABSENT),
    "without role": (ABSENT, ABSENT, ABSENT),
    "region": (YES, YES, YES),
    "region elsewhere": (ABSENT, ABSENT, ABSENT),
    "council": (DENIED, DENIED, DENIED),
    "council elsewhere": (ABSENT, ABSENT, ABSENT),
    "council of a neighbour": (DENIED, DENIED, DENIED),
    "college": (DENIED, DENIED, DENIED),
    "official": (YES, YES, YES),
    "official of a neighbour": (YES, ABSENT, ABSENT),
    "official elsewhere": (ABSENT, ABSENT, ABSENT),
    "reader": (DENIED, DENIED, DENIED),
    "provider": (YES, YES, ABSENT),
    "provider without AGB code": (ABSENT, ABSENT, ABSENT),
    "other provider": (YES, ABSENT, ABSENT),
    "administrator": (ABSENT, ABSENT, ABSENT),
}
HEERLEN = {"regio_code": "JZ41", "gemeente_code": "GM0917"}
ABOUT_MESSAGES = [
    (check_read_messages, can_read_messages, {"regio_code": "JZ41"}),
    (check_read_lines, can_read_lines, {**HEERLEN, "aanbieder": "00990001"}),
    (check_read_lines, can_read_lines, HEERLEN),
]


def test_everybody_is_in_the_table_of_messages():
    assert set(MESSAGES) == set(PEOPLE)


@pytest.mark.parametrize("place", range(len(ABOUT_MESSAGES)))
@pytest.mark.parametrize("who", MESSAGES)
def test_who_sees_messages_and_lines(who, place):
    check, can, subject = ABOUT_MESSAGES[place]
    expected = MESSAGES[who][place]

    assert can(PEOPLE[who], **subject) is (expected is YES)
    if expected is YES:
        check(PEOPLE[who], **subject)
    else:
        with pytest.raises(expected) as caught:
            check(PEOPLE[who], **subject)
        assert type(caught.value) is expected


def test_lines_of_nobody_knows_which_gemeente_are_for_nobody():
    staff, official = PEOPLE["region"], PEOPLE["official"]
    assert sight_of(staff, "JZ41").includes("")  # in the list, without content
    with pytest.raises(ActionDeniedError):
        check_read_lines(staff, "JZ41", gemeente_code="")
    with pytest.raises(UnknownCodeError):
        check_read_lines(official, "JZ41", gemeente_code="")


def test_children_of_a_disputed_gemeente_are_seen_by_the_staff_of_one_region():
    # Zeewolde: Flevoland (JZ08) by the iJw list that we use, Noord-Veluwe by CBS.
    seen = [
        can_read_lines(actor(Role.REGIO, regio), regio, gemeente_code="GM0050")
        for regio in ("JZ08", "JZ12")
    ]
    assert seen == [True, False]


def test_official_sees_the_own_gemeente_in_every_region_it_is_put_in():
    official = actor(Role.AMBTENAAR, "GM0050")
    for regio in ("JZ08", "JZ12"):
        assert sight_of(official, regio).gemeenten == {"GM0050"}


def test_aanbieder_elsewhere_sees_nothing_of_a_gemeente_outside_the_region():
    own = {"gemeente_code": "GM0014", "aanbieder": "00990001"}
    assert not can_read_lines(PEOPLE["provider"], "JZ41", **own)
    assert can_read_lines(PEOPLE["provider"], "JZ01", **own)
