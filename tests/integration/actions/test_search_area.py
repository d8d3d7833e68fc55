"""Finding an area by what a person types."""

from __future__ import annotations

import pytest

from jeugdregio.actions.search_area import MOST_HITS, search_area


def codes(query):
    return [hit.code for hit in search_area(query)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Heerlen", "GM0917"),
        ("HEERLEN", "GM0917"),
        (" heerlen\t", "GM0917"),
        ("gm0917", "GM0917"),
        ("Zuid-Limburg", "JZ41"),
        ("zuid limburg", "JZ41"),
        ("jz41", "JZ41"),
        ("Súdwest-Fryslân", "GM1900"),
        ("sudwest fryslan", "GM1900"),
        ("'s-Gravenhage", "GM0518"),
        ("Heerln", "GM0917"),  # a letter forgotten
        ("Mastricht", "GM0935"),
    ],
)
def test_one_hit(query, code):
    assert codes(query) == [code]


@pytest.mark.parametrize("query", ["den haag", "den bosch"])
def test_name_everyone_uses_finds_the_gemeente(query):
    assert codes(query) in (["GM0518"], ["GM0796"])


def test_name_that_is_gone_leads_to_its_successor_and_says_so():
    [hit] = search_area("Landerd")
    assert (hit.naam, hit.through) == ("Maashorst", "Landerd")


def test_name_of_region_and_gemeente_gives_both_region_first():
    assert codes("Groningen") == ["JZ01", "GM0014"]


def test_part_of_a_name_lists_all_that_hold_it_regions_first():
    found = search_area("limburg")
    kinds = [hit.kind for hit in found]
    assert {"JZ41", "JZ24"} & {hit.code for hit in found}
    assert kinds == sorted(kinds, reverse=True)  # regio before gemeente


@pytest.mark.parametrize(
    "query",
    ["", " ", "!?-", "\0", "x", "qqqqqqqq", "'; DROP TABLE", "٤١", "x" * 10_000],
)
def test_nothing_comes_near(query):
    assert codes(query) == []


def test_hits_are_never_more_than_fit_and_each_comes_once():
    found = codes("en")
    assert len(found) == MOST_HITS
    assert len(set(found)) == MOST_HITS
