"""The duty calendar on chosen days, against the tables of domain/law.md 1.1 and 1.2."""

from __future__ import annotations

from datetime import date

import pytest

from jeugdregio.region.duty_calendar import (
    OwnDate,
    build_calendar,
    known_day,
    last_day,
    starts,
)
from jeugdregio.standards.law import (
    RegionReading,
    all_articles,
    find_article,
    timeline,
)
from jeugdregio.standards.planning_dates import find_planning_date


LAST_DAY_OF_2025, FIRST_DAY_OF_2026 = date(2025, 12, 31), date(2026, 1, 1)
RESEARCH = date(2026, 11, 21)


def calendar(as_of, readings=(), own=()):
    return build_calendar(
        all_articles(),
        timeline(),
        {reading.article_id: reading for reading in readings},
        own,
        as_of=as_of,
    )


def group_of(found, article_id):
    [placed] = [each for each in found.articles if each.article.id == article_id]
    return placed.group


def event(event_id):
    return next(each for each in timeline() if each.id == event_id)


def reading(article_id, day):
    return RegionReading(article_id, day, "Brief van de jurist.", "regio", RESEARCH)


@pytest.mark.parametrize(
    ("article_id", "on_31_december", "on_1_january"),
    [
        # "1 Jan 2026: in force, in phases: NZa tasks (ch. 9a), definitions, transition
        # art. 10.3; old cooperation article 2.8 lapsed" [C]
        ("wvbj", "ahead", "now"),
        ("jw-9a.1", "ahead", "now"),
        ("jw-9a.2-4", "ahead", "now"),
        ("jw-1.1-regio", "ahead", "now"),
        ("jw-1.1-regiovisie", "ahead", "now"),
        ("jw-10.3", "ahead", "now"),
        # An older text was not read, so that it applied the day before is not told.
        ("jw-2.8", "ahead", "past"),
        # "art. 2.19(1)(a) and art. 2.21 ... on 1-1-2026 these two were NOT yet in
        # force" [C]
        ("jw-2.19-1-a", "ahead", "ahead"),
        ("jw-2.21-1", "ahead", "ahead"),
        # "1 July 2022" [S] and Stb69, "in force 1-7-2024" [C]: on both days
        ("wgr-2022-zienswijze", "now", "now"),
        ("besluit-2.3-opbouw", "now", "now"),
        # start unknown [S], and what no source shows [U]
        ("jw-2.18", "ahead", "ahead"),
        ("wgr-pc-data", "ahead", "ahead"),
    ],
)
def test_the_turn_of_the_year(article_id, on_31_december, on_1_january):
    assert group_of(calendar(LAST_DAY_OF_2025), article_id) == on_31_december
    assert group_of(calendar(FIRST_DAY_OF_2026), article_id) == on_1_january


def test_every_article_is_in_one_group():
    found = calendar(RESEARCH)
    told = [
        each.article.id
        for group in ("now", "ahead", "past")
        for each in found.group(group)
    ]
    assert sorted(told) == sorted(article.id for article in all_articles())


@pytest.mark.parametrize("year", range(2019, 2036))
def test_what_is_unconfirmed_applies_on_no_day_and_lapses_on_none(year):
    found = calendar(date(year, 1, 1))
    for placed in found.articles:
        if placed.article.status == "U" or placed.article.valid_from_status == "U":
            assert placed.group == "ahead", placed.article.id


@pytest.mark.parametrize(
    ("as_of", "group"),
    [(date(2027, 6, 30), "ahead"), (date(2027, 7, 1), "now")],
)
def test_the_regions_own_reading_decides_for_the_region(as_of, group):
    own = reading("jw-2.19-1-a", date(2027, 7, 1))
    found = calendar(as_of, [own])
    [placed] = [e for e in found.articles if e.article.id == "jw-2.19-1-a"]
    assert placed.group == group
    assert placed.judgement.by_reading
    assert "vanaf 1 juli 2027 (eigen datum van de regio)" in placed.validity
    assert "Onze bronnen bevestigen deze datum niet." in placed.judgement.sentence


@pytest.mark.parametrize(
    ("article_id", "validity"),
    [
        ("wvbj", "vanaf 1 januari 2026 (bevestigd)"),
        ("wgr-2022-zienswijze", "vanaf 1 juli 2022 (uit tweede hand)"),
        ("jw-2.8", "tot en met 31 december 2025 (bevestigd)"),
        ("jw-2.18", "begin niet bevestigd"),
        (
            "jw-2.19-1-a",
            "begin niet bevestigd; nog niet op 1 januari 2026 (bevestigd)",
        ),
        ("rjw-8g-1", "in de tekst van 1 januari 2026, begin niet nagezocht"),
    ],
)
def test_validity_tells_each_day_with_how_sure_it_is(article_id, validity):
    found = calendar(RESEARCH)
    [placed] = [each for each in found.articles if each.article.id == article_id]
    assert placed.validity == validity


def test_dated_articles_come_first_by_date():
    days = [each.day for each in calendar(RESEARCH).group("now")]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert days == known + [None] * (len(days) - len(known))


@pytest.mark.parametrize(
    ("event_id", "as_of", "happened"),
    [
        ("eerste-kamer-2025", date(2025, 10, 6), False),
        ("eerste-kamer-2025", date(2025, 10, 7), True),
        # "Mar 2021": only the month is known, so not before its last day
        ("voorstel-2021", date(2021, 3, 30), False),
        ("voorstel-2021", date(2021, 3, 31), True),
        ("start-regionale-inkoop", date(2100, 1, 1), False),  # "later, by KB"
        ("termijn-regiovisie", date(2100, 1, 1), False),  # "unknown [U]"
    ],
)
def test_events_that_happened(event_id, as_of, happened):
    found = calendar(as_of)
    [told] = [e.happened for e in found.events if e.event.id == event_id]
    assert told is happened


def test_an_unknown_day_is_no_point_in_time():
    # "legal deadlines for the GR, the first regiovisie and the start of the contracting
    # duty: unknown"; "2027 ... and 2028 ... only a guess, do not ship as fact"
    undated = {each.id for each in timeline() if known_day(each) is None}
    assert undated == {
        "start-regionale-inkoop",
        "start-landelijke-inkoop",
        "termijn-regeling",
        "termijn-regiovisie",
        "termijn-inkoop",
    }


@pytest.mark.parametrize(
    ("event_id", "day"),
    [("voorstel-2021", date(2021, 3, 31)), ("ontwerpbesluit-2025", date(2025, 1, 31))],
)
def test_last_day_of_a_month(event_id, day):
    assert last_day(event(event_id)) == day


def test_starts_are_told_by_the_event_of_that_day():
    found = {start.day: start for start in starts(all_articles(), timeline())}
    new_year = found[FIRST_DAY_OF_2026]
    assert new_year.event == event("wvbj-2026")
    assert {"wvbj", "jw-9a.1", "jw-1.1-regio"} <= {a.id for a in new_year.articles}
    assert found[date(2022, 12, 2)].event is None  # contractstandaarden, no event
    assert all(start.status in {"C", "S"} for start in found.values())


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (date(2026, 4, 29), date(2026, 4, 30)),
        (date(2026, 4, 30), date(2026, 4, 30)),
        (date(2026, 5, 1), date(2027, 4, 30)),
    ],
)
def test_an_own_date_returns_every_year(as_of, day):
    own = OwnDate(find_planning_date("kaders"), 4, 30, "Afspraak.", since=RESEARCH)
    assert own.on_or_after(as_of) == day


def test_own_dates_are_settings_and_no_articles():
    own = OwnDate(find_planning_date("kaders"), 4, 30, "Afspraak.", since=RESEARCH)
    with_it, without = calendar(RESEARCH, own=[own]), calendar(RESEARCH)
    assert with_it.articles == without.articles
    assert with_it.own_dates == (own,)
    assert find_article("wgr-pc-data").id in {
        each.article.id for each in with_it.group("ahead")
    }
