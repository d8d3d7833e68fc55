"""The lookups that rules may ask of the register, with keys, columns and meaning.

Whoever implements `port.Register` implements these. Whole numbers are Int64, codes
and references text, days Date. A gemeente is the four digits of the message, without
GM; an aanbieder is the AGB code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import polars as pl


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question to the register.

    Args:
        name: How rules call it.
        meaning: Which record is meant by a combination of keys.
        keys: Key columns and their types.
        columns: Columns of the answer and their types; those in ``optional`` may be
            null in a record that exists.
    """

    name: str
    meaning: str
    keys: Mapping[str, pl.DataType]
    columns: Mapping[str, pl.DataType]
    optional: frozenset[str] = frozenset()


_TEXT: Final = pl.String()
_NUMBER: Final = pl.Int64()
_DAY: Final = pl.Date()

_ALL: Final = (
    Lookup(
        "bericht",
        "Messages received before, of one sender and berichtsoort with one "
        "Identificatie. What counts as not sent (structure, 0001) does not count, nor "
        "does the message itself or a replay of it.",
        {"afzender": _TEXT, "bericht_code": _TEXT, "identificatie": _TEXT},
        {"aantal": _NUMBER},
    ),
    Lookup(
        "toewijzing",
        "The latest state (by Toewijzingsdatum and Toewijzingstijd, OP033x1) of the "
        "ToegewezenProduct with this number, from this gemeente to this aanbieder.",
        {"gemeente": _TEXT, "aanbieder": _TEXT, "toewijzing_nummer": _NUMBER},
        {
            "ingangsdatum": _DAY,
            "einddatum": _DAY,
            "omvang_volume": _NUMBER,
            "omvang_eenheid": _TEXT,
            "omvang_frequentie": _TEXT,
        },
        frozenset(
            {"einddatum", "omvang_volume", "omvang_eenheid", "omvang_frequentie"}
        ),
    ),
    Lookup(
        "tijdtarief",
        "The contract line in minutes (01) or hours (04) of this aanbieder with this "
        "gemeente for the product, in force on the day; with both, the one in minutes.",
        {
            "gemeente": _TEXT,
            "aanbieder": _TEXT,
            "product_categorie": _TEXT,
            "product_code": _TEXT,
            "op": _DAY,
        },
        {"eenheid": _TEXT, "tarief_cents": _NUMBER},
    ),
)

LOOKUPS: Final[Mapping[str, Lookup]] = MappingProxyType(
    {lookup.name: lookup for lookup in _ALL}
)
"""By name. A rule that asks anything else is refused when rules are collected."""
