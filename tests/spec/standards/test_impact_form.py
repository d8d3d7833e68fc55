"""The impact scan as data, held against S4.4 and domain/law.md section 4."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.impact_scan import COOPERATION_DATA, impact_form
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_wording import long_sentences, sure_sentences


FORM = impact_form()


def test_the_three_factors_are_those_of_the_source():
    # S4.4: "Impact depends on: what is arranged together (purchase only, or contract
    # management, back office, policy too); the present legal form; the fit with the
    # 42 regions."
    assert [factor.id for factor in FORM.factors] == ["reikwijdte", "vorm", "indeling"]
    assert {factor.source for factor in FORM.factors} == {"S4"}
    shared = {question.id for question in FORM.factors[0].questions}
    assert {"inkoop", "contractbeheer", "backoffice", "beleid"} <= shared


def test_it_says_that_questions_and_points_are_ours_and_no_law_asks_them():
    assert FORM.ground.status == "S"
    assert "zijn van ons" in FORM.ground.caveat
    assert "Geen wet" in FORM.ground.caveat


@pytest.mark.parametrize(
    ("form_id", "may_be_jeugdregio"),
    [
        # law.md 1.3: "openbaar lichaam, BVO, or centrumgemeente ... so not the
        # gemeenschappelijk orgaan and not the regeling zonder meer" [S]
        ("openbaar_lichaam", True),
        ("bedrijfsvoeringsorganisatie", True),
        ("centrumgemeente", True),
        ("gemeenschappelijk_orgaan", False),
        ("regeling_zonder_meer", False),
        ("privaat", False),
        ("geen", False),
        ("een_gemeente", True),  # "needs no GR" [S]
    ],
)
def test_a_form_that_can_be_a_jeugdregio_has_no_points_and_each_is_hearsay(
    form_id, may_be_jeugdregio
):
    option = FORM.question("vorm_nu").option(form_id)
    assert (option.points == 0) is may_be_jeugdregio
    assert option.ground.status == "S"
    assert option.ground.caveat


def test_a_reason_is_never_surer_than_its_article():
    for question in FORM.questions:
        for option in question.options:
            ground = option.ground
            assert ground.status == "C" or ground.caveat, (question.id, option.id)
            if ground.article_id:
                article = find_article(ground.article_id)
                assert (ground.status, ground.caveat) == (
                    article.status,
                    article.caveat,
                )


def test_every_sentence_is_short_and_none_obliges():
    texts = [FORM.text, FORM.ground.caveat, *(level.text for level in FORM.levels)]
    for question in FORM.questions:
        texts.append(question.text)
        for option in question.options:
            texts += [option.label, option.reason, option.gap, option.first_step]
    assert [each for each in texts if long_sentences(each)] == []
    # What applies is told by the article beside it, not by the score.
    assert [each for each in texts if sure_sentences(each)] == []


@pytest.mark.parametrize(
    ("question", "answer"), [("koffie", "ja"), ("inkoop", "misschien")]
)
def test_what_is_not_there_is_refused(question, answer):
    with pytest.raises(UnknownCodeError):
        FORM.question(question).option(answer)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('article_id = "jw-2.19-1-a"', 'article_id = "jw-9.9"', "bestaand artikel"),
        ('source = "S4"', 'source = "S9"', "een bron uit sources.toml"),
        ("points = 4", "points = -4", "een getal vanaf 0"),
        ("points = 4", 'points = "4"', "een heel getal"),
        (', gap = "De inkoop is nog niet samen."', "", "een gemis en een eerste"),
        ('id = "gi"', 'id = "inkoop"', "een eigen id"),
        ("from_percent = 34", "from_percent = 90", "grenzen die stijgen"),
        ("from_percent = 0", "from_percent = 10", "met 0 beginnen"),
        ("from_percent = 67", "from_percent = 101", "hoogstens 100"),
        ('{ id = "deel", label = "Voor een deel", points = 2', "{ points = 2", "'id'"),
        ('label = "Ja, alles", points = 0', 'label = "Ja, alles"', "met 0 punten"),
        ('caveat = "De bron noemt alleen', 'note = "De bron', "wat niet zeker is"),
    ],
)
def test_a_damaged_file_is_refused_with_what_was_expected(tmp_path, old, new, said):
    folder = Path(shutil.copytree(COOPERATION_DATA, tmp_path / "data"))
    file = folder / "impact_scan.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataDamagedError, match=said):
        impact_form(folder)
