"""Faults in the form of a file: the schema or the gate refuses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from jeugdregio.synthesis.faults.fault import ALL, STRUCTUUR, Fault, every_message


_END: Final = b"\r\n"

_REQUIRED: Final = {
    "JW301": "Toewijzingstijd",
    "JW305": "StatusAanlevering",
    "JW307": "RedenBeeindiging",
    "JW315": "ToewijzingIngangsdatum",
    "JW323": "GeleverdVolume",
}
"""An element that the schema requires (minOccurs 1)."""

_DATE: Final = {
    "JW301": "Toewijzingsdatum",
    "JW305": "Begindatum",
    "JW307": "Einddatum",
    "JW315": "ToewijzingIngangsdatum",
    "JW323": "DeclaratieDagtekening",
}
"""An element that holds a date."""

_BEFORE_ANOTHER: Final = {
    "JW301": "Toewijzingsdatum",
    "JW305": "Begindatum",
    "JW307": "RedenBeeindiging",
    "JW315": "BerichtVersie",
    "JW323": "GeleverdVolume",
}
"""An element of one line with another one of one line right after it."""

_CODE: Final = {
    "JW301": ("Geslacht", "7"),
    "JW305": ("Geslacht", "7"),
    "JW307": ("RedenBeeindiging", "99"),
    "JW315": ("Geslacht", "7"),
    "JW323": ("Eenheid", "99"),
}
"""An element with a code list, and a code that is not in it."""


def _line_of(lines: list[bytes], elements: Mapping[str, str], soort: str) -> int:
    """Place of the first line with the element, from 0."""
    tag = f"<{soort.lower()}:{elements[soort]}>".encode()
    return next(at for at, line in enumerate(lines) if tag in line)


def drop_element(content: bytes, soort: str) -> tuple[bytes, int]:
    """Leave a required element out; the parser notices on a later line."""
    lines = content.split(_END)
    del lines[_line_of(lines, _REQUIRED, soort)]
    return _END.join(lines), 0


def break_date(content: bytes, soort: str) -> tuple[bytes, int]:
    """Make a date the thirtieth of February."""
    lines = content.split(_END)
    at = _line_of(lines, _DATE, soort)
    lines[at] = re.sub(rb">(\d{4})-\d\d-\d\d<", rb">\1-02-30<", lines[at])
    return _END.join(lines), at + 1


def swap_elements(content: bytes, soort: str) -> tuple[bytes, int]:
    """Turn two elements round."""
    lines = content.split(_END)
    at = _line_of(lines, _BEFORE_ANOTHER, soort)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return _END.join(lines), at + 1


def break_code(content: bytes, soort: str) -> tuple[bytes, int]:
    """Fill in a code that is not in the list."""
    lines = content.split(_END)
    element, wrong = _CODE[soort]
    at = _line_of(lines, {soort: element}, soort)
    lines[at] = re.sub(rb">[^<]+<", f">{wrong}<".encode(), lines[at], count=1)
    return _END.join(lines), at + 1


def add_bom(content: bytes, soort: str) -> tuple[bytes, int]:
    """Put a byte order mark in front (OP192 forbids it)."""
    del soort
    return b"\xef\xbb\xbf" + content, 0


def add_doctype(content: bytes, soort: str) -> tuple[bytes, int]:
    """Declare a document type: the way in for entities."""
    del soort
    head, _, rest = content.partition(_END)
    return _END.join([head, b'<!DOCTYPE Bericht [<!ENTITY a "b">]>', rest]), 0


def _fault(code: str, text: str, damage: object) -> Fault:
    return Fault(
        code=code,
        messages=ALL,
        expects=STRUCTUUR,
        level="structuur",
        klasse="",
        text=text,
        candidates=every_message,
        damage=damage,  # type: ignore[arg-type]
    )


FORM_FAULTS: Final = (
    _fault("element_ontbreekt", "a required element is left out", drop_element),
    _fault("datum_bestaat_niet", "a date is 30 February", break_date),
    _fault("volgorde_verkeerd", "two elements are turned round", swap_elements),
    _fault("code_onbekend", "a code is not in the code list", break_code),
    _fault("bom", "the file starts with a byte order mark", add_bom),
    _fault("doctype", "the file declares a document type", add_doctype),
)
