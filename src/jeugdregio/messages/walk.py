"""Walk through a message with a streaming parser: find faults, or gather the values.

The schema gives the verdict; this walk finds where it goes wrong. It reads the file
once, keeps nothing but the way from the root, and stops after a few findings, so a
flood of faults costs no more than one. The same walk gathers the values of messages
that are written in a way the fast reader does not know.
"""

from __future__ import annotations

from typing import Any, Final, Protocol
from xml.parsers import expat

from jeugdregio.messages.findings import (
    StructureFinding,
    describe_value,
    expected_elements,
    source,
)
from jeugdregio.messages.lexical import BLANKS
from jeugdregio.messages.plan import SEPARATOR, Node, message_plan, vocabulary
from jeugdregio.messages.values import fits
from jeugdregio.standards.ijw import Datatype


MAX_FINDINGS: Final = 20
"""After so many the walk stops: the message is refused at the first."""

MAX_DEPTH: Final = 64
"""Levels of elements; a message of the standard has fewer than 12."""

MAX_TEXT: Final = 10_000_000
"""Characters in one value; the XML parser refuses more."""

_XSI: Final = f"http://www.w3.org/2001/XMLSchema-instance{SEPARATOR}"
_TYPE: Final = _XSI + "type"
_HINTS: Final = frozenset(
    {_XSI + "schemaLocation", _XSI + "noNamespaceSchemaLocation", _TYPE}
)
"""Attributes that every schema allows."""


class Sink(Protocol):
    """Who wants the values while they pass."""

    def start_row(self, klasse: str, line: int) -> None:
        """A berichtklasse starts."""

    def end_row(self) -> None:
        """The berichtklasse that started last, and has not ended, ends."""

    def put(self, column: int, text: str) -> None:
        """A value of the berichtklasse at hand."""

    def put_code(self, column: int, text: str) -> None:
        """One more code of a list of codes."""

    def put_present(self, column: int) -> None:
        """A group that may be empty is there."""


class _Enough(Exception):
    """Stop the parser."""


class _Place:
    """One open element on the way from the root."""

    __slots__ = ("at", "count", "is_whole", "node", "number", "step", "text")

    def __init__(self, node: Node, at: int, number: int) -> None:
        self.node = node
        self.at = at
        self.number = number
        self.step = 0
        self.count = 0
        self.text: list[str] = []
        self.is_whole = True


class _Walk:
    def __init__(
        self, data: bytes, root: Node, release: str, sink: Sink | None
    ) -> None:
        self.findings: list[StructureFinding] = []
        self.override: StructureFinding | None = None
        self._data = data
        self._counted = (0, 1)
        self._sink = sink
        self._source = source(release)
        self._known = vocabulary(release)
        self._outside = _Place(root, 0, 0)
        self._way: list[_Place] = []
        self._skipped = 0
        self._length = 0
        self._parser = expat.ParserCreate("UTF-8", SEPARATOR)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def run(self, right_until: int = 0) -> None:
        try:
            if right_until:
                self._skip_to(right_until)
            self._parser.Parse(memoryview(self._data)[right_until:], True)
        except _Enough:
            pass
        except expat.ExpatError:
            at = self._parser.ErrorByteIndex
            self._add(at, "De opbouw van de XML is hier stuk.")

    def _skip_to(self, place: int) -> None:
        """Go through the part that is right, remembering only the way."""
        # Per open element: the tag of the last one in it, and how many in a row.
        way: list[list[Any]] = [["", 0, 0]]
        parser = self._parser

        def start(tag: str, _: dict[str, str]) -> None:
            top = way[-1]
            if top[0] == tag:
                top[1] += 1
            else:
                top[0], top[1] = tag, 1
            way.append(["", 0, parser.CurrentByteIndex])

        def end(_: str) -> None:
            way.pop()

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = None
        parser.Parse(memoryview(self._data)[:place], False)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        node, number = self._outside.node, 1
        for last, count, at in way[1:]:
            here = _Place(node, at, number)
            self._way.append(here)
            if last:
                if last not in node.index:
                    raise _Enough  # it was not right after all
                here.step, here.count = node.index[last], count
                node, number = node.steps[here.step], count
        if self._way:
            # The start of its value was not kept.
            self._way[-1].is_whole = False

    def _line(self, at: int) -> int:
        """The line of a place in the file, counted on from the place before."""
        before, line = self._counted
        if at >= before:
            line += self._data.count(b"\n", before, at)
        else:
            line -= self._data.count(b"\n", at, before)
        self._counted = (at, line)
        return line

    def _finding(self, at: int, text: str, below: str = "") -> StructureFinding:
        names = [
            each.node.element.name
            + (f"[{each.number}]" if each.node.element.max is None else "")
            for each in self._way
        ]
        path = "/".join([*names, below] if below else names)
        return StructureFinding(self._line(at), path, text)

    def _add(self, at: int, text: str, below: str = "") -> None:
        self.findings.append(self._finding(at, text, below))

    def _fault(self, at: int, text: str, below: str = "") -> None:
        self._add(at, f"{text} {self._source}", below)
        if len(self.findings) >= MAX_FINDINGS:
            raise _Enough

    def _doctype(self, *_: object) -> None:
        raise _Enough  # the gate has refused it before

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if self._skipped:
            self._skipped += 1
            if self._skipped > MAX_DEPTH:
                self._add(at, "De elementen zitten hier te diep in elkaar.")
                raise _Enough
            return
        if not self._way:
            self._way.append(_Place(self._outside.node, at, 1))
            self._check_attributes(attributes, at)
            return
        place = self._way[-1]
        step = place.node.index.get(tag, -1)
        if step < place.step or not self._fits_here(place, step, at):
            self._unexpected(place, tag, at)
            self._skipped = 1
            return
        place.count += 1
        node = place.node.steps[step]
        self._way.append(_Place(node, at, place.count))
        self._length = 0
        if attributes:
            self._check_attributes(attributes, at)
        if self._sink is not None:
            if node.klasse:
                self._sink.start_row(node.klasse, self._line(at))
            elif node.column >= 0 and node.kind == "elements":
                self._sink.put_present(node.column)

    def _fits_here(self, place: _Place, step: int, at: int) -> bool:
        """Move on to this step; tell what was skipped that should be there."""
        steps = place.node.steps
        if step == place.step:
            most = steps[step].element.max
            return most is None or place.count < most
        self._tell_missing(place, step, at)
        place.step, place.count = step, 0
        return True

    def _tell_missing(self, place: _Place, end: int, at: int) -> None:
        for number in range(place.step, end):
            element = place.node.steps[number].element
            count = place.count if number == place.step else 0
            if count < element.min:
                text = f"Het element {element.name} ontbreekt."
                self._fault(at, text, element.name)

    def _unexpected(self, place: _Place, tag: str, at: int) -> None:
        if place.node.kind != "elements":
            self._fault(at, "Hier staat een element waar een waarde hoort.")
            return
        name = tag.rpartition(SEPARATOR)[2]
        steps = place.node.steps
        if place.node.index.get(tag, -1) == place.step:
            most = steps[place.step].element.max
            text = f"Het element {name} komt te vaak voor: hoogstens {most} keer."
            self._fault(at, text, name)
            return
        possible = []
        for number in range(place.step, len(steps)):
            element = steps[number].element
            count = place.count if number == place.step else 0
            if element.max is None or count < element.max:
                possible.append(element)
            if count < element.min:
                break
        # A name from outside the standard is the sender's text: it is not repeated.
        is_known = name in self._known
        what = f"Het element {name}" if is_known else "Een element met deze naam"
        text = f"{what} hoort hier niet. {expected_elements(possible)}"
        self._fault(at, text, name if is_known else "")

    def _check_attributes(self, attributes: dict[str, str], at: int) -> None:
        if not _HINTS.issuperset(attributes):
            text = "Dit element heeft een attribuut dat de standaard niet kent."
            self._fault(at, text)
        if _TYPE in attributes and self.override is None:
            text = "Dit element noemt een ander type dan de standaard."
            self.override = self._finding(at, f"{text} {self._source}")

    def _characters(self, text: str) -> None:
        if self._skipped:
            return
        place = self._way[-1]
        if place.node.kind == "elements":
            if text.strip(BLANKS) and not place.text:
                place.text.append("x")  # told once per element
                at = self._parser.CurrentByteIndex
                self._fault(at, "Hier staat losse tekst. Verwacht: elementen.")
            return
        self._length += len(text)
        if self._length > MAX_TEXT:
            self._fault(place.at, "De tekst is langer dan 10 miljoen tekens.")
            raise _Enough
        place.text.append(text)

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        place = self._way[-1]
        node = place.node
        if node.kind == "elements":
            if node.steps:
                at = self._parser.CurrentByteIndex
                self._tell_missing(place, len(node.steps), at)
            if node.klasse and self._sink is not None:
                self._sink.end_row()
        elif place.is_whole:
            self._value(place, "".join(place.text))
        self._way.pop()

    def _value(self, place: _Place, text: str) -> None:
        node = place.node
        if self._sink is not None:
            put = self._sink.put if node.kind == "value" else self._sink.put_code
            put(node.column, text)
            return
        datatype = node.element.type
        if isinstance(datatype, Datatype) and not fits(
            datatype, node.element.pattern, text
        ):
            expected = describe_value(datatype, node.element.pattern)
            self._fault(place.at, f"De waarde klopt niet. Verwacht: {expected}.")


def find_faults(
    data: bytes, message: str, release: str = "3.2", *, right_until: int = 0
) -> tuple[StructureFinding, ...]:
    """The first faults of a message, in the order of the file.

    Whether an ``xsi:type`` is a fault depends on the type; the schema knows, this walk
    does not: see `find_override`.

    Args:
        data: The whole message, without DOCTYPE.
        message: Name of the message that its namespace says it is.
        release: Version of the standard.
        right_until: A place before which nothing is wrong; it is passed over fast.

    Returns:
        At most `MAX_FINDINGS`; empty where this walk finds nothing wrong.
    """
    walk = _Walk(data, message_plan(message, release), release, None)
    walk.run(right_until)
    return tuple(walk.findings)


def find_override(
    data: bytes, message: str, release: str = "3.2"
) -> StructureFinding | None:
    """The first place where ``xsi:type`` names a type; None where there is none."""
    walk = _Walk(data, message_plan(message, release), release, None)
    walk.run()
    return walk.override


def gather(data: bytes, message: str, sink: Sink, release: str = "3.2") -> bool:
    """Give every value of an accepted message to ``sink``; False where it failed."""
    walk = _Walk(data, message_plan(message, release), release, sink)
    walk.run()
    return not walk.findings
