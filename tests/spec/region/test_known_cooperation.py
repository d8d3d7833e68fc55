"""What the impact scan fills in itself, with its source; and what it leaves open."""

from __future__ import annotations

import pytest

from jeugdregio.region.known_cooperation import (
    KnownCooperation,
    Sourced,
    answer_from_known,
)


DIVISION = Sourced("iJw-lijst 2026", "iJw-lijst 2026", "S")
REGION = frozenset({"GM0001", "GM0002", "GM0003"})


def known(**changes):
    values = {"gemeente_code": "GM0001", "gemeenten": REGION, "division": DIVISION}
    return answer_from_known(KnownCooperation(**{**values, **changes}))


def test_of_a_region_without_records_only_the_lists_are_known():
    assert {name: each.option_id for name, each in known().items()} == {
        "lijsten": "eens"
    }


def test_the_recorded_form_comes_with_source_and_status():
    form = Sourced("centrumgemeente", "Staatscourant 2018, 61875", "C")
    answer = known(form=form)["vorm_nu"]
    assert answer.option_id == "centrumgemeente"
    assert "Staatscourant 2018, 61875, bevestigd" in answer.sentence


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        ({"GM0001", "GM0002", "GM0003"}, "samen"),
        ({"GM0001", "GM0002", "GM0003", "GM0009"}, "ruimer"),
        ({"GM0001", "GM0002"}, "kleiner"),
        ({"GM0001", "GM0009"}, "anders"),
    ],
)
def test_members_of_the_entity_against_the_region(members, answer):
    found = known(members=frozenset(members), members_ground=Sourced("", "Stcrt", "C"))
    assert found["deelnemers"].option_id == answer


def test_disputed_membership_names_both_lists():
    answer = known(disputed=("iJw noemt Utrecht-West", "CBS noemt Gooi"))["lijsten"]
    assert answer.option_id == "oneens"
    assert "iJw noemt Utrecht-West; CBS noemt Gooi" in answer.sentence


def test_portion_elsewhere_and_a_fictional_record():
    found = known(
        partial=Sourced("", "aanbestedingsnieuws.nl", "S"),
        elsewhere=Sourced("Regio Gooi en Vechtstreek", "begroting", "C", True),
    )
    assert found["zorgvormen"].option_id == found["elders"].option_id == "deel"
    assert found["elders"].is_example
    assert not found["zorgvormen"].is_example
