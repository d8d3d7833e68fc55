"""TR018, JW307: the Einddatum of a StopProduct against its Begindatum."""

from datetime import date

from jeugdregio.rules.technical.tr018 import RULE
from spec.rules.tables import client, header, make_batch, outcome_of, stop_product


title = "TR018 Stop niet vóór start"


def outcome(begindatum: date | None, einddatum: date | None) -> list[str]:
    stopped = client(stop_product(begindatum=begindatum, einddatum=einddatum))
    return outcome_of(RULE, make_batch("JW307", [header("JW307"), stopped]))


def test_passes_when_it_ends_after_it_began():
    assert outcome(date(2026, 1, 5), date(2026, 4, 30)) == ["goed"]


def test_violated_when_it_ends_the_day_before():
    assert outcome(date(2026, 1, 5), date(2026, 1, 4)) == ["overtreding"]


def test_boundary_it_may_end_on_the_day_it_began():
    assert outcome(date(2026, 1, 5), date(2026, 1, 5)) == ["goed"]


def test_absent_dates_are_not_judged():
    # The schema asks both: nobody said what it means that one is not there.
    assert outcome(date(2026, 1, 5), None) == ["niet_beoordeeld"]
    assert outcome(None, date(2026, 1, 5)) == ["niet_beoordeeld"]
