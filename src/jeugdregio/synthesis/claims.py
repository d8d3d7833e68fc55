"""Claims: what was delivered in which month, and when it was declared.

A prestatie covers a month of care on one toewijzing. Most are declared right after the
month, some later; some are credited and declared anew.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from jeugdregio.synthesis.region import RegionInTime


LATE_SHARE: Final = 0.05
"""Part of the prestaties that is declared one to three months later."""

CORRECTED_SHARE: Final = 0.02
"""Part of the prestaties that is credited one to three months later."""

REDECLARED_SHARE: Final = 0.85
"""Part of the credited prestaties that comes back with another volume."""

FIRST_DAY: Final = 4
LAST_DAY: Final = 22
"""Days of the next month on which a declaratie is signed."""

_DECLARATIE: Final = ["aanbieder", "gemeente", "periode"]


def make_prestaties(
    deliveries: pl.DataFrame, region: RegionInTime, rng: np.random.Generator
) -> pl.DataFrame:
    """Declare the deliveries, late ones and corrections included.

    Args:
        deliveries: One row per toewijzing and month (`volumes.make_deliveries`).
        region: For the last day: what would be signed later is not in the traffic.
        rng: Of the delays and corrections.

    Returns:
        One row per prestatie in the order of declaring: the columns of a delivery and
            ``prestatie`` (number), ``soort`` (``eerste``, ``credit``, ``opnieuw``),
            ``periode`` (first day of the DeclaratiePeriode), ``dagtekening``,
            ``declaratie`` (number of the message), ``declaratie_nummer`` and
            ``referentie`` (unique per aanbieder), ``vorige`` (reference of what is
            credited) and ``teken`` (D or C). Amounts are positive.
    """
    first = _with_delay(deliveries, rng)
    lines = (
        pl.concat([first, _corrections(first, rng)], how="diagonal_relaxed")
        .with_columns(
            periode=pl.col("maand").dt.offset_by(
                pl.concat_str(pl.col("delay").cast(pl.String), pl.lit("mo"))
            )
        )
        .sort(
            "periode", "aanbieder", "gemeente", "jongere", "toewijzing", "maand", "rank"
        )
    )
    lines = _with_dagtekening(lines, rng).filter(
        pl.col("dagtekening") <= region.parameters.until
    )
    lines = _with_numbers(lines)
    # The sum of the amounts is what counts; a reference says which line it undoes.
    undone = lines.filter(pl.col("soort") == "eerste").select(
        "line", vorige=pl.col("referentie")
    )
    return (
        lines.join(undone, on="line", how="left", maintain_order="left")
        .with_columns(
            vorige=pl.when(pl.col("soort") == "credit").then("vorige"),
            teken=pl.when(pl.col("soort") == "credit")
            .then(pl.lit("C"))
            .otherwise(pl.lit("D")),
        )
        .drop("line", "rank", "delay", "declared_late")
    )


def _with_delay(deliveries: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Months between delivery and DeclaratiePeriode.

    Where an aanbieder delivered in a month, at least one prestatie is declared in
    that month's period: periods follow each other without a gap (TR318).
    """
    count = deliveries.height
    late = rng.random(count) < LATE_SHARE
    delay = np.where(late, rng.integers(1, 4, count), 0)
    return deliveries.with_columns(
        line=pl.int_range(pl.len(), dtype=pl.Int64),
        soort=pl.lit("eerste"),
        rank=pl.lit(1, dtype=pl.Int64),
        delay=pl.Series(delay, dtype=pl.Int64),
    ).with_columns(
        delay=pl.when(
            pl.int_range(pl.len()).over("aanbieder", "gemeente", "maand") == 0
        )
        .then(pl.lit(0, dtype=pl.Int64))
        .otherwise("delay"),
        declared_late=pl.col("delay") > 0,
    )


def _corrections(first: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Credits, and most of the time the same month again with a smaller volume.

    A credit needs the answer to the debit first (IV085), so it is at least a period
    later. A whole trajectory (unit 82) is not corrected.
    """
    drawn = rng.random(first.height)
    wait = rng.integers(1, 4, first.height)
    again = rng.random(first.height) < REDECLARED_SHARE
    part = rng.uniform(0.5, 0.95, first.height)
    credited = first.with_columns(
        drawn=pl.Series(drawn),
        again=pl.Series(again),
        part=pl.Series(part),
        delay=pl.col("delay") + pl.Series(wait, dtype=pl.Int64),
        soort=pl.lit("credit"),
        rank=pl.lit(0, dtype=pl.Int64),
    ).filter(
        (pl.col("drawn") < CORRECTED_SHARE)
        & (pl.col("volume") > 1)
        & (pl.col("claim_eenheid") != "82")
    )
    anew = credited.filter("again").with_columns(
        soort=pl.lit("opnieuw"),
        rank=pl.lit(2, dtype=pl.Int64),
        volume=(pl.col("volume") * pl.col("part"))
        .floor()
        .cast(pl.Int64)
        .clip(lower_bound=1),
    )
    anew = anew.with_columns(bedrag=amount_cents())
    return pl.concat([credited, anew]).drop("drawn", "again", "part")


def amount_cents() -> pl.Expr:
    """The amount of a prestatie from ``volume`` and ``contract_tarief``.

    Euro's are their own amount (CS339). Minutes under a tariff per hour are divided by
    60 and rounded, half a cent up (IV081). All other units are volume times tariff.

    Example:
        50 minutes at 143.01 euro per hour: 14301 × 50 / 60 = 11917.5, so 11918 cents.

        >>> line = pl.DataFrame(
        ...     {
        ...         "claim_eenheid": ["01"],
        ...         "contract_eenheid": ["04"],
        ...         "volume": [50],
        ...         "contract_tarief": [14301],
        ...     }
        ... )
        >>> line.select(amount_cents()).item()
        11918
    """
    plain = pl.col("volume") * pl.col("contract_tarief")
    is_per_hour = (pl.col("claim_eenheid") == "01") & (
        pl.col("contract_eenheid") == "04"
    )
    return (
        pl.when(pl.col("claim_eenheid") == "83")
        .then("volume")
        .when(is_per_hour)
        .then((2 * plain + 60) // 120)
        .otherwise(plain)
        .cast(pl.Int64)
    )


def product_tarief() -> pl.Expr:
    """What is filled in as ProductTarief; null for euro's (CD087, IV081)."""
    is_per_hour = (pl.col("claim_eenheid") == "01") & (
        pl.col("contract_eenheid") == "04"
    )
    return (
        pl.when(pl.col("claim_eenheid") == "83")
        .then(None)
        .when(is_per_hour)
        .then((2 * pl.col("contract_tarief") + 60) // 120)
        .otherwise("contract_tarief")
        .cast(pl.Int64)
    )


def _with_dagtekening(lines: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """One day of signing per declaratie."""
    keys = lines.select(_DECLARATIE).unique(maintain_order=True)
    days = pl.Series("day", rng.integers(FIRST_DAY, LAST_DAY + 1, keys.height))
    keys = keys.with_columns(days).with_columns(
        dagtekening=pl.col("periode").dt.offset_by("1mo")
        + pl.duration(days=pl.col("day") - 1)
    )
    return lines.join(
        keys.drop("day"), on=_DECLARATIE, how="left", maintain_order="left"
    )


def _with_numbers(lines: pl.DataFrame) -> pl.DataFrame:
    """Numbers of declaraties and prestaties, both from 1 for every aanbieder."""
    lines = lines.sort(
        "dagtekening", "aanbieder", "gemeente", "periode", maintain_order=True
    )
    keys = lines.select(_DECLARATIE).unique(maintain_order=True)
    keys = keys.with_columns(
        declaratie=pl.int_range(pl.len(), dtype=pl.Int64),
        declaratie_nummer=pl.concat_str(
            pl.lit("D"), _counter("aanbieder").str.zfill(6)
        ),
    )
    return lines.join(
        keys, on=_DECLARATIE, how="left", maintain_order="left"
    ).with_columns(
        prestatie=pl.int_range(pl.len(), dtype=pl.Int64),
        referentie=pl.concat_str(pl.lit("R"), _counter("aanbieder").str.zfill(7)),
    )


def _counter(within: str) -> pl.Expr:
    return (pl.int_range(pl.len()).over(within) + 1).cast(pl.String)
