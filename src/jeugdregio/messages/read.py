"""Accepted messages as typed tables, one per berichtklasse; one message or many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

import polars as pl

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.messages.columns import texts, typed
from jeugdregio.messages.gate import Document
from jeugdregio.messages.records import Records, find_records
from jeugdregio.messages.tables import LEXICAL_SCHEMA, MessageTables, klasse_schema
from jeugdregio.standards.ijw import Berichtklasse, find_release


def read_tables(documents: Sequence[Document]) -> MessageTables:
    """The tables of messages of one kind.

    Args:
        documents: Accepted messages of one kind and release, at least one. The place
            in this sequence is the number in column ``bericht``.

    Returns:
        Every berichtklasse of the message, also those without records.

    Raises:
        InvalidInputError: There is no message, or there are messages of two kinds.
    """
    return assemble(documents, find_records)


def read_by_kind(documents: Mapping[int, Document]) -> dict[str, MessageTables]:
    """The tables of messages of several kinds.

    Args:
        documents: Accepted messages by a number of the caller's own, which comes back
            in column ``bericht``.

    Returns:
        The tables by name of the kind.
    """
    by_kind: dict[str, list[int]] = {}
    for number, document in documents.items():
        by_kind.setdefault(document.message, []).append(number)
    return {
        kind: _renumbered(read_tables([documents[each] for each in numbers]), numbers)
        for kind, numbers in sorted(by_kind.items())
    }


def _renumbered(tables: MessageTables, numbers: list[int]) -> MessageTables:
    renumber = pl.col("bericht").replace_strict(
        range(len(numbers)), numbers, return_dtype=pl.Int64
    )
    return replace(
        tables,
        tables=MappingProxyType(
            {
                name: table.with_columns(renumber)
                for name, table in tables.tables.items()
            }
        ),
        lexical=tables.lexical.with_columns(renumber),
    )


def assemble(
    documents: Sequence[Document], find: Callable[[Document], list[Records]]
) -> MessageTables:
    """As `read_tables`, with a chosen way to find the records."""
    kinds = {(document.message, document.release) for document in documents}
    if len(kinds) != 1:
        raise InvalidInputError(
            "Deze berichten kunnen niet samen in één stel tabellen.",
            hint="Geef minstens één bericht, en alleen berichten van dezelfde soort.",
        )
    ((name, release),) = kinds
    message = find_release(release).find_message(name)
    found = [find(document) for document in documents]
    # Rows of the messages before, per class: what a row number starts from.
    before: dict[str, list[int]] = {}
    for place, klasse in enumerate(message.klassen):
        sizes = [len(records[place].lines) for records in found]
        starts = [0]
        for size in sizes[:-1]:
            starts.append(starts[-1] + size)
        before[klasse.name] = starts
    tables: dict[str, pl.DataFrame] = {}
    lost: list[pl.DataFrame] = []
    for place, klasse in enumerate(message.klassen):
        table, missing = _table(klasse, [records[place] for records in found], before)
        tables[klasse.name] = table
        lost.extend(missing)
    lexical = pl.concat([pl.DataFrame(schema=LEXICAL_SCHEMA), *lost])
    return MessageTables(name, release, MappingProxyType(tables), lexical)


def _table(
    klasse: Berichtklasse, found: list[Records], before: dict[str, list[int]]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    schema = klasse_schema(klasse)
    keys = _keys(klasse, found, before)
    columns = [pl.Series(name, keys[name], dtype=schema[name]) for name in keys]
    lost = []
    for number, column in enumerate(klasse.columns):
        cells = _joined([records.columns[number] for records in found if records.lines])
        if column.kind == "value":
            values, missing = typed(column, texts(cells))
            columns.append(values)
            if missing is not None:
                lost.append(_lexical(klasse, column.name, columns, missing))
        else:
            columns.append(pl.Series(column.name, cells, dtype=schema[column.name]))
    return pl.DataFrame(columns, schema=schema), lost


def _keys(
    klasse: Berichtklasse, found: list[Records], before: dict[str, list[int]]
) -> dict[str, list[Any]]:
    berichten: list[int] = []
    parents: list[int | None] = []
    names: list[str] = []
    for bericht, records in enumerate(found):
        berichten.extend([bericht] * len(records.lines))
        names.extend(records.parent_klassen)
        if not klasse.parents:
            parents.extend(records.parents)
        elif len(klasse.parents) == 1:
            start = before[klasse.parents[0]][bericht]
            parents.extend(row + start for row in records.parents if row is not None)
        else:
            starts = {name: before[name][bericht] for name in klasse.parents}
            parents.extend(
                row + starts[name]
                for row, name in zip(
                    records.parents, records.parent_klassen, strict=True
                )
                if row is not None
            )
    keys: dict[str, list[Any]] = {
        "bericht": berichten,
        "rij": list(range(len(berichten))),
        "ouder_rij": parents,
    }
    if len(klasse.parents) > 1:
        keys["ouder_klasse"] = names
    keys["regel"] = list(chain.from_iterable(records.lines for records in found))
    return keys


def _joined(parts: list[Sequence[Any]]) -> Sequence[Any]:
    return parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))


def _lexical(
    klasse: Berichtklasse, column: str, columns: list[pl.Series], mask: pl.Series
) -> pl.DataFrame:
    keys = {series.name: series for series in columns[:5]}
    rows = int(mask.sum())
    return pl.DataFrame(
        {
            "bericht": keys["bericht"].filter(mask),
            "klasse": [klasse.name] * rows,
            "rij": keys["rij"].filter(mask),
            "regel": keys["regel"].filter(mask),
            "kolom": [column] * rows,
        },
        schema=LEXICAL_SCHEMA,
    )
