"""TR056, all messages: an Identificatie once per sender and berichtsoort."""

import pytest

from jeugdregio.rules.technical.tr056 import RULE
from spec.rules.tables import (
    AANBIEDER,
    FrameRegister,
    claim,
    header,
    make_batch,
    outcome_of,
    prestatie,
)


title = "TR056 Identificatie is uniek per afzender en berichtsoort"

IDENTIFICATIE = "bericht_identificatie_identificatie"


def message(identificatie: str | None, afzender: str = AANBIEDER):
    tops = claim(prestatie())
    tops[0] = header("JW323", **{IDENTIFICATIE: identificatie, "afzender": afzender})
    return tops


def received(identificatie: str, aantal: int = 1) -> FrameRegister:
    return FrameRegister(
        bericht=[
            {
                "afzender": AANBIEDER,
                "bericht_code": "490",
                "identificatie": identificatie,
                "aantal": aantal,
            }
        ]
    )


def test_passes_when_nobody_used_it():
    batch = make_batch("JW323", message("A1"), message("A2"))
    assert outcome_of(RULE, batch) == ["goed", "goed"]


def test_violated_when_the_register_has_it():
    batch = make_batch("JW323", message("A1"))
    assert outcome_of(RULE, batch, received("A1")) == ["overtreding"]


def test_violated_is_the_later_of_two_in_one_batch():
    batch = make_batch("JW323", message("A1"), message("B1"), message("A1"))
    assert outcome_of(RULE, batch) == ["goed", "goed", "overtreding"]


def test_boundary_zero_messages_before_is_none():
    batch = make_batch("JW323", message("A1"))
    assert outcome_of(RULE, batch, received("A1", aantal=0)) == ["goed"]
    assert outcome_of(RULE, batch, received("A1", aantal=1)) == ["overtreding"]


def test_passes_for_another_sender():
    batch = make_batch("JW323", message("A1"), message("A1", afzender="65656056"))
    assert outcome_of(RULE, batch) == ["goed", "goed"]


@pytest.mark.parametrize("berichtsoort", ["JW305", "JW307"])
def test_passes_for_another_berichtsoort(berichtsoort):
    # The same Identificatie was used for a claim (490).
    batch = make_batch(berichtsoort, [header(berichtsoort, **{IDENTIFICATIE: "A1"})])
    assert outcome_of(RULE, batch, received("A1")) == ["goed"]


def test_absent_identificatie_is_not_judged():
    # And two absent ones are not each other's double.
    batch = make_batch("JW323", message(None), message(None))
    assert outcome_of(RULE, batch) == ["niet_beoordeeld", "niet_beoordeeld"]
