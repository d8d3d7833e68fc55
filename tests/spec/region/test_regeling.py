"""The draft regeling: what is in, in which order, and nothing left empty."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.region.regeling.basis import OWN_CHOICE
from jeugdregio.region.regeling.checklist import founding_checklist
from jeugdregio.region.regeling.choose import (
    FormDrawback,
    answer_drawbacks,
    choose_clauses,
    drawbacks_of,
)
from jeugdregio.region.regeling.draft import build_draft
from jeugdregio.region.regeling.fill import fill
from jeugdregio.region.regeling.sources import source_titles
from jeugdregio.standards.regeling_fields import all_fields


FORMS = ("openbaar_lichaam", "bedrijfsvoeringsorganisatie", "centrumgemeente")
ALL_VALUES = {field.id: f"WAARDE-{field.id}" for field in all_fields()}


def draft(form_id="centrumgemeente", values=None, switched_on=None):
    chosen = choose_clauses(form_id, drawbacks_of(form_id), switched_on)
    return build_draft(form_id, chosen, values or {})


def text_of(made) -> str:
    return "\n".join(lid.text for a in made.articles for lid in a.lids)


@pytest.mark.parametrize("form_id", FORMS)
def test_an_unfilled_field_is_a_visible_choice_with_who_must_choose(form_id):
    made = draft(form_id)
    assert "{" not in text_of(made)
    for article in made.articles:
        for lid in article.lids:
            for piece in lid.pieces:
                assert piece.text.strip() or piece.text == " "
                if piece.open_field:
                    assert piece.text.startswith("[Nog te kiezen: ")
                    assert ". Wie: de " in piece.text
    assert {c.field.id for c in made.open_choices} == {f.id for f in made.fields}


@pytest.mark.parametrize("form_id", FORMS)
def test_with_all_values_nothing_is_open_and_each_value_is_in_the_text(form_id):
    made = draft(form_id, ALL_VALUES, switched_on=all_optional(form_id))
    text = text_of(made)
    assert made.open_choices == ()
    assert "Nog te kiezen" not in text
    for field in made.fields:
        assert f"WAARDE-{field.id}" in text


def all_optional(form_id):
    return [c.clause.id for c in choose_clauses(form_id, ()) if c.clause.optional]


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_a_blank_value_is_no_choice(blank):
    [_, piece, _] = fill("In {zetel}.", {"zetel": blank})
    assert piece.text == "[Nog te kiezen: plaats van vestiging. Wie: de colleges]"


def test_what_looks_like_a_field_in_a_value_is_not_filled_again():
    pieces = fill("In {zetel}.", {"zetel": "{naam}", "naam": "X"})
    assert [piece.text for piece in pieces] == ["In ", "{naam}", "."]


def test_an_unknown_field_is_our_mistake_and_told():
    with pytest.raises(UnknownCodeError, match="'zetl' bestaat niet"):
        fill("In {zetl}.", {})


def test_a_suggestion_that_is_not_confirmed_says_so():
    [piece, _] = fill("{begroting_datum}.", {})
    assert "Voorstel: 15 september (niet bevestigd)" in piece.text


@pytest.mark.parametrize("form_id", FORMS)
def test_articles_are_numbered_through_and_considerations_are_not(form_id):
    made = draft(form_id)
    numbers = [a.number for a in made.articles if a.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [a.number for a in made.chapters[0].articles] == [None, None]
    assert made.chapters[0].heading == "Overwegingen"
    assert made.chapters[1].heading == "Hoofdstuk 1. Begrippen en instelling"


def test_leaving_an_article_out_renumbers_the_rest():
    full = draft(switched_on=["overhead"])
    less = draft(switched_on=[])
    assert full.place_of("overhead") and not less.place_of("overhead")
    assert len(full.articles) == len(less.articles) + 1
    last = [int(d.place_of("inwerking").split()[1].rstrip(".")) for d in (full, less)]
    assert last[0] == last[1] + 1


def test_what_is_no_choice_cannot_be_left_out():
    assert draft(switched_on=[]).place_of("zienswijze")
    assert draft(switched_on=[]).place_of("partijen") == "Wie deze regeling treffen"


def test_a_feature_of_the_form_shows_how_sure_it_is():
    [article] = [
        a for a in draft("openbaar_lichaam").articles if a.clause.id == "instelling-ol"
    ]
    marks = [[basis.mark for basis in lid.bases] for lid in article.lids]
    assert marks == [
        ["Jeugdwet art. 2.18: uit tweede hand"],
        [],  # its name
        ["Openbaar lichaam, rechtspersoon: uit tweede hand"],
        [],  # its seat
        ["Openbaar lichaam, grondslag in de Wgr: niet bevestigd"],
    ]


@pytest.mark.parametrize("form_id", FORMS)
def test_what_is_not_confirmed_by_the_law_carries_its_caveat(form_id):
    for basis in draft(form_id).bases:
        assert basis.source
        assert basis.caveat or basis.status == "C"


@pytest.mark.parametrize("form_id", FORMS)
def test_each_drawback_leads_to_an_article(form_id):
    drawbacks = drawbacks_of(form_id)
    chosen = choose_clauses(form_id, drawbacks)
    made = build_draft(form_id, chosen, {})
    for answered in answer_drawbacks(chosen, drawbacks):
        assert answered.clauses
        for clause in answered.clauses:
            assert made.place_of(clause.id).startswith("Artikel ")


def test_a_drawback_of_elsewhere_is_answered_by_its_theme():
    drawback = FormDrawback("Te weinig mensen.", "werkgeverschap", "U", "Eigen")
    chosen = choose_clauses("centrumgemeente", [drawback])
    [answered] = answer_drawbacks(chosen, [drawback])
    assert [clause.id for clause in answered.clauses] == ["continuiteit-cg"]
    assert answered.status_label == "niet bevestigd"


def test_a_drawback_stays_open_where_its_only_answer_was_left_out():
    drawback = FormDrawback("Te weinig mensen.", "werkgeverschap", "U", "Eigen")
    chosen = choose_clauses("centrumgemeente", [drawback], switched_on=())
    [answered] = answer_drawbacks(chosen, [drawback])
    assert answered.clauses == ()


@pytest.mark.parametrize(
    "form_id", ["gemeenschappelijk_orgaan", "regeling_zonder_meer"]
)
def test_a_form_that_may_not_be_a_jeugdregio_gets_no_draft(form_id):
    with pytest.raises(InvalidInputError, match="uit tweede hand") as caught:
        choose_clauses(form_id, ())
    assert "Openbaar lichaam, Bedrijfsvoeringsorganisatie" in caught.value.hint


@pytest.mark.parametrize("form_id", FORMS)
def test_a_step_of_the_checklist_says_who_and_on_what(form_id):
    lines = founding_checklist(form_id)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    by_id = {line.step.id: line for line in lines}
    assert by_id["zienswijze"].who == "de raden"
    assert by_id["zienswijze"].rests_on == (
        "Wet gemeenschappelijke regelingen, wijziging 2022: uit tweede hand"
    )
    assert by_id["verwerken"].rests_on == OWN_CHOICE
    assert "niet bevestigd" in by_id["fiscalist"].rests_on


def test_sources_are_told_once_by_title_and_others_as_they_are():
    found = source_titles(["Proof; JW art. 1", "JW art. 2", "Krant, mei 2020"])
    assert len(found) == 3
    assert found[0].startswith("Proof Adviseurs")
    assert found[1].startswith("Jeugdwet, versie")
    assert found[2] == "Krant, mei 2020"


@pytest.mark.parametrize(
    ("title", "rows", "said"),
    [(" ", (), "geen titel"), ("Sleutel", (("a",),), "past een rij niet")],
)
def test_an_annex_that_does_not_fit_is_refused(title, rows, said):
    with pytest.raises(InvalidInputError, match=said):
        Annex(title, (), ("Gemeente", "Deel"), rows)
