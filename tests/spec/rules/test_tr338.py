"""TR338, JW323: every Prestatie belongs to a toewijzing."""

import pytest

from jeugdregio.rules.technical.tr338 import RULE
from spec.rules.tables import FrameRegister, outcome_of_claim, prestatie, toewijzing


title = "TR338 Prestatie hoort bij een toewijzing"


def outcome(nummer: int | None, **known) -> list[str]:
    register = FrameRegister(toewijzing=[toewijzing(**known)])
    each = prestatie(toewijzing_nummer=nummer)
    return outcome_of_claim(RULE, each, register=register)


def test_passes_with_a_known_number():
    assert outcome(10072) == ["goed"]


def test_violated_with_an_unknown_number():
    assert outcome(10073) == ["overtreding"]


def test_boundary_only_the_prestatie_with_the_unknown_number():
    register = FrameRegister(toewijzing=[toewijzing()])
    both = prestatie(), prestatie(toewijzing_nummer=10073)
    assert outcome_of_claim(RULE, *both, register=register) == ["goed", "overtreding"]


@pytest.mark.parametrize("other", [{"gemeente": "0917"}, {"aanbieder": "65656056"}])
def test_violated_when_the_number_is_of_another_gemeente_or_aanbieder(other):
    # OP275: a number is unique within one gemeente.
    assert outcome(10072, **other) == ["overtreding"]


def test_absent_number_is_not_judged():
    assert outcome(None) == ["niet_beoordeeld"]
