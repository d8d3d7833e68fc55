"""Toewijzingen: what is granted, from when to when, in which versions.

A young person has one trajectory per aanbieder, so a JW301 always holds everything
that is current between the two (OP087).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jeugdregio.synthesis.care_mix import (
    CARE_MIX,
    COMPANION_SHARE,
    CareMix,
    Product,
)
from jeugdregio.synthesis.referrers import assign_verwijzers
from jeugdregio.synthesis.region import RegionInTime


LATE_GRANT_SHARE: Final = 0.02
"""Part of ordinary care that has started before the toewijzing is there."""

FIRST_NUMBER: Final = 100_001
"""First ToewijzingNummer of every gemeente: numbers are unique within one only."""

_URGENT_LATE_SHARE: Final = 0.6


def make_toewijzingen(region: RegionInTime, rng: np.random.Generator) -> pl.DataFrame:
    """What was granted and is seen in the traffic.

    Seen is what was current on the first day or came later. A request in the last
    days can be without a toewijzing yet.

    Returns:
        One row per toewijzing, sorted by ``toewijzing``; a trajectory with a companion
        product has two.
            ``toewijzing`` (number of the row), ``traject``, ``jongere``, ``gemeente``,
            ``aanbieder``, ``vorm``, ``variant``, ``verwijzer`` (COD327);
            ``categorie``, ``product_code`` (null: not specific), ``claim_code``,
            ``claim_eenheid``, ``eenheid`` and ``frequentie`` (null: no Omvang);
            ``has_budget``, ``base_volume`` (per frequency, before scaling to lasten),
            ``is_scalable``, ``tarief_base`` (cents);
            ``toewijzing_nummer``, ``toewijzingsdatum``, ``toewijzingstijd`` (seconds of
            the day), ``ingangsdatum``, ``einddatum`` (of the first version, null:
            open), ``granted_days``, ``is_late`` (granted after the start, on purpose);
            ``verzocht_op`` (JW315, null: on the initiative of the gemeente) and
            ``referentie``;
            ``gestart_op``, ``gestopt_op``, ``ingetrokken_op``, ``verwacht_tot``,
            ``reden`` as in `RegionInTime.trajecten`.
    """
    parameters = region.parameters
    rows = _visible(region)
    rows = rows.with_columns(
        pl.Series(
            "verwijzer", assign_verwijzers(rows, region.targets, parameters.first, rng)
        )
    )
    rows = _with_dates(rows, rng).filter(
        (pl.col("toewijzingsdatum") <= parameters.until)
        | (pl.col("verzocht_op") <= parameters.until)
    )
    rows = rows.with_columns(
        verzocht_op=pl.when(
            pl.col("verzocht_op").is_not_null(),
            pl.col("toewijzingsdatum") >= parameters.first,
        ).then(pl.max_horizontal("verzocht_op", pl.lit(parameters.first)))
    )
    rows = _with_products(rows, rng).sort("toewijzingsdatum", "traject", "categorie")
    rows = rows.with_columns(
        toewijzing=pl.int_range(pl.len(), dtype=pl.Int64),
        toewijzing_nummer=pl.int_range(pl.len(), dtype=pl.Int64).over("gemeente")
        + FIRST_NUMBER,
        toewijzingstijd=pl.Series(rng.integers(8 * 3600, 18 * 3600, rows.height)),
    )
    asked = (
        rows.filter(pl.col("verzocht_op").is_not_null())
        .sort("verzocht_op", "toewijzing")
        .select(
            "toewijzing",
            referentie=pl.concat_str(
                pl.lit("VOT"),
                (pl.int_range(pl.len()).over("aanbieder") + 1)
                .cast(pl.String)
                .str.zfill(6),
            ),
        )
    )
    return rows.join(asked, on="toewijzing", how="left").sort("toewijzing")


def _visible(region: RegionInTime) -> pl.DataFrame:
    first = region.parameters.first
    return region.trajecten.filter(
        pl.col("gestopt_op").is_null() | (pl.col("gestopt_op") >= first),
        pl.col("ingetrokken_op").is_null() | (pl.col("ingetrokken_op") >= first),
    ).sort("aangevraagd_op", "traject")


def _with_dates(rows: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """When it was asked for and granted; some is granted after the start."""
    count = rows.height
    is_urgent = rows["vorm"].is_in([mix.key for mix in CARE_MIX if mix.is_urgent])
    late_share = np.where(is_urgent.to_numpy(), _URGENT_LATE_SHARE, LATE_GRANT_SHARE)
    drawn = pl.Series("late", rng.random(count) < late_share)
    lag = pl.Series("lag", rng.integers(1, 21, count))
    asked = pl.Series("asked", rng.integers(1, 10, count))
    # Claims of a month go out from the fourth on: the toewijzing must be there.
    month_left = (
        pl.col("gestart_op").dt.month_end() - pl.col("gestart_op")
    ).dt.total_days() + 3
    is_specific = pl.col("vorm") != "wijkteam"
    return (
        rows.with_columns(drawn, lag, asked)
        .with_columns(
            is_late=pl.col("late") & pl.col("gestart_op").is_not_null() & is_specific
        )
        .with_columns(
            toewijzingsdatum=pl.when("is_late")
            .then(
                pl.col("gestart_op")
                + pl.duration(days=pl.min_horizontal("lag", month_left))
            )
            .otherwise("aangevraagd_op"),
            ingangsdatum=pl.when("is_late")
            .then("gestart_op")
            .otherwise("beschikbaar_op"),
        )
        .with_columns(
            verzocht_op=pl.when(pl.col("verwijzer") != "01").then(
                pl.col("toewijzingsdatum") - pl.duration(days="asked")
            )
        )
        .drop("late", "lag", "asked", "aangevraagd_op", "beschikbaar_op", "soort")
    )


def _with_products(rows: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Products with their volume; a companion product is a row of its own."""
    chosen = rng.random(rows.height) < COMPANION_SHARE
    own = rows.join(
        _product_table(is_companion=False), on="vorm", maintain_order="left"
    )
    beside = rows.filter(pl.Series(chosen)).join(
        _product_table(is_companion=True), on="vorm", maintain_order="left"
    )
    both = pl.concat([own, beside])
    volume = both["middle"].to_numpy() * np.exp(
        both["spread"].to_numpy() * rng.standard_normal(both.height)
    )
    return both.with_columns(
        base_volume=pl.Series(volume),
        einddatum=pl.when(pl.col("granted_days") > 0).then(
            pl.col("ingangsdatum") + pl.duration(days=pl.col("granted_days") - 1)
        ),
    ).drop("middle", "spread")


def _product_table(*, is_companion: bool) -> pl.DataFrame:
    rows = []
    for mix in CARE_MIX:
        if not is_companion:
            rows.append(_product_row(mix, mix.categorie, mix.product))
        elif mix.companion:
            rows.append(_product_row(mix, *mix.companion))
    return pl.DataFrame(rows, infer_schema_length=None)


def _product_row(mix: CareMix, categorie: str, product: Product) -> dict[str, object]:
    has_budget = not mix.is_specific and bool(product.code)
    has_volume = mix.is_specific and bool(product.code)
    return {
        "vorm": mix.key,
        "variant": mix.variant,
        "categorie": categorie,
        "product_code": product.code if mix.is_specific else None,
        "claim_code": product.code or None,
        "claim_eenheid": product.claim_eenheid or product.eenheid or None,
        "eenheid": product.eenheid if has_volume else None,
        "frequentie": product.frequentie if has_volume else None,
        "has_budget": has_budget,
        "middle": float(product.volume),
        "spread": product.spread,
        "is_scalable": product.is_scalable,
        "tarief_base": product.tarief_cents,
        "granted_days": mix.granted_days,
    }


def make_versions(
    toewijzingen: pl.DataFrame, region: RegionInTime, rng: np.random.Generator
) -> pl.DataFrame:
    """Every version of every toewijzing until the last day, as sent in a JW301.

    The first; one more each time it is prolonged, some weeks before it ends; and a
    last one where the request was withdrawn.

    Returns:
        One row per version: ``toewijzing``, ``versie`` (from 0), ``vastgesteld_op``,
        ``tijd``, ``einddatum``, ``reden_wijziging`` (JZ002; null for the first).
    """
    until = region.parameters.until
    granted = toewijzingen.filter(pl.col("toewijzingsdatum") <= until)
    need = pl.coalesce("ingetrokken_op", "gestopt_op", "verwacht_tot")
    extra = (
        ((need - pl.col("einddatum")).dt.total_days() / pl.col("granted_days"))
        .ceil()
        .clip(lower_bound=0)
        .fill_nan(0)
        .fill_null(0)
        .cast(pl.Int64)
    )
    versions = (
        granted.with_columns(versie=pl.int_ranges(0, extra + 1))
        .explode("versie", empty_as_null=False)
        .with_columns(
            einddatum=pl.col("einddatum")
            + pl.duration(days=pl.col("versie") * pl.col("granted_days"))
        )
    )
    # Products of one trajectory are prolonged on the same day.
    before = pl.Series("before", 7 + _per_traject(versions, rng))
    versions = (
        versions.with_columns(before)
        .with_columns(
            vastgesteld_op=pl.when(pl.col("versie") == 0)
            .then("toewijzingsdatum")
            .otherwise(
                pl.col("einddatum")
                - pl.duration(days=pl.col("granted_days") + pl.col("before"))
            ),
            reden_wijziging=pl.when(pl.col("versie") > 0).then(pl.lit("04")),
        )
        .filter(
            pl.col("vastgesteld_op") <= until,
            pl.col("ingetrokken_op").is_null()
            | (pl.col("vastgesteld_op") < pl.col("ingetrokken_op"))
            | (pl.col("versie") == 0),
        )
    )
    withdrawn = granted.filter(pl.col("ingetrokken_op").is_not_null()).with_columns(
        versie=pl.lit(99, dtype=pl.Int64),
        einddatum=pl.col("ingangsdatum"),
        vastgesteld_op=pl.col("ingetrokken_op"),
        reden_wijziging=pl.lit("13"),
    )
    columns = [
        "toewijzing",
        "versie",
        "vastgesteld_op",
        "toewijzingstijd",
        "einddatum",
        "reden_wijziging",
    ]
    return (
        pl.concat([versions.select(columns), withdrawn.select(columns)])
        .rename({"toewijzingstijd": "tijd"})
        .sort("toewijzing", "versie")
        .with_columns(versie=pl.int_range(pl.len()).over("toewijzing"))
    )


def _per_traject(versions: pl.DataFrame, rng: np.random.Generator) -> NDArray[np.int64]:
    """A draw from 0 to 21 per trajectory, the same for all its rows."""
    keys = versions["traject"].to_numpy()
    unique, place = np.unique(keys, return_inverse=True)
    drawn: NDArray[np.int64] = rng.integers(0, 22, len(unique))[place]
    return drawn


def last_einddatum(versions: pl.DataFrame) -> pl.DataFrame:
    """Per toewijzing the Einddatum of the newest version that is not a withdrawal."""
    return (
        versions.filter(pl.col("reden_wijziging").ne_missing("13"))
        .sort("toewijzing", "versie")
        .group_by("toewijzing", maintain_order=True)
        .agg(einddatum_nu=pl.col("einddatum").last())
    )
