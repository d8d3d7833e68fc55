"""The dated events, held against the table in domain/law.md 1.1."""

from __future__ import annotations

from datetime import date

import pytest

from jeugdregio.standards.law import find_article, timeline


def find(event_id):
    (event,) = [event for event in timeline() if event.id == event_id]
    return event


@pytest.mark.parametrize(
    ("event_id", "when", "status"),
    [
        ("perspectief-2020", "20 maart 2020", "C"),
        ("nvo-2020", "10 juni 2020", "C"),
        ("voorstel-2021", "maart 2021", "C"),  # the day is not in the dossier
        ("tweede-kamer-ontvangt-2024", "24 april 2024", "C"),
        ("ontwerpbesluit-2025", "januari 2025", "S"),
        ("tweede-kamer-2025", "15 april 2025", "S"),
        ("eerste-kamer-2025", "7 oktober 2025", "S"),
        ("stb-2025-357", "3 november 2025", "C"),
        ("wvbj-2026", "1 januari 2026", "C"),
        ("drenthe-2027", "1 januari 2027", "S"),
    ],
)
def test_dates_and_their_status(event_id, when, status):
    event = find(event_id)
    assert (event.when, event.day_status, event.status) == (when, status, status)


@pytest.mark.parametrize(
    ("event_id", "status"),
    [
        ("start-regionale-inkoop", "C"),  # that it was not in force is confirmed
        ("start-landelijke-inkoop", "C"),
        ("termijn-regeling", "U"),
        ("termijn-regiovisie", "U"),
        ("termijn-inkoop", "U"),
    ],
)
def test_unknown_dates_stay_unknown(event_id, status):
    event = find(event_id)
    assert event.day is None
    assert (event.when, event.day_status) == ("datum onbekend", "U")
    assert event.status == status
    assert event.caveat


def test_no_guessed_year_is_shipped():
    # law.md: "2027 for the body and 2028 for contracting are only a guess"
    for event in timeline():
        if event.id != "drenthe-2027":
            assert event.day is None or event.day < date(2027, 1, 1)
            assert not any(year in event.text for year in ("2027", "2028"))


def test_dated_events_come_first_and_in_order():
    days = [event.day for event in timeline()]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert days[len(dated) :] == [None] * (len(days) - len(dated))
    assert find("drenthe-2027").status_label == "uit tweede hand"


def test_events_name_existing_articles():
    for event in timeline():
        for article_id in event.article_ids:
            assert find_article(article_id).id == article_id
