"""Young people, their address and a parent, as rows of messages."""

from __future__ import annotations

import polars as pl

from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.synthesis.names import POSTCODE, STRAAT


def client_rows(soort: str, clients: pl.DataFrame) -> pl.DataFrame:
    """The Client of every message.

    Args:
        soort: Kind of message.
        clients: ``bericht``, ``rij`` and the columns of `Events.personen`.
    """
    named = clients.select(
        "bericht",
        "rij",
        "bsn",
        "geslacht",
        geboortedatum_datum="geboortedatum",
        naam_geslachtsnaam_achternaam="achternaam",
        naam_geslachtsnaam_voorvoegsel="voorvoegsel",
        naam_voornamen="voornaam",
        naam_voorletters=pl.col("voornaam").str.slice(0, 1),
    )
    if soort == "JW301":
        return named.with_columns(naam_naam_gebruik=pl.lit("1"))
    if soort == "JW315":
        return named.with_columns(gezagsdrager_bekend=pl.lit("1"))
    return named


def relation_tables(clients: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The address of everybody, and of some a parent with a telephone.

    Args:
        clients: As for `client_rows`, with ``gemeente``.

    Returns:
        ``Relatie`` and ``Contact`` of a JW301.
    """
    codes = clients["gemeente"].unique().to_list()
    places = pl.DataFrame(
        {"gemeente": codes, "plaats": [gemeente_name(code) for code in codes]},
        schema={"gemeente": pl.String, "plaats": pl.String},
    )
    parents = clients.filter("has_ouder").with_columns(
        relatie=pl.int_range(pl.len(), dtype=pl.Int64)
    )
    own = clients.join(places, on="gemeente", how="left", maintain_order="left").select(
        "bericht",
        ouder_rij="rij",
        ouder_klasse=pl.lit("Client"),
        soort=pl.lit("01"),
        adres_huis_huisnummer="huisnummer",
        adres_postcode=pl.lit(POSTCODE),
        adres_straatnaam=pl.lit(STRAAT),
        adres_plaatsnaam="plaats",
        adres_land_code=pl.lit("NL"),
        adres=pl.lit(True),
        periode=pl.lit(False),
    )
    phones = parents.select(
        "bericht",
        ouder_rij="relatie",
        ouder_klasse=pl.lit("Relatie"),
        soort=pl.lit("02"),
        telefoon_telefoon01_telefoonnummer=pl.lit("0100000000"),
        telefoon_telefoon01_landnummer=pl.lit("0031"),
        adres=pl.lit(False),
        periode=pl.lit(False),
    )
    return {
        "Relatie": parents.select(
            "bericht",
            rij="relatie",
            ouder_rij="rij",
            nummer=pl.lit("1"),
            soort=pl.lit("10"),
            naam_geslachtsnaam_achternaam="achternaam",
            naam_geslachtsnaam_voorvoegsel="voorvoegsel",
            naam_voornamen=pl.lit("Ouder"),
            naam_naam_gebruik=pl.lit("1"),
        ),
        "Contact": pl.concat([own, phones], how="diagonal")
        .sort("bericht", "ouder_klasse", maintain_order=True)
        .with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64)),
    }
