"""TR346, JW323: an amount is volume times tariff; IV081 for minutes."""

from datetime import date

import pytest

from jeugdregio.rules.technical.tr346 import RULE
from spec.rules.tables import FrameRegister, outcome_of_claim, prestatie, tijdtarief


title = "TR346 Bedrag is volume maal tarief"

MINUUT, UUR, ETMAAL, EURO = "01", "04", "14", "83"


def outcome(eenheid, volume, tarief, bedrag, *contract: dict) -> list[str]:
    each = prestatie(
        eenheid=eenheid,
        geleverd_volume=volume,
        product_tarief=tarief,
        ingediend_bedrag_bedrag=bedrag,
    )
    register = FrameRegister(tijdtarief=list(contract))
    return outcome_of_claim(RULE, each, register=register)


def per_hour(cents: int, **values) -> dict:
    return tijdtarief(eenheid=UUR, tarief_cents=cents, **values)


def per_minute(cents: int) -> dict:
    return tijdtarief(eenheid=MINUUT, tarief_cents=cents)


def test_passes_with_volume_times_tariff():
    assert 16 * 1_500 == 24_000
    assert outcome(UUR, 16, 1_500, 24_000) == ["goed"]


def test_violated_with_another_amount():
    assert outcome(UUR, 16, 1_500, 21_000) == ["overtreding"]


@pytest.mark.parametrize("eenheid", [UUR, ETMAAL, "16", "82", "84"])
def test_boundary_is_one_cent(eenheid):
    assert outcome(eenheid, 16, 1_500, 24_000) == ["goed"]
    assert outcome(eenheid, 16, 1_500, 24_001) == ["overtreding"]
    assert outcome(eenheid, 16, 1_500, 23_999) == ["overtreding"]


def test_minutes_under_a_tariff_per_hour():
    # 65.00 per hour is 1.0833 per minute, given as 1.08. 100 minutes:
    # 6 500 * 100 / 60 = 10 833.33 -> 10 833; and not 108 * 100 = 10 800.
    contract = per_hour(6_500)
    assert outcome(MINUUT, 100, 108, 10_833, contract) == ["goed"]
    assert outcome(MINUUT, 100, 108, 10_800, contract) == ["overtreding"]
    assert outcome(MINUUT, 100, 108, 10_834, contract) == ["overtreding"]


def test_boundary_half_a_cent_goes_up():
    # 8 730 * 1 / 60 = 145.5 -> 146, as IV081 rounds 1.455 to 1.46
    assert outcome(MINUUT, 1, 146, 146, per_hour(8_730)) == ["goed"]
    assert outcome(MINUUT, 1, 146, 145, per_hour(8_730)) == ["overtreding"]
    # 8 724 * 1 / 60 = 145.4 -> 145, as IV081 rounds 1.454 to 1.45
    assert outcome(MINUUT, 1, 145, 145, per_hour(8_724)) == ["goed"]
    # 1 * 30 / 60 = 0.5 -> 1;  1 * 29 / 60 = 0.48 -> 0
    assert outcome(MINUUT, 30, 0, 1, per_hour(1)) == ["goed"]
    assert outcome(MINUUT, 29, 0, 0, per_hour(1)) == ["goed"]


def test_minutes_under_a_tariff_that_is_whole_per_minute():
    # 60.00 per hour is 1.00 per minute: both ways give the same.
    assert outcome(MINUUT, 45, 100, 4_500, per_hour(6_000)) == ["goed"]


def test_minutes_under_a_tariff_per_minute():
    contract = per_minute(108)
    assert outcome(MINUUT, 100, 108, 10_800, contract) == ["goed"]
    assert outcome(MINUUT, 100, 108, 10_833, contract) == ["overtreding"]


def test_the_contract_is_for_minutes_only():
    # A tariff per hour that differs is TR418.
    assert outcome(UUR, 2, 1_250, 2_500, per_hour(6_500)) == ["goed"]


def test_the_contract_is_not_asked_where_it_is_not_needed():
    register = FrameRegister(tijdtarief=[per_hour(6_500)])
    outcome_of_claim(RULE, prestatie(), register=register)
    assert register.asked == []
    minutes = prestatie(eenheid=MINUUT)
    outcome_of_claim(RULE, prestatie(), minutes, register=register)
    assert register.asked == [("tijdtarief", 1)]


def test_hours_beside_minutes_of_the_same_product_are_hours():
    register = FrameRegister(tijdtarief=[per_hour(6_500)])
    minutes = prestatie(
        eenheid=MINUUT,
        geleverd_volume=100,
        product_tarief=108,
        ingediend_bedrag_bedrag=10_833,
    )
    both = outcome_of_claim(RULE, prestatie(), minutes, register=register)
    assert both == ["goed", "goed"]


@pytest.mark.parametrize(
    "other",
    [
        {"gemeente": "0917"},
        {"aanbieder": "65656056"},
        {"product_code": "45A04"},
        {"product_categorie": "54"},
        {"op": date(2026, 5, 1)},
    ],
)
def test_the_contract_is_of_both_parties_the_product_and_the_day(other):
    # 10 833 is right under a tariff per hour of 65.00; this one is of something else.
    contract = per_hour(6_500, **other)
    assert outcome(MINUUT, 100, 108, 10_833, contract) == ["niet_beoordeeld"]


def test_absent_contract_leaves_the_main_sentence():
    # Volume times tariff passes; another amount may rest on a tariff per hour.
    assert outcome(MINUUT, 100, 108, 10_800) == ["goed"]
    assert outcome(MINUUT, 100, 108, 10_833) == ["niet_beoordeeld"]


def test_absent_tariff_is_for_cd087():
    assert outcome(UUR, 16, None, 24_000) == ["niet_van_toepassing"]
    assert outcome(EURO, 24_000, None, 24_000) == ["niet_van_toepassing"]


def test_euros_are_for_cs339():
    assert outcome(EURO, 24_000, 1, 5) == ["niet_van_toepassing"]


def test_absent_volume_or_amount_is_not_judged():
    assert outcome(UUR, None, 1_500, 24_000) == ["niet_beoordeeld"]
    assert outcome(UUR, 16, 1_500, None) == ["niet_beoordeeld"]


def test_the_largest_figures_do_not_overflow():
    # 99 999 999 * 99 999 999 / 60 = 166 666 663 333 333.35
    right = 166_666_663_333_333
    assert right == (99_999_999 * 99_999_999 + 30) // 60
    contract = per_hour(99_999_999)
    assert outcome(MINUUT, 99_999_999, 1, right, contract) == ["goed"]
