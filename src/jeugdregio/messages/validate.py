"""The verdict of the schema: one parse, with the schema bound to the parser.

No tree is built. The parser's own words are never read: they can hold a value, even
one of the message before. That there are any is enough.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from jeugdregio.messages.schema import load_schema


_FIRST: Final = 4_096
_MORE: Final = 65_536


def fits_schema(data: bytes, message: str, release: str = "3.2") -> bool:
    """Whether a message is well-formed XML that our schema accepts.

    Args:
        data: UTF-8 without DOCTYPE, as the guards leave it.
        message: Name of the message it says it is.
        release: Version of the standard.

    Raises:
        UnknownCodeError: The release or the message does not exist.
    """
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
    try:
        etree.parse(_Reader(data, parser), parser)
    except etree.XMLSyntaxError:
        is_right = False
    else:
        is_right = len(parser.error_log) == 0
    if not is_right:
        # What the parser said holds values of this message: it goes no further.
        etree.clear_error_log()
    return is_right


class _Nothing:
    """Takes what is parsed, and keeps nothing."""

    def close(self) -> None:
        """Called at the end."""


class _Reader:
    """Hands out a file in pieces, and stops at the first fault.

    The parser would go on and write down every fault: time and memory without end.
    """

    def __init__(self, data: bytes, parser: etree.XMLParser) -> None:
        self._data = data
        self._parser = parser
        self._place = 0

    def read(self, _: int = -1) -> bytes:
        if len(self._parser.error_log):
            return b""
        # Small at first: most messages that are wrong are wrong from the start.
        size = _MORE if self._place else _FIRST
        piece = self._data[self._place : self._place + size]
        self._place += size
        return piece
