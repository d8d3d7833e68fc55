"""CD087, JW323: ProductTarief is given, unless the unit is euros."""

import pytest

from jeugdregio.rules.conditions.cd087 import RULE
from spec.rules.tables import outcome_of_claim, prestatie


title = "CD087 ProductTarief hoort bij de Eenheid"


def outcome(eenheid: str | None, tarief: int | None) -> list[str]:
    return outcome_of_claim(RULE, prestatie(eenheid=eenheid, product_tarief=tarief))


@pytest.mark.parametrize("eenheid", ["01", "04", "14", "16", "82", "84"])
def test_passes_with_a_tariff_for_every_other_unit(eenheid):
    assert outcome(eenheid, 1_250) == ["goed"]


@pytest.mark.parametrize("eenheid", ["01", "04", "14", "16", "82", "84"])
def test_violated_without_a_tariff_for_every_other_unit(eenheid):
    assert outcome(eenheid, None) == ["overtreding"]


def test_passes_in_euros_without_a_tariff():
    assert outcome("83", None) == ["goed"]


def test_violated_in_euros_with_a_tariff():
    assert outcome("83", 1_250) == ["overtreding"]


def test_boundary_a_tariff_of_zero_is_given():
    assert outcome("04", 0) == ["goed"]
    assert outcome("83", 0) == ["overtreding"]


def test_absent_eenheid_is_not_judged():
    assert outcome(None, 1_250) == ["niet_beoordeeld"]
    assert outcome(None, None) == ["niet_beoordeeld"]
