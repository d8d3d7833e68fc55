"""The chapters of the regiovisie, held against law.md 1.4 and the source texts."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.law import find_article
from jeugdregio.standards.regiovisie import all_chapters, find_chapter


@pytest.mark.parametrize(
    ("chapter_id", "measures"),
    [
        ("vraag", {"gebruik_cbs", "leeftijd", "verwijzers"}),
        ("organisatie", {"verwijzers"}),
        ("wachttijd", set()),  # data.md: there is no national dataset
        ("complex", set()),  # law.md 6: number of cases not found
        ("geld", {"lasten_iv3", "begroting_rekening"}),
        ("samenwerking", set()),
    ],
)
def test_which_open_figures_fill_a_chapter(chapter_id, measures):
    assert set(find_chapter(chapter_id).measures) == measures


@pytest.mark.parametrize(
    ("part", "chapter_id"),
    [
        ("a", "wachttijd"),
        ("b", "samenwerking"),
        ("c", "samenwerking"),
        ("d", "organisatie"),
    ],
)
def test_the_four_parts_of_the_draft_decree_have_a_chapter(part, chapter_id):
    article_id = f"regiovisie-inhoud-{part}"
    assert article_id in find_chapter(chapter_id).article_ids
    assert find_article(article_id).status == "S"


@pytest.mark.parametrize("statement", ["S0.5", "S1.3", "S1.6", "S4.2"])
def test_what_the_source_texts_ask_of_the_vision_has_a_chapter(statement):
    assert any(statement in chapter.statements for chapter in all_chapters())


@pytest.mark.parametrize("chapter", all_chapters(), ids=lambda chapter: chapter.id)
def test_every_chapter_tells_what_is_missing_and_how_to_get_it(chapter):
    assert chapter.why
    assert chapter.missing
    for missing in chapter.missing:
        assert missing.text
        assert missing.from_whom
        assert missing.later_part
    assert len(chapter.questions) >= 3
    assert all(question.endswith("?") for question in chapter.questions)
    for article_id in chapter.article_ids:
        assert find_article(article_id).id == article_id


def test_waiting_names_the_messages_it_needs():
    # data.md: "gap between referral, allocation JW301 and start JW305"
    texts = " ".join(missing.text for missing in find_chapter("wachttijd").missing)
    assert "JW301" in texts
    assert "JW305" in texts


def test_unknown_chapter():
    with pytest.raises(UnknownCodeError, match="geld"):
        find_chapter("gelden")
