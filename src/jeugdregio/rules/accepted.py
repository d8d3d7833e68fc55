"""Which rows of a batch stand after the verdict: what the register remembers."""

from __future__ import annotations

from typing import Final

import polars as pl

from jeugdregio.rules.batch import HEADER, Batch
from jeugdregio.rules.verdict import GEEN_OPMERKING, Oordeel, Verdict


_WHOLE: Final[tuple[Oordeel, ...]] = ("goedgekeurd",)
_PARTLY: Final[tuple[Oordeel, ...]] = ("deels_afgekeurd",)


def accepted_rows(batch: Batch, verdict: Verdict) -> dict[str, pl.DataFrame]:
    """The tables with only the rows that were accepted.

    Of a message that is wholly accepted every row; of one that is rejected in part the
    rows without a rejecting code and not under one; of others, and of a message that
    waits for a person, nothing. A rejected Prestatie is not there: see
    `rejected_prestaties`.
    """
    whole = _numbers(verdict, _WHOLE)
    partly = _numbers(verdict, _PARTLY)
    stands = verdict.retourcodes.filter(
        pl.col("retourcode") != GEEN_OPMERKING, pl.col("bericht").is_in(partly)
    )
    found = {}
    for name in batch.parents:
        table = batch.tables[name]
        number = pl.col("bericht").cast(pl.Int64)
        gone = stands.filter(pl.col("berichtklasse") == name)["rij"].unique()
        found[name] = table.filter(
            number.is_in(whole)
            | (number.is_in(partly) & ~pl.col("rij").is_in(gone.implode()))
        )
    return found


def rejected_prestaties(batch: Batch, verdict: Verdict) -> pl.DataFrame:
    """Rejected lines of claims that are otherwise accepted, of Clients we know.

    A line under a rejected Client is not there: we do not know whose it is.
    """
    partly = _numbers(verdict, _PARTLY)
    codes = verdict.retourcodes.filter(pl.col("bericht").is_in(partly))
    lines = codes.filter(pl.col("berichtklasse") == "Prestatie")["rij"].unique()
    strangers = codes.filter(
        pl.col("berichtklasse") == "Client", pl.col("retourcode") != GEEN_OPMERKING
    )["rij"].unique()
    return batch.tables["Prestatie"].filter(
        pl.col("rij").is_in(lines.implode()),
        ~pl.col("ouder_rij").is_in(strangers.implode()),
    )


def with_parties(table: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """A table with ``gemeente`` (four digits) and ``aanbieder`` (AGB code)."""
    sender, receiver = pl.col("afzender"), pl.col("ontvanger")
    from_gemeente = sender.str.len_bytes() == 4
    parties = batch.tables[HEADER].select(
        "bericht",
        gemeente=pl.when(from_gemeente).then(sender).otherwise(receiver),
        aanbieder=pl.when(from_gemeente).then(receiver).otherwise(sender),
    )
    return table.join(parties, on="bericht", how="left")


def _numbers(verdict: Verdict, oordelen: tuple[Oordeel, ...]) -> pl.Series:
    return verdict.berichten.filter(pl.col("oordeel").is_in(oordelen))[
        "bericht"
    ].implode()
