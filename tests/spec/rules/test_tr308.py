"""TR308, JW323: the last day of a ProductPeriode against the toewijzing."""

from datetime import date

from jeugdregio.rules.technical.tr308 import RULE
from spec.rules.tables import FrameRegister, outcome_of_claim, prestatie, toewijzing


title = "TR308 ProductPeriode eindigt binnen de toewijzing"

# IV089: a toewijzing from 8 April up to and including 17 June 2026.
ENDS = toewijzing(ingangsdatum=date(2026, 4, 8), einddatum=date(2026, 6, 17))


def outcome(einddatum: date | None, known: dict = ENDS, **values) -> list[str]:
    each = prestatie(product_periode_einddatum=einddatum, **values)
    return outcome_of_claim(RULE, each, register=FrameRegister(toewijzing=[known]))


def test_passes_within_the_toewijzing():
    assert outcome(date(2026, 5, 31)) == ["goed"]


def test_violated_until_the_end_of_the_month_when_the_toewijzing_is_earlier():
    assert outcome(date(2026, 6, 30)) == ["overtreding"]


def test_boundary_is_the_last_day_of_the_toewijzing():
    assert outcome(date(2026, 6, 17)) == ["goed"]
    assert outcome(date(2026, 6, 18)) == ["overtreding"]


def test_absent_end_of_the_toewijzing_sets_no_limit():
    open_end = toewijzing(einddatum=None)
    assert outcome(date(2036, 6, 30), open_end) == ["niet_van_toepassing"]


def test_absent_toewijzing_is_for_tr338():
    assert outcome(date(2026, 6, 30), toewijzing_nummer=99) == ["niet_van_toepassing"]


def test_absent_einddatum_is_not_judged():
    assert outcome(None) == ["niet_beoordeeld"]
