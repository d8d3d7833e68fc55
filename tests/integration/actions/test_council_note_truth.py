"""The council note says no more than the register, the rule and the reader allow."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.record_arrangement import NewArrangement, record_arrangement
from jeugdregio.kernel.access import Role
from jeugdregio.publishing.documents.blocks import Notice, TextTable
from jeugdregio.register.models import (
    CostKey,
    EntityForm,
    Organisation,
    RegelingField,
    VoteRule,
)
from legal_texts import units, unmarked
from regeling_cases import both, titles, words


pytestmark = pytest.mark.usefixtures("demo")


def recorded(code, **given):
    """An arrangement that staff of a region recorded, with a marked name."""
    new = {
        "name": "Merkteken Zandloper",
        "kind": "gemeenschappelijke_regeling",
        "stage": "geldt",
        "members": ("GM0917",),
        "source": "Raadsstuk Zandloper",
    } | given
    who = actor(Role.REGIO, code)
    return record_arrangement(who, code, NewArrangement(**new), at=MOMENT)


def test_history_and_present_arrangements_come_with_their_source(workspace):
    note, _ = both(workspace)
    rows = next(
        b.rows
        for b in note.blocks
        if isinstance(b, TextTable) and b.header[0] == "Samenwerking"
    )
    row, jens = rows
    assert jens[0].startswith("JenS")
    assert jens[2] == (
        "niet bekend of dit nog loopt: "
        "genoemd in december 2017, en in het plan voor 2023"
    )
    assert row[:3] == (
        "Centrumregeling Verwerving jeugdhulp Zuid-Limburg",
        "centrumgemeente: Maastricht",
        "sinds 2014, vernieuwd voor 2019",  # the day itself is not confirmed
    )
    assert len(row[3].split(", ")) == 16
    assert row[4].startswith("Staatscourant 2018, 61875")
    assert row[4].endswith(": bevestigd")
    partial = [u for u in units(note) if "doet voor een deel mee" in u]
    assert [u.split()[0] for u in partial] == ["Heerlen", "Landgraaf", "Voerendaal"]
    assert all("uit tweede hand" in u for u in partial)
    assert all("Of het nu nog zo is, zochten wij niet na." in u for u in partial)
    assert "De precieze eerste dag namen wij zelf aan." in row[5]


def test_an_earlier_form_is_history(workspace):
    entity = Organisation.objects.get(code="JR-JZ41")
    EntityForm.objects.create(
        entity=entity,
        form_id="regeling_zonder_meer",
        valid_from=date(2015, 1, 1),
        valid_to=date(2018, 12, 31),
        source="Verslag van 2014",
        status="U",
    )
    note, _ = both(workspace)
    rows = next(
        b.rows
        for b in note.blocks
        if isinstance(b, TextTable) and b.header[0] == "Samenwerking"
    )
    assert [row[2] for row in rows] == [
        "sinds 1 januari 2015, tot en met 31 december 2018",
        "sinds 2014, vernieuwd voor 2019",
        (
            "niet bekend of dit nog loopt: "
            "genoemd in december 2017, en in het plan voor 2023"
        ),  # JenS
    ]
    assert rows[0][4] == "Verslag van 2014: niet bevestigd"
    assert "doet voor een deel mee" in words(note)


def test_what_another_region_recorded_for_itself_stays_out(workspace):
    recorded("JZ16", form_id="centrumgemeente")  # with Heerlen, which is in JZ41
    for document in both(workspace):
        assert "Zandloper" not in words(document)
        assert "Zandloper" not in " ".join(document.sources)
    recorded("JZ41", name="Eigen Merkteken")
    assert "Eigen Merkteken" in words(both(workspace)[0])


def test_a_plan_is_a_plan_and_what_ended_has_its_end(workspace):
    recorded(
        "JZ41",
        name="Plan A",
        stage="plan",
        valid_from=date(2027, 1, 1),
        form_id="centrumgemeente",
    )
    recorded(
        "JZ41",
        name="Oud B",
        valid_from=date(2020, 1, 1),
        valid_to=date(2021, 12, 31),
        form_id="centrumgemeente",
    )
    note, _ = both(workspace)
    table = next(
        b
        for b in note.blocks
        if isinstance(b, TextTable) and b.header[0] == "Samenwerking"
    )
    periods = {row[0]: row[2] for row in table.rows}
    assert periods["Plan A"] == "plan: vanaf 1 januari 2027"
    assert periods["Oud B"] == "sinds 1 januari 2020, tot en met 31 december 2021"
    assert EntityForm.objects.get(entity__naam="Oud B").valid_to == date(2021, 12, 31)


@pytest.mark.parametrize("form_id", ["openbaar_lichaam", "centrumgemeente"])
def test_the_votes_lid_and_the_recorded_rule_say_the_same(workspace, form_id):
    RegelingField.objects.all().delete()
    assert VoteRule.objects.get(region__code="JZ41").state == "concept"
    shown = words(both(workspace, form_id=form_id)[1])
    assert "Stand van deze stemregel: concept." in shown
    assert "De inwoners zijn die van 1 januari 2026." in shown
    assert "Die meerderheid is van alle stemmen" in shown
    assert "meer dan de helft van de uitgebrachte" not in shown
    assert "deze stemmen: zie de bijlage Verdeling van de stemmen." in shown
    VoteRule.objects.all().delete()
    shown = words(both(workspace, form_id=form_id)[1])
    assert "meer dan de helft van de uitgebrachte stemmen voor is" in shown
    assert "Die meerderheid is van alle stemmen" not in shown


def test_what_an_annex_works_out_is_not_open_and_each_missing_part_is_named(workspace):
    RegelingField.objects.all().delete()

    def told():
        note, regeling = both(workspace)
        titles_ = {b.title for b in note.blocks if isinstance(b, Notice)}
        open_ = next(
            b
            for b in regeling.blocks
            if isinstance(b, TextTable) and b.header[0] == "Nog te kiezen"
        )
        return titles_, {row[0] for row in open_.rows}, words(regeling)

    notices, left, shown = told()
    assert not {"Stemverhouding", "Kostensleutel"} & left
    assert "deze sleutel: zie de bijlage Kostensleutel. De uitwerking staat" in shown
    CostKey.objects.all().delete()
    notices, left, shown = told()
    assert "Nog te kiezen: de kostensleutel" in notices
    assert "Nog te kiezen: de stemmen" not in notices
    assert "Kostensleutel" in left and "Stemverhouding" not in left
    assert "staat in de bijlage" not in shown
    assert "deze sleutel: [Nog te kiezen: kostensleutel" in shown


def test_why_now_is_told_as_a_plan_with_its_article(workspace):
    note, _ = both(workspace)
    at = [getattr(b, "anchor", "") for b in note.blocks].index("waarom")
    told = "".join(run.text for run in note.blocks[at + 1].runs)
    assert told.startswith("Het plan is dat gemeenten specialistische jeugdhulp samen")
    assert "(Jeugdwet art. 2.19 lid 1 onder a, onder 1°: bevestigd)" in told


@pytest.mark.parametrize("code", ["JZ15", "JZ22"])
def test_the_note_of_one_municipality_asks_nothing_that_takes_two(workspace, code):
    note, _ = both(workspace, code=code)
    shown = words(note)
    assert "telt 1 gemeente (" in shown
    for untrue in ("zienswijze op het ontwerp", "toestemming om", "Elk weegt zelf"):
        assert untrue not in shown
    assert titles(note) == [
        "Wat vragen wij van de raad?",
        "Waarom nu?",
        "Hoe de regio nu samenwerkt",
    ]
    assert note.subtitle.startswith("Voor de gemeenteraad van ")
    assert unmarked(note) == []
