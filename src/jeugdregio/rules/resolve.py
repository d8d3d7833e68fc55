"""Fetch what the rules declared: every input becomes one column beside the class.

Each input is fetched once per batch however many rules use it; each lookup is one
question to the register. All steps are joins and groupings: linear in rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import polars as pl

from jeugdregio.rules.batch import HEADER, Batch
from jeugdregio.rules.errors import RegisterAnswerError, RuleDefinitionError
from jeugdregio.rules.inputs import (
    BEKEND,
    AncestorColumn,
    Computed,
    CountInMessage,
    DescendantCount,
    DescendantSum,
    EarlierInBatch,
    Filled,
    Input,
    Key,
    OwnColumn,
    ReceivedOn,
    RegisterColumn,
    RegisterTotal,
)
from jeugdregio.rules.lookups import LOOKUPS, Lookup
from jeugdregio.rules.port import Register


DEBET: Final = "D"
CREDIT: Final = "C"

_AT: Final = ["bericht", "rij"]
Question = tuple[str, str, tuple[tuple[str, Key], ...], tuple[str, str] | None]


class Resolver:
    """Gives the inputs of rules as columns aligned with the rows of a class.

    Args:
        batch: The messages.
        register: Whom to ask what was exchanged before.
    """

    def __init__(self, batch: Batch, register: Register) -> None:
        self._batch = batch
        self._register = register
        self._columns: dict[tuple[str, Input], pl.Series] = {}
        self._answers: dict[Question, pl.DataFrame] = {}

    def column(self, berichtklasse: str, wanted: Input) -> pl.Series:
        """One value per row of the class, in the order of its table.

        Raises:
            RuleDefinitionError: The class is not where the input says it is.
            RegisterAnswerError: The register's answer does not fit the question.
            pl.exceptions.PolarsError: The column does not exist.
        """
        # What null means differs per rule; what is in the column does not.
        plain = replace(wanted, null=None)
        known = self._columns.get((berichtklasse, plain))
        if known is None:
            known = _widen(self._fetch(berichtklasse, plain))
            self._columns[berichtklasse, plain] = known
        return known

    def _fetch(self, berichtklasse: str, wanted: Input) -> pl.Series:
        table = self._batch.tables[berichtklasse]
        match wanted:
            case OwnColumn():
                return table[wanted.column]
            case Filled():
                return table[wanted.column].is_not_null()
            case AncestorColumn():
                return self._from_above(berichtklasse, wanted)
            case DescendantSum() | DescendantCount():
                return self._from_below(berichtklasse, wanted)
            case CountInMessage():
                over = ["bericht", *wanted.columns]
                return table.select(_unless_null(wanted.columns, pl.len().over(over)))[
                    :, 0
                ]
            case EarlierInBatch():
                earlier = (
                    pl.col("bericht").rank("dense").over(wanted.columns).cast(pl.Int64)
                    - 1
                )
                return table.select(_unless_null(wanted.columns, earlier))[:, 0]
            case RegisterColumn() | RegisterTotal():
                return self._from_register(berichtklasse, wanted)
            case ReceivedOn():
                return self._received(table)
            case Computed():
                raise RuleDefinitionError("a computed input is no column of its own")

    def _received(self, table: pl.DataFrame) -> pl.Series:
        days = self._batch.received_on
        if isinstance(days, Mapping):
            return table["bericht"].replace_strict(dict(days), return_dtype=pl.Date)
        return pl.select(pl.repeat(days, table.height, dtype=pl.Date)).to_series()

    def _rows_above(self, berichtklasse: str, above: str) -> pl.DataFrame:
        """Per row of a class the ``rij`` of the row of a class above it."""
        rows = self._batch.tables[berichtklasse].select("bericht", "rij", "ouder_rij")
        for step in self._batch.path_up(berichtklasse):
            if step == above:
                return rows
            upper = self._batch.tables[step].select(
                "bericht",
                pl.col("rij").alias("ouder_rij"),
                pl.col("ouder_rij").alias("hoger"),
            )
            rows = rows.join(
                upper,
                on=["bericht", "ouder_rij"],
                how="left",
                validate="m:1",
                maintain_order="left",
            ).select("bericht", "rij", pl.col("hoger").alias("ouder_rij"))
        raise RuleDefinitionError(f"{above} is not above {berichtklasse}")

    def _from_above(self, berichtklasse: str, wanted: AncestorColumn) -> pl.Series:
        upper = self._batch.tables[wanted.berichtklasse]
        source = upper.select(
            "bericht",
            pl.col("rij").alias("ouder_rij"),
            pl.col(wanted.column).alias("_waarde"),
        )
        if wanted.berichtklasse == HEADER:
            rows, on = self._batch.tables[berichtklasse].select("bericht"), ["bericht"]
        else:
            rows = self._rows_above(berichtklasse, wanted.berichtklasse)
            on = ["bericht", "ouder_rij"]
        return rows.join(
            source, on=on, how="left", validate="m:1", maintain_order="left"
        )["_waarde"]

    def _from_below(
        self, berichtklasse: str, wanted: DescendantSum | DescendantCount
    ) -> pl.Series:
        below = self._rows_above(wanted.berichtklasse, berichtklasse)
        if isinstance(wanted, DescendantCount):
            result = pl.len().cast(pl.Int64)
        else:
            lower = self._batch.tables[wanted.berichtklasse]
            amount = lower[wanted.column].cast(pl.Int64)
            if wanted.sign:
                amount = signed(lower[wanted.sign], amount)
            below = below.with_columns(amount.alias("_bedrag"))
            bedrag = pl.col("_bedrag")
            # A sum that skips what is absent is a wrong sum.
            result = pl.when(bedrag.null_count() == 0).then(bedrag.sum())
        totals = below.group_by("bericht", "ouder_rij").agg(
            result.alias("_totaal"), pl.lit(value=True).alias("_onder")
        )
        joined = (
            self._batch.tables[berichtklasse]
            .select(_AT)
            .join(
                totals.rename({"ouder_rij": "rij"}),
                on=_AT,
                how="left",
                validate="1:1",
                maintain_order="left",
            )
        )
        return joined.select(
            pl.when(pl.col("_onder").is_null()).then(0).otherwise(pl.col("_totaal"))
        )[:, 0]

    def _from_register(
        self, berichtklasse: str, wanted: RegisterColumn | RegisterTotal
    ) -> pl.Series:
        only = wanted.only if isinstance(wanted, RegisterColumn) else None
        question: Question = (berichtklasse, wanted.lookup, wanted.keys, only)
        answer = self._answers.get(question)
        if answer is None:
            answer = self._ask(question)
            self._answers[question] = answer
        if isinstance(wanted, RegisterColumn):
            return answer[wanted.column]
        # Looked up and not there is none at all; not looked up is not known.
        return answer.select(
            pl.when("_gevraagd").then(pl.col(wanted.column).fill_null(0))
        )[:, 0]

    def _ask(self, question: Question) -> pl.DataFrame:
        berichtklasse, name, keys, only = question
        lookup = LOOKUPS[name]
        table = self._batch.tables[berichtklasse]
        asked = pl.DataFrame(
            [
                self.column(berichtklasse, source).cast(lookup.keys[key]).alias(key)
                for key, source in keys
            ]
        )
        names = list(lookup.keys)
        wanted = pl.all_horizontal(pl.col(names).is_not_null())
        if only is not None:
            wanted &= pl.lit((table[only[0]] == only[1]).fill_null(value=False))
        asked = asked.with_columns(wanted.alias("_gevraagd"))
        distinct = asked.filter("_gevraagd").select(names).unique()
        # Nothing to ask: no question.
        answer = (
            self._register.lookup(name, distinct)
            if distinct.height
            else pl.DataFrame(schema={**lookup.keys, **lookup.columns})
        )
        joined = asked.join(
            checked(lookup, answer),
            on=names,
            how="left",
            validate="m:1",
            maintain_order="left",
        ).with_columns(pl.col(BEKEND).fill_null(value=False))
        # A row that was not asked can have the keys of one that was.
        return joined.with_columns(
            pl.when("_gevraagd").then(pl.col(name)).alias(name)
            for name in (*lookup.columns, BEKEND)
        )


def checked(lookup: Lookup, answer: pl.DataFrame) -> pl.DataFrame:
    """The register's answer, if it fits the question; with a column ``bekend``.

    Raises:
        RegisterAnswerError: A column is missing, has another type or is null where it
            may not be, or a key comes twice.
    """
    wanted = {**lookup.keys, **lookup.columns}
    if missing := [name for name in wanted if name not in answer.columns]:
        raise RegisterAnswerError(f"{lookup.name}: the answer lacks {missing}")
    answer = answer.select(list(wanted))
    wrong = [name for name, dtype in wanted.items() if answer.schema[name] != dtype]
    if wrong:
        raise RegisterAnswerError(f"{lookup.name}: wrong type in {wrong}")
    empty = [
        name
        for name in wanted
        if name not in lookup.optional and answer[name].null_count()
    ]
    if empty:
        raise RegisterAnswerError(f"{lookup.name}: absent in {empty}")
    if answer.select(list(lookup.keys)).is_duplicated().any():
        raise RegisterAnswerError(f"{lookup.name}: a key has two records")
    return answer.with_columns(pl.lit(value=True).alias(BEKEND))


def signed(sign: pl.Series, amount: pl.Series) -> pl.Series:
    """Debit as it is, credit negated, absent where the sign is neither."""
    return pl.select(
        pl.when(sign == DEBET).then(amount).when(sign == CREDIT).then(-amount)
    ).to_series()


def _unless_null(columns: tuple[str, ...], then: pl.Expr) -> pl.Expr:
    present = pl.all_horizontal([pl.col(column).is_not_null() for column in columns])
    return pl.when(present).then(then.cast(pl.Int64)).alias("_telling")


def _widen(column: pl.Series) -> pl.Series:
    """Whole numbers as Int64: a product of two amounts must not overflow."""
    return column.cast(pl.Int64) if column.dtype.is_integer() else column
