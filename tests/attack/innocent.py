"""Valid messages, small or large, to build hostile files from."""

from __future__ import annotations

from datetime import date

import polars as pl

from jeugdregio.messages.header import make_header
from jeugdregio.messages.tables import make_tables
from jeugdregio.messages.write import write_message


def declaratie(prestaties: int = 1, clients: int = 1) -> bytes:
    """A valid JW323."""
    day = date(2026, 4, 30)
    header = make_header(
        "JW323",
        afzender="65656055",
        ontvanger="0384",
        identificatie="H1",
        dagtekening=day,
    )
    return write_message(
        make_tables(
            "JW323",
            {
                "Header": [header],
                "Declaratie": [
                    {
                        "declaratie_nummer": "DN1",
                        "declaratie_periode_begindatum": date(2026, 4, 1),
                        "declaratie_periode_einddatum": day,
                        "declaratie_dagtekening": day,
                        "totaal_ingediend_bedrag_totaal_bedrag": 5000 * prestaties,
                        "totaal_ingediend_bedrag_debet_credit": "D",
                    }
                ],
                "Client": [
                    {"ouder_rij": 0, "bsn": "999900006"} for _ in range(clients)
                ],
                "Prestatie": [
                    {
                        "ouder_rij": number % clients,
                        "product_referentie_referentie_nummer": f"RN{number}",
                        "toewijzing_nummer": number,
                        "product_categorie": "45",
                        "product_code": "45A03",
                        "product_periode_begindatum": date(2026, 4, 1),
                        "product_periode_einddatum": day,
                        "geleverd_volume": 4,
                        "eenheid": "04",
                        "product_tarief": 1250,
                        "ingediend_bedrag_bedrag": 5000,
                        "ingediend_bedrag_debet_credit": "D",
                    }
                    for number in range(prestaties)
                ],
            },
        ),
        check=False,
    )


def toewijzing(commentaar: bytes) -> bytes:
    """A JW301 of which the comment on the client is given, as it stands in the file."""
    from unit.messages.samples import minimal_tables

    tables = minimal_tables("JW301")
    client = tables["Client"].with_columns(commentaar=pl.lit("KOMT-HIER"))
    changed = type(tables)(
        "JW301", "3.2", {**tables.tables, "Client": client}, tables.lexical
    )
    return write_message(changed).replace(b"KOMT-HIER", commentaar)


def clean(size: int) -> bytes:
    """A valid JW323 of about this size."""
    prestaties = max(1, size // 900)
    return declaratie(prestaties, max(1, prestaties // 10))


def minimal_name(text: bytes) -> bytes:
    data = toewijzing(b"x")
    start = data.index(b"<ijw:Achternaam>") + len(b"<ijw:Achternaam>")
    return data[:start] + text + data[data.index(b"</ijw:Achternaam>") :]
