"""Numbers of their own for claims with a fault: those of the good claim stay free."""

from __future__ import annotations

from types import MappingProxyType

import polars as pl

from jeugdregio.synthesis.composition import Tables, declaratie_rows
from jeugdregio.synthesis.faults.fault import Material


def renumber_claims(material: Material) -> Tables:
    """The tables, with other DeclaratieNummers and ReferentieNummers in a JW323.

    Other kinds of message are refused before their numbers count, and keep them.
    """
    if material.soort != "JW323":
        return material.tables
    return MappingProxyType(
        {
            **material.tables,
            "Declaratie": material.tables["Declaratie"].with_columns(
                declaratie_nummer=declaratie_nummer()
            ),
            "Prestatie": material.tables["Prestatie"].with_columns(
                product_referentie_referentie_nummer=referentie()
            ),
        }
    )


def declaratie_nummer() -> pl.Expr:
    """Letters and digits only (CS319), and too short to look like a BSN."""
    return pl.concat_str(pl.lit("F"), pl.col("bericht").cast(pl.String))


def referentie() -> pl.Expr:
    """Per message from 1."""
    place = pl.col("rij").rank("ordinal").over("bericht")
    return pl.concat_str(declaratie_nummer(), pl.lit("N"), place.cast(pl.String))


def one_line_claims(material: Material, lines: pl.DataFrame) -> Tables:
    """Claims of a single prestatie each, so that nothing else is refused with it.

    Args:
        material: The good claims they go with: same parties, period and day.
        lines: One prestatie per message, with ``jongere``.
    """
    heads = (
        material.tables["Declaratie"]
        .filter(pl.col("bericht").is_in(lines["bericht"].implode()))
        .select(
            "bericht",
            declaratie_nummer=declaratie_nummer(),
            of="declaratie_periode_begindatum",
            dagtekening="declaratie_dagtekening",
        )
        .sort("bericht")
    )
    lines = lines.sort("bericht").with_columns(
        rij=pl.int_range(pl.len(), dtype=pl.Int64),
        ouder_rij=pl.int_range(pl.len(), dtype=pl.Int64),
        product_referentie_vorig_referentie_nummer=pl.lit(None, dtype=pl.String),
        ingediend_bedrag_debet_credit=pl.lit("D"),
    )
    return MappingProxyType(
        {
            "Declaratie": declaratie_rows(heads, lines),
            "Client": lines.select("bericht", "bsn", "rij", ouder_rij="rij"),
            "Prestatie": lines.with_columns(
                product_referentie_referentie_nummer=referentie()
            ),
        }
    )
