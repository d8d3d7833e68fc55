"""The self-scan as data, held against domain/law.md section 4 and its criticism."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.impact_scan import COOPERATION_DATA
from jeugdregio.standards.law_wording import long_sentences
from jeugdregio.standards.robustness import robustness_form


FORM = robustness_form()


def test_the_five_criteria_of_the_source_and_one_of_ours():
    # "five criteria - visie, samenwerking, structuur, inkoop, schaal" [S]
    named = [each.id for each in FORM.criteria if not each.is_extra]
    assert named == ["visie", "samenwerking", "structuur", "inkoop", "schaal"]
    assert FORM.ground.status == "S"


def test_what_critics_missed_is_asked_and_marked_as_ours():
    # "criticism: no criteria for travel distance, link with local teams, flexibility"
    [extra] = [each for each in FORM.criteria if each.is_extra]
    assert [each.id for each in extra.statements] == [
        "extra_afstand",
        "extra_lokaal",
        "extra_bijsturen",
    ]
    assert all("van ons" in each.ground.caveat for each in extra.statements)
    for word in ("reisafstand", "lokale teams", "bij te sturen"):
        assert word in FORM.criticism


def test_it_admits_that_it_is_an_opinion():
    # "tested by self-scan plus in-depth talks, with admitted subjectivity" [S]
    assert "een mening" in FORM.ground.caveat
    assert "praat erover" in FORM.ground.caveat


def test_the_scale_is_in_words():
    assert dict(FORM.scale) == {
        1: "nog niet",
        2: "een begin",
        3: "voor een deel",
        4: "grotendeels",
        5: "helemaal",
    }


def test_every_statement_has_a_ground_and_a_first_step_in_short_sentences():
    assert len(FORM.statements) == 6 * 3
    for each in FORM.statements:
        assert each.ground.status == "C" or each.ground.caveat
        assert not long_sentences(each.text + " " + each.first_step)


def test_unknown_statement():
    with pytest.raises(UnknownCodeError):
        FORM.statement("koffie")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "visie_vraag"', 'id = "visie_gedeeld"', "een eigen id"),
        ("score = 3", "score = 7", "steeds 1 stijgen"),
        ("\nextra = true", '\nextra = "ja"', "true of false"),
        ('article_id = "jw-2.18"', 'article_id = "x"', "bestaand artikel"),
        ('source = "Eigen", caveat = "Deze', 'source = "Eigen", note = "Deze', "zeker"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path, old, new, said):
    folder = Path(shutil.copytree(COOPERATION_DATA, tmp_path / "data"))
    file = folder / "robustness.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataDamagedError, match=said):
        robustness_form(folder)
