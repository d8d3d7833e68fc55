"""Claims: what was delivered, the level of the lasten, delays and corrections."""

import csv
import datetime
from pathlib import Path

import polars as pl
import pytest

import jeugdregio.standards


DATA = Path(jeugdregio.standards.__file__).parent / "data"
UNTIL = datetime.date(2026, 10, 31)
TAAKVELDEN = {"6.72", "6.73", "6.74", "6.82"}
"""What counts as lasten of youth care in 2024 (CBS Iv3)."""


def lasten_2024():
    """In cents, times the scale of a fifth, read from the file itself."""
    found = {}
    with (DATA / "lasten_iv3.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if (row["jaar"], row["verslagsoort"]) == ("2024", "jaarrekening") and row[
                "taakveld"
            ] in TAAKVELDEN:
                cents = float(row["lasten_x1000_eur"] or 0) * 100_000 * 0.2
                found[row["gm_code"]] = found.get(row["gm_code"], 0) + cents
    return found


def test_a_year_costs_what_the_annual_account_says(zuid_limburg):
    """Delivered in 2024 against Iv3 2024: the region within 4 percent.

    Of gemeenten with lasten over 10 million (a fifth: 2) within 15 percent, of smaller
    ones within 40: there a single young person in residence makes the difference.
    """
    year = zuid_limburg.deliveries.filter(pl.col("maand").dt.year() == 2024)
    found = dict(year.group_by("gemeente").agg(pl.col("bedrag").sum()).iter_rows())
    wanted = {code: cents for code, cents in lasten_2024().items() if code in found}
    assert len(wanted) == 16
    assert sum(found.values()) == pytest.approx(sum(wanted.values()), rel=0.04)
    for code, cents in wanted.items():
        tolerance = 0.15 if cents > 200_000_000 else 0.4
        assert found[code] == pytest.approx(cents, rel=tolerance), code


def test_three_years_together_are_closer(zuid_limburg):
    """36 months at the tariffs of their year: every gemeente within 3 percent."""
    found = dict(
        zuid_limburg.deliveries.group_by("gemeente")
        .agg(pl.col("bedrag").sum())
        .iter_rows()
    )
    # Two months of 2023, all of 2024 and 2025, ten of 2026; tariffs rise 4.5 percent.
    years = 2 / 12 / 1.045 + 1 + 1.045 + 10 / 12 * 1.045**2
    for code, cents in found.items():
        assert cents == pytest.approx(lasten_2024()[code] * years, rel=0.03), code


def test_claims_are_for_months_with_care_only(zuid_limburg):
    claims = zuid_limburg.prestaties.join(
        zuid_limburg.toewijzingen.select(
            "toewijzing", "gestart_op", "gestopt_op", "toegewezen_op"
        ),
        on="toewijzing",
    )
    assert claims.height == zuid_limburg.prestaties.height
    assert (claims["maand"].dt.month_end() >= claims["gestart_op"]).all()
    over = claims.filter(pl.col("gestopt_op") < pl.col("maand"))
    assert over.is_empty()
    assert (claims["dagtekening"] > claims["toegewezen_op"]).all()
    assert claims["dagtekening"].max() <= UNTIL
    assert claims["maand"].min() == datetime.date(2023, 11, 1)


def test_a_product_period_is_the_month_cut_off_by_the_toewijzing(zuid_limburg):
    claims = zuid_limburg.prestaties
    begins = pl.max_horizontal("maand", "ingangsdatum")
    ends = pl.min_horizontal(pl.col("maand").dt.month_end(), "einddatum_nu")
    assert claims.filter(pl.col("begindatum") != begins).is_empty()
    assert claims.filter(pl.col("einddatum") != ends).is_empty()
    assert (claims["begindatum"] <= claims["einddatum"]).all()


def test_amounts_follow_from_tariff_and_volume(zuid_limburg):
    """Line by line in whole numbers, apart from the expression that made them."""
    claims = zuid_limburg.prestaties.head(20_000)
    kinds = set()
    for eenheid, contract, tarief, volume, bedrag in claims.select(
        "claim_eenheid", "contract_eenheid", "contract_tarief", "volume", "bedrag"
    ).iter_rows():
        if eenheid == "83":
            expected = volume
        elif (eenheid, contract) == ("01", "04"):
            whole, rest = divmod(tarief * volume, 60)
            expected = whole + (rest >= 30)
        else:
            expected = tarief * volume
        assert bedrag == expected
        kinds.add((eenheid, contract))
    assert ("01", "04") in kinds
    assert ("83", "83") in kinds


def test_volumes_fit_what_was_granted(zuid_limburg):
    claims = zuid_limburg.prestaties
    per_month = claims.filter(pl.col("frequentie") == "4")
    factor = pl.when(pl.col("claim_eenheid") != pl.col("eenheid")).then(60).otherwise(1)
    assert per_month.filter(pl.col("volume") > pl.col("granted") * factor).is_empty()
    per_week = claims.filter(pl.col("frequentie") == "2")
    days = (pl.col("einddatum") - pl.col("begindatum")).dt.total_days() + 1
    # A period of d days touches at least d / 7 calendar weeks.
    fits = pl.col("volume") <= (pl.col("granted") * days / 7).clip(
        lower_bound=pl.col("granted")
    )
    assert per_week.filter(~fits).is_empty()
    signed = pl.when(pl.col("teken") == "C").then(-pl.col("volume")).otherwise("volume")
    total = claims.filter(pl.col("frequentie") == "6")
    sums = total.group_by("toewijzing").agg(
        pl.col("granted").first(), delivered=signed.sum()
    )
    assert sums.filter(pl.col("delivered") > pl.col("granted")).is_empty()
    budget = claims.filter("has_budget").group_by("toewijzing").agg(spent=signed.sum())
    granted = zuid_limburg.toewijzingen.select("toewijzing", "budget")
    spent = budget.join(granted, on="toewijzing")
    assert spent.height > 50
    assert (spent["spent"] <= spent["budget"]).all()


def test_periods_of_an_aanbieder_follow_each_other(zuid_limburg):
    """Where care was delivered in a month, the month has a declaratie (TR318)."""
    parties = ["aanbieder", "gemeente"]
    claims = zuid_limburg.prestaties
    first = claims.filter(pl.col("soort") == "eerste")
    delivered = first.select(*parties, period="maand").unique()
    declared = claims.select(*parties, period="periode").unique()
    assert delivered.join(declared, on=[*parties, "period"], how="anti").is_empty()
    assert (claims["periode"] >= claims["maand"]).all()
    numbers = claims.select(*parties, "periode", "declaratie_nummer").unique()
    assert numbers.select(*parties, "periode").is_duplicated().sum() == 0
    assert numbers.select("aanbieder", "declaratie_nummer").is_duplicated().sum() == 0


def test_some_claims_are_late_and_some_corrected(zuid_limburg):
    claims = zuid_limburg.prestaties
    first = claims.filter(pl.col("soort") == "eerste")
    late = first.filter(pl.col("periode") > pl.col("maand")).height / first.height
    assert 0.02 < late < 0.07
    credits_ = claims.filter(pl.col("soort") == "credit")
    assert 0.01 < credits_.height / first.height < 0.03
    undone = credits_.join(
        first, left_on=["aanbieder", "vorige"], right_on=["aanbieder", "referentie"]
    )
    # A credit is the debit again, in a later period, once (IV091, IV085, TR390).
    assert undone.height == credits_.height
    for same in ("toewijzing", "maand", "volume", "bedrag"):
        assert (undone[same] == undone[f"{same}_right"]).all()
    assert (undone["periode"] > undone["periode_right"]).all()
    assert (undone["dagtekening"] > undone["dagtekening_right"]).all()
    assert credits_.select("aanbieder", "vorige").is_duplicated().sum() == 0
    anew = claims.filter(pl.col("soort") == "opnieuw")
    key = ["toewijzing", "maand"]
    assert (
        anew.join(credits_, on=[*key, "declaratie"], how="semi").height == anew.height
    )
    assert first.select(key).is_duplicated().sum() == 0


def test_references_are_unique_within_an_aanbieder_only(zuid_limburg):
    claims = zuid_limburg.prestaties
    assert claims.select("aanbieder", "referentie").is_duplicated().sum() == 0
    assert claims["referentie"].is_duplicated().any()


def test_contracts_cover_every_claim_without_a_gap(zuid_limburg):
    contracts = zuid_limburg.contracts
    assert contracts.columns == [
        "gemeentecode",
        "agbcode",
        "productcategorie",
        "productcode",
        "eenheid",
        "tarief_cents",
        "begindatum",
        "einddatum",
    ]
    assert contracts["gemeentecode"].str.contains(r"^\d{4}$").all()
    assert contracts["agbcode"].str.contains(r"^0099\d{4}$").all()
    assert (contracts["tarief_cents"] > 0).all()
    line = ["gemeentecode", "agbcode", "productcategorie", "productcode", "eenheid"]
    steps = contracts.sort(*line, "begindatum").with_columns(
        before=pl.col("einddatum").shift(1).over(line)
    )
    gaps = steps.filter(
        pl.col("before").is_not_null(),
        pl.col("begindatum") != pl.col("before") + pl.duration(days=1),
    )
    assert gaps.is_empty()
    assert contracts["begindatum"].min() <= datetime.date(2023, 11, 1)
    assert contracts["einddatum"].max() >= UNTIL
