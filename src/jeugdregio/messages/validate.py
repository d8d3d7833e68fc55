"""The verdict of the schema: one parse, with the schema bound to the parser.

No tree is built. The parser's own words are never read: they can hold a value, even
one of the message before. That there are any is enough.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from jeugdregio.messages.guards import has_long_text
from jeugdregio.messages.schema import load_schema


_LONG: Final = 524_288
_FIRST: Final = 4_096
_MORE: Final = 262_144


def find_misfit(data: bytes, message: str, release: str = "3.2") -> int | None:
    """Whether a message is well-formed XML that our schema accepts.

    Args:
        data: UTF-8 without DOCTYPE, as the guards leave it.
        message: Name of the message it says it is.
        release: Version of the standard.

    Returns:
        None where it is; else a place in the file before which nothing is wrong.

    Raises:
        UnknownCodeError: The release or the message does not exist.
    """
    if b"\r" in data and has_long_text(data, _LONG):
        # The parser passes on a text with CR/LF in very many pieces.
        plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return None if find_misfit(plain, message, release) is None else 0
    parser = etree.XMLParser(
        encoding="utf-8",
        target=_Nothing(),
        schema=load_schema(message, release),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    reader = _Reader(data, parser)
    try:
        etree.parse(reader, parser)
    except etree.XMLSyntaxError:
        is_right = False
    else:
        is_right = len(parser.error_log) == 0
    if is_right:
        return None
    # What the parser said holds values of this message: it goes no further.
    etree.clear_error_log()
    return reader.right_until


class _Nothing:
    """Takes what is parsed, and keeps nothing."""

    def close(self) -> None:
        """Called at the end."""


class _Reader:
    """Hands out a file in pieces, and stops at the first piece with a fault.

    The parser would go on and write down every fault: time and memory without end.
    Pieces are no smaller, because a long text is copied whole for every piece of it.
    """

    def __init__(self, data: bytes, parser: etree.XMLParser) -> None:
        self._data = data
        self._parser = parser
        self._place = 0
        self._before = 0
        self.right_until = 0

    def read(self, _: int = -1) -> bytes:
        if len(self._parser.error_log):
            return b""
        # Small at first: most messages that are wrong are wrong from the start.
        size = _MORE if self._place else _FIRST
        piece = self._data[self._place : self._place + size]
        # The parser may not have looked at the end of the piece before this one.
        self.right_until, self._before = self._before, max(0, self._place - size)
        self._place += size
        return piece
