"""What the gate finds in a message it refuses, in words for the sender.

A finding names the place and what belongs there. It never holds what was found: that
may be a BSN or a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.standards.ijw import Datatype, Element


@dataclass(frozen=True, slots=True)
class StructureFinding:
    """One fault in the form of a message.

    Attributes:
        line: Line in the file, from 1; 0 where it is about the file as a whole.
        path: Elements on the way with their number where there can be more, as
            ``Bericht/Declaratie/Clienten/Client[2]/Bsn``; empty for the whole file.
        text: What is wrong and what was expected, plain Dutch.

    Example:
        >>> StructureFinding(3, "Bericht/Header", "Het element Client ontbreekt.").line
        3
    """

    line: int
    path: str
    text: str


_PATTERNS: Final = {
    "[0-9]{4}": "precies 4 cijfers",
    "[0-9]{8}": "precies 8 cijfers",
    "[0-9]{9}": "precies 9 cijfers",
    "[0-9]*": "alleen cijfers",
    r".*[^\s].*": "één regel tekst, niet alleen spaties",
    r"([.\s]*\S+[.\s]*)+": "tekst, niet alleen spaties",
    "([a-zA-Z\u00c0-\u1ef3])+": "alleen letters",
    "([a-zA-Z0-9])+": "alleen letters en cijfers",
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": "een versie zoals 1.0.0",
}
"""Published pattern to plain words; a pattern that is a number stands for itself."""

_FEW: Final = 14


def or_list(words: Sequence[str]) -> str:
    """Words as a choice in Dutch.

    Example:
        >>> or_list(["1", "2", "9"])
        '1, 2 of 9'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} of {words[-1]}"


def describe_value(datatype: Datatype, pattern: str = "") -> str:
    """What belongs in a place, in plain Dutch.

    Args:
        datatype: Of the value.
        pattern: A pattern for this place only.

    Example:
        >>> from jeugdregio.standards.ijw import find_release
        >>> by_name = {each.name: each for each in find_release("3.2").datatypes}
        >>> describe_value(by_name["LDT_BurgerServicenummer"])
        'precies 9 cijfers'
        >>> describe_value(by_name["LDT_DebetCredit"])
        'C of D (codelijst COD043)'
    """
    if pattern:
        return _PATTERNS.get(pattern, pattern)
    if datatype.codes:
        few = len(datatype.codes) <= _FEW
        codes = or_list(datatype.codes) if few else "een code"
        return f"{codes} ({'' if few else 'uit '}codelijst {datatype.code_list})"
    if datatype.base == "date":
        return "een bestaande datum zoals 2026-01-31, zonder tijdzone"
    if datatype.base == "time":
        return "een tijd zoals 13:45:00, zonder tijdzone"
    if datatype.base == "integer":
        return f"een geheel getal van {datatype.minimum} tot en met {datatype.maximum}"
    words = _PATTERNS.get(datatype.pattern, "tekst")
    if datatype.max_length is None or words.startswith("precies"):
        return words
    return f"{words}, van 1 tot en met {datatype.max_length} tekens"


def source(release: str) -> str:
    """The publication that says so, for behind a sentence."""
    return f"(XSD iJw {release})"


def expected_elements(elements: Sequence[Element]) -> str:
    """Which elements may stand in a place, as a sentence; the first few."""
    if not elements:
        return "Verwacht: niets meer in dit onderdeel."
    return f"Verwacht: {or_list([element.name for element in elements[:6]])}."
