"""The catalogue of clauses: whole for each form, founded, answering each drawback."""

from __future__ import annotations

import shutil

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.clauses import (
    COOPERATION_DATA,
    allowed_form_ids,
    clause_catalogue,
    find_clause,
)
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_wording import long_sentences, sure_sentences
from jeugdregio.standards.regeling_fields import all_fields, founding_steps
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES, find_form
from legal_texts import LAW_WORD, stiff


CLAUSES = clause_catalogue().clauses
FORMS = ("openbaar_lichaam", "bedrijfsvoeringsorganisatie", "centrumgemeente")

# What a whole regeling holds: any one of the clauses named stands for the subject.
SUBJECTS = {
    "considerations": ["partijen", "aanleiding"],
    "definitions": ["begrippen"],
    "establishment and seat": ["instelling-ol", "instelling-bvo", "aanwijzing-cg"],
    "interests": ["belang"],
    "tasks": ["taken-regionaal"],
    "access stays local": ["toegang-lokaal"],
    "powers": ["delegatie-ol", "mandaat-bvo", "mandaat-cg"],
    "board": ["bestuur-ol", "bestuur-bvo", "overleg-cg"],
    "votes": ["stemmen", "instemmen-cg"],
    "chair": ["voorzitter"],
    "staff": ["personeel-ol", "personeel-cg"],
    "information": ["informatie"],
    "accountability": ["verantwoording"],
    "zienswijze": ["zienswijze"],
    "participation": ["participatie"],
    "contribution": ["bijdrage"],
    "budget": ["begroting", "kosten-cg"],
    "accounts": ["rekening", "kosten-cg"],
    "deficit": ["tekort"],
    "archive": ["archief"],
    "joining": ["toetreden"],
    "leaving": ["uittreden"],
    "consequences of leaving": ["uittreden-gevolgen"],
    "change": ["wijzigen"],
    "dissolution": ["opheffen"],
    "evaluation": ["evaluatie"],
    "disputes": ["geschillen"],
    "final provisions": ["inwerking"],
}


def texts(clause):
    return [clause.title, clause.why, *(lid.text for lid in clause.lids)]


def test_the_three_forms_that_may_be_a_jeugdregio():
    assert allowed_form_ids() == FORMS


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_form_has_a_whole_regeling_that_cannot_be_switched_off(form_id, subject):
    fixed = {c.id for c in clause_catalogue().of_form(form_id) if not c.optional}
    assert fixed & set(SUBJECTS[subject])


@pytest.mark.parametrize("form_id", FORMS)
def test_no_form_has_two_clauses_on_one_place(form_id):
    places = [(c.chapter, c.order) for c in clause_catalogue().of_form(form_id)]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("form_id", FORMS)
def test_every_drawback_we_know_has_an_answer_in_the_default_draft(form_id):
    answered = {
        answer.theme
        for clause in clause_catalogue().of_form(form_id)
        if clause.default
        for answer in clause.answers
        if answer.form_id == form_id
    }
    drawbacks = {f.theme for f in find_form(form_id).facts if f.kind == "nadeel"}
    assert drawbacks <= answered
    assert set(WEIGHED_THEMES) <= answered  # also a drawback that is found later


def test_a_clause_answers_only_forms_it_is_for():
    wrong = [
        (clause.id, answer.form_id)
        for clause in CLAUSES
        for answer in clause.answers
        if answer.form_id not in clause.forms
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("article_id", "clause_ids"),
    [
        ("wgr-2022-besluiten", ["zienswijze"]),
        ("wgr-2022-participatie", ["participatie"]),
        ("wgr-2022-informatie", ["informatie"]),
        ("wgr-2022-onderzoek", ["onderzoek"]),
        ("wgr-2022-evaluatie", ["evaluatie", "uittreden", "uittreden-gevolgen"]),
    ],
)
def test_what_the_change_of_2022_asks_is_always_in_with_its_doubt(
    article_id, clause_ids
):
    article = find_article(article_id)
    assert (article.status, bool(article.caveat)) == ("S", True)
    for clause_id in clause_ids:
        clause = find_clause(clause_id)
        assert clause.kind == "wgr2022"
        assert clause.forms == FORMS
        assert article_id in clause.article_ids


def test_an_advisory_committee_is_a_choice():
    clause = find_clause("adviescommissie")
    assert (clause.kind, clause.default) == ("keuze", False)


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_every_paragraph_that_speaks_of_the_law_rests_on_something(clause):
    for lid in clause.lids:
        if LAW_WORD.search(lid.text):
            assert lid.article_ids or lid.fact, lid.text


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_nothing_obliges_on_an_unconfirmed_article(clause):
    for lid in clause.lids:
        statuses = {find_article(each).status for each in lid.article_ids}
        if "U" in statuses:
            assert sure_sentences(lid.text) == []
            assert clause.kind != "wgr2022"


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_what_a_region_chooses_does_not_stand_in_a_sentence_of_the_law(clause):
    """Else the mark would say that the law asks the value itself."""
    derived = {field.id for field in all_fields() if field.derived}
    for lid in clause.lids:
        sure = {find_article(each).status for each in lid.article_ids} & {"C", "S"}
        chosen = set(lid.field_ids()) - derived
        assert not (sure and chosen), lid.text


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: c.id)
def test_a_clause_can_be_read(clause):
    for text in texts(clause):
        assert long_sentences(text) == []  # 25 words, as everywhere
        assert stiff(text) == set()


def test_every_field_is_used_and_every_used_field_is_there():
    used = {n for c in CLAUSES for lid in c.lids for n in lid.field_ids()}
    assert used == {field.id for field in all_fields()}


def test_dates_of_budget_and_accounts_are_unconfirmed_suggestions():
    found = {f.id: f.status for f in all_fields() if f.article_id == "wgr-pc-data"}
    assert found == dict.fromkeys(
        ["kaders_datum", "begroting_termijn", "begroting_datum", "rekening_datum"], "U"
    )


@pytest.mark.parametrize("field", all_fields(), ids=lambda f: f.id)
def test_a_field_can_be_read(field):
    for text in (field.label, field.help, field.suggestion):
        assert long_sentences(text) == []
        assert stiff(text) == set()


@pytest.mark.parametrize("form_id", FORMS)
def test_steps_start_with_the_form_and_end_with_the_evaluation(form_id):
    steps = founding_steps(form_id)
    ids = [step.id for step in steps]
    assert (ids[0], ids[-1]) == ("vorm", "evaluatie")
    # The councils speak before the colleges decide.
    assert ids.index("zienswijze") < ids.index("toestemming") < ids.index("besluit")
    for step in steps:
        assert long_sentences(step.text) == []
        assert stiff(step.text) == set()
        if LAW_WORD.search(step.text):
            assert step.article_ids or step.fact, step.text


def test_unknown_clause_names_what_looks_like_it():
    with pytest.raises(UnknownCodeError, match="'evaluate' bestaat niet") as caught:
        find_clause("evaluate")
    assert "evaluatie" in caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "basis"', 'kind = "altijd"', "een van: basis"),
        ('chapter = "overwegingen"', 'chapter = "x"', "een van: overwegingen"),
        ('theme = "bestuur"', 'theme = "weer"', "een van: grondslag"),
        ("default = true", "", "true of false"),
        ('fact = "rechtspersoon"', 'fact = "btwx"', "een van: grondslag"),
        ('form = "openbaar_lichaam"', 'form = "gemeenschappelijk_orgaan"', "mag zijn"),
        (
            'articles = ["wgr-2022-informatie"]',
            'articles = ["jw-2.18"]',
            "alleen wgr2022",
        ),
    ],
)
def test_a_damaged_catalogue_is_refused(tmp_path, old, new, said):
    folder = shutil.copytree(COOPERATION_DATA, tmp_path / "cooperation")
    path = folder / "clauses.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(DataDamagedError, match=said):
        clause_catalogue(folder)


def test_an_article_that_does_not_exist_is_refused(tmp_path):
    folder = shutil.copytree(COOPERATION_DATA, tmp_path / "cooperation")
    path = folder / "clauses.toml"
    text = path.read_text("utf-8").replace('["jw-2.18"]', '["jw-9.99"]', 1)
    path.write_text(text, "utf-8")
    with pytest.raises(UnknownCodeError, match=r"jw-9\.99"):
        clause_catalogue(folder)
