"""The records of one message, per berichtklasse: from the fast reader or the walk.

Both give the same shape, so that the tables do not know which one was at work. Values
are texts as they may stand in a file: references not yet resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from jeugdregio.messages.columns import resolve
from jeugdregio.messages.fast import (
    KlassePattern,
    KlasseRecords,
    MessagePattern,
    count_lines,
    gather_fast,
    message_pattern,
)
from jeugdregio.messages.gate import Document
from jeugdregio.messages.walk import gather
from jeugdregio.standards.ijw import Message, find_release


Cell = bytes | list[str] | bool | None

_CODE: Final = re.compile(rb">([^<]+)</")
_SIMPLE_PREFIX: Final = re.compile(r"[A-Za-z0-9_]*")


@dataclass(slots=True)
class Records:
    """The records of one berichtklasse in one message.

    Attributes:
        lines: Line where each starts.
        parents: Place of the record above, in its own class; None at the top.
        parent_klassen: Name of the class above; empty where there is no choice.
        columns: Per column the value of each record.
    """

    lines: Sequence[int] = field(default_factory=list)
    parents: Sequence[int | None] = field(default_factory=list)
    parent_klassen: Sequence[str] = field(default_factory=list)
    columns: Sequence[Sequence[Cell]] = field(default_factory=list)


def find_records(document: Document) -> list[Records]:
    """The records of an accepted message, per berichtklasse in the model's order."""
    prefix, shared_prefix = document.prefix, document.shared_prefix
    if shared_prefix is not None and _SIMPLE_PREFIX.fullmatch(prefix + shared_prefix):
        pattern = message_pattern(
            document.message, prefix, shared_prefix, document.release
        )
        found = gather_fast(document.data, pattern)
        if found is not None:
            return _from_fast(document.data, pattern, found)
    return walk_records(document)


def walk_records(document: Document) -> list[Records]:
    """The same, for a message that is written in any way XML allows."""
    message = find_release(document.release).find_message(document.message)
    sink = _Gatherer(message)
    is_whole = gather(document.data, document.message, sink, document.release)
    if not is_whole:
        # The gate accepted it, so its own parser read it: ours must be able to.
        raise AssertionError(f"an accepted {document.message} could not be walked")
    return sink.found


def _from_fast(
    data: bytes, pattern: MessagePattern, found: list[KlasseRecords]
) -> list[Records]:
    by_name = {
        each.klasse.name: (each, records)
        for each, records in zip(pattern.klassen, found, strict=True)
    }
    result = []
    for each, records in by_name.values():
        above = [by_name[name] for name in each.klasse.parents]
        parents, names = _find_parents(data, records.starts, above)
        result.append(
            Records(
                lines=list(count_lines(data, records.starts)),
                parents=parents,
                parent_klassen=names,
                columns=[
                    _cells(each, number, column)
                    for number, column in enumerate(records.columns)
                ],
            )
        )
    return result


def _cells(
    pattern: KlassePattern, number: int, column: tuple[bytes | None, ...]
) -> Sequence[Cell]:
    if number in pattern.lists:
        return [None if blob is None else _codes(blob) for blob in column]
    if pattern.klasse.columns[number].kind == "present":
        return [tag is not None for tag in column]
    return column


def _codes(blob: bytes) -> list[str]:
    return [resolve(code.decode()) for code in _CODE.findall(blob)]


def _find_parents(
    data: bytes,
    starts: list[int],
    above: list[tuple[KlassePattern, KlasseRecords]],
) -> tuple[Sequence[int | None], Sequence[str]]:
    """The record each record is in: the last one that started before it."""
    if not above:
        return [None] * len(starts), []
    if len(above) == 1:
        return _last_before(above[0][1].starts, starts), []
    # More than one class is possible: the innermost that has not ended yet.
    parents: list[int | None] = [None] * len(starts)
    names = [""] * len(starts)
    deepest = [-1] * len(starts)
    for pattern, records in above:
        ends = [match.start() for match in re.finditer(pattern.end, data)]
        for place, row in enumerate(_last_before(records.starts, starts)):
            if row < 0 or ends[row] < starts[place]:
                continue
            if records.starts[row] > deepest[place]:
                deepest[place] = records.starts[row]
                parents[place], names[place] = row, pattern.klasse.name
    return parents, names


def _last_before(above: list[int], places: list[int]) -> list[int]:
    """Per place the number of the last start before it, or -1; both lists go up."""
    found = []
    row, last = -1, len(above) - 1
    for place in places:
        while row < last and above[row + 1] < place:
            row += 1
        found.append(row)
    return found


class _Gatherer:
    """Takes the values from a walk."""

    def __init__(self, message: Message) -> None:
        self._klassen = {klasse.name: klasse for klasse in message.klassen}
        self._rows: dict[str, list[list[Cell]]] = {name: [] for name in self._klassen}
        self._lines: dict[str, list[int]] = {name: [] for name in self._klassen}
        self._above: dict[str, list[tuple[str, int | None]]] = {
            name: [] for name in self._klassen
        }
        self._open: list[tuple[str, int]] = []

    def start_row(self, klasse: str, line: int) -> None:
        rows = self._rows[klasse]
        self._lines[klasse].append(line)
        self._above[klasse].append(self._open[-1] if self._open else ("", None))
        self._open.append((klasse, len(rows)))
        rows.append(
            [
                False if column.kind == "present" else None
                for column in self._klassen[klasse].columns
            ]
        )

    def end_row(self) -> None:
        self._open.pop()

    def put(self, column: int, text: str) -> None:
        self._row()[column] = text.replace("&", "&amp;").replace("\r", "&#13;").encode()

    def put_code(self, column: int, text: str) -> None:
        row = self._row()
        codes = row[column]
        if isinstance(codes, list):
            codes.append(text)
        else:
            row[column] = [text]

    def put_present(self, column: int) -> None:
        self._row()[column] = True

    def _row(self) -> list[Cell]:
        klasse, number = self._open[-1]
        return self._rows[klasse][number]

    @property
    def found(self) -> list[Records]:
        return [
            Records(
                lines=self._lines[name],
                parents=[row for _, row in self._above[name]],
                parent_klassen=[above for above, _ in self._above[name]]
                if len(klasse.parents) > 1
                else [],
                columns=list(zip(*self._rows[name], strict=True))
                or [()] * len(klasse.columns),
            )
            for name, klasse in self._klassen.items()
        ]
