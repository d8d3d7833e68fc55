"""Days for budget and accounts: suggestions, never law (law.md section 3, [U])."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.impact_scan import COOPERATION_DATA
from jeugdregio.standards.law_wording import (
    is_doubtful,
    long_sentences,
    sure_sentences,
)
from jeugdregio.standards.planning_dates import all_planning_dates, find_planning_date


@pytest.mark.parametrize(
    ("date_id", "suggestion"),
    [
        # "P&C dates (U): kaders and provisional accounts by 30 April; draft budget 12
        # weeks before decision to councils; accounts to GS by 15 July; budget to GS by
        # 15 September."
        ("kaders", "30-04"),
        ("ontwerpbegroting", ""),
        ("jaarrekening", "15-07"),
        ("begroting", "15-09"),
    ],
)
def test_each_is_a_suggestion_of_an_unconfirmed_article(date_id, suggestion):
    kind = find_planning_date(date_id)
    assert (kind.suggestion, kind.ground.status) == (suggestion, "U")
    assert kind.ground.article_id == "wgr-pc-data"


def test_each_is_worded_as_doubt():
    for kind in all_planning_dates():
        assert is_doubtful(kind.text)
        assert sure_sentences(kind.text) == long_sentences(kind.text) == []


def test_unknown_date():
    with pytest.raises(UnknownCodeError, match="koffie"):
        find_planning_date("koffie")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('suggestion = "30-04"', 'suggestion = "30 april"', "een dag als 30-04"),
        ('id = "begroting"', 'id = "kaders"', "een eigen id"),
        ('article_id = "wgr-pc-data"', 'article_id = "x"', "bestaand artikel"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path, old, new, said):
    folder = Path(shutil.copytree(COOPERATION_DATA, tmp_path / "data"))
    file = folder / "planning_dates.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataDamagedError, match=said):
        all_planning_dates(folder)
