"""Read the start of a file: is it XML, in which encoding, and which message is it?

Only the first part is read, up to and including the first element. A DOCTYPE can
stand nowhere else, so one that is there is seen here, whatever its disguise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from jeugdregio.messages.findings import StructureFinding
from jeugdregio.messages.plan import SEPARATOR
from jeugdregio.standards.ijw import Release


MAX_PROLOG: Final = 65_536
"""Within so many bytes the first element must have begun and be complete."""

_VERSION: Final = re.compile(r"/ijw/(\d{1,2})_(\d{1,2})/")


@dataclass(frozen=True, slots=True)
class Prolog:
    """What the start of a file says.

    Attributes:
        message: Name of the message.
        prefix: Prefix of the elements of the message, as written; empty where there
            is none.
        shared_prefix: Prefix of the shared elements; None where it is not declared
            on the first element.
    """

    message: str
    prefix: str
    shared_prefix: str | None


class _Refused(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.finding = StructureFinding(line, "", text)


class _Root(Exception):
    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag


def read_prolog(data: bytes, release: Release) -> Prolog | StructureFinding:
    """The message that a file says it is, or why it cannot be one."""
    reader = _Reader()
    try:
        reader.parser.Parse(data[:MAX_PROLOG], len(data) <= MAX_PROLOG)
    except _Refused as refused:
        return refused.finding
    except _Root as root:
        return _recognise(root.tag, reader, release)
    except expat.ExpatError as error:
        return StructureFinding(error.lineno, "", "De opbouw van de XML is hier stuk.")
    return StructureFinding(
        0, "", f"In de eerste {MAX_PROLOG} bytes staat geen element Bericht."
    )


class _Reader:
    def __init__(self) -> None:
        self.namespaces: dict[str, str | None] = {}
        self.parser = expat.ParserCreate("UTF-8", SEPARATOR)
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.StartElementHandler = self._element

    def _declaration(self, version: str, encoding: str | None, _: int) -> None:
        line = self.parser.CurrentLineNumber
        if version != "1.0":
            raise _Refused(line, "Verwacht: XML versie 1.0.")
        if encoding is not None and encoding.upper() != "UTF-8":
            raise _Refused(line, "Verwacht: tekenset UTF-8 (bedrijfsregel OP192).")

    def _doctype(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise _Refused(line, "Een DOCTYPE hoort niet in een bericht.")

    def _namespace(self, prefix: str | None, uri: str) -> None:
        self.namespaces.setdefault(uri, prefix)

    def _element(self, tag: str, _: dict[str, str]) -> None:
        raise _Root(tag)


def _recognise(
    tag: str, reader: _Reader, release: Release
) -> Prolog | StructureFinding:
    namespace, _, name = tag.rpartition(SEPARATOR)
    for message in release.messages:
        if message.namespace == namespace and name == "Bericht":
            shared = message.shared_namespace
            is_known = shared in reader.namespaces
            return Prolog(
                message.name,
                reader.namespaces.get(namespace) or "",
                (reader.namespaces[shared] or "") if is_known else None,
            )
    text = f"Dit is geen bericht van iJw {release.version}."
    if version := _VERSION.search(namespace):
        text = f"{text} Het bestand zegt release {version[1]}.{version[2]} te zijn."
    return StructureFinding(reader.parser.CurrentLineNumber, "", text)
