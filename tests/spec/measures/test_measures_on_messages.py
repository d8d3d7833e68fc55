"""The other measures on messages, on a few rows written by hand."""

from datetime import date

from care_fixture import (
    MAASTRICHT,
    care_facts,
    care_rows,
    levering,
    prestatie,
    toewijzing,
)
from facts_fixture import figure, figures


PERSON = {"persoon": "a" * 32}
HEERLEN_NOW = {"niveau": "gemeente_2026", "codes": ("GM0917",)}


def facts(toewijzingen=(), leveringen=(), prestaties=(), last_day=date(2026, 10, 31)):
    return care_facts(care_rows(toewijzingen, leveringen, prestaties, last_day))


def test_lasten_count_granted_lines_in_the_month_of_care():
    # March: 100.00 - 25.50 euro granted; the refused line and April do not count
    lines = facts(
        prestaties=[
            prestatie("1", date(2026, 3, 1), 100_00),
            prestatie("1", date(2026, 3, 31), -25_50),
            prestatie("2", date(2026, 3, 5), 80_00, toegekend=False),
            prestatie("2", date(2026, 4, 1), 60_00),
        ]
    )
    march = figure(lines, "lasten", **HEERLEN_NOW, choices={"maand": "2026-03"})
    assert (march["lasten_cents"], march["jongeren"]) == (100_00 - 25_50, 1)
    year = figure(lines, "lasten", **HEERLEN_NOW)
    assert (year["lasten_cents"], year["jongeren"]) == (100_00 - 25_50 + 60_00, 2)


def test_what_was_credited_whole_is_no_use_and_no_young_person_behind_an_amount():
    # 1: 50.00 - 50.00 = 0; 2: 50.00 - 20.00 = 30.00; 3: 50.00, credited under another
    # number and so not for this allocation
    credited = facts(
        prestaties=[
            prestatie("1", date(2026, 3, 1), 50_00),
            prestatie("1", date(2026, 3, 1), -50_00),
            prestatie("2", date(2026, 3, 1), 50_00),
            prestatie("2", date(2026, 3, 9), -20_00),
            prestatie("3", date(2026, 3, 1), 50_00),
            prestatie("4", date(2026, 3, 1), -50_00, persoon=f"{3:0>32}"),
        ]
    )
    assert figure(credited, "gebruik", **HEERLEN_NOW)["jongeren"] == 2  # 2 and 3
    spent = figure(credited, "lasten", **HEERLEN_NOW)
    # 3 has nothing left in the month; that is a matter of the allocations together
    assert (spent["lasten_cents"], spent["jongeren"]) == (50_00 - 20_00, 1)


def test_a_credit_in_another_month_leaves_a_young_person_in_both():
    # March 50.00, April -50.00: the year is no less than its months, in persons
    later = facts(
        prestaties=[
            prestatie("1", date(2026, 3, 1), 50_00),
            prestatie("1", date(2026, 4, 1), -50_00),
        ]
    )
    rows = figures(later, "lasten", **HEERLEN_NOW, choices={"maand": ""})
    assert {row["maand"]: (row["lasten_cents"], row["jongeren"]) for row in rows} == {
        "2026-03": (50_00, 1),
        "2026-04": (-50_00, 1),
        "heel jaar": (0, 1),
    }


def test_care_of_before_the_first_month_of_messages_has_no_amount():
    # Messages began on 17 May: a line about April is not known whole.
    begun = care_rows(
        prestaties=[
            prestatie("1", date(2026, 4, 30), 100_00),
            prestatie("2", date(2026, 5, 1), 60_00),
        ],
        first_day=date(2026, 5, 17),
    )
    year = figure(care_facts(begun), "lasten", **HEERLEN_NOW)
    assert (year["lasten_cents"], year["jongeren"]) == (60_00, 1)


def test_who_lives_in_two_gemeenten_counts_in_both_and_twice_in_the_regio():
    grant = toewijzing("1", date(2026, 3, 1), **PERSON)
    two = facts([grant, grant | {"gemeente": MAASTRICHT, "toewijzing_nummer": "2"}])
    assert [r["jongeren"] for r in figures(two, "gebruik", niveau="gemeente_2026")] == [
        1,
        1,
    ]
    assert figure(two, "gebruik", niveau="regio")["jongeren"] == 2


def test_two_care_forms_are_one_young_person():
    ggz = toewijzing("2", date(2026, 3, 1), categorie="54", code="54A01", **PERSON)
    two = facts([toewijzing("1", date(2026, 3, 1), **PERSON), ggz])
    rows = figures(two, "gebruik", **HEERLEN_NOW, choices={"zorgvorm": ""})
    assert {row["zorgvorm"]: row["jongeren"] for row in rows} == {
        "alle": 1,
        "Jeugd-ggz": 1,
        "Jeugdhulp ambulant": 1,
    }


def test_care_that_joins_is_one_spell():
    # 1 March to 31 March, and on from 1 April: in once, out once
    joined = facts(
        leveringen=[
            levering("1", date(2026, 3, 1), date(2026, 3, 31), **PERSON),
            levering("2", date(2026, 4, 1), date(2026, 5, 15), **PERSON),
        ]
    )
    rows = figures(joined, "in_en_uitstroom", **HEERLEN_NOW, choices={"maand": ""})
    assert {
        row["maand"]: (row["instroom"], row["uitstroom"], row["in_zorg"])
        for row in rows
    } == {
        "2026-03": (1, 0, 1),
        "2026-04": (0, 0, 1),
        "2026-05": (0, 1, 0),
        "heel jaar": (1, 1, 0),
    }


def test_back_within_a_year_and_a_day_later():
    # Both stopped on 31 March 2025. One is back after 365 days, the other after 366.
    stopped = date(2025, 3, 31)
    back = facts(
        leveringen=[
            levering("1", date(2025, 1, 1), stopped, persoon="a" * 32),
            levering("2", date(2026, 3, 31), persoon="a" * 32),
            levering("3", date(2025, 1, 1), stopped, persoon="b" * 32),
            levering("4", date(2026, 4, 1), persoon="b" * 32),
        ]
    )
    row = figure(back, "herhaald_gebruik", **HEERLEN_NOW, years=(2025,))
    assert (row["gestopt"], row["terug"], row["niet_terug"]) == (2, 1, 1)
    assert row["terug_pct"] == 50.0


def test_a_gap_of_four_weeks_is_no_return():
    # the day after 28 days without care: 30 April + 28 = 28 May
    moved = facts(
        leveringen=[
            levering("1", date(2025, 1, 1), date(2025, 4, 30), **PERSON),
            levering("2", date(2025, 5, 28), date(2025, 6, 30), **PERSON),
        ]
    )
    row = figure(moved, "herhaald_gebruik", **HEERLEN_NOW, years=(2025,))
    assert (row["gestopt"], row["terug"]) == (1, 0)


def test_who_stopped_less_than_a_year_ago_is_not_judged():
    late = facts(leveringen=[levering("1", date(2025, 1, 1), date(2025, 11, 1))])
    row = figure(late, "herhaald_gebruik", **HEERLEN_NOW, years=(2025,))
    assert (row["gevolgd"], row["nog_onbekend"], row["terug_pct"]) == (0, 1, None)


def test_every_reason_has_its_place_and_a_pause_is_no_end():
    reasons = ("31", "31", "32", "33", "34", "35", "38", "", "20")
    ended = facts(
        leveringen=[
            levering(
                str(i), date(2026, 1, 1), date(2026, 5, 1), reden_beeindiging=reason
            )
            for i, reason in enumerate(reasons)
        ]
    )
    row = figure(ended, "eindredenen", **HEERLEN_NOW)
    assert row["gestopt"] == 9 - 1
    assert row["volgens_plan"] == 2
    assert [
        row[name]
        for name in ("door_jongere", "door_aanbieder", "in_overleg", "externe_oorzaak")
    ] == [1, 1, 1, 1]
    assert (row["voortijdig"], row["anders"]) == (4, 2)
    assert (row["volgens_plan_pct"], row["voortijdig_pct"]) == (25.0, 50.0)
