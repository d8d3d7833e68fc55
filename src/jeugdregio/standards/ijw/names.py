"""Names of the standard as Python and Polars names, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


_NEW_WORD: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def snake_name(element: str) -> str:
    """The name of an element in lower case with underscores.

    Example:
        >>> snake_name("ToewijzingNummer"), snake_name("Telefoon01")
        ('toewijzing_nummer', 'telefoon01')
    """
    return _NEW_WORD.sub("_", element).lower()


def element_name(snake: str) -> str:
    """The way back; right for every element name of the standard.

    Example:
        >>> element_name("toewijzing_nummer"), element_name("te_wijzigen_product")
        ('ToewijzingNummer', 'TeWijzigenProduct')
    """
    return "".join(part.capitalize() for part in snake.split("_"))


def column_name(path: Iterable[str]) -> str:
    """The name of a column: the elements on the way to the value, joined.

    Within one berichtklasse every name leads to one path: `Berichtklasse.column`
    gives it.

    Example:
        >>> column_name(("BerichtIdentificatie", "Dagtekening"))
        'bericht_identificatie_dagtekening'
    """
    return "_".join(snake_name(element) for element in path)
