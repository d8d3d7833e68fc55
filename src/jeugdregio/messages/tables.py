"""The tables of one or more messages: one per berichtklasse, typed, with keys.

Every table starts with the same columns. ``bericht`` is the place of the message in
the batch, from 0. ``rij`` numbers the rows of the table. ``ouder_rij`` is the ``rij``
of the record it stands under; null at the top of a message. ``ouder_klasse`` says in
which table that is, and exists only where there is a choice. ``regel`` is the line in
the file where the record starts. Then follow the values, in the order of the schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import polars as pl

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.ijw import Berichtklasse, Column, Message, find_release


LEXICAL_SCHEMA: Final = pl.Schema(
    {
        "bericht": pl.Int64,
        "klasse": pl.String,
        "rij": pl.Int64,
        "regel": pl.Int64,
        "kolom": pl.String,
    }
)
"""Values that the schema accepts and our tables cannot hold: rule ``LEX``."""

_TYPES: Final[Mapping[str, type[pl.DataType]]] = MappingProxyType(
    {
        "string": pl.String,
        "integer": pl.Int64,
        "date": pl.Date,
        "time": pl.Time,
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class MessageTables:
    """Messages of one kind as tables. They hold BSN and names in clear.

    Attributes:
        message: Name of the kind, e.g. ``JW323``.
        release: Version of the standard.
        tables: Name of the berichtklasse to its table; every class is there, an
            empty table where no message has it.
        lexical: One row per value that is null in its table because it cannot be
            represented, such as a date in the year 12026 (rule ``LEX``).
    """

    message: str
    release: str
    tables: Mapping[str, pl.DataFrame]
    lexical: pl.DataFrame

    def __getitem__(self, klasse: str) -> pl.DataFrame:
        """The table of a berichtklasse."""
        return self.tables[klasse]

    def __repr__(self) -> str:
        # Not the frames: they hold personal data.
        rows = ", ".join(
            f"{name}: {table.height}" for name, table in self.tables.items()
        )
        return f"MessageTables({self.message}, {rows})"

    @property
    def count(self) -> int:
        """Number of messages."""
        return self.tables["Header"].height

    def equals(self, other: MessageTables, *, lines: bool = True) -> bool:
        """Whether all tables are the same.

        Args:
            other: The other tables.
            lines: Whether the line numbers count too.
        """
        drop = () if lines else ("regel",)
        return (
            (self.message, self.release) == (other.message, other.release)
            and list(self.tables) == list(other.tables)
            and all(
                table.drop(drop).equals(other[name].drop(drop))
                for name, table in self.tables.items()
            )
            and self.lexical.drop(drop).equals(other.lexical.drop(drop))
        )


def column_type(column: Column) -> pl.DataType:
    """The type of a column; money is whole cents, a code is text."""
    if column.datatype is None:
        return pl.Boolean()
    if column.kind == "codes":
        return pl.List(pl.String)
    return _TYPES[column.datatype.base]()


@cache
def table_schema(message: str, klasse: str, release: str = "3.2") -> pl.Schema:
    """The columns of a table.

    Raises:
        UnknownCodeError: The release, message or berichtklasse does not exist.

    Example:
        >>> list(table_schema("JW319", "Woonplaatsbeginsel"))
        ['bericht', 'rij', 'ouder_rij', 'regel', 'gemeente']
    """
    return klasse_schema(find_release(release).find_message(message).klasse(klasse))


def klasse_schema(klasse: Berichtklasse) -> pl.Schema:
    """The columns of the table of a berichtklasse."""
    keys: dict[str, pl.DataType] = {
        "bericht": pl.Int64(),
        "rij": pl.Int64(),
        "ouder_rij": pl.Int64(),
    }
    if len(klasse.parents) > 1:
        keys["ouder_klasse"] = pl.String()
    keys["regel"] = pl.Int64()
    return pl.Schema(
        keys | {column.name: column_type(column) for column in klasse.columns}
    )


def make_tables(
    message: str,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    release: str = "3.2",
) -> MessageTables:
    """Tables from plain rows, for whoever composes a message.

    Args:
        message: Name of the kind.
        rows: Name of a berichtklasse to its rows. A value that is left out is null;
            ``bericht`` is 0 and ``rij`` the place in the sequence where left out.
            Presence of a group that may be empty follows from its values.
        release: Version of the standard.

    Raises:
        UnknownCodeError: A message or berichtklasse does not exist.
        InvalidInputError: A column does not exist or a value has another type.

    Example:
        >>> rows = {"Woonplaatsbeginsel": [{"ouder_rij": 0, "gemeente": "0917"}]}
        >>> make_tables("JW319", rows)["Woonplaatsbeginsel"].height
        1
    """
    model = find_release(release).find_message(message)
    for name in rows:
        model.klasse(name)
    return MessageTables(
        message,
        release,
        MappingProxyType(
            {
                klasse.name: _frame(klasse, rows.get(klasse.name, ()))
                for klasse in model.klassen
            }
        ),
        pl.DataFrame(schema=LEXICAL_SCHEMA),
    )


def _frame(klasse: Berichtklasse, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    schema = klasse_schema(klasse)
    for row in rows:
        if unknown := sorted(set(row) - set(schema)):
            raise InvalidInputError(
                f"Berichtklasse {klasse.name} heeft geen gegeven {unknown[0]!r}.",
                hint="Bekend zijn: " + ", ".join(schema) + ".",
            )
    given = [
        {"bericht": 0, "rij": number} | dict(row) for number, row in enumerate(rows)
    ]
    for row in given:
        for column in klasse.columns:
            if column.kind == "present" and row.get(column.name) is None:
                inside = f"{column.name}_"
                row[column.name] = any(
                    value is not None and name.startswith(inside)
                    for name, value in row.items()
                )
    try:
        return pl.DataFrame(given, schema=schema, orient="row")
    except (TypeError, pl.exceptions.PolarsError) as error:
        raise InvalidInputError(
            f"Een gegeven van berichtklasse {klasse.name} heeft niet het goede type.",
            hint="Data zijn datums, bedragen hele centen, codes tekst.",
        ) from error


def model_of(tables: MessageTables) -> Message:
    """The model of the message that these tables hold."""
    return find_release(tables.release).find_message(tables.message)
