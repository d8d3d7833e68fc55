"""Breaking the law files in every way the check must see."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jeugdregio.standards.law_completeness import check_law
from jeugdregio.standards.law_files import LAW_DATA


ART, TIME, CHAIN = "articles.toml", "timeline.toml", "chain.toml"
WGR, CARE, LADDER = "wgr_forms.toml", "care_forms.toml", "ladder.toml"
CHAPTERS, SOURCES = "regiovisie_chapters.toml", "sources.toml"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW_DATA, tmp_path / "law"))


def edit(folder: Path, file: str, old: str, new: str, after: str = "") -> None:
    """Replace the first ``old`` that stands after ``after``."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    start = text.index(after)
    at = text.index(old, start)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")


def test_the_shipped_files_are_complete():
    assert check_law() == []


def test_an_untouched_copy_is_complete(law):
    assert check_law(law) == []


WVBJ, JW218, JW220 = 'id = "wvbj"', 'id = "jw-2.18"', 'id = "jw-2.20"'
DRENTHE, TERM = 'id = "drenthe-2027"', 'id = "termijn-regeling"'
LONG = "Een " + "heel " * 24 + "eind."  # 1 + 24 + 1 = 26 words


@pytest.mark.parametrize(
    ("file", "after", "old", "new", "problem"),
    [
        # a status that is absent or unknown
        (ART, WVBJ, 'status = "C"', "", "wvbj: 'status' is not C, S or U"),
        (ART, WVBJ, 'status = "C"', 'status = "D"', "wvbj: 'status' is not C"),
        (TIME, DRENTHE, '\nstatus = "S"', "", "drenthe-2027: 'status' is not C"),
        (CHAIN, "", 'law_status = "C"', "", "plicht: 'law_status' is not C"),
        (WGR, "", 'allowed_status = "S"', "", "lichaam: 'allowed_status' is not"),
        (WGR, "", 'status = "U", ', "", "lichaam, facts 1: 'status' is not C"),
        (CARE, "", 'mapping_status = "U"', "", "list: 'mapping_status' is not C"),
        (LADDER, "", 'status = "C"', "", "volgen: 'status' is not C, S or U"),
        # a date without a status of its own, also where nobody expects a date
        (ART, WVBJ, 'valid_from_status = "C"', "", "wvbj: date 'valid_from' without"),
        (TIME, DRENTHE, 'day_status = "S"', "", "drenthe-2027: date 'day' without"),
        (CARE, "", 'made_on_status = "C"', "", "list: date 'made_on' without status"),
        (LADDER, "", "number = 0", "number = 0\nsince = 2026-01-01", "date 'since'"),
        (WGR, "", 'status = "U", ', 'status = "U", since = 2022-07-01, ', "'since'"),
        (SOURCES, "", 'key = "JW"', 'key = "JW"\nread = [2026-11-21]', "date in list"),
        (ART, WVBJ, "= 2026-01-01", '= "2026-01-01"', "is a date written as text"),
        # a source
        (ART, WVBJ, 'source = "JW art. 10.3"', "", "wvbj: no source"),
        (ART, WVBJ, '"JW art. 10.3"', '"Krant"', "source 'Krant' is not in sources"),
        (SOURCES, "", 'key = "Skipr3"', 'key = "Skipr9"', "source 'Skipr3' is not in"),
        # what is not sure
        (ART, JW218, "caveat =", "note =", "jw-2.18: status S or U without 'caveat'"),
        (TIME, TERM, "caveat =", "note =", "termijn-regeling: status S or U without"),
        (CHAIN, "", "law_caveat =", "law_note =", "without 'law_caveat'"),
        (CARE, "", "caveat =", "note =", "list: status S or U without 'caveat'"),
        (WGR, "", 'S = "Dit', 'X = "Dit', "facts 2: status S or U without 'caveat'"),
        (TIME, 'id = "start-reg', "caveat =", "note =", "regionale-inkoop: status S"),
        # unconfirmed, worded as fact
        (ART, JW220, "Mogelijk gaat dit", "Dit moet gaan", "worded as fact: 'Dit moet"),
        (ART, JW220, "Mogelijk gaat", "Daarom gaat", "'text' does not say so"),
        (ART, JW220, '"Een artikel', '"Verplicht', "worded as fact: 'Verplicht"),
        (WGR, "", "is waarschijnlijk artikel 8", "is artikel 8", "does not say so"),
        (LADDER, "", "Mogelijk geeft de minister", "De minister moet geven", "fact"),
        (TIME, TERM, "Het is onbekend wanneer", "Uiterlijk in 2027 is", "as fact"),
        (CARE, "", "Mogelijk staat", "Hier staat", "specialistische_ggz: unconf"),
        # references
        (ART, WVBJ, '["plicht"]', '["plichten"]', "wvbj: step 'plichten' is not in"),
        (ART, WVBJ, '["plicht"]', "[]", "wvbj: belongs to no step of the chain"),
        (CHAIN, "", '["jw-2.6-1-a"', '["jw-99"', "article 'jw-99' does not exist"),
        (CHAIN, "", '["jw-2.6-1-a"', '["rjw-8f"', "'rjw-8f' does not name this step"),
        (CHAPTERS, "", '["jw-1.1-regiovisie"', '["jw-98"', "vraag: article 'jw-98'"),
        (LADDER, "", '"jw-9a.1"', '"jw-97"', "volgen: article 'jw-97' does not exist"),
        (TIME, "", '["nvo-2020"]', '["nvo-96"]', "article 'nvo-96' does not exist"),
        (CHAIN, "", '"S0.1"', '"S0.8"', "plicht: statement 'S0.8' does not exist"),
        # roles, kinds, measures, topics
        (CHAIN, "", 'who = "regio"', 'who = "directie"', "in 'who' hoort een van"),
        (CHAIN, "", 'owner_role = "regio"', 'owner_role = "x"', "in 'owner_role'"),
        (CHAIN, "", 'kind = "choice"', 'kind = "wens"', "in 'kind' hoort een van"),
        (CHAPTERS, "", '"gebruik_cbs"', '"gebruik"', "in 'measures' hoort alleen"),
        (ART, WVBJ, '"nza"]', '"nzaa"]', "in 'topics' hoort alleen"),
        # readable
        (ART, WVBJ, '"De wet geldt in delen', f'"{LONG} De wet', "more than 25 words"),
        (CHAIN, "", 'question = "', f'question = "{LONG} ', "more than 25 words"),
        (CHAPTERS, "", '  "Waarin', f'  "{LONG} Waarin', "more than 25 words"),
        # whole sets, ids, fields
        (CHAIN, "", 'id = "plicht"', 'id = "inkoop"', "not the seven steps"),
        (CHAIN, "", '"Leg per artikel', '"Per artikel', "action starts without a verb"),
        (CHAPTERS, "", 'id = "vraag"', 'id = "geld"', "not the six chapters"),
        (LADDER, "", "number = 3", "number = 9", "not the rungs 0 to 6"),
        (ART, JW218, JW218, 'id = "jw-2.17"', "jw-2.17: this id occurs twice"),
        (ART, WVBJ, "title =", "titel =", "in 'title' hoort een tekst"),
        (ART, 'id = "jw-2.6-1', "caveat =", "caveaat =", "unknown field 'caveaat'"),
        (CARE, "", "is_draft = true", "is_draft = false", "'is_draft' must be true"),
        (CARE, "", "[list]", "[lijst]", "care_forms.toml, list: absent"),
        (CARE, "", "caveat =", 'note = "x"\ncaveat =', "list: unknown field 'note'"),
        (
            WGR,
            "",
            'kind = "kenmerk", ',
            'kind = "kenmerk", a = 1, ',
            "1: unknown field",
        ),
        (CHAIN, "", "needs = [", "needen = [", "plicht: no needs"),
        (CARE, "", '["46"]', '["45"]', "product_categories: 46 is used or labelled"),
        # the field must follow from the dates
        (ART, JW218, 'in_force = "unknown"', 'in_force = "yes"', "dates say 'unknown'"),
        # files
        (LADDER, "", "[[steps]]", "[[steps", "ladder.toml: ladder.toml is niet te"),
    ],
)
def test_each_break_is_found(law, file, after, old, new, problem):
    edit(law, file, old, new, after)
    problems = check_law(law)
    assert [line for line in problems if problem in line and line.startswith(file)] or [
        line for line in problems if problem in line and file == SOURCES
    ], problems


def test_a_missing_file_is_one_problem_among_the_others(law):
    (law / WGR).unlink()
    edit(law, ART, 'status = "C"', "", after=WVBJ)
    problems = check_law(law)
    assert any(
        line.startswith("wgr_forms.toml: wgr_forms.toml is") for line in problems
    )
    assert any("wvbj: 'status' is not C, S or U" in line for line in problems)


def test_four_forms_are_too_few(law):
    text = (law / WGR).read_text(encoding="utf-8")
    last = text.rindex("[[forms]]")
    (law / WGR).write_text(text[:last], encoding="utf-8")
    assert check_law(law) == ["wgr_forms.toml: 4 forms, expected the five of the Wgr"]


def test_twenty_five_words_are_allowed_and_twenty_six_are_not(law):
    # 1 + 23 + 1 = 25 words
    edit(
        law, ART, "De wet geldt in delen", "Een " + "heel " * 23 + "eind. De wet geldt"
    )
    assert check_law(law) == []
    edit(law, ART, "heel heel", "heel heel heel")
    (problem,) = check_law(law)
    assert problem.startswith("articles.toml, wvbj: more than 25 words: 'Een heel")
