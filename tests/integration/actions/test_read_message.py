"""What is told of one message, and what never is."""

from __future__ import annotations

import pytest

from factories import actor, finding, message
from jeugdregio.actions.read_message import (
    MOST_FINDINGS,
    could_name_someone,
    read_message,
)
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import UnknownCodeError


pytestmark = [pytest.mark.usefixtures("keys"), pytest.mark.django_db]

STAFF = actor(Role.REGIO)


def test_what_was_found_is_told_with_the_words_of_the_standard():
    claim = message(verdict="technisch")
    finding(claim, "TR358", retourcode="0001")
    finding(claim, "TR346", retourcode="", outcome="niet_beoordeeld", line=None)
    found = read_message(STAFF, "JZ41", claim.pk)

    first, second = found.findings
    assert (first.rule, first.key, first.line) == ("TR358", "ReferentieNummer R-1", 44)
    assert first.meaning == "Bericht is afgekeurd om technische redenen."
    assert (second.is_judged, second.meaning, second.line) == (False, "", None)


def test_message_and_its_answer_name_each_other():
    claim = message(b"1")
    answer = message(
        b"2",
        kind="JW325",
        direction="uit",
        sender="0917",
        receiver="00990001",
        answer_to=claim,
    )
    assert read_message(STAFF, "JZ41", claim.pk).answer.pk == answer.pk
    assert read_message(STAFF, "JZ41", answer.pk).answer_to.pk == claim.pk


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("00000124", False),  # eight digits, with a zero in front no BSN
        ("JW305-0012", False),
        ("DEC-26-07", False),
        ("202611-0001", False),
        ("", False),
        ("999900006", True),  # a BSN
        ("9999.00.006", True),
        ("K999900006", True),
        ("10000033", True),  # a BSN without its leading zero: 010000033
        ("20120229", True),  # could be a birth date
        ("29-02-2012", True),
        ("JANSEN", True),
        ("Tim Jans", True),
    ],
)
def test_identificatie_that_could_be_a_person_is_not_shown(text, hidden):
    assert could_name_someone(text) is hidden
    found = read_message(STAFF, "JZ41", message(identificatie=text).pk)
    assert (found.is_hidden, found.identificatie) == (hidden, "" if hidden else text)


def test_bsn_that_slipped_into_a_finding_is_masked():
    claim = message()
    finding(claim, key="Client 999900006", text="999900006 bestaat niet.")
    [found] = read_message(STAFF, "JZ41", claim.pk).findings
    assert (found.key, found.text) == ("Client [bsn]", "[bsn] bestaat niet.")


def test_message_with_thousands_of_findings_shows_the_first():
    claim = message()
    for n in range(MOST_FINDINGS + 1):
        finding(claim, key=f"ReferentieNummer {n}")
    found = read_message(STAFF, "JZ41", claim.pk)
    assert (len(found.findings), found.row.findings) == (200, 201)


def test_message_of_another_gemeente_is_absent_for_an_official():
    claim = message(receiver="0935")
    with pytest.raises(UnknownCodeError):
        read_message(actor(Role.AMBTENAAR, "GM0917"), "JZ41", claim.pk)


def test_our_own_identificatie_is_shown_a_repeated_one_is_not():
    out = {"direction": "uit", "identificatie": "ABCDEFGHIJKL"}
    own = message(b"1", kind="JW325", **out)
    repeated = message(b"2", kind="JW306", **out)

    assert read_message(STAFF, "JZ41", own.pk).identificatie == "ABCDEFGHIJKL"
    assert read_message(STAFF, "JZ41", repeated.pk).is_hidden
