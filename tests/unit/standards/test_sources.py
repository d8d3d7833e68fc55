"""Sources of the open data."""

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import all_datasets
from jeugdregio.standards.sources import all_sources, find_source


def test_presumed_table_ids_are_marked_unconfirmed():
    # PROVENANCE.csv: "vermoedelijk 85075NED 2021 en 85335NED 2022"
    assert find_source("cbs_85075ned").status == "U"
    assert find_source("cbs_85335ned").status == "U"


def test_figures_taken_over_through_a_repository_are_not_confirmed():
    # data.md section 5: nothing was checked against a live CBS answer
    through = [each for each in all_sources() if "GitHub" in each.found_through]
    assert len(through) == 11
    assert {each.status for each in through} == {"S", "U"}


def test_every_licence_is_named():
    assert all(each.licence for each in all_sources())


def test_unknown_source_names_the_known_ones():
    with pytest.raises(UnknownCodeError, match="cbs_0") as error:
        find_source("cbs_0")
    assert "cbs_iv3" in error.value.hint


def test_every_source_is_used_or_says_why_the_third_division_is_coming():
    used = {source for dataset in all_datasets() for source in dataset.sources}
    left = {each.id for each in all_sources()} - used
    assert left == {"skipr_41_regios", "stb_2025_357"}
