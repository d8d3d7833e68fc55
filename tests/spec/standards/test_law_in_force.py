"""Does an article apply on a day: yes, no, or honestly unknown."""

from __future__ import annotations

from datetime import date

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.law import (
    KNOWN_ON,
    Article,
    RegionReading,
    all_articles,
    find_article,
    in_force,
    judge_in_force,
)


def make_article(**fields) -> Article:
    values = {
        "id": "x",
        "article": "art. x",
        "title": "x",
        "text": "x",
        "status": "C",
        "source": "JW",
        "in_force": "yes",
        "chain_steps": ("plicht",),
        "topics": ("regio",),
    }
    return Article(**(values | fields))


def make_reading(article_id: str, valid_from: date) -> RegionReading:
    return RegionReading(
        article_id=article_id,
        valid_from=valid_from,
        reason="Brief van de jurist",
        set_by_role="regio",
        set_on=date(2026, 12, 1),
    )


@pytest.mark.parametrize(
    ("article_id", "as_of", "answer"),
    [
        # JW 10.3: "on 1-1-2026 these two were NOT yet in force" [C]
        ("jw-2.19-1-a", date(2025, 6, 1), "no"),
        ("jw-2.19-1-a", date(2026, 1, 1), "no"),
        ("jw-2.19-1-a", date(2026, 1, 2), "unknown"),  # nothing read after that day
        ("jw-2.19-1-a", date(2028, 1, 1), "unknown"),  # "2028 ... only a guess"
        ("jw-2.21-1", date(2026, 1, 1), "no"),
        ("jw-2.21-1", date(2026, 11, 21), "unknown"),
        # "1 Jan 2026: NZa tasks (ch. 9a), definitions, transition art. 10.3" [C]
        ("jw-9a.2-4", date(2025, 12, 31), "no"),
        ("jw-9a.2-4", date(2026, 1, 1), "yes"),
        ("jw-1.1-regiovisie", date(2026, 1, 1), "yes"),
        ("jw-10.3", date(2026, 1, 1), "yes"),
        # "old cooperation article 2.8 lapsed" on that day [C]
        ("jw-2.8", date(2026, 1, 1), "no"),
        ("jw-2.8", date(2025, 12, 31), "unknown"),  # an older text was not read
        # Stb69: in force 1-7-2024 [C]
        ("besluit-2.3-opbouw", date(2024, 6, 30), "no"),
        ("besluit-2.3-opbouw", date(2024, 7, 1), "yes"),
        # 2022 change: 1 July 2022 [S]
        ("wgr-2022-zienswijze", date(2022, 6, 30), "no"),
        ("wgr-2022-zienswijze", date(2022, 7, 1), "yes"),
        # "unknown: legal deadlines for the GR, the first regiovisie" [U]
        ("jw-2.18", date(2027, 1, 1), "unknown"),
        ("regiovisie-raad", date(2027, 1, 1), "unknown"),
        # read in the version of 1-1-2026, start not looked up
        ("rjw-8g-1", date(2025, 12, 31), "unknown"),
        ("rjw-8g-1", date(2026, 1, 1), "yes"),
    ],
)
def test_by_our_sources(article_id, as_of, answer):
    assert in_force(find_article(article_id), as_of) == answer


def test_no_unconfirmed_article_ever_applies_or_not():
    days = [date(year, 1, 1) for year in range(2015, 2041)]
    unconfirmed = [article for article in all_articles() if article.status == "U"]
    assert len(unconfirmed) >= 10
    for article in unconfirmed:
        assert {in_force(article, day) for day in days} == {"unknown"}


def test_an_unconfirmed_start_is_never_yes():
    days = [date(year, 1, 1) for year in range(2015, 2041)]
    for article in all_articles():
        if article.valid_from_status == "U":
            assert "yes" not in {in_force(article, day) for day in days}


@pytest.mark.parametrize(
    ("fields", "as_of", "answer"),
    [
        # an unconfirmed date decides nothing, on neither side of it
        ({"valid_from": date(2027, 1, 1), "valid_from_status": "U"}, 2026, "unknown"),
        ({"valid_from": date(2027, 1, 1), "valid_from_status": "U"}, 2028, "unknown"),
        ({"valid_to": date(2027, 1, 1), "valid_to_status": "U"}, 2028, "unknown"),
        ({"valid_to": date(2027, 1, 1), "valid_to_status": "S"}, 2028, "no"),
        ({"valid_to": date(2027, 1, 1), "valid_to_status": "S"}, 2026, "yes"),
        (
            {"not_in_force_on": date(2026, 1, 1), "not_in_force_on_status": "U"},
            2025,
            "unknown",
        ),
        # an unconfirmed statement with a confirmed date is still unconfirmed
        (
            {"status": "U", "valid_from": date(2020, 1, 1), "valid_from_status": "C"},
            2026,
            "unknown",
        ),
    ],
)
def test_unconfirmed_dates_decide_nothing(fields, as_of, answer):
    assert in_force(make_article(**fields), date(as_of, 6, 1)) == answer


def test_the_sentence_tells_why():
    judged = judge_in_force(find_article("jw-2.19-1-a"), KNOWN_ON)
    assert judged.sentence == (
        "Niet bevestigd of dit nu geldt. "
        "Op 1 januari 2026 gold dit nog niet (bevestigd)."
    )
    wgr = judge_in_force(find_article("wgr-2022-zienswijze"), KNOWN_ON)
    assert wgr.sentence == "Dit geldt sinds 1 juli 2022 (uit tweede hand)."


@pytest.mark.parametrize(
    ("as_of", "answer"), [(date(2027, 12, 31), "no"), (date(2028, 1, 1), "yes")]
)
def test_a_reading_of_the_region_decides_and_says_so(as_of, answer):
    contracting = find_article("jw-2.19-1-a")
    reading = make_reading("jw-2.19-1-a", date(2028, 1, 1))
    judged = judge_in_force(contracting, as_of, reading)
    assert in_force(contracting, as_of, reading) == judged.answer == answer
    assert judged.by_reading
    assert not judged.contradicts_source
    assert judged.sentence == (
        "De regio houdt 1 januari 2028 aan als ingangsdatum. "
        "De medewerker van de regio legde dit vast op 1 december 2026. "
        "Onze bronnen bevestigen deze datum niet."
    )


@pytest.mark.parametrize(
    ("article_id", "valid_from", "contradicts"),
    [
        ("jw-2.19-1-a", date(2026, 1, 1), True),  # confirmed: not on that day
        ("jw-2.19-1-a", date(2026, 1, 2), False),
        ("jw-9a.2-4", date(2026, 1, 1), False),  # the confirmed day itself
        ("jw-9a.2-4", date(2027, 1, 1), True),
        ("jw-2.8", date(2026, 1, 1), True),  # it ended the day before
        ("wgr-2022-zienswijze", date(2023, 1, 1), False),  # S leaves room
    ],
)
def test_a_reading_against_a_confirmed_date_is_shown(
    article_id, valid_from, contradicts
):
    judged = judge_in_force(
        find_article(article_id), KNOWN_ON, make_reading(article_id, valid_from)
    )
    assert judged.contradicts_source is contradicts
    assert ("wijkt af van een bevestigde datum" in judged.sentence) is contradicts


def test_a_reading_does_not_revive_what_lapsed():
    reading = make_reading("jw-2.8", date(2015, 1, 1))
    assert in_force(find_article("jw-2.8"), date(2025, 12, 31), reading) == "yes"
    assert in_force(find_article("jw-2.8"), date(2026, 1, 1), reading) == "no"


def test_a_reading_of_another_article_is_refused():
    with pytest.raises(InvalidInputError, match=r"hoort bij 'jw-2\.18'"):
        in_force(
            find_article("jw-2.17"), KNOWN_ON, make_reading("jw-2.18", date(2027, 1, 1))
        )


def test_a_reading_needs_a_reason():
    with pytest.raises(InvalidInputError, match="ontbreekt de reden"):
        RegionReading("jw-2.18", date(2027, 1, 1), " ", "regio", date(2026, 12, 1))
