"""Council note and draft regeling: whole, honest on the law, readable, accessible."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import docx
import pikepdf
import pytest

from factories import MOMENT, actor
from jeugdregio.actions.compose_council_note import compose_council_note
from jeugdregio.actions.compose_regeling import compose_regeling
from jeugdregio.actions.open_council_note import open_council_note
from jeugdregio.actions.open_regeling import in_row
from jeugdregio.actions.record_regeling_fields import record_regeling_fields
from jeugdregio.actions.render_document import render_document
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.documents.blocks import Heading, Notice, TextTable
from jeugdregio.region.regeling.choose import drawbacks_of
from jeugdregio.register.models import (
    ChangeForYoungPeople,
    CostKey,
    FormJudgement,
    RegelingField,
    VoteRule,
)
from jeugdregio.standards.law_wording import long_sentences
from jeugdregio.standards.regeling_fields import all_fields
from jeugdregio.standards.regions import all_regions, members
from legal_texts import prose, stiff, units, unmarked
from regeling_cases import FORMS, RESULTS, TODAY, both, opened, titles, words


pytestmark = pytest.mark.usefixtures("demo")

VARIANTS = [
    pytest.param(form_id, results, id=f"{form_id}-{'whole' if results else 'bare'}")
    for form_id in FORMS
    for results in (None, RESULTS)
]


@pytest.mark.parametrize(("form_id", "results"), VARIANTS)
def test_every_sentence_on_the_law_has_article_and_status(workspace, form_id, results):
    for document in both(workspace, results, form_id=form_id):
        assert unmarked(document) == []


@pytest.mark.parametrize("form_id", FORMS)
def test_behind_each_paragraph_stands_what_it_rests_on(workspace, form_id):
    note = opened(workspace, form_id=form_id)
    shown = units(compose_regeling(note.regeling, as_of=TODAY))
    for article in note.regeling.draft.articles:
        for lid in article.lids:
            marks = [f"{b.label}: {b.status_label}" for b in lid.bases]
            found = [unit for unit in shown if lid.text in unit]
            assert any(all(mark in unit for mark in marks) for unit in found)
        if not article.bases:
            assert "(Eigen keuze van de gemeenten, geen wetsartikel.)" in shown


@pytest.mark.parametrize("form_id", FORMS)
def test_what_is_not_read_in_the_law_shows_its_caveat(workspace, form_id):
    note = opened(workspace, form_id=form_id)
    shown = words(compose_regeling(note.regeling, as_of=TODAY))
    unsure = [b for b in note.regeling.draft.bases if b.status != "C"]
    assert len(unsure) > 10
    for basis in unsure:
        assert basis.caveat in shown


@pytest.mark.parametrize(("form_id", "results"), VARIANTS)
def test_no_field_is_empty_and_no_name_of_a_field_is_left(workspace, form_id, results):
    RegelingField.objects.all().delete()
    for document in both(workspace, results, form_id=form_id):
        shown = words(document)
        assert re.findall(r"[{}]", shown) == []
        assert re.findall(r"(?:\s[.,;:]|: *$|\(\)|\[\]|None)", shown, re.M) == []
        for found in re.findall(r"\[Nog te kiezen[^\]]*\]", shown):
            assert re.match(r"\[Nog te kiezen: \S.*\. Wie: de \w+", found)


@pytest.mark.parametrize("form_id", FORMS)
def test_with_every_choice_made_nothing_is_still_to_choose(workspace, form_id):
    values = {field.id: "iets" for field in all_fields() if not field.derived}
    values["centrumgemeente"] = "Heerlen"
    record_regeling_fields(actor(Role.REGIO), "JZ41", values, at=MOMENT)
    for document in both(workspace, RESULTS, form_id=form_id):
        assert "Nog te kiezen" not in words(document)
        assert "Alle keuzes in dit ontwerp zijn gemaakt." in words(document)


@pytest.mark.parametrize(("form_id", "results"), VARIANTS)
def test_both_can_be_read(workspace, form_id, results):
    note = opened(workspace, results, form_id=form_id)
    names = in_row(note.regeling.gemeenten)
    for document in (
        compose_council_note(note, as_of=TODAY),
        compose_regeling(note.regeling, as_of=TODAY),
    ):
        for text in prose(document, names):
            # Cells that list articles or members are lists, parted by their sign.
            if text.count(";") < 2 and text.count(",") < 8:
                assert long_sentences(text) == [], text
            assert stiff(text) == set()


def test_the_note_tells_its_story_in_this_order(workspace):
    note, _ = both(workspace)
    assert titles(note) == [
        "Wat vragen wij van de raad?",
        "Waarom nu?",
        "Hoe de regio nu samenwerkt",
        "De vormen vergeleken",
        "Wat gemeenten van de vormen vinden",
        "De nadelen van deze vorm en ons antwoord",
        "Stemmen en geld",
        "Wat verandert er voor jongeren, en wanneer?",
        "Wat nog te kiezen is",
        "Hoe het verder gaat",
    ]


def test_the_note_names_the_council_it_is_for(workspace):
    assert both(workspace)[0].subtitle == "Voor de gemeenteraden in Zuid-Limburg"
    note, _ = both(workspace, gemeente_code="GM0917")
    assert note.subtitle == "Voor de gemeenteraad van Heerlen"
    with pytest.raises(UnknownCodeError, match="hoort niet bij de regio"):
        opened(workspace, gemeente_code="GM0014")


def test_a_region_without_records_says_what_is_missing_and_who_has_it(workspace):
    note, _ = both(workspace, code="JZ01")
    missing = [b for b in note.blocks if isinstance(b, Notice) and b.kind == "missing"]
    assert len(missing) == 5  # arrangements, forms, votes, money, young people
    assert all("Wie: " in each.text for each in missing)
    assert not note.example


def test_facts_and_judgement_stand_apart(workspace):
    note, _ = both(workspace, RESULTS)
    shown = [b for b in note.blocks if isinstance(b, TextTable)]
    ranking = next(b for b in shown if b.header == ("Plaats", "Vorm", "Score"))
    assert ranking.rows == (
        ("1", "Openbaar lichaam", "3,64"),
        ("2", "Centrumgemeente", "2,90"),
    )
    assert "Dit is een oordeel, geen feit." in words(note)
    assert "Hier tellen 12 oordelen mee van 48 die konden wegen." in words(note)
    assert "Een oordeel telt mee als het is vrijgegeven" in words(note)
    assert sum(b.header[0] == "Vorm" for b in shown) == 1 + 5  # all forms, five themes


def test_each_drawback_has_its_article_and_each_annex_its_place(workspace):
    note, regeling = both(workspace, RESULTS)
    table = next(
        b for b in note.blocks if isinstance(b, TextTable) and b.header[0] == "Nadeel"
    )
    assert [row[0] for row in table.rows] == [
        each.text for each in drawbacks_of("openbaar_lichaam")
    ]
    for row in table.rows:
        assert "niet bevestigd" in row[1] or "uit tweede hand" in row[1]
        for place in row[2].split("; "):
            assert place in titles(regeling, 2)
    assert "Bijlage 1. Kostensleutel" in titles(regeling)
    assert "Kostensleutel" in titles(note, 2)


def test_what_changes_for_young_people_is_a_paragraph_of_its_own(workspace):
    note, _ = both(workspace, RESULTS)
    at = [getattr(b, "anchor", "") for b in note.blocks].index("jongeren")
    [run] = note.blocks[at + 1].runs
    assert run.text == "Er verandert niets voor jongeren. De toegang blijft dichtbij."
    assert isinstance(note.blocks[at + 2], Heading)


def test_fictional_choices_make_it_an_example(workspace):
    note, regeling = both(workspace)
    assert note.example and regeling.example
    RegelingField.objects.all().delete()
    VoteRule.objects.all().delete()
    FormJudgement.objects.all().delete()
    ChangeForYoungPeople.objects.all().delete()
    CostKey.objects.all().delete()
    note, regeling = both(workspace)
    assert not note.example and not regeling.example


def test_a_region_of_one_municipality_needs_no_regeling(workspace):
    [code, *_] = [r.code for r in all_regions() if len(members(r.code)) == 1]
    for document in both(workspace, code=code):
        assert "Dan is geen gemeenschappelijke regeling nodig" in words(document)
        assert unmarked(document) == []


@pytest.mark.parametrize("which", [0, 1], ids=["note", "regeling"])
@pytest.mark.parametrize(("form_id", "results"), VARIANTS[:2])
def test_as_pdf_it_is_tagged_titled_and_whole(workspace, which, form_id, results):
    document = both(workspace, results, form_id=form_id)[which]
    made = render_document(document, stem="x", extension="pdf", created=MOMENT)
    file = pikepdf.open(io.BytesIO(made.content))
    assert "<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes().decode()
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang) == "nl-NL"
    with file.open_outline() as outline:
        found = [item.title for item in outline.root]
    assert found == [*titles(document), "Bronnen"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is absent")
def test_what_is_still_to_choose_can_be_read_on_paper(workspace):
    RegelingField.objects.all().delete()
    _, document = both(workspace)
    made = render_document(document, stem="x", extension="pdf", created=MOMENT)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"],
        input=made.content,
        capture_output=True,
        check=True,
    )
    shown = " ".join(done.stdout.decode().split())
    assert "[Nog te kiezen: naam van de Jeugdregio. Wie: de colleges]" in shown
    assert "{" not in shown


@pytest.mark.parametrize("which", [0, 1], ids=["note", "regeling"])
def test_as_docx_it_holds_every_chapter_table_and_sentence(workspace, which):
    document = both(workspace, RESULTS)[which]
    made = render_document(document, stem="x", extension="docx", created=MOMENT)
    read = docx.Document(io.BytesIO(made.content))
    heads = [p.text for p in read.paragraphs if p.style.name == "Heading 1"]
    tables = [b for b in document.blocks if isinstance(b, TextTable)]

    assert heads == [*titles(document), "Bronnen"]
    assert len(read.tables) == len(tables)
    for block, table in zip(tables, read.tables, strict=True):
        assert len(table.rows) == len(block.rows) + 1
    assert all(cell.text for table in read.tables for cell in table.rows[-1].cells)


def test_another_kind_of_file_is_not_made(workspace):
    document, _ = both(workspace)
    with pytest.raises(UnknownCodeError, match="Zo'n document maken wij niet"):
        render_document(document, stem="x", extension="exe", created=MOMENT)


def test_who_has_nothing_to_do_with_the_region_gets_nothing(workspace):
    with pytest.raises(UnknownCodeError, match="alleen voor deze regio"):
        open_council_note(workspace, actor(Role.REGIO, "JZ01"), "JZ41", as_of=TODAY)
