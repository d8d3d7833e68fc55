"""Messages of one berichtsoort to be judged together, as tables per berichtklasse."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.rules.errors import BatchError, RuleDefinitionError
from jeugdregio.rules.rule import RELEASE
from jeugdregio.standards.ijw import find_release


HEADER: Final = "Header"

KEYS: Final = ("bericht", "rij", "ouder_rij", "regel")
"""Columns that every table has beside its elements."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Messages of one berichtsoort.

    Args:
        message: Which berichtsoort, such as ``"JW323"``.
        tables: Per berichtklasse one row per occurrence, with the columns of `KEYS`:
            ``bericht`` (number of the message, in order of arrival), ``rij`` (unique
            in the class), ``ouder_rij`` (``rij`` of the row above it), ``regel`` (line
            in the source); ``ouder_klasse`` where a class can stand under several. A
            class that does not occur is a table without rows.
        received_on: Day of receipt, for all or per number of message.
        lexical: Values that the schema accepts and the tables cannot hold, such as a
            date in the year 12026: ``bericht``, ``klasse``, ``rij``, ``regel`` and
            ``kolom``. They are null in the tables but not absent, so a message with
            one is not judged. None where there are none.

    Raises:
        BatchError: A class of the message has no table or lacks a key column, or a
            message has no Header, two, or no day of receipt.
    """

    message: str
    tables: Mapping[str, pl.DataFrame]
    received_on: datetime.date | Mapping[int, datetime.date]
    lexical: pl.DataFrame | None = None

    def __post_init__(self) -> None:
        for berichtklasse in self.parents:
            table = self.tables.get(berichtklasse)
            if table is None:
                raise BatchError(f"{self.message}: no table {berichtklasse}")
            if missing := [key for key in KEYS if key not in table.columns]:
                raise BatchError(f"{self.message}: {berichtklasse} lacks {missing}")
        headers = self.tables[HEADER]["bericht"]
        if headers.n_unique() != len(headers) or headers.null_count():
            raise BatchError(f"{self.message}: not one Header per message")
        for berichtklasse in self.parents:
            numbers = self.tables[berichtklasse]["bericht"]
            if not numbers.is_in(headers.implode()).all():
                raise BatchError(f"{self.message}: {berichtklasse} without a Header")
        if isinstance(self.received_on, Mapping):
            missing_days = set(headers.to_list()) - set(self.received_on)
            if missing_days:
                raise BatchError(
                    f"{self.message}: {len(missing_days)} without a day of receipt"
                )

    @property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Per class the classes it can stand under; none at the top."""
        return parents_in(self.message)

    @property
    def numbers(self) -> pl.Series:
        """The numbers of the messages."""
        return self.tables[HEADER]["bericht"]

    def path_up(self, berichtklasse: str) -> list[str]:
        """The classes above one, nearest first: Client, Declaratie for a Prestatie.

        Raises:
            RuleDefinitionError: It can stand under more than one class (a Contact).
        """
        path = []
        while above := self.parents[berichtklasse]:
            if len(above) > 1:
                raise RuleDefinitionError(f"{berichtklasse} stands under {above}")
            path.append(above[0])
            berichtklasse = above[0]
        return path

    def without(self, numbers: Iterable[int]) -> Batch:
        """The batch without these messages."""
        gone = pl.Series("bericht", list(numbers), dtype=self.numbers.dtype)
        if gone.is_empty():
            return self
        kept = {
            berichtklasse: self.tables[berichtklasse].filter(
                ~pl.col("bericht").is_in(gone.implode())
            )
            for berichtklasse in self.parents
        }
        return Batch(self.message, kept, self.received_on, self.lexical)


@cache
def parents_in(message: str) -> Mapping[str, tuple[str, ...]]:
    """The berichtklassen of a message, each with the classes it can stand under.

    Raises:
        BatchError: There is no such message.

    Example:
        >>> dict(parents_in("JW319"))
        {'Header': (), 'Antwoord': (), 'Woonplaatsbeginsel': ('Antwoord',)}
    """
    try:
        found = find_release(RELEASE).find_message(message)
    except UnknownCodeError as error:
        raise BatchError(f"{message!r} is not a message of iJw {RELEASE}") from error
    return MappingProxyType({klasse.name: klasse.parents for klasse in found.klassen})
