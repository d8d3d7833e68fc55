"""The care in the register as tables without a person's number: what facts start from.

Made by `register.read_care`; kept apart from it so that facts need no database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl


TOEWIJZINGEN: Final[Mapping[str, type[pl.DataType]]] = {
    "persoon": pl.String,
    "gemeente": pl.String,
    "toewijzing_nummer": pl.String,
    "aanbieder": pl.String,
    "categorie": pl.String,
    "code": pl.String,
    "eerste_toewijzingsdatum": pl.Date,
    "toewijzingsdatum": pl.Date,
    "ingangsdatum": pl.Date,
    "einddatum": pl.Date,
    "reden_wijziging": pl.String,
    "volume": pl.Int64,
    "is_example": pl.Boolean,
}

LEVERINGEN: Final[Mapping[str, type[pl.DataType]]] = {
    "persoon": pl.String,
    "gemeente": pl.String,
    "aanbieder": pl.String,
    "toewijzing_nummer": pl.String,
    "categorie": pl.String,
    "code": pl.String,
    "begindatum": pl.Date,
    "einddatum": pl.Date,
    "reden_beeindiging": pl.String,
    "is_example": pl.Boolean,
}

PRESTATIES: Final[Mapping[str, type[pl.DataType]]] = {
    "persoon": pl.String,
    "gemeente": pl.String,
    "aanbieder": pl.String,
    "toewijzing_nummer": pl.String,
    "categorie": pl.String,
    "code": pl.String,
    "begindatum": pl.Date,
    "einddatum": pl.Date,
    "bedrag_cents": pl.Int64,
    "toegekend": pl.Boolean,
    "is_example": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class CareRows:
    """Everything facts about care are made of, read in one moment.

    Attributes:
        toewijzingen: Columns of `TOEWIJZINGEN`.
        leveringen: Columns of `LEVERINGEN`.
        prestaties: Columns of `PRESTATIES`.
        first_day: The day on which the first accepted message was received. What began
            before it is known only as far as it was still running then. None: all is
            known.
        last_day: The day on which the last one was received: until then we know what
            happened. None without messages.
        state: The state of the register they were read in; see `read_care.care_state`.
        pseudonym_key: Fingerprint of the key the pseudonyms were made with.
    """

    toewijzingen: pl.DataFrame
    leveringen: pl.DataFrame
    prestaties: pl.DataFrame
    last_day: date | None
    state: str
    pseudonym_key: str
    first_day: date | None = None


def no_care() -> CareRows:
    """The care in an empty register."""
    return CareRows(
        pl.DataFrame(schema=dict(TOEWIJZINGEN)),
        pl.DataFrame(schema=dict(LEVERINGEN)),
        pl.DataFrame(schema=dict(PRESTATIES)),
        last_day=None,
        state="",
        pseudonym_key="",
    )
