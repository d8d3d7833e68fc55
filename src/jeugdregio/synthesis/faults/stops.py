"""Faults in what is told about the end of care."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.synthesis.faults.fault import Altered, Fault, Material, every_message


DAYS_BEFORE: Final = 9


def end_before_begin(material: Material) -> Altered:
    """Let the first StopProduct end nine days before it began."""
    is_first = pl.col("rij") == pl.col("rij").min().over("bericht")
    stops = material.tables["StopProduct"].with_columns(
        einddatum=pl.when(is_first)
        .then(pl.col("begindatum") - pl.duration(days=DAYS_BEFORE))
        .otherwise("einddatum")
    )
    keys = stops.filter(is_first).select(
        "bericht",
        key=pl.concat_str(
            pl.lit("ToewijzingNummer "), pl.col("toewijzing_nummer").cast(pl.String)
        ),
    )
    return Altered(
        material.headers,
        MappingProxyType({**material.tables, "StopProduct": stops}),
        keys,
    )


STOP_FAULTS: Final = (
    Fault(
        code="einde_voor_begin",
        messages=frozenset({"JW307"}),
        expects="TR018",
        level="bericht",
        klasse="StopProduct",
        text="Einddatum lies before Begindatum",
        candidates=every_message,
        alter=end_before_begin,
    ),
)
