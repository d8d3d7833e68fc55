"""TR307, JW323: the first day of a ProductPeriode against the toewijzing."""

from datetime import date

from jeugdregio.rules.technical.tr307 import RULE
from spec.rules.tables import FrameRegister, outcome_of_claim, prestatie, toewijzing


title = "TR307 ProductPeriode begint binnen de toewijzing"

# IV089: a toewijzing from 8 April up to and including 17 June 2026.
REGISTER = FrameRegister(
    toewijzing=[toewijzing(ingangsdatum=date(2026, 4, 8), einddatum=date(2026, 6, 17))]
)


def outcome(begindatum: date | None, **values) -> list[str]:
    each = prestatie(product_periode_begindatum=begindatum, **values)
    return outcome_of_claim(RULE, each, register=REGISTER)


def test_passes_within_the_toewijzing():
    assert outcome(date(2026, 5, 1)) == ["goed"]


def test_violated_from_the_first_of_the_month_when_the_toewijzing_is_later():
    assert outcome(date(2026, 4, 1)) == ["overtreding"]


def test_boundary_is_the_first_day_of_the_toewijzing():
    assert outcome(date(2026, 4, 8)) == ["goed"]
    assert outcome(date(2026, 4, 7)) == ["overtreding"]


def test_absent_toewijzing_is_for_tr338():
    assert outcome(date(2026, 4, 1), toewijzing_nummer=99) == ["niet_van_toepassing"]


def test_absent_begindatum_is_not_judged():
    assert outcome(None) == ["niet_beoordeeld"]
