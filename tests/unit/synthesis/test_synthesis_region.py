"""The simulated region against the real counts, and against queueing theory."""

import csv
import datetime
from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import jeugdregio.standards
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.region import simulate


DATA = Path(jeugdregio.standards.__file__).parent / "data"
SCALE = 0.2
FIRST, UNTIL = datetime.date(2023, 11, 1), datetime.date(2026, 10, 31)
YEARS = [
    (datetime.date(2023 + n, 11, 1), datetime.date(2024 + n, 10, 31)) for n in range(3)
]


def cbs_rows():
    """Counts of 2022 of the sixteen gemeenten, read from the file itself."""
    with (DATA / "lidmaatschap.csv").open(encoding="utf-8") as lines:
        zuid_limburg = {
            row["gm_code"]
            for row in csv.DictReader(lines)
            if (row["jz_code"], row["indeling"]) == ("JZ41", "ijw_2026")
        }
    with (DATA / "gebruik_cbs.csv").open(encoding="utf-8") as lines:
        return {
            row["gm_code"]: row
            for row in csv.DictReader(lines)
            if row["jaar"] == "2022" and row["gm_code"] in zuid_limburg
        }


def in_care(trajecten, begin, end):
    return trajecten.filter(
        pl.col("gestart_op") <= end,
        pl.col("gestopt_op").is_null() | (pl.col("gestopt_op") >= begin),
    )


def test_young_people_per_gemeente_are_a_fifth_of_the_count_of_cbs(zuid_limburg):
    """Mean of three years: the region within 3 percent, a gemeente within 6 or 4."""
    trajecten = zuid_limburg.region.trajecten
    rows = cbs_rows()
    assert len(rows) == 16
    total = 0.0
    for code, row in rows.items():
        wanted = float(row["jongeren_totaal"]) * SCALE
        found = np.mean(
            [
                in_care(trajecten.filter(pl.col("gemeente") == code), *year)[
                    "jongere"
                ].n_unique()
                for year in YEARS
            ]
        )
        assert abs(found - wanted) <= max(0.06 * wanted, 4), code
        total += found
    # 14,950 young people in 2022; a fifth is 2,990.
    assert total == pytest.approx(2990, rel=0.03)


def test_ages_are_those_of_cbs(zuid_limburg):
    """Age at the first day of care, over the region, within four percentage points."""
    region = zuid_limburg.region
    first = (
        region.trajecten.filter(
            pl.col("soort") == "eerste", pl.col("gestart_op") >= FIRST
        )
        .join(region.jongeren, on=["jongere", "gemeente"])
        .with_columns(
            age=(pl.col("gestart_op") - pl.col("geboortedatum")).dt.total_days()
            / 365.25
        )
    )
    rows = cbs_rows().values()
    for low, high in [(0, 4), (4, 12), (12, 18), (18, 23)]:
        counts = [float(row[f"jongeren_{low}_{high}"] or 0) for row in rows]
        every = [
            float(row[f"jongeren_{a}_{b}"] or 0)
            for row in rows
            for a, b in [(0, 4), (4, 12), (12, 18), (18, 23)]
        ]
        found = first.filter(pl.col("age").is_between(low, high, closed="left")).height
        assert found / first.height == pytest.approx(sum(counts) / sum(every), abs=0.04)
    assert first["age"].max() < 23
    assert first["age"].min() >= 0


def test_part_with_residence_is_of_the_level_of_cbs(zuid_limburg):
    """CBS 2022: 8.8 percent in the country; the gemeenten here about the same."""
    residence = ["pleegzorg", "gezinshuis", "verblijf_behandeling", "landelijk"]
    care = in_care(zuid_limburg.region.trajecten, *YEARS[1])
    living = care.filter(pl.col("vorm").is_in(residence))
    assert 0.06 < living["jongere"].n_unique() / care["jongere"].n_unique() < 0.12


def test_nobody_gets_lost(zuid_limburg):
    """Asked for = started + withdrawn + waiting, by the end of every year."""
    trajecten = zuid_limburg.region.trajecten
    for _, day in YEARS:
        asked = trajecten.filter(pl.col("aangevraagd_op") <= day)
        started = asked.filter(pl.col("gestart_op") <= day).height
        withdrawn = asked.filter(pl.col("ingetrokken_op") <= day).height
        waiting = waiting_on(trajecten, day)
        assert waiting > 0
        assert asked.height == started + withdrawn + waiting
    both = trajecten.filter(
        pl.col("gestart_op").is_not_null(), pl.col("ingetrokken_op").is_not_null()
    )
    assert both.is_empty()


def waiting_on(trajecten, day):
    left = pl.min_horizontal("gestart_op", "ingetrokken_op")
    return trajecten.filter(
        pl.col("aangevraagd_op") <= day, left.is_null() | (left > day)
    ).height


def test_the_queue_obeys_littles_law(zuid_limburg):
    """Mean number waiting = arrivals per day × mean days of waiting.

    Counted from two sides: heads on every tenth day, and the days of those who came.
    Two years from the second on; who came before or waits on makes the difference.
    """
    trajecten = zuid_limburg.region.trajecten
    begin, end = datetime.date(2023, 11, 1), datetime.date(2025, 10, 31)
    days = [begin + datetime.timedelta(days=n) for n in range(0, 731, 10)]
    heads = np.mean([waiting_on(trajecten, day) for day in days])
    came = trajecten.filter(pl.col("aangevraagd_op").is_between(begin, end))
    left = pl.min_horizontal("gestart_op", "ingetrokken_op").fill_null(UNTIL)
    waited = came.select((left - pl.col("aangevraagd_op")).dt.total_days()).to_series()
    assert heads == pytest.approx(came.height / 731 * waited.mean(), rel=0.1)


def test_more_places_make_shorter_queues():
    waits = []
    for capacity in (0.85, 1.0, 1.3):
        parameters = Parameters(scale=0.05, months=12, capacity=capacity)
        region = simulate(parameters, np.random.default_rng(3))
        waits.append(waiting_on(region.trajecten, datetime.date(2026, 6, 30)))
    assert waits[0] > waits[1] > waits[2]


def test_places_are_never_used_twice(zuid_limburg):
    """Per aanbieder and care form no more people at once than the busiest day shows.

    Who waits starts only when somebody else has left: on a day with people waiting at
    an aanbieder, the number in care there is the same as on other such days.
    """
    region = zuid_limburg.region
    ggz = region.trajecten.filter(pl.col("vorm") == "ggz")
    busiest = ggz.group_by("aanbieder").len().sort("len")["aanbieder"][-1]
    own = ggz.filter(pl.col("aanbieder") == busiest)
    counts = Counter()
    for n in range(0, 1000, 7):
        day = FIRST + datetime.timedelta(days=n)
        # A place is taken from the day it is offered, some days before the start.
        offered = own.filter(
            pl.col("gestart_op").is_not_null(),
            pl.col("gestart_op") - pl.duration(days=14) <= day,
            pl.col("gestopt_op").is_null() | (pl.col("gestopt_op") >= day),
        ).height
        if waiting_on(own, day) > 0:
            counts[offered] += 1
    assert sum(counts.values()) > 50
    assert max(counts) - min(counts) <= 0.2 * max(counts)


def test_reasons_and_lengths_are_of_every_kind(zuid_limburg):
    stopped = zuid_limburg.region.trajecten.filter(
        pl.col("gestopt_op").is_between(FIRST, UNTIL)
    )
    shares = dict(stopped["reden"].value_counts(normalize=True).iter_rows())
    assert set(shares) == {"31", "32", "33", "34", "35", "38", "39"}
    assert 0.55 < shares["31"] < 0.8
    lengths = (stopped["gestopt_op"] - stopped["gestart_op"]).dt.total_days()
    assert lengths.min() >= 0
    broken = stopped.filter(pl.col("reden").is_in(["32", "33", "34", "35", "38"]))
    shorter = (broken["gestopt_op"] - broken["gestart_op"]).dt.total_days().median()
    assert shorter < lengths.median()
