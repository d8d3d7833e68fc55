"""A figure page put together: scope, year, areas and story."""

from __future__ import annotations

import pytest

from care_fixture import random_care
from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.actions.workspace import Workspace
from jeugdregio.facts.care.build import build_care
from jeugdregio.kernel.errors import UnknownCodeError


def show(workspace, measure="lasten_iv3", code="JZ41", indeling="ijw_2026", **more):
    return show_figure(workspace, measure, find_scope(code), indeling=indeling, **more)


@pytest.mark.parametrize(
    ("code", "kind", "naam"),
    [
        ("NL01", "land", "Nederland"),
        ("JZ41", "regio", "Zuid-Limburg"),
        ("GM0917", "gemeente", "Heerlen"),
    ],
)
def test_scope_of_a_code(code, kind, naam):
    scope = find_scope(code)
    assert (scope.kind, scope.code, scope.naam) == (kind, code, naam)


@pytest.mark.parametrize(
    "code", ["", "XX", "JZ99", "JZ40", "GM9999", "GM", "nl01", "\0"]
)
def test_unknown_scope(code):
    with pytest.raises(UnknownCodeError) as caught:
        find_scope(code)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("code", "more", "niveau", "rows"),
    [
        ("NL01", {}, "regio", 42),
        ("NL01", {"by_gemeente": True}, "gemeente", 342),
        ("JZ41", {}, "gemeente", 16),
        ("GM0917", {}, "gemeente", 16),  # beside those of its region
    ],
)
def test_areas_beneath_a_scope(workspace, code, more, niveau, rows):
    page = show(workspace, code=code, **more)
    assert (page.areas_niveau, len(page.figures.areas.rows)) == (niveau, rows)


def test_latest_year_with_a_figure_is_the_default(workspace):
    assert show(workspace).figures.year == 2024  # accounts
    budget = show(workspace, choices={"verslagsoort": "begroting"})
    assert budget.figures.year == 2026
    assert show(workspace, "gebruik_cbs").figures.year == 2022


def test_year_is_that_of_the_choice_in_every_table(workspace):
    page = show(workspace, year=2020)
    assert {row["jaar"] for row in page.figures.areas.records()} == {2020}
    assert "2020" in page.story.answer


@pytest.mark.parametrize(
    "more",
    [
        {"measure": "wachttijd"},
        {"year": 1999},
        {"indeling": "xx"},
        {"choices": {"verslagsoort": "raming"}},
    ],
)
def test_what_does_not_exist_is_said(workspace, more):
    with pytest.raises(UnknownCodeError):
        show(workspace, **more)


def test_a_measure_on_messages_has_a_page_once_there_are_messages(workspace, tmp_path):
    with pytest.raises(UnknownCodeError, match="geen cijfers uit berichten"):
        show(workspace, measure="wachttijd")
    build_care(tmp_path, lambda: random_care(1, persons=40), state="test")
    page = show(Workspace(tmp_path), measure="wachttijd")
    assert page.is_care
    assert (page.areas_niveau, page.within) == ("gemeente_2026", "JZ41")
    assert page.years == (2026, 2025, 2024)  # allocations from 2024 on


def test_a_measure_on_messages_has_no_page_of_the_country(workspace):
    with pytest.raises(UnknownCodeError, match="niet voor heel Nederland"):
        show(workspace, measure="wachttijd", code="NL01")


def test_division_decides_which_gemeenten_a_region_has(workspace):
    def names(indeling):
        rows = show(workspace, code="JZ08", indeling=indeling).figures.areas.records()
        return {row["gebied_naam"] for row in rows}

    assert names("ijw_2026") - names("cbs_2025") == {"Zeewolde"}


@pytest.mark.parametrize("measure", ["begroting_rekening", "gebruik_cbs", "lasten_iv3"])
@pytest.mark.parametrize("code", ["NL01", "JZ41", "GM0917"])
def test_story_answers_in_a_sentence_with_three_to_five_figures(
    workspace, measure, code
):
    story = show(workspace, measure, code).story
    assert story.answer.endswith(".")
    assert 2 <= len(story.key_figures) <= 5
