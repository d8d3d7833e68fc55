"""Mergers and splits: every code since 2017 leads to municipalities of 2026."""

from datetime import date

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.gemeenten import (
    all_gemeenten,
    find_gemeente,
    gemeente_name,
)
from jeugdregio.standards.herindelingen import (
    all_herindelingen,
    is_split,
    successor,
    successors,
)
from jeugdregio.standards.regions import regio_of


TODAY = {gemeente.code for gemeente in all_gemeenten()}


@pytest.mark.parametrize("jaar", range(2017, 2027))
def test_every_code_of_a_year_leads_to_2026(jaar):
    codes = [r["gm_code"] for r in read_rows("inwoners") if r["jaar"] == str(jaar)]
    reached = {code for old in codes for code in successors(old)}
    assert reached == TODAY


@pytest.mark.parametrize("jaar", range(2017, 2026))
def test_codes_that_end_between_two_years_are_the_mergers_of_that_date(jaar):
    # the population table of each year is an independent list of municipalities
    def codes(year):
        rows = read_rows("inwoners")
        return {row["gm_code"] for row in rows if row["jaar"] == str(year)}

    steps = [s for s in all_herindelingen() if s.ingang == date(jaar + 1, 1, 1)]
    assert codes(jaar) - codes(jaar + 1) == {step.oud for step in steps}
    assert codes(jaar + 1) - codes(jaar) <= {step.nieuw for step in steps}


def test_only_three_gemeenten_were_split():
    # data.md: Littenseradiel, Winsum, Haaren; no key to divide inhabitants by
    old = {step.oud for step in all_herindelingen()}
    split = {gemeente_name(code) for code in old if is_split(code)}
    assert split == {"Littenseradiel", "Winsum", "Haaren"}


def test_merger_in_one_step():
    assert successors("GM0457") == ("GM0363",)  # Weesp -> Amsterdam, 2023
    assert successor("GM0457") == "GM0363"


def test_a_gemeente_that_still_exists_leads_to_itself():
    assert successors("GM0917") == ("GM0917",)
    assert not is_split("GM0917")


def test_split_gemeente_is_attributed_to_no_gemeente():
    assert successors("GM0788") == ("GM0757", "GM0824", "GM0855", "GM0865")
    assert successor("GM0788") is None


def test_split_gemeente_counts_for_a_region_only_when_all_parts_lie_in_it():
    assert regio_of("GM0140") == "JZ02"  # Littenseradiel: three in Friesland
    assert regio_of("GM0053") == "JZ01"  # Winsum: both in Groningen
    # Haaren: Boxtel and Vught in JZ33, Oisterwijk and Tilburg in JZ35
    assert {regio_of(code) for code in successors("GM0788")} == {"JZ33", "JZ35"}
    assert regio_of("GM0788") is None


def test_code_that_never_was():
    with pytest.raises(UnknownCodeError, match="GM9999"):
        successors("GM9999")


def test_looking_for_a_former_gemeente_tells_what_became_of_it():
    with pytest.raises(UnknownCodeError) as error:
        find_gemeente("Haaren")
    assert error.value.hint == (
        "Haaren (GM0788) is opgeheven. Het gebied hoort nu bij: Boxtel (GM0757), "
        "Oisterwijk (GM0824), Tilburg (GM0855), Vught (GM0865)."
    )
    with pytest.raises(UnknownCodeError) as error:
        find_gemeente("GM0457")
    assert "Amsterdam (GM0363)" in error.value.hint
