"""Gather the values of a message that is written in the usual way.

The message is valid, so its elements stand in the order of the schema, and one
pattern per berichtklasse reads a whole record. Whether the message is written in the
usual way is proven afterwards: every ``<`` in the file must belong to an element that
was read. A comment, an attribute, another prefix or ``<Adres/>`` leaves one over; then
`walk.gather` does the work. Both give the same tables, which a test shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from jeugdregio.standards.ijw import (
    Berichtklasse,
    Composite,
    Datatype,
    Element,
    find_release,
)


_BLANK: Final = rb"[ \t\r\n]*+"
_VALUE: Final = rb"([^<]*+)"

Values = list[tuple[bytes | None, ...]]


@dataclass(frozen=True, slots=True)
class KlassePattern:
    """How to read one berichtklasse.

    Attributes:
        klasse: Which.
        record: Reads a record up to the first berichtklasse in it; one group per
            column, but for the codes that stand at the end.
        tail: Reads the codes at the end of a record that holds other records; None
            where the record ends before them or has none.
        end: End tag, to know which parent a record is in.
        weights: Per group how many tags are accounted for when it is filled.
        around: Tags that are accounted for with every record: its own, and those of
            the elements in it that must be there and only hold records.
        lists: Numbers of the columns that are lists of codes.
    """

    klasse: Berichtklasse
    record: re.Pattern[bytes]
    tail: re.Pattern[bytes] | None
    end: bytes
    weights: tuple[int, ...]
    around: int
    lists: frozenset[int]


@dataclass(frozen=True, slots=True)
class MessagePattern:
    """How to read one message.

    Attributes:
        klassen: Its berichtklassen.
        holders: Start tags of the elements that only hold records and may be absent.
    """

    klassen: tuple[KlassePattern, ...]
    holders: tuple[bytes, ...]


@cache
def message_pattern(
    name: str, prefix: str, shared_prefix: str, release: str
) -> MessagePattern:
    """The patterns of a message with these prefixes: letters, digits, underscores."""
    message = find_release(release).find_message(name)
    own, shared = _with_colon(prefix), _with_colon(shared_prefix)
    return MessagePattern(
        tuple(_klasse_pattern(klasse, own, shared) for klasse in message.klassen),
        tuple(
            b"<" + own + element.encode() + b">" for element in _holders(message.root)
        ),
    )


def _with_colon(prefix: str) -> bytes:
    return prefix.encode() + b":" if prefix else b""


def _holders(composite: Composite) -> list[str]:
    """Names of the elements that only hold records and may be absent, each once."""
    names: dict[str, None] = {}
    for element in composite.elements:
        if isinstance(element.type, Datatype) or element.type.is_shared:
            continue
        if element.type.kind == "verzameling" and element.min == 0:
            names[element.name] = None
        names |= dict.fromkeys(_holders(element.type))
    return list(names)


def _klasse_pattern(klasse: Berichtklasse, own: bytes, shared: bytes) -> KlassePattern:
    elements = klasse.composite.elements
    first_child = next(
        (number for number, each in enumerate(elements) if _holds_records(each)),
        len(elements),
    )
    tag = own + klasse.name.encode()
    weights: list[int] = []
    pattern = b"<" + tag + b">" + _BLANK
    for element in elements[:first_child]:
        pattern += _element(element, own, shared, weights, 0)
    if first_child == len(elements):
        pattern += b"</" + tag + b">"
    tail = None
    for element in elements[first_child:]:
        if not _holds_records(element):
            codes = _element(element, own, shared, [], 0)
            tail = re.compile(codes + b"</" + tag + b">")
    return KlassePattern(
        klasse=klasse,
        record=re.compile(pattern),
        tail=tail,
        end=b"</" + tag + b">",
        weights=tuple(weights),
        around=2 + 2 * sum(_always_holds(element) for element in elements),
        lists=frozenset(
            number
            for number, column in enumerate(klasse.columns)
            if column.kind == "codes"
        ),
    )


def _holds_records(element: Element) -> bool:
    return isinstance(element.type, Composite) and element.type.kind in (
        "klasse",
        "verzameling",
    )


def _always_holds(element: Element) -> bool:
    return (
        isinstance(element.type, Composite)
        and element.type.kind == "verzameling"
        and element.min == 1
    )


def _element(
    element: Element, prefix: bytes, shared: bytes, weights: list[int], extra: int
) -> bytes:
    """The pattern of one element.

    ``extra`` tags around it are there exactly when its first value is; they are
    accounted for with that value.
    """
    tag = prefix + element.name.encode()
    start, end = b"<" + tag + b">", b"</" + tag + b">" + _BLANK
    if isinstance(element.type, Datatype):
        weights.append(2 + extra)
        pattern = start + _VALUE + end
    elif element.type.kind == "codes":
        # Accounted for by counting: the number of codes differs.
        weights.append(0)
        (code,) = element.type.elements
        name = prefix + code.name.encode()
        one = b"<" + name + b">[^<]*+</" + name + b">" + _BLANK
        pattern = start + _BLANK + b"((?:" + one + b")++)" + end
    else:
        inside = b""
        around = 2 + extra
        if element.type.may_be_empty:
            weights.append(around)
            start, around = b"(" + start + b")", 0
        for each in element.type.elements:
            inside += _element(each, shared, shared, weights, around)
            around = 0
        pattern = start + _BLANK + inside + end
    return pattern if element.min else b"(?:" + pattern + b")?"


@dataclass(frozen=True, slots=True)
class KlasseRecords:
    """The records of one berichtklasse in one message.

    Attributes:
        starts: Place of each record in the file.
        columns: Per column the value of each record as written; None where absent.
    """

    starts: list[int]
    columns: list[tuple[bytes | None, ...]]


def gather_fast(data: bytes, pattern: MessagePattern) -> list[KlasseRecords] | None:
    """The records of a message per berichtklasse; None where it is written unusually.

    Args:
        data: An accepted message.
        pattern: How to read it.
    """
    # The XML declaration, and Bericht itself.
    tags = data.startswith(b"<?xml") + 2
    tags += 2 * sum(data.count(holder) for holder in pattern.holders)
    found = []
    for each in pattern.klassen:
        records = _records(data, each)
        if records is None:
            return None
        tags += _count_tags(records, each)
        found.append(records)
    return found if tags == data.count(b"<") else None


def _records(data: bytes, pattern: KlassePattern) -> KlasseRecords | None:
    starts: list[int] = []
    rows: Values = []
    # Keeping the matches themselves would cost half as much time again.
    for match in pattern.record.finditer(data):
        starts.append(match.start())
        rows.append(match.groups())
        if not pattern.klasse.parents:
            break  # at most one, near the start; the rest of the file need not be read
    columns: Values = list(zip(*rows, strict=True))
    if not rows:
        columns = [()] * len(pattern.klasse.columns)
    elif pattern.tail is not None:
        tails = pattern.tail.findall(data)
        if len(tails) != len(starts):
            return None
        columns.append(tuple(tails))
    return KlasseRecords(starts, columns)


def _count_tags(records: KlasseRecords, pattern: KlassePattern) -> int:
    tags = pattern.around * len(records.starts)
    for number, column in enumerate(records.columns):
        if number in pattern.lists:
            tags += sum(2 + blob.count(b"<") for blob in column if blob is not None)
        else:
            filled = len(column) - column.count(None)
            tags += pattern.weights[number] * filled
    return tags


def count_lines(data: bytes, places: list[int]) -> Iterator[int]:
    """The line of each place in the file, from 1; the places go up."""
    line, before = 1, 0
    for place in places:
        line += data.count(b"\n", before, place)
        before = place
        yield line
