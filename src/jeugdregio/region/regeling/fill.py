"""Fill the named fields of a text; what nobody chose yet is said, never left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jeugdregio.standards.clauses import FIELD
from jeugdregio.standards.law import STATUS_LABELS
from jeugdregio.standards.regeling_fields import (
    CHOOSER_LABELS,
    DraftField,
    find_field,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: text as it stands, or a choice that is still open.

    Attributes:
        text: What the reader sees.
        open_field: The field that has no value yet; None for text and filled fields.
    """

    text: str
    open_field: DraftField | None = None


def fill(text: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """Put the values in a text.

    A value is put in once, as it is: what looks like a field in it stays text.

    Args:
        text: Sentences with ``{fields}``.
        values: Value by field id; absent or blank means that nobody chose yet.

    Raises:
        UnknownCodeError: The text names a field that does not exist.

    Example:
        >>> fill("Gevestigd in {zetel}.", {"zetel": "Heerlen"})[1].text
        'Heerlen'
        >>> fill("Gevestigd in {zetel}.", {})[1].text
        '[Nog te kiezen: plaats van vestiging. Wie: de colleges]'
    """
    pieces: list[Piece] = []
    position = 0
    for found in FIELD.finditer(text):
        if found.start() > position:
            pieces.append(Piece(text[position : found.start()]))
        field = find_field(found[1])
        value = values.get(field.id, "").strip()
        pieces.append(Piece(value) if value else Piece(still_to_choose(field), field))
        position = found.end()
    if position < len(text):
        pieces.append(Piece(text[position:]))
    return tuple(pieces)


def still_to_choose(field: DraftField) -> str:
    """What stands in the place of a value that nobody chose yet.

    Example:
        >>> from jeugdregio.standards.regeling_fields import find_field
        >>> still_to_choose(find_field("leden")).endswith("Voorstel: vijf]")
        True
    """
    parts = [
        f"Nog te kiezen: {lower_first(field.label)}",
        f"Wie: {CHOOSER_LABELS[field.who]}",
    ]
    if field.suggestion:
        parts.append(f"Voorstel: {suggestion_of(field)}")
    return f"[{'. '.join(parts)}]"


def suggestion_of(field: DraftField) -> str:
    """The suggestion with how sure it is; empty where there is none.

    Example:
        >>> from jeugdregio.standards.regeling_fields import find_field
        >>> suggestion_of(find_field("kaders_datum"))
        '30 april (niet bevestigd)'
    """
    if not field.suggestion or field.status is None:
        return field.suggestion
    return f"{field.suggestion} ({STATUS_LABELS[field.status]})"


def lower_first(text: str) -> str:
    """A label in the middle of a sentence: its first letter small.

    Example:
        >>> lower_first("Grondslag in de Wgr")
        'grondslag in de Wgr'
    """
    return text[:1].lower() + text[1:]
