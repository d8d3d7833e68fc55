"""How much is granted and delivered, brought to the lasten of every gemeente.

The volume of time and euro's is multiplied by one factor per gemeente, so that what
is delivered in a year costs what the annual account says. Days of residence, tasks
and whole trajectories keep their number: there is no half day.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from jeugdregio.synthesis.care_mix import TARIFF_RISE
from jeugdregio.synthesis.claims import amount_cents
from jeugdregio.synthesis.parameters import month_index
from jeugdregio.synthesis.region import RegionInTime
from jeugdregio.synthesis.targets import IV3_YEAR


LEAST_FACTOR: Final = 0.3
MOST_FACTOR: Final = 4.0
"""Bounds of the factor: beyond these the volumes would be absurd."""

_ATTENDANCE: Final = 0.62
"""Least part of the granted time that is delivered in a whole month."""


def make_months(
    toewijzingen: pl.DataFrame, region: RegionInTime, rng: np.random.Generator
) -> pl.DataFrame:
    """The months in which care was delivered and can be claimed.

    Returns:
        One row per toewijzing and calendar month with a day of care in the traffic:
            the columns of the toewijzing, ``maand`` (first day), ``days`` (of care),
            ``part`` (of the month in care) and ``attendance`` (of the granted time).
            A trajectory (unit 82) has one row, in the month it ends. What is
            taakgericht has none.
    """
    first, until = region.parameters.first, region.parameters.until
    begin = pl.max_horizontal("gestart_op", pl.lit(first))
    end = pl.coalesce("gestopt_op", pl.lit(until))
    rows = (
        toewijzingen.filter(
            pl.col("claim_code").is_not_null(),
            pl.col("gestart_op").is_not_null(),
            pl.col("toewijzingsdatum") <= until,
        )
        .with_columns(begin=begin, end=end)
        .filter(pl.col("begin") <= pl.col("end"))
        .with_columns(
            maand=pl.date_ranges(pl.col("begin").dt.month_start(), "end", "1mo")
        )
        .explode("maand", empty_as_null=False)
    )
    last = pl.col("maand").dt.month_end()
    rows = rows.filter(
        (pl.col("claim_eenheid") != "82")
        | (pl.col("gestopt_op").dt.month_start() == pl.col("maand"))
    ).with_columns(
        days=(
            pl.min_horizontal("end", last) - pl.max_horizontal("begin", "maand")
        ).dt.total_days()
        + 1,
    )
    return rows.with_columns(
        part=pl.col("days") / last.dt.day(),
        attendance=pl.Series(_ATTENDANCE + (1 - _ATTENDANCE) * rng.random(rows.height)),
    ).drop("begin", "end")


def make_volumes(
    toewijzingen: pl.DataFrame, months: pl.DataFrame, region: RegionInTime
) -> pl.DataFrame:
    """The granted volume per toewijzing.

    Args:
        toewijzingen: As granted, with ``base_volume``.
        months: What is delivered of them (`make_months`), with ``contract_tarief``.
        region: For the lasten of the gemeenten.

    Returns:
        ``toewijzing``, ``volume`` (per frequency; per month for a budget; null where
        nothing is granted) and ``budget`` (cents, null where there is none).
    """
    factors = gemeente_factors(months, region)
    return (
        toewijzingen.join(factors, on="gemeente", how="left")
        .with_columns(
            scaled=pl.col("base_volume")
            * pl.when("is_scalable").then("factor").otherwise(1.0)
        )
        .select(
            "toewijzing",
            volume=_whole_volume(),
            budget=pl.when("has_budget").then(
                _whole_volume() * (_granted_months() + 2)
            ),
        )
        .sort("toewijzing")
    )


def _granted_months() -> pl.Expr:
    """Months that the care will take, at most."""
    need = pl.coalesce("ingetrokken_op", "gestopt_op", "verwacht_tot")
    return (need - pl.col("ingangsdatum")).dt.total_days() // 28 + 1


def _whole_volume() -> pl.Expr:
    """Round to what a person would grant: half hours, whole hours, whole euro's."""
    scaled = pl.col("scaled")
    step = (
        pl.when(pl.col("claim_eenheid") == "83")
        .then(100.0)
        .when(pl.col("eenheid") == "01")
        .then(30.0)
        .otherwise(1.0)
    )
    return (
        pl.when(pl.col("claim_code").is_not_null())
        .then(((scaled / step).round().clip(lower_bound=1.0)) * step)
        .cast(pl.Int64)
    )


def gemeente_factors(months: pl.DataFrame, region: RegionInTime) -> pl.DataFrame:
    """The factor per gemeente that brings delivered care to its lasten.

    The target of a month is a twelfth of the lasten of the account year, with the rise
    of the tariffs since. Source of the lasten: CBS Iv3 (`targets`).

    Returns:
        ``gemeente``, ``factor``; within `LEAST_FACTOR` and `MOST_FACTOR`.
    """
    parameters = region.parameters
    last = month_index(parameters.until)
    rise = sum(
        TARIFF_RISE ** (index // 12 - IV3_YEAR) / 12
        for index in range(last - parameters.months + 1, last + 1)
    )
    wanted = pl.DataFrame(
        {
            "gemeente": [target.gemeente for target in region.targets],
            "wanted": [target.lasten_cents * rise for target in region.targets],
        }
    )
    expected = months.with_columns(
        volume=expected_volume(pl.col("base_volume"))
    ).with_columns(bedrag=amount_cents())
    sums = expected.group_by("gemeente").agg(
        scalable=pl.col("bedrag").filter("is_scalable").sum(),
        fixed=pl.col("bedrag").filter(~pl.col("is_scalable")).sum(),
    )
    return (
        wanted.join(sums, on="gemeente", how="left")
        .select(
            "gemeente",
            factor=((pl.col("wanted") - pl.col("fixed")) / pl.col("scalable"))
            .fill_null(1.0)
            .fill_nan(1.0)
            .clip(LEAST_FACTOR, MOST_FACTOR),
        )
        .sort("gemeente")
    )


def expected_volume(granted: pl.Expr) -> pl.Expr:
    """What is delivered in a month of a granted volume, before rounding."""
    eenheid, claim = pl.col("eenheid"), pl.col("claim_eenheid")
    is_time = claim.is_in(["01", "04", "16"]) | (pl.col("claim_code") == "42A01")
    per_week = pl.col("frequentie") == "2"
    minutes = pl.when((eenheid == "04") & (claim == "01")).then(60.0).otherwise(1.0)
    weeks = pl.when(per_week).then(pl.col("days") / 7).otherwise("part")
    return (
        pl.when(claim == "14")
        .then(pl.col("days").cast(pl.Float64))
        .when(is_time)
        .then(granted * minutes * weeks * pl.col("attendance"))
        .when(pl.col("has_budget"))
        .then(granted * pl.col("attendance"))
        .otherwise(granted)
    )


def make_deliveries(
    months: pl.DataFrame, volumes: pl.DataFrame, einddata: pl.DataFrame
) -> pl.DataFrame:
    """What is declared per toewijzing and month, once.

    Args:
        months: `make_months` with ``contract_tarief`` and ``contract_eenheid``.
        volumes: `make_volumes`.
        einddata: `grants.last_einddatum`.

    Returns:
        The columns that a prestatie needs, with ``granted`` (volume of the
        toewijzing), ``volume``, ``bedrag`` (cents), ``begindatum`` and ``einddatum``
        of the ProductPeriode (IV089: the month, cut off by the toewijzing).
    """
    rows = (
        months.drop("einddatum")
        .join(volumes, on="toewijzing", how="left", maintain_order="left")
        .join(einddata, on="toewijzing", how="left", maintain_order="left")
        .rename({"volume": "granted"})
        .with_columns(
            volume=expected_volume(pl.col("granted").cast(pl.Float64))
            .floor()
            .clip(lower_bound=1.0)
            .cast(pl.Int64)
        )
    )
    return rows.with_columns(
        bedrag=amount_cents(),
        begindatum=pl.max_horizontal("maand", "ingangsdatum"),
        einddatum=pl.min_horizontal(pl.col("maand").dt.month_end(), "einddatum_nu"),
    ).select(
        "toewijzing",
        "traject",
        "jongere",
        "gemeente",
        "aanbieder",
        "vorm",
        "toewijzing_nummer",
        "categorie",
        "claim_code",
        "claim_eenheid",
        "eenheid",
        "frequentie",
        "granted",
        "has_budget",
        "ingangsdatum",
        "einddatum_nu",
        "maand",
        "days",
        "volume",
        "contract_eenheid",
        "contract_tarief",
        "bedrag",
        "begindatum",
        "einddatum",
    )
