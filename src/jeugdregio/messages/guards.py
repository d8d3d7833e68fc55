"""Refuse what would cost the XML parser too much, before it sees it.

Measured with libxml2 2.14: an element with millions of attributes takes more than the
memory we have, and a value that is written in very many pieces (``&#65;&#65;...``)
takes time in the square of their number.
"""

from __future__ import annotations

import codecs
import re
from typing import Final
from xml.parsers import expat

from jeugdregio.messages.findings import StructureFinding
from jeugdregio.messages.plan import SEPARATOR


MAX_TAG: Final = 16_384
"""Bytes in one start tag."""

MAX_COPYING: Final = 4_000_000_000
"""Bytes that a validator may copy while it puts values together from pieces."""

_SUSPECT_EQUALS: Final = 1_000
_CHUNK: Final = 1_048_576

# A start tag as far as it goes; quoted values may hold anything but "<".
_TAG: Final = re.compile(rb"<[^<>\"'!?/\s](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+")


def find_encoding_fault(data: bytes) -> StructureFinding | None:
    """A byte order mark, bytes that are not UTF-8, or a NUL (a sign of UTF-16)."""
    if data.startswith(codecs.BOM_UTF8):
        text = "Het bestand begint met een byte order mark (BOM). Laat die weg."
        return StructureFinding(1, "", f"{text} (bedrijfsregel OP192)")
    end = data.find(b"\0")
    if end < 0 and not data.isascii():
        end = _first_wrong_byte(data)
    if end < 0:
        return None
    line = data.count(b"\n", 0, end) + 1
    text = "Dit is geen tekst in UTF-8 (bedrijfsregel OP192)."
    return StructureFinding(line, "", text)


def _first_wrong_byte(data: bytes) -> int:
    """Place of the first byte that is not UTF-8, or -1; in pieces, to save memory."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    for start in range(0, len(data), _CHUNK):
        waiting = len(decoder.getstate()[0])
        is_last = start + _CHUNK >= len(data)
        try:
            decoder.decode(data[start : start + _CHUNK], is_last)
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return -1


def find_costly_tag(data: bytes) -> StructureFinding | None:
    """A start tag of more than `MAX_TAG` bytes."""
    if data.count(b"=") <= _SUSPECT_EQUALS:
        return None
    for match in _TAG.finditer(data):
        if match.end() - match.start() > MAX_TAG:
            line = data.count(b"\n", 0, match.start()) + 1
            text = "Dit element heeft te veel of te lange attributen."
            return StructureFinding(line, "", text)
    return None


class _Enough(Exception):
    pass


def find_costly_value(data: bytes) -> StructureFinding | None:
    """A value in so many pieces that putting it together would take too long."""
    # A single character is found many times faster than two.
    breaks = data.count(b"&") + data.count(b"!") + data.count(b"?")
    # The dearest case: every break in one value as long as the file.
    if breaks * len(data) <= MAX_COPYING:
        return None
    return _PieceCounter().run(data)


class _PieceCounter:
    def __init__(self) -> None:
        self._parser = expat.ParserCreate("UTF-8", SEPARATOR)
        self._parser.StartElementHandler = self._element
        self._parser.EndElementHandler = self._element
        self._parser.CharacterDataHandler = self._characters
        self._length = 0
        self._copied = 0

    def run(self, data: bytes) -> StructureFinding | None:
        try:
            self._parser.Parse(data, True)
        except _Enough:
            text = "Deze tekst bestaat uit te veel losse stukken."
            return StructureFinding(self._parser.CurrentLineNumber, "", text)
        except expat.ExpatError as error:
            text = "De opbouw van de XML is hier stuk."
            return StructureFinding(error.lineno, "", text)
        return None

    def _element(self, *_: object) -> None:
        self._length = 0

    def _characters(self, text: str) -> None:
        self._copied += self._length
        self._length += len(text)
        if self._copied > MAX_COPYING:
            raise _Enough
