"""Toewijzingen: verwijzers, dates, versions, numbers."""

import csv
import datetime
from pathlib import Path

import polars as pl
import pytest

import jeugdregio.standards


DATA = Path(jeugdregio.standards.__file__).parent / "data"
FIRST, UNTIL = datetime.date(2023, 11, 1), datetime.date(2026, 10, 31)

KINDS = {
    "01": "verw_gemeentelijke_toegang",
    "02": "verw_huisarts",
    "03": "verw_jeugdarts",
    "04": "verw_gecertificeerde_instelling",
    "05": "verw_medisch_specialist",
    "06": "verw_geen",
    "08": "verw_rechter_ovj",
}


def test_verwijzers_per_gemeente_are_those_of_cbs(zuid_limburg):
    """Within two percentage points; one request where there are fewer than fifty."""
    with (DATA / "gebruik_cbs.csv").open(encoding="utf-8") as lines:
        rows = {r["gm_code"]: r for r in csv.DictReader(lines) if r["jaar"] == "2022"}
    asked = zuid_limburg.toewijzingen.filter(
        pl.col("toewijzingsdatum") >= FIRST
    ).unique("traject")
    for code in asked["gemeente"].unique():
        own = asked.filter(pl.col("gemeente") == code)
        every = sum(float(rows[code][name] or 0) for name in KINDS.values())
        for kind, name in KINDS.items():
            found = own.filter(pl.col("verwijzer") == kind).height / own.height
            wanted = float(rows[code][name] or 0) / every
            assert found == pytest.approx(wanted, abs=max(0.02, 2 / own.height)), (
                code,
                kind,
            )


def test_care_starts_after_the_toewijzing_but_for_those_listed(zuid_limburg):
    started = zuid_limburg.toewijzingen.filter(pl.col("gestart_op").is_not_null())
    before = started.filter(pl.col("gestart_op") < pl.col("toewijzingsdatum"))
    assert before["is_late"].all()
    assert (
        started.filter("is_late")["toewijzing"]
        .sort()
        .equals(before["toewijzing"].sort())
    )
    # A small part, on purpose: two percent, and more than half of crisis.
    assert 0.01 < before.height / started.height < 0.04
    assert (before["ingangsdatum"] == before["gestart_op"]).all()
    assert (started["gestart_op"] >= started["ingangsdatum"]).all()


def test_a_toewijzing_covers_the_care_until_the_last_day(zuid_limburg):
    """Prolonged in time: care never goes on after the Einddatum known that day."""
    last = (
        zuid_limburg.versions.filter(pl.col("reden_wijziging").ne_missing("13"))
        .group_by("toewijzing")
        .agg(pl.col("einddatum").last(), pl.col("einddatum").null_count().alias("open"))
    )
    care = zuid_limburg.toewijzingen.drop("einddatum").join(last, on="toewijzing")
    stops = pl.coalesce("gestopt_op", pl.lit(UNTIL))
    ended = care.filter(pl.col("gestart_op").is_not_null(), pl.col("open") == 0)
    assert ended.filter(stops > pl.col("einddatum")).is_empty()


def test_versions_follow_each_other(zuid_limburg):
    versions = zuid_limburg.versions.with_columns(
        before=pl.col("vastgesteld_op").shift(1).over("toewijzing"),
        old_end=pl.col("einddatum").shift(1).over("toewijzing"),
    )
    later = versions.filter(pl.col("versie") > 0)
    assert set(later["reden_wijziging"].unique()) == {"04", "13"}
    assert (later["vastgesteld_op"] > later["before"]).all()
    longer = later.filter(pl.col("reden_wijziging") == "04")
    assert (longer["einddatum"] > longer["old_end"]).all()
    assert (longer["vastgesteld_op"] < longer["old_end"]).all()
    gone = later.filter(pl.col("reden_wijziging") == "13").join(
        zuid_limburg.toewijzingen.select("toewijzing", "ingangsdatum", "gestart_op"),
        on="toewijzing",
    )
    # CS335: removed is an Einddatum equal to the Ingangsdatum. Nobody of them started.
    assert (gone["einddatum"] == gone["ingangsdatum"]).all()
    assert gone["gestart_op"].null_count() == gone.height > 100


def test_numbers_are_unique_within_a_gemeente_only(zuid_limburg):
    granted = zuid_limburg.toewijzingen
    assert granted.select("gemeente", "toewijzing_nummer").is_duplicated().sum() == 0
    heerlen, vaals = (
        set(granted.filter(pl.col("gemeente") == code)["toewijzing_nummer"])
        for code in ("GM0917", "GM0981")
    )
    assert vaals < heerlen


def test_taakgericht_care_has_no_start_and_no_claim(zuid_limburg):
    team = zuid_limburg.toewijzingen.filter(pl.col("variant") == "taakgericht")
    assert team.height > 100
    assert team["start_gemeld_op"].null_count() == team.height
    assert team["stop_gemeld_op"].null_count() == team.height
    assert team["volume"].null_count() == team["budget"].null_count() == team.height
    claimed = zuid_limburg.prestaties["toewijzing"]
    assert not claimed.is_in(team["toewijzing"].implode()).any()


def test_all_three_variants_and_budgets_occur(zuid_limburg):
    granted = zuid_limburg.toewijzingen
    assert set(granted["variant"].unique()) == {
        "inspanningsgericht",
        "outputgericht",
        "taakgericht",
    }
    # CD041, CD077, CD078, CD079: an Omvang goes with a code; never with a Budget.
    has_omvang = granted["eenheid"].is_not_null()
    assert (granted.filter(has_omvang)["product_code"].is_not_null()).all()
    assert granted.filter(has_omvang)["budget"].null_count() == has_omvang.sum()
    budget = granted.filter(pl.col("budget").is_not_null())
    assert budget.height > 50
    assert budget["product_code"].null_count() == budget.height
    # CD075 and CD076: with a Budget or per week there is an Einddatum.
    per_week = granted.filter(pl.col("frequentie") == "2")
    assert per_week["einddatum"].null_count() == budget["einddatum"].null_count() == 0


def test_messages_come_in_the_order_of_what_happened(zuid_limburg):
    granted = zuid_limburg.toewijzingen
    started = granted.filter(pl.col("start_gemeld_op").is_not_null())
    assert (started["start_gemeld_op"] >= started["toegewezen_op"]).all()
    assert (started["start_gemeld_op"] >= started["gestart_op"]).all()
    stopped = granted.filter(pl.col("stop_gemeld_op").is_not_null())
    assert stopped["start_gemeld_op"].null_count() == 0
    assert (stopped["stop_gemeld_op"] >= stopped["start_gemeld_op"]).all()
    asked = granted.filter(pl.col("verzocht_op").is_not_null())
    assert (asked["verwijzer"] != "01").all()
    assert (asked["verzocht_op"] <= asked["toewijzingsdatum"]).all()
    # Requests of the last days have no toewijzing yet.
    assert granted["toegewezen_op"].null_count() > 0


def test_a_person_has_one_aanbieder_per_trajectory(zuid_limburg):
    """So a JW301 always tells all that is current between the two (OP087)."""
    pairs = zuid_limburg.toewijzingen.unique("traject").select("jongere", "aanbieder")
    assert pairs.is_duplicated().sum() == 0


def test_people_are_invented_and_their_numbers_are_for_tests(zuid_limburg):
    people = zuid_limburg.personen
    numbers = people["bsn"].cast(pl.Int64)
    assert numbers.is_between(999900006, 999999990).all()
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    for text in people["bsn"].head(200):
        digits = [int(digit) for digit in text]
        assert sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0
    assert people["bsn"].is_duplicated().sum() == 0
    assert people.height < 9091
    assert set(people["geslacht"].unique()) == {"1", "2"}
