"""TR135, all messages: the Dagtekening against the day of receipt."""

from datetime import date

import pytest

from jeugdregio.rules.technical.tr135 import RULE
from spec.rules.tables import claim, header, make_batch, outcome_of, prestatie


title = "TR135 Dagtekening niet in de toekomst"


def message(dagtekening: date | None):
    tops = claim(prestatie())
    tops[0] = header("JW323", bericht_identificatie_dagtekening=dagtekening)
    return tops


@pytest.mark.parametrize(
    ("dagtekening", "outcome"),
    [
        (date(2026, 3, 1), "goed"),  # the day before receipt
        (date(2026, 3, 2), "goed"),  # the day of receipt: the boundary
        (date(2026, 3, 3), "overtreding"),  # the day after
    ],
)
def test_boundary_is_the_day_of_receipt(dagtekening, outcome):
    batch = make_batch("JW323", message(dagtekening), received_on=date(2026, 3, 2))
    assert outcome_of(RULE, batch) == [outcome]


def test_passes_long_before_receipt():
    batch = make_batch("JW323", message(date(2025, 3, 2)))
    assert outcome_of(RULE, batch) == ["goed"]


def test_violated_against_its_own_day_of_receipt_only():
    both = message(date(2026, 3, 2)), message(date(2026, 3, 2))
    days = {0: date(2026, 3, 2), 1: date(2026, 3, 1)}
    batch = make_batch("JW323", *both, received_on=days)
    assert outcome_of(RULE, batch) == ["goed", "overtreding"]


def test_absent_dagtekening_is_not_judged():
    batch = make_batch("JW323", message(None))
    assert outcome_of(RULE, batch) == ["niet_beoordeeld"]
