"""Receiving messages: what is kept, what changes, what is answered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from lxml import etree

from factories import MOMENT
from jeugdregio.actions.receive_messages import Arrival, receive_messages
from jeugdregio.kernel.access import Actor
from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import read_tables
from jeugdregio.register.audit import broken_lines
from jeugdregio.register.models import (
    Client,
    ContractLine,
    Declaratie,
    Levering,
    Message,
    MessageFinding,
    Prestatie,
    Toewijzing,
)
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import keyring_in_use
from made_messages import BSN, OTHER_BSN, jw301, jw305, jw307, jw323
from site_fixtures import all_rows


ACTOR = Actor("test")


@pytest.fixture(autouse=True)
def keys(empty_register):
    with keyring_in_use(Keyring.generate(created=date(2026, 1, 1))):
        yield


def receive(*contents: bytes, on: date | None = None):
    arrivals = [Arrival(content, on) for content in contents]
    return receive_messages(arrivals, actor=ACTOR, at=MOMENT)


def verdicts(receipts) -> list[str]:
    return [receipt.verdict.value for receipt in receipts]


def codes(content: bytes) -> dict[str, list]:
    """The retourcodes of an answer per berichtklasse."""
    document = check_bytes(content).document
    tables = read_tables([document]).tables
    return {
        name: table["retour_codes"].to_list()
        for name, table in tables.items()
        if "retour_codes" in table.columns and table.height
    }


# --- what changes ---------------------------------------------------------------------


def test_a_story_from_allocation_to_claim():
    receipts = receive(jw301(), jw305(), jw323(), jw307())
    assert verdicts(receipts) == ["aangenomen"] * 4
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.gemeente, toewijzing.toewijzing_nummer) == ("0917", "1")
    assert toewijzing.eerste_toewijzingsdatum == date(2026, 1, 2)
    assert (toewijzing.volume, toewijzing.eenheid, toewijzing.frequentie) == (
        4,
        "04",
        "2",
    )
    levering = Levering.objects.get()
    assert (levering.begindatum, levering.einddatum, levering.reden_beeindiging) == (
        date(2026, 2, 1),
        date(2026, 5, 31),
        "31",
    )
    declaratie = Declaratie.objects.get()
    assert (declaratie.ingediend_cents, declaratie.toegekend_cents) == (5000, 5000)
    assert Prestatie.objects.get().toegekend
    client = Client.objects.get()
    assert client.bsn == BSN
    assert client.geboortedatum == "2014-03-05"
    assert client.is_example
    assert not broken_lines()


def test_messages_of_one_call_stand_in_their_order():
    # The claim comes before the allocation it needs: it is refused as it would be when
    # each came by itself.
    receipts = receive(jw323(), jw301())
    assert verdicts(receipts) == ["deels", "aangenomen"]
    assert not Prestatie.objects.get().toegekend


def test_a_later_version_wins_and_the_first_day_stays():
    first = jw301()
    later = jw301(
        identificatie="T2",
        on=date(2026, 4, 1),
        einddatum=date(2027, 6, 30),
        reden_wijziging="01",
    )
    receive(later)
    receive(first)  # arrives last, but is older
    toewijzing = Toewijzing.objects.get()
    assert toewijzing.einddatum == date(2027, 6, 30)
    assert toewijzing.toewijzingsdatum == date(2026, 4, 1)
    assert toewijzing.eerste_toewijzingsdatum == date(2026, 1, 2)


def test_a_stop_before_its_start_is_one_delivery():
    receive(jw301(), jw307())
    receive(jw305())
    levering = Levering.objects.get()
    assert levering.start_message and levering.stop_message


def test_a_start_that_is_taken_back_is_gone():
    receive(jw301(), jw305())
    receive(jw305(identificatie="X9", status="3"))
    assert not Levering.objects.exists()


def test_what_was_told_of_the_end_stays_when_the_start_comes_again():
    receive(jw301(), jw305(), jw307())
    receive(jw305(identificatie="X8", status="3"))
    receive(jw305(identificatie="X9"))
    levering = Levering.objects.get()
    assert levering.einddatum == date(2026, 5, 31)
    assert levering.start_message is not None


def test_a_stop_that_is_taken_back_leaves_care_that_runs():
    receive(jw301(), jw305(), jw307())
    receive(jw307(identificatie="X9", status="3"))
    assert Levering.objects.get().einddatum is None


def test_a_stop_without_start_that_is_taken_back_leaves_nothing():
    receive(jw301(), jw307())
    receive(jw307(identificatie="X9", status="3"))
    assert not Levering.objects.exists()


def test_a_birth_date_is_that_of_the_municipality():
    born = b"2014-03-05"
    receive(jw305().replace(born, b"2013-03-05"))
    assert Client.objects.get().geboortedatum is None
    receive(jw301())
    assert Client.objects.get().geboortedatum == "2014-03-05"


def test_a_declaratie_nummer_that_was_used_waits_for_a_person():
    receive(jw301(), jw323(identificatie="D1"))
    (receipt, other) = receive(jw323(identificatie="D2"), jw305())
    assert receipt.verdict == Message.Verdict.PARKED
    assert receipt.answer_kind == ""
    assert MessageFinding.objects.get().rule == "REG"
    assert Declaratie.objects.count() == 1
    assert other.verdict == Message.Verdict.ACCEPTED


# --- what is answered -----------------------------------------------------------------


def test_a_start_that_is_wholly_good_is_answered_by_a_header_without_code():
    (receipt,) = receive(jw305())
    assert receipt.answer_kind == "JW306"
    assert codes(receipt.answer) == {"Header": [None]}


def test_a_claim_that_is_wholly_good_is_granted_whole():
    *_, receipt = receive(jw301(), jw323())
    assert codes(receipt.answer) == {
        "Header": [["0200"]],
        "DeclaratieAntwoord": [["8001"]],
    }


def test_a_rejected_line_goes_back_and_the_rest_is_granted():
    # Two lines of 50.00; the second names an allocation that is not there.
    *_, receipt = receive(jw301(), jw323({}, {"toewijzing_nummer": 99}))
    assert receipt.verdict == Message.Verdict.PARTLY
    assert codes(receipt.answer) == {
        "Header": [["0200"]],
        "DeclaratieAntwoord": [["0200"]],
        "Client": [["0200"]],
        "Prestatie": [["9338"]],
    }
    root = etree.fromstring(receipt.answer)
    amounts = [each.text for each in root.iter("{*}TotaalBedrag")]
    assert amounts == ["10000", "5000"]
    assert Declaratie.objects.get().toegekend_cents == 5000
    assert sorted(Prestatie.objects.values_list("toegekend", "bedrag_cents")) == [
        (False, 5000),
        (True, 5000),
    ]


def test_a_fault_inside_the_message_is_0001_and_nothing_changes():
    (receipt,) = receive(
        jw307(begindatum=date(2026, 2, 1), einddatum=date(2026, 1, 1))  # TR018
    )
    assert receipt.verdict == Message.Verdict.UNREADABLE
    assert codes(receipt.answer) == {"Header": [["0001"]]}
    assert not Levering.objects.exists()
    assert not Client.objects.exists()


def test_an_identificatie_that_was_used_is_refused_by_its_header():
    receive(jw305())
    (receipt,) = receive(jw305(begindatum=date(2026, 2, 3)))
    assert receipt.verdict == Message.Verdict.REJECTED
    assert codes(receipt.answer) == {"Header": [["9056"]]}


def test_what_counts_as_not_sent_may_be_sent_again_under_its_name():
    receive(jw307(einddatum=date(2026, 1, 1)))
    (receipt,) = receive(jw307())
    assert receipt.verdict == Message.Verdict.ACCEPTED


def test_an_allocation_is_checked_and_not_answered():
    (receipt,) = receive(jw301())
    assert receipt.answer_kind == ""
    assert Message.objects.count() == 1


def test_a_wrong_form_gives_a_notice_without_values():
    (receipt,) = receive(jw305().replace(BSN.encode(), b"12345"))
    assert receipt.verdict == Message.Verdict.UNREADABLE
    assert receipt.answer_kind == ""
    assert "Bsn" in receipt.notice[0]
    assert "12345" not in "".join(receipt.notice)
    assert MessageFinding.objects.get().rule == "XSD"


def test_a_claim_in_minutes_without_contract_waits_for_a_person():
    minutes = {"eenheid": "01", "geleverd_volume": 60, "product_tarief": 6000}
    *_, receipt = receive(jw301(), jw323(minutes))
    assert receipt.verdict == Message.Verdict.PARKED
    assert receipt.answer_kind == ""
    assert not Declaratie.objects.exists()


# --- the same again -------------------------------------------------------------------


def test_a_replay_changes_nothing_and_gets_the_same_answer():
    from jeugdregio.actions.receive_messages import read_answer

    first = receive(jw301(), jw305(), jw323({}, {"toewijzing_nummer": 99}))
    before = all_rows()
    again = receive(jw301(), jw305(), jw323({}, {"toewijzing_nummer": 99}))
    assert all(receipt.is_replay for receipt in again)
    assert all_rows() == before
    assert verdicts(again) == verdicts(first)
    assert read_answer(again[1].sha256) == first[1].answer


def test_the_same_bytes_twice_in_one_call_are_one_message():
    first, second = receive(jw305(), jw305())
    assert (first.is_replay, second.is_replay) == (False, True)
    assert second.answer == first.answer
    assert Message.objects.filter(direction="in").count() == 1


def test_a_return_message_may_come_twice_under_the_name_it_repeats():
    (receipt,) = receive(jw305())
    receive(receipt.answer.replace(b"<jw306:Header>", b"<jw306:Header >"))
    receive(receipt.answer.replace(b"<jw306:Header>", b"<jw306:Header  >"))
    assert Message.objects.filter(kind="JW306", direction="in").count() == 2


def test_what_waited_is_judged_again_when_it_comes_again():
    minutes = {"eenheid": "01", "geleverd_volume": 60, "product_tarief": 6000}
    minutes |= {"ingediend_bedrag_bedrag": 6000}
    *_, parked = receive(jw301(), jw323(minutes))
    assert parked.verdict == Message.Verdict.PARKED
    before = all_rows()
    receive(jw323(minutes))
    assert all_rows() == before
    # An hour at 60.00, told in minutes: the contract in hours says so.
    ContractLine.objects.create(
        gemeente="0917",
        aanbieder="00990001",
        categorie="45",
        code="45A03",
        eenheid="04",
        tarief_cents=6000,
        begindatum=date(2026, 1, 1),
    )
    (again,) = receive(jw323(minutes))
    assert again.verdict == Message.Verdict.ACCEPTED
    assert again.answer_kind == "JW325"
    assert Message.objects.filter(kind="JW323").count() == 1
    assert not MessageFinding.objects.exists()
    assert Declaratie.objects.get().toegekend_cents == 6000


def test_a_reference_that_names_someone_is_not_kept_in_clear():
    reference = "Jansen 05-03-2014"
    receive(
        jw301(),
        jw323(
            {
                "product_referentie_referentie_nummer": reference,
                "toewijzing_nummer": 99,
            },
            nummer=BSN,
        ),
    )
    assert Prestatie.objects.get().product_referentie.startswith("~")
    assert Declaratie.objects.get().declaratie_nummer.startswith("~")
    assert MessageFinding.objects.get().key == "Prestatie 1"


def test_late_in_the_evening_it_is_received_today():
    # 23:30 in Greenwich is half past midnight here.
    evening = datetime(2026, 2, 10, 23, 30, tzinfo=UTC)
    receive_messages([Arrival(jw305(), date(2026, 2, 11))], actor=ACTOR, at=evening)
    assert Message.objects.get(direction="in").received_at == evening


# --- what is kept ---------------------------------------------------------------------


def test_the_bytes_are_kept_as_they_came():
    content = jw301()
    receive(content)
    assert Message.objects.get().content == content


def test_two_people_are_two_clients_and_one_stays_one():
    receive(
        jw301(),
        jw301(identificatie="T2", nummer=2),
        jw301(identificatie="T3", nummer=3, bsn=OTHER_BSN),
    )
    assert Client.objects.count() == 2
    assert Toewijzing.objects.count() == 3


def test_traffic_of_the_past_is_received_on_the_day_it_was_signed():
    receive(jw305(on=date(2026, 2, 2)))
    message = Message.objects.get(direction="in")
    assert message.received_at.date() == date(2026, 2, 2)


def test_a_message_of_tomorrow_is_refused_today():
    (receipt,) = receive(jw305(on=date(2026, 2, 2)), on=date(2026, 2, 1))
    assert codes(receipt.answer) == {"Header": [["8848"]]}
