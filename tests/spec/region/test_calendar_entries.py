"""What may stand in an agenda: confirmed days and those of the region itself."""

from __future__ import annotations

from datetime import date

from jeugdregio.region.calendar_entries import calendar_entries
from jeugdregio.region.duty_calendar import OwnDate, build_calendar
from jeugdregio.standards.law import RegionReading, all_articles, timeline
from jeugdregio.standards.planning_dates import find_planning_date


RESEARCH = date(2026, 11, 21)
READING = RegionReading(
    "jw-2.19-1-a", date(2028, 1, 1), "Brief van de jurist.", "regio", RESEARCH
)
OWN = OwnDate(find_planning_date("begroting"), 9, 1, "Ruimte.", since=RESEARCH)


def entries(readings=(), own=(), as_of=RESEARCH):
    return calendar_entries(
        build_calendar(
            all_articles(),
            timeline(),
            {each.article_id: each for each in readings},
            own,
            as_of=as_of,
        )
    )


def test_only_the_confirmed_days_of_the_table():
    # law.md 1.1, rows marked [C] with a day; the seed of March 2021 is a month, and
    # 15-4-2025, 7-10-2025, 1-7-2022 and 1-1-2027 are [S].
    assert [(each.day, each.key) for each in entries()] == [
        (date(2020, 3, 20), "gebeurtenis-perspectief-2020"),
        (date(2020, 6, 10), "begin-20200610"),
        (date(2022, 12, 2), "begin-20221202"),
        (date(2024, 4, 24), "gebeurtenis-tweede-kamer-ontvangt-2024"),
        (date(2024, 7, 1), "begin-20240701"),
        (date(2025, 11, 3), "gebeurtenis-stb-2025-357"),
        (date(2026, 1, 1), "begin-20260101"),
    ]


def test_the_status_stands_in_the_text():
    for each in entries([READING], [OWN]):
        text = " ".join([each.title, *each.lines])
        assert "bevestigd" in text.lower(), each.key


def test_articles_of_one_day_are_one_entry_that_names_each():
    [new_year] = [each for each in entries() if each.key == "begin-20260101"]
    assert new_year.title == "De wet gaat in, maar nog niet helemaal (datum bevestigd)"
    text = "\n".join(new_year.lines)
    assert "Jeugdwet art. 9a.2 lid 4: De Jeugdregio meldt gevaar" in text
    assert "Jeugdwet art. 1.1 (regiovisie)" in text


def test_an_own_reading_says_that_it_is_one_and_why():
    [found] = [each for each in entries([READING]) if each.key.startswith("lezing")]
    assert (found.key, found.day) == ("lezing-jw-2.19-1-a", date(2028, 1, 1))
    assert found.title.startswith("Eigen datum van de regio: ")
    assert "Onze bronnen bevestigen deze datum niet." in " ".join(found.lines)
    assert "Reden van de regio: Brief van de jurist." in found.lines


def test_a_planning_date_returns_every_year_and_is_no_law():
    [found] = [each for each in entries(own=[OWN]) if each.yearly]
    # Chosen on 21 November 2026, so 1 September comes in 2027 for the first time.
    assert (found.key, found.day) == ("planning-begroting", date(2027, 9, 1))
    assert "Het is geen datum uit de wet." in " ".join(found.lines)


def test_entries_do_not_depend_on_the_day_one_asks():
    early, late = date(2024, 1, 1), date(2030, 1, 1)
    assert [(e.key, e.day) for e in entries([READING], [OWN], early)] == [
        (e.key, e.day) for e in entries([READING], [OWN], late)
    ]
