"""Tables to XML: UTF-8 without BOM, CR/LF, prefixes as in the published examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.messages.gate import MAX_BYTES, check_bytes
from jeugdregio.messages.tables import MessageTables, model_of
from jeugdregio.standards.ijw import (
    Berichtklasse,
    Composite,
    Datatype,
    Element,
    Message,
    column_name,
)


_END: Final = "\r\n"
_XML: Final = "xml"
_NOT_XML: Final = r"[^\t\n\r\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]"


def write_message(
    tables: MessageTables, *, check: bool = True, max_bytes: int = MAX_BYTES
) -> bytes:
    """The XML of one message.

    Args:
        tables: The tables of exactly one message.
        check: Whether to pass the result through the gate.
        max_bytes: Greatest size of the result.

    Raises:
        InvalidInputError: There is not exactly one message, or what the tables hold
            does not fit the schema.
    """
    if tables.count != 1:
        raise InvalidInputError(
            f"Hier hoort één bericht, niet {tables.count}.",
            hint="Schrijf meer berichten met write_messages.",
        )
    return write_messages(tables, check=check, max_bytes=max_bytes)[0]


def write_messages(
    tables: MessageTables, *, check: bool = True, max_bytes: int = MAX_BYTES
) -> list[bytes]:
    """The XML of every message in the tables, in the order of ``bericht``.

    Args:
        tables: Messages of one kind, each with one Header.
        check: Whether to pass the results through the gate.
        max_bytes: Greatest size of one result.

    Raises:
        InvalidInputError: Rows have no place in a message, a text holds a character
            that XML does not know, or a result does not fit the schema.
    """
    message = model_of(tables)
    _check_rows(tables, message)
    own, shared = message.namespace, message.shared_namespace
    start = (
        f'<?xml version="1.0" encoding="UTF-8"?>{_END}'
        f'<{message.prefix}:Bericht xmlns:ijw="{shared}" '
        f'xmlns:{message.prefix}="{own}">{_END}'
    )
    end = f"</{message.prefix}:Bericht>{_END}"
    writer = _Writer(tables, message)
    parts = tables["Header"].select("bericht").sort("bericht")
    for element in message.root.elements:
        below = writer.records(element, "", 1)
        parts = parts.join(
            below.rename({_XML: element.name}),
            left_on="bericht",
            right_on="above",
            how="left",
            maintain_order="left",
        )
    names = [element.name for element in message.root.elements]
    bodies = parts.select(pl.concat_str(names, ignore_nulls=True)).to_series()
    results = [f"{start}{body}{end}".encode() for body in bodies]
    if check:
        for number, result in enumerate(results):
            _check_result(result, number, tables, max_bytes)
    return results


def _check_rows(tables: MessageTables, message: Message) -> None:
    berichten = tables["Header"]["bericht"]
    known: dict[str, pl.Series] = {}
    for klasse in message.klassen:
        table = tables[klasse.name]
        known[klasse.name] = table["rij"]
        is_right = table["bericht"].is_in(berichten.implode()).all()
        if len(klasse.parents) == 1:
            above = known[klasse.parents[0]]
            is_right = is_right and table["ouder_rij"].is_in(above.implode()).all()
        for parent in klasse.parents if len(klasse.parents) > 1 else ():
            mine = table.filter(pl.col("ouder_klasse") == parent)["ouder_rij"]
            is_right = is_right and mine.is_in(known[parent].implode()).all()
        if len(klasse.parents) > 1:
            names = pl.Series(klasse.parents).implode()
            is_right = is_right and table["ouder_klasse"].is_in(names).all()
        _check_characters(klasse, table)
        if not is_right or table["rij"].is_duplicated().any():
            raise InvalidInputError(
                f"Rijen van berichtklasse {klasse.name} horen bij geen bericht of "
                "geen record erboven.",
                hint="Kijk naar de kolommen bericht, rij en ouder_rij.",
            )
    if berichten.is_duplicated().any():
        raise InvalidInputError(
            "Een bericht heeft meer dan één Header.", hint="Geef elk bericht er één."
        )


def _check_characters(klasse: Berichtklasse, table: pl.DataFrame) -> None:
    for name, kind in table.schema.items():
        if kind == pl.String and table[name].str.contains(_NOT_XML).any():
            raise InvalidInputError(
                f"In {klasse.name}, {name}, staat een teken dat niet in XML mag.",
                hint="Haal stuurtekens uit de tekst.",
            )


def _check_result(
    result: bytes, number: int, tables: MessageTables, max_bytes: int
) -> None:
    verdict = check_bytes(result, max_bytes=max_bytes, release=tables.release)
    if not verdict.accepted:
        first = verdict.findings[0]
        raise InvalidInputError(
            f"Bericht {number} ({tables.message}) past niet bij het schema. "
            f"{first.path or 'Het geheel'}: {first.text}",
            hint="Vul het gegeven aan of verbeter het, en schrijf het bericht opnieuw.",
        )


class _Writer:
    """Makes the text of all records at once, the inner ones first."""

    def __init__(self, tables: MessageTables, message: Message) -> None:
        self._tables = tables
        self._message = message

    def records(self, element: Element, parent: str, depth: int) -> pl.DataFrame:
        """The records of a berichtklasse in one place of the message.

        Args:
            element: The element of the berichtklasse.
            parent: Name of the class above; empty at the top.
            depth: How far to indent.

        Returns:
            ``above``: the row above, or the message for a class at the top;
            ``xml``: text of all records below it, in the order of ``rij``.
        """
        klasse = self._message.klasse(element.name)
        table = self._tables[element.name].sort("rij")
        if "ouder_klasse" in table.columns:
            table = table.filter(pl.col("ouder_klasse") == parent)
        for child, levels in _children(klasse.composite):
            below = self.records(child, element.name, depth + levels)
            table = table.join(
                below.rename({_XML: child.name}),
                left_on="rij",
                right_on="above",
                how="left",
                maintain_order="left",
            )
        lines = _Lines(klasse, self._message.prefix)
        above = "ouder_rij" if parent else "bericht"
        return (
            table.select(
                pl.col(above).alias("above"), lines.record(element, depth).alias(_XML)
            )
            .group_by("above", maintain_order=True)
            .agg(pl.col(_XML).str.join(""))
        )


def _children(composite: Composite) -> Iterator[tuple[Element, int]]:
    """The berichtklassen right below, and how many levels deeper they stand."""
    for element in composite.elements:
        if isinstance(element.type, Composite):
            if element.type.kind == "klasse":
                yield element, 1
            elif element.type.kind == "verzameling":
                yield element.type.elements[0], 2


class _Lines:
    """Expressions for the lines of one berichtklasse. Null is: not there."""

    def __init__(self, klasse: Berichtklasse, prefix: str) -> None:
        self._klasse = klasse
        self._prefix = prefix

    def record(self, element: Element, depth: int) -> pl.Expr:
        return self._around(
            element.name,
            self._prefix,
            depth,
            self._inside(self._klasse.composite, self._prefix, (), depth + 1),
        )

    def _around(self, name: str, prefix: str, depth: int, inside: pl.Expr) -> pl.Expr:
        tabs = "\t" * depth
        return pl.concat_str(
            pl.lit(f"{tabs}<{prefix}:{name}>{_END}"),
            inside,
            pl.lit(f"{tabs}</{prefix}:{name}>{_END}"),
        )

    def _inside(
        self, composite: Composite, prefix: str, path: tuple[str, ...], depth: int
    ) -> pl.Expr:
        return pl.concat_str(
            *(
                self._element(each, prefix, (*path, each.name), depth)
                for each in composite.elements
            ),
            ignore_nulls=True,
        )

    def _element(
        self, element: Element, prefix: str, path: tuple[str, ...], depth: int
    ) -> pl.Expr:
        name = column_name(path)
        composite = element.type
        if isinstance(composite, Datatype):
            tag = f"{prefix}:{element.name}"
            return pl.concat_str(
                pl.lit("\t" * depth + f"<{tag}>"),
                _text(name, composite),
                pl.lit(f"</{tag}>{_END}"),
            )
        if composite.kind == "klasse":
            return pl.col(element.name)
        if composite.kind == "verzameling":
            inside = pl.col(composite.elements[0].name)
        elif composite.kind == "codes":
            inside = self._codes(name, composite.elements[0], depth + 1)
        else:
            lines = self._inside(composite, "ijw", path, depth + 1)
            inside = pl.when(self._is_there(path)).then(lines)
        return self._around(element.name, prefix, depth, inside)

    def _codes(self, column: str, code: Element, depth: int) -> pl.Expr:
        tag = f"{self._prefix}:{code.name}"
        between = f"</{tag}>{_END}" + "\t" * depth + f"<{tag}>"
        return pl.concat_str(
            pl.lit("\t" * depth + f"<{tag}>"),
            pl.col(column).list.join(between),
            pl.lit(f"</{tag}>{_END}"),
        )

    def _is_there(self, path: tuple[str, ...]) -> pl.Expr:
        """Whether a group is there: it is said to be, or holds a value."""
        return pl.any_horizontal(
            *(
                pl.col(column.name).fill_null(False)
                if column.kind == "present"
                else pl.col(column.name).is_not_null()
                for column in self._klasse.columns
                if column.path[: len(path)] == path
            )
        )


def _text(column: str, datatype: Datatype) -> pl.Expr:
    value = pl.col(column)
    if datatype.base == "date":
        return value.dt.to_string("%Y-%m-%d")
    if datatype.base == "time":
        return value.dt.to_string("%H:%M:%S%.f")
    if datatype.base == "integer":
        return value.cast(pl.String)
    # A line end in a text becomes CR/LF like all others; reading gives LF back.
    return value.str.replace_many(
        ["&", "<", ">", "\r", "\n"], ["&amp;", "&lt;", "&gt;", "&#13;", _END]
    )
