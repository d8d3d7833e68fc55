"""The catalogue of questions: complete, readable, without a verdict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jeugdregio.actions.scan_figures import FIGURES
from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.files import DATA_ROOT
from jeugdregio.standards.scan_questions import (
    all_scan_questions,
    read_scan_questions,
)


def test_every_question_looks_at_a_figure_of_the_scan():
    known = {figure.id for figure in FIGURES}
    assert {q.figure for q in all_scan_questions() if q.figure} <= known


def test_someone_is_asked_something_whatever_the_figures():
    assert [q.id for q in all_scan_questions() if q.compare == "always"] == ["altijd"]


def test_sentences_are_short_and_end():
    for each in all_scan_questions():
        assert each.question.endswith("?"), each.id
        assert each.why.endswith("."), each.id
        for text in (each.question, each.why, each.ask):
            for sentence in re.split(r"(?<=[.!?:])\s+", text):
                assert len(sentence.split()) <= 25, (each.id, sentence)


VERDICTS = re.compile(
    r"\bte (veel|weinig|hoog|laag|duur|goedkoop)\b|\b(slecht|goed|fout|onnodig)\b"
)


def test_no_word_is_a_verdict():
    for each in all_scan_questions():
        for text in (each.question, each.why, each.ask):
            assert not VERDICTS.search(text), (each.id, text)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('compare = "own"', 'compare = "smaller"', "is niet volledig"),
        ('side = "above"', 'side = "left"', "is niet volledig"),
        ("by = 10.0", "by = -10.0", "is niet volledig"),
        ("by = 10.0", 'by = "10"', "is niet volledig"),
        ('id = "kosten_hoog"', 'id = "kosten_laag"', "dubbele id: kosten_laag"),
        ('id = "kosten_hoog"', "", "vraag '' is niet volledig"),
        ('ask = "De controller"', "", "is niet volledig"),
        ('figure = "verblijf"', "", "is niet volledig"),
        ('compare = "always"', 'compare = "always"\nfigure = "x"', "niet volledig"),
        ("[[questions]]", "[questions", "beschadigd"),
    ],
)
def test_a_damaged_file_is_loud(tmp_path: Path, old: str, new: str, problem: str):
    text = (DATA_ROOT / "scan_questions.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "scan_questions.toml").write_text(
        text.replace(old, new, 1), encoding="utf-8"
    )
    with pytest.raises(DataDamagedError, match=problem):
        read_scan_questions(tmp_path)
