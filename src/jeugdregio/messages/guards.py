"""Refuse what would cost the XML parser too much, before it sees it.

Measured with libxml2 2.14: an element with millions of attributes takes more than the
memory we have, and a value that is written in very many pieces (``&#65;&#65;...``)
takes time in the square of their number.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from jeugdregio.messages.findings import StructureFinding
from jeugdregio.messages.plan import SEPARATOR


MAX_TAG: Final = 16_384
"""Bytes in one start tag."""

MAX_TEXT: Final = 10_000_000
"""Bytes in one stretch of text; libxml2 draws the same line."""

MAX_COPYING: Final = 4_000_000_000
"""Bytes that a validator may copy while it puts values together from pieces."""

_SUSPECT_EQUALS: Final = 1_000
_CHUNK: Final = 1_048_576

# No tag holds "<", so a long tag is a long stretch without one.
_STRETCH: Final = re.compile(rb"<[^<]{%d,}+" % MAX_TAG)
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
    return _at(data, end, "Dit is geen tekst in UTF-8 (bedrijfsregel OP192).")


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
    for stretch in _STRETCH.finditer(data):
        tag = _TAG.match(data, stretch.start())
        if tag and tag.end() - tag.start() > MAX_TAG:
            text = "Dit element heeft te veel of te lange attributen."
            return _at(data, tag.start(), text)
    return None


def find_endless_text(data: bytes) -> StructureFinding | None:
    """A stretch of text of more than `MAX_TEXT` bytes, without a tag."""
    for start in _long_texts(data, MAX_TEXT):
        first = data.rfind(b"<", 0, start) + 1
        end = data.find(b"<", start)
        if (end if end >= 0 else len(data)) - first > MAX_TEXT:
            return _at(data, first, "Hier staat meer dan 10 MB tekst achter elkaar.")
    return None


def has_long_text(data: bytes, length: int) -> bool:
    """Whether a stretch without a tag may have this length: it has at least half."""
    return any(True for _ in _long_texts(data, length))


def _long_texts(data: bytes, length: int) -> Iterator[int]:
    # So long a stretch holds at least one whole block of half its length.
    half = length // 2
    for start in range(0, len(data) - half, half):
        if data.find(b"<", start, start + half) < 0:
            yield start


def _at(data: bytes, place: int, text: str) -> StructureFinding:
    return StructureFinding(data.count(b"\n", 0, place) + 1, "", text)


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
        if self._copied > MAX_COPYING or self._length > MAX_TEXT:
            raise _Enough
