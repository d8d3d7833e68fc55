"""Features of municipalities: as published, put together, or absent."""

from __future__ import annotations

import math

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.kenmerken import (
    ALL_KENMERKEN,
    compared_values,
    find_kenmerk,
    kenmerk_values,
)


@pytest.fixture(scope="module")
def values():
    return kenmerk_values()


def test_all_342_have_every_feature_but_one(values):
    counts = {name: len(found) for name, found in values.items()}
    assert counts.pop("bijstand") == 341  # Ameland's is not in the source
    assert set(counts.values()) == {342}
    assert "GM0060" not in values["bijstand"]


def test_heerlen_is_as_published(values):
    # jeugdbevolking.csv 2022: 86 845 inhabitants, 11 128 and 8 852 young, 45 614
    # households of which 11 883 with children, urbanity 2; pct_jeugdzorg_2021.csv:
    # low income 10.5, to 110% of the minimum 16.6, aid 48.08
    found = {name: each["GM0917"] for name, each in values.items()}
    assert found == pytest.approx(
        {
            "inwoners": 86_845,
            "stedelijkheid": 2,
            "laag_inkomen": 10.5,
            "jongeren": 100 * 19_980 / 86_845,
            "gezinnen": 100 * 11_883 / 45_614,
            "kinderen_per_gezin": 11_128 / 11_883,
            "kinderen_onder_jongeren": 100 * 11_128 / 19_980,
            "sociaal_minimum": 16.6,
            "bijstand": 48.08,
        }
    )


def test_voorne_aan_zee_is_put_together(values):
    # Brielle 17 704 (urbanity 4), Hellevoetsluis 40 574 (2), Westvoorne 14 960 (4)
    assert values["inwoners"]["GM1992"] == 17_704 + 40_574 + 14_960 == 73_238
    weighed = (17_704 * 4 + 40_574 * 2 + 14_960 * 4) / 73_238
    assert values["stedelijkheid"]["GM1992"] == pytest.approx(weighed)
    young = (2_507 + 1_852) + (6_144 + 4_313) + (1_927 + 1_450)
    assert values["jongeren"]["GM1992"] == pytest.approx(100 * young / 73_238)


def test_a_size_is_compared_by_its_logarithm_a_share_as_it_is(values):
    compared = compared_values()
    assert compared["inwoners"]["GM0917"] == pytest.approx(math.log(86_845))
    assert compared["laag_inkomen"]["GM0917"] == values["laag_inkomen"]["GM0917"]


def test_every_feature_says_what_it_is():
    for kenmerk in ALL_KENMERKEN:
        assert kenmerk.meaning.endswith(".")
        assert len(kenmerk.meaning.split()) <= 25
        assert kenmerk.label
        assert kenmerk.unit


def test_a_feature_that_does_not_exist():
    with pytest.raises(UnknownCodeError, match="bestaat niet"):
        find_kenmerk("schoenmaat")
