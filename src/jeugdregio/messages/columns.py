"""From the texts of one column to a typed column; what does not fit becomes null."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import polars as pl

from jeugdregio.messages.lexical import parse_date, parse_integer, parse_time
from jeugdregio.standards.ijw import Column


_REFERENCE: Final = re.compile(
    r"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));"
)
_READERS: Final[dict[str, Callable[[str], object]]] = {
    "integer": parse_integer,
    "date": parse_date,
    "time": parse_time,
}
_FEW: Final = 200
"""Up to so many values, one by one is faster than all at once."""

_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def resolve(text: str) -> str:
    r"""Text as an XML parser gives it: line ends LF, character references replaced.

    Example:
        >>> resolve("R&amp;D &#xe9;&#233;\r\n&#13;")
        'R&D éé\n\r'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    return chr(int(decimal)) if decimal else chr(int(hexadecimal, 16))


def texts(values: Sequence[bytes | None]) -> pl.Series:
    """Texts as an XML parser gives them, from texts as they stand in the file."""
    if len(values) > _FEW:
        series = pl.Series(values, dtype=pl.Binary).cast(pl.String)
        if not series.str.contains_any(["&", "\r"]).any():
            return series
    return pl.Series(
        [None if value is None else resolve(value.decode()) for value in values],
        dtype=pl.String,
    )


def typed(column: Column, values: pl.Series) -> tuple[pl.Series, pl.Series | None]:
    """The values of a column in their type, and which of them could not be held.

    Args:
        column: Which column.
        values: Its texts, references resolved; null where absent.

    Returns:
        The typed values, and a mask of the texts that became null; None where there
        are no such texts.
    """
    base = column.datatype.base if column.datatype else "string"
    if base == "string":
        return values.alias(column.name), None
    if len(values) > _FEW:
        result, odd = _usual(base, values)
        if odd.any():
            places = odd.arg_true()
            result = result.scatter(places, _one_by_one(base, values.gather(places)))
    else:
        result = _one_by_one(base, values)
    result = result.alias(column.name)
    if result.null_count() == values.null_count():
        return result, None
    return result, values.is_not_null() & result.is_null()


def _usual(base: str, values: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Read the usual form at once; a mask says which texts need a closer look."""
    if base == "integer":
        result = values.cast(pl.Int64, strict=False)
        odd = result.is_null()
    elif base == "date":
        result = values.str.to_date("%Y-%m-%d", strict=False)
        # Polars also reads a year of five digits, or before Christ.
        odd = result.is_null() | (values.str.len_bytes() != 10)
    else:
        result = values.str.to_time("%H:%M:%S", strict=False)
        odd = result.is_null() | (values.str.len_bytes() != 8)
    return result, odd & values.is_not_null()


def _one_by_one(base: str, values: pl.Series) -> pl.Series:
    """Read any form that the schema accepts."""
    read = _READERS[base]
    found = [None if text is None else read(text) for text in values]
    if base == "time":
        return pl.Series(found, dtype=pl.Int64).cast(pl.Time)
    return pl.Series(found, dtype=pl.Int64 if base == "integer" else pl.Date)
