"""How a finding names its record: a reference or a place, never a person.

A reference is free text of the sender. One that could be a burgerservicenummer, a name
or a birth date is not repeated; then the record is named by its place in the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from jeugdregio.kernel.scrub import could_name_someone
from jeugdregio.rules.batch import HEADER, Batch


REFERENCES: Final[Mapping[str, tuple[str, str]]] = {
    HEADER: ("Identificatie", "bericht_identificatie_identificatie"),
    "ToegewezenProduct": ("ToewijzingNummer", "toewijzing_nummer"),
    "StartProduct": ("ToewijzingNummer", "toewijzing_nummer"),
    "StopProduct": ("ToewijzingNummer", "toewijzing_nummer"),
    "AangevraagdProduct": ("ReferentieAanbieder", "referentie_aanbieder"),
    "Verzoek": ("ReferentieAanbieder", "referentie_aanbieder"),
    "OngewijzigdProduct": ("ToewijzingNummer", "toewijzing_nummer"),
    "TeWijzigenProduct": ("ToewijzingNummer", "toewijzing_nummer"),
    "Antwoord": ("ReferentieAanbieder", "referentie_aanbieder"),
    "Declaratie": ("DeclaratieNummer", "declaratie_nummer"),
    "DeclaratieAntwoord": ("DeclaratieNummer", "declaratie_nummer"),
    "Prestatie": ("ReferentieNummer", "product_referentie_referentie_nummer"),
}
"""Per class the element that names a record to both parties, and its column. Other
classes are named by their place: a Client has nothing but a BSN."""

WHOLE_MESSAGE: Final = "heel het bericht"


def record_keys(batch: Batch, berichtklasse: str, rows: pl.Series) -> pl.Series:
    """The names of some rows of a class, such as ``"ToewijzingNummer 10072"``.

    Args:
        batch: The messages.
        berichtklasse: The class.
        rows: Positions in the class's table, from 0.

    Returns:
        One text per position, in their order: the reference, or the place in the
        message (``"Client 2"``), counted from 1 by ``rij``.
    """
    table = batch.tables[berichtklasse]
    if berichtklasse not in REFERENCES:
        return _places(table, berichtklasse).gather(rows)
    element, column = REFERENCES[berichtklasse]
    reference = table[column].gather(rows).cast(pl.String)
    is_shown = _shows_nobody(reference)
    named = f"{element} " + reference
    if is_shown.all():
        return named
    # Places cost a ranking of the whole table.
    places = _places(table, berichtklasse).gather(rows)
    return named.zip_with(is_shown, places)


def _places(table: pl.DataFrame, berichtklasse: str) -> pl.Series:
    place = pl.col("rij").rank("ordinal").over("bericht").cast(pl.String)
    return table.select(pl.lit(f"{berichtklasse} ") + place)[:, 0]


def _shows_nobody(references: pl.Series) -> pl.Series:
    """Whether a reference may be repeated; false where there is none."""
    hidden = [
        value
        for value in references.drop_nulls().unique().to_list()
        if could_name_someone(value)
    ]
    return references.is_not_null() & ~references.is_in(hidden)
