"""The forms of the Wgr, held against the table in domain/law.md 3."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.wgr_forms import (
    THEME_LABELS,
    THEMES,
    WEIGHED_THEMES,
    all_forms,
    find_form,
)


@pytest.mark.parametrize(
    ("form_id", "allowed"),
    [
        ("openbaar_lichaam", True),
        ("bedrijfsvoeringsorganisatie", True),
        ("gemeenschappelijk_orgaan", False),
        ("centrumgemeente", True),
        ("regeling_zonder_meer", False),
    ],
)
def test_three_forms_are_allowed_and_two_are_not_all_at_second_hand(form_id, allowed):
    form = find_form(form_id)
    assert form.allowed is allowed
    assert form.allowed_status == "S"
    assert form.allowed_caveat


def test_there_are_five_forms():
    assert len(all_forms()) == 5


@pytest.mark.parametrize(
    ("form_id", "words"),
    [
        ("openbaar_lichaam", "Het is een rechtspersoon"),
        ("bedrijfsvoeringsorganisatie", "Het is een rechtspersoon"),
        ("gemeenschappelijk_orgaan", "geen rechtspersoon"),
        ("centrumgemeente", "geen nieuwe rechtspersoon"),
        ("regeling_zonder_meer", "geen rechtspersoon"),
    ],
)
def test_legal_personality(form_id, words):
    (fact,) = find_form(form_id).facts_on("rechtspersoon")
    assert words in fact.text
    assert fact.status == "S"


@pytest.mark.parametrize("theme", ["grondslag", "aansprakelijkheid", "btw"])
def test_rows_marked_u_in_the_dossier_are_u_here(theme):
    facts = [fact for form in all_forms() for fact in form.facts_on(theme)]
    assert facts
    assert {fact.status for fact in facts} == {"U"}


@pytest.mark.parametrize(
    ("form_id", "words", "status"),
    [
        ("centrumgemeente", "Maastricht", "C"),
        ("centrumgemeente", "'s-Hertogenbosch", "C"),
        ("openbaar_lichaam", "Gooi en Vechtstreek", "C"),
        ("openbaar_lichaam", "Drenthe", "S"),
    ],
)
def test_real_examples(form_id, words, status):
    facts = find_form(form_id).facts_on("voorbeeld")
    assert [fact.status for fact in facts if words in fact.text] == [status]


@pytest.mark.parametrize("form_id", [form.id for form in all_forms()])
def test_every_form_has_a_statement_on_each_weighed_theme(form_id):
    for theme in WEIGHED_THEMES:
        facts = find_form(form_id).facts_on(theme)
        assert facts, theme
        # "own analysis, (U) where not in sources"
        assert {fact.status for fact in facts} == {"U"}


def test_every_form_shows_both_sides():
    for form_id in (form.id for form in all_forms()):
        kinds = {fact.kind for fact in find_form(form_id).facts}
        assert kinds == {"kenmerk", "voordeel", "nadeel"}


def test_every_unsure_fact_carries_a_caveat_its_own_or_the_general_one():
    facts = [fact for form in all_forms() for fact in form.facts]
    assert all(fact.caveat for fact in facts if fact.status != "C")
    (vat,) = find_form("centrumgemeente").facts_on("btw")
    assert vat.caveat == "Vraag een fiscalist om advies."


def test_facts_stand_in_the_order_of_the_themes():
    assert set(THEME_LABELS) == set(THEMES)
    for form in all_forms():
        order = [THEMES.index(fact.theme) for fact in form.facts]
        assert order == sorted(order)


def test_unknown_form():
    with pytest.raises(UnknownCodeError, match="centrumgemeente"):
        find_form("centrum_gemeente")
