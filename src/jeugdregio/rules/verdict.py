"""From findings to the answer: which classes go back, with which retourcodes.

Pure: tables and a judgement in, tables out; the message writer makes XML of it.
Source: iJw 3.2, invulinstructies IV028 (return messages), IV087 and IV088 (JW325);
bedrijfsregel OP065.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal

import polars as pl

from jeugdregio.rules.batch import HEADER, Batch
from jeugdregio.rules.judgement import NIET_BEOORDEELD, OVERTREDING, Judgement
from jeugdregio.rules.resolve import signed


TECHNISCH_AFGEKEURD: Final = "0001"
GEEN_OPMERKING: Final = "0200"
NIET_BEOORDEELD_CODE: Final = "0233"
VOLLEDIG_TOEGEWEZEN: Final = "8001"

ANSWERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "JW301": "JW302",
        "JW305": "JW306",
        "JW307": "JW308",
        "JW315": "JW316",
        "JW317": "JW318",
        "JW319": "JW320",
        "JW323": "JW325",
    }
)
"""Which berichtsoort answers which; a JW325 is not answered."""

Oordeel = Literal[
    "goedgekeurd",
    "technisch_afgekeurd",
    "header_afgekeurd",
    "declaratie_afgekeurd",
    "deels_afgekeurd",
    "niet_beoordeeld",
]
"""Wholly accepted; 0001, counts as not sent; rejected by its Header; by its
Declaratie; some classes or Prestaties rejected; parked for a person, no answer yet."""

CODES: Final[Mapping[str, pl.DataType]] = {
    "bericht": pl.Int64(),
    "berichtklasse": pl.String(),
    "rij": pl.Int64(),
    "retourcode": pl.String(),
}
AMOUNTS: Final[Mapping[str, pl.DataType]] = {
    "bericht": pl.Int64(),
    "ingediend_cents": pl.Int64(),
    "toegekend_cents": pl.Int64(),
}
ROWS: Final[Mapping[str, pl.DataType]] = {"bericht": pl.Int64(), "rij": pl.Int64()}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What every message of a batch is answered.

    Args:
        message: The berichtsoort that was judged.
        berichten: ``bericht`` and ``oordeel`` (`Oordeel`), one row per message.
        retourcodes: ``bericht``, ``berichtklasse`` (of the message judged), ``rij`` and
            ``retourcode``: the rows that go in the answer, one per code, the same row
            more than once where it has several. No row for a message that is parked
            or not answered (a JW325), and none for a Header that goes back without
            code: wholly accepted in a return message.
        bedragen: Of a JW323 with a DeclaratieAntwoord in its answer: submitted and
            granted in cents, negative where it is owed to the gemeente.
        toegekend: Of a JW323 the Prestaties that are granted: ``bericht`` and ``rij``.
    """

    message: str
    berichten: pl.DataFrame
    retourcodes: pl.DataFrame
    bedragen: pl.DataFrame
    toegekend: pl.DataFrame


def give_verdict(batch: Batch, judgement: Judgement) -> Verdict:
    """Turn the findings of a batch into answers.

    Args:
        batch: What was judged, all messages.
        judgement: Its outcome; for a run that crashed that of the error.

    Returns:
        The verdict per message, the codes per class and, for a JW323, the amounts.
        Everything is ordered by message, class and row.
    """
    violated = judgement.findings.filter(pl.col("uitkomst") == OVERTREDING)
    unclear = judgement.findings.filter(pl.col("uitkomst") == NIET_BEOORDEELD)
    inside = pl.col("niveau") == "message"
    berichten = (
        pl.DataFrame({"bericht": judgement.numbers.cast(pl.Int64)})
        .with_columns(
            technisch=_among(violated.filter(inside)),
            wacht_technisch=_among(unclear.filter(inside)),
            header=_among(violated.filter(pl.col("berichtklasse") == HEADER)),
            wacht=_among(unclear),
            declaratie=_among(violated.filter(pl.col("berichtklasse") == "Declaratie")),
            klasse=_among(violated),
        )
        .select(
            "bericht",
            # In this order: what rejects the whole goes before what waits for a
            # person, and that before what rejects a part.
            pl.when("technisch")
            .then(pl.lit("technisch_afgekeurd"))
            .when("wacht_technisch")
            .then(pl.lit("niet_beoordeeld"))
            .when("header")
            .then(pl.lit("header_afgekeurd"))
            .when("wacht")
            .then(pl.lit("niet_beoordeeld"))
            .when("declaratie")
            .then(pl.lit("declaratie_afgekeurd"))
            .when("klasse")
            .then(pl.lit("deels_afgekeurd"))
            .otherwise(pl.lit("goedgekeurd"))
            .alias("oordeel"),
        )
        .sort("bericht")
    )
    answer = _Answer(batch, berichten, violated)
    is_claim = batch.message == "JW323"
    codes = [*answer.headers()] if batch.message in ANSWERS else []
    amounts, granted = pl.DataFrame(schema=AMOUNTS), pl.DataFrame(schema=ROWS)
    if is_claim:
        rejected = answer.rejected_prestaties()
        amounts, granted = answer.amounts(rejected), answer.granted(rejected)
        codes += answer.claim(rejected)
    elif batch.message in ANSWERS and "deels_afgekeurd" in set(berichten["oordeel"]):
        codes += answer.clients()
    order = ["bericht", "berichtklasse", "rij", "retourcode"]
    return Verdict(
        message=batch.message,
        berichten=berichten,
        retourcodes=_codes(codes).sort(order),
        bedragen=amounts.sort("bericht"),
        toegekend=granted.sort("bericht", "rij"),
    )


def park(verdict: Verdict, numbers: Collection[int]) -> Verdict:
    """The same verdict, with some messages waiting for a person instead."""

    def without(table: pl.DataFrame) -> pl.DataFrame:
        return table.filter(~pl.col("bericht").is_in(list(numbers)))

    waits = pl.col("bericht").is_in(list(numbers))
    return replace(
        verdict,
        berichten=verdict.berichten.with_columns(
            oordeel=pl.when(waits)
            .then(pl.lit("niet_beoordeeld"))
            .otherwise(pl.col("oordeel"))
        ),
        retourcodes=without(verdict.retourcodes),
        bedragen=without(verdict.bedragen),
        toegekend=without(verdict.toegekend),
    )


class _Answer:
    """The parts of the answers to a batch."""

    def __init__(
        self, batch: Batch, berichten: pl.DataFrame, violated: pl.DataFrame
    ) -> None:
        self._batch = batch
        self._berichten = berichten
        self._violated = violated

    def _with(self, *oordelen: Oordeel) -> pl.Series:
        """The messages with one of these verdicts."""
        return self._berichten.filter(pl.col("oordeel").is_in(oordelen))["bericht"]

    def _rows(self, berichtklasse: str, numbers: pl.Series) -> pl.DataFrame:
        return (
            self._batch.tables[berichtklasse]
            .select(
                pl.col("bericht").cast(pl.Int64),
                pl.col("rij").cast(pl.Int64),
                pl.col("ouder_rij").cast(pl.Int64),
            )
            .filter(pl.col("bericht").is_in(numbers.implode()))
        )

    def _faults(self, berichtklasse: str, numbers: pl.Series) -> pl.DataFrame:
        """Rows of a class that break a rule, one per code."""
        return (
            self._violated.filter(
                pl.col("bericht").is_in(numbers.implode()),
                pl.col("berichtklasse") == berichtklasse,
            )
            .select("bericht", "rij", "retourcode")
            .unique()
        )

    def headers(self) -> Iterator[pl.DataFrame]:
        """The Header of every answer; one that is wholly good needs no code."""
        technical = self._rows(HEADER, self._with("technisch_afgekeurd"))
        yield _coded(technical, HEADER, TECHNISCH_AFGEKEURD)
        yield _labelled(self._faults(HEADER, self._with("header_afgekeurd")), HEADER)
        fine: list[Oordeel] = ["declaratie_afgekeurd", "deels_afgekeurd"]
        if self._batch.message == "JW323":
            fine.append("goedgekeurd")
        yield _coded(self._rows(HEADER, self._with(*fine)), HEADER, GEEN_OPMERKING)

    def clients(self) -> Iterator[pl.DataFrame]:
        """All classes of a message with a rejected class: it has one Client at most.

        Below a rejected class nothing is judged.
        """
        numbers = self._with("deels_afgekeurd")
        parents = self._batch.parents
        out: dict[str, pl.DataFrame] = {}
        for berichtklasse in parents:
            if berichtklasse == HEADER:
                continue
            rows = self._rows(berichtklasse, numbers)
            faults = self._faults(berichtklasse, numbers)
            hidden = self._below(berichtklasse, rows, out)
            open_rows = rows.join(hidden, on=["bericht", "rij"], how="anti")
            wrong = faults.join(open_rows, on=["bericht", "rij"], how="semi")
            right = open_rows.join(wrong, on=["bericht", "rij"], how="anti")
            yield _coded(hidden, berichtklasse, NIET_BEOORDEELD_CODE)
            yield _labelled(wrong, berichtklasse)
            yield _coded(right, berichtklasse, GEEN_OPMERKING)
            out[berichtklasse] = pl.concat(
                [wrong.select("bericht", "rij"), hidden.select("bericht", "rij")]
            ).unique()

    def _below(
        self, berichtklasse: str, rows: pl.DataFrame, out: Mapping[str, pl.DataFrame]
    ) -> pl.DataFrame:
        """The rows of a class under a rejected row, or under one not judged."""
        found = [rows.clear()]
        table = self._batch.tables[berichtklasse]
        for parent in self._batch.parents[berichtklasse]:
            under = rows
            if "ouder_klasse" in table.columns:
                under = rows.join(
                    table.filter(pl.col("ouder_klasse") == parent).select(
                        pl.col("rij").cast(pl.Int64)
                    ),
                    on="rij",
                    how="semi",
                )
            found.append(
                under.join(
                    out[parent].rename({"rij": "ouder_rij"}),
                    on=["bericht", "ouder_rij"],
                    how="semi",
                )
            )
        return pl.concat(found).unique()

    def rejected_prestaties(self) -> pl.DataFrame:
        """Rejected Prestaties, one row per code: their own, or 0233 by the Client."""
        numbers = self._with("deels_afgekeurd")
        clients = self._faults("Client", numbers).select(
            "bericht", pl.col("rij").alias("ouder_rij")
        )
        rows = self._rows("Prestatie", numbers)
        hidden = rows.join(
            clients.unique(), on=["bericht", "ouder_rij"], how="semi"
        ).with_columns(pl.lit(NIET_BEOORDEELD_CODE).alias("retourcode"))
        own = rows.join(
            self._faults("Prestatie", numbers), on=["bericht", "rij"], how="inner"
        ).join(hidden, on=["bericht", "rij"], how="anti")
        return pl.concat([hidden, own.select(hidden.columns)])

    def claim(self, rejected: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """What a JW325 holds below its Header."""
        good = self._rows("Declaratie", self._with("goedgekeurd"))
        yield _coded(good, "Declaratie", VOLLEDIG_TOEGEWEZEN)
        refused = self._faults("Declaratie", self._with("declaratie_afgekeurd"))
        yield _labelled(refused, "Declaratie")
        numbers = self._with("deels_afgekeurd")
        yield _coded(self._rows("Declaratie", numbers), "Declaratie", GEEN_OPMERKING)
        wrong = self._faults("Client", numbers)
        yield _labelled(wrong, "Client")
        clients = rejected.select("bericht", pl.col("ouder_rij").alias("rij")).unique()
        unblamed = clients.join(wrong, on=["bericht", "rij"], how="anti")
        yield _coded(unblamed, "Client", GEEN_OPMERKING)
        yield _labelled(rejected, "Prestatie")

    def _prestaties(self) -> pl.DataFrame:
        table = self._batch.tables["Prestatie"]
        cents = signed(
            table["ingediend_bedrag_debet_credit"],
            table["ingediend_bedrag_bedrag"].cast(pl.Int64),
        )
        return table.select(
            pl.col("bericht").cast(pl.Int64),
            pl.col("rij").cast(pl.Int64),
            cents.alias("cents"),
        )

    def granted(self, rejected: pl.DataFrame) -> pl.DataFrame:
        """The Prestaties that are granted."""
        numbers = self._with("goedgekeurd", "deels_afgekeurd")
        return (
            self._rows("Prestatie", numbers)
            .join(rejected, on=["bericht", "rij"], how="anti")
            .select("bericht", "rij")
        )

    def amounts(self, rejected: pl.DataFrame) -> pl.DataFrame:
        """Submitted and granted per message; a rejected Declaratie grants nothing."""
        numbers = self._with("goedgekeurd", "deels_afgekeurd", "declaratie_afgekeurd")
        table = self._batch.tables["Declaratie"]
        submitted = signed(
            table["totaal_ingediend_bedrag_debet_credit"],
            table["totaal_ingediend_bedrag_totaal_bedrag"].cast(pl.Int64),
        )
        granted = (
            self._prestaties()
            .join(self.granted(rejected), on=["bericht", "rij"], how="semi")
            .group_by("bericht")
            .agg(pl.col("cents").sum().alias("toegekend_cents"))
        )
        return (
            table.select(
                pl.col("bericht").cast(pl.Int64), submitted.alias("ingediend_cents")
            )
            .filter(pl.col("bericht").is_in(numbers.implode()))
            .join(granted, on="bericht", how="left")
            .with_columns(pl.col("toegekend_cents").fill_null(0))
        )


def _among(frame: pl.DataFrame) -> pl.Expr:
    return pl.col("bericht").is_in(frame["bericht"].unique().implode())


def _labelled(rows: pl.DataFrame, berichtklasse: str) -> pl.DataFrame:
    return rows.with_columns(pl.lit(berichtklasse).alias("berichtklasse"))


def _coded(rows: pl.DataFrame, berichtklasse: str, code: str) -> pl.DataFrame:
    return _labelled(rows, berichtklasse).with_columns(pl.lit(code).alias("retourcode"))


def _codes(parts: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(
        [
            pl.DataFrame(schema=CODES),
            *(
                part.select(pl.col(name).cast(dtype) for name, dtype in CODES.items())
                for part in parts
            ),
        ]
    )
