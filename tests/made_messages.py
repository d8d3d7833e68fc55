"""Messages of a small story, as bytes: a test states only what matters to it.

Heerlen (0917) allocates care by AGB 00990001; the young person has a BSN of the test
range.
"""

from __future__ import annotations

from datetime import date, time

from jeugdregio.messages.header import make_header
from jeugdregio.messages.tables import make_tables
from jeugdregio.messages.write import write_message


GEMEENTE = "0917"
AANBIEDER = "00990001"
BSN = "999900006"
OTHER_BSN = "999900018"

_CLIENT = {
    "geboortedatum_datum": date(2014, 3, 5),
    "geslacht": "1",
    "naam_geslachtsnaam_achternaam": "Voorbeeld",
    "naam_geslachtsnaam_voorvoegsel": None,
    "naam_voornamen": "Sam",
    "naam_voorletters": "S",
    "naam_naam_gebruik": "1",
}


def _header(kind: str, identificatie: str, on: date, *, from_gemeente: bool) -> dict:
    afzender, ontvanger = (
        (GEMEENTE, AANBIEDER) if from_gemeente else (AANBIEDER, GEMEENTE)
    )
    return make_header(
        kind,
        afzender=afzender,
        ontvanger=ontvanger,
        identificatie=identificatie,
        dagtekening=on,
    )


def _message(kind: str, header: dict, **classes: list[dict]) -> bytes:
    return write_message(make_tables(kind, {"Header": [header], **classes}))


def jw301(
    *,
    identificatie: str = "T1",
    on: date = date(2026, 1, 2),
    bsn: str = BSN,
    nummer: int = 1,
    ingangsdatum: date = date(2026, 1, 5),
    einddatum: date | None = date(2026, 12, 31),
    tijd: time = time(9, 0),
    achternaam: str = "Voorbeeld",
    **product,
) -> bytes:
    """An allocation of four hours a week of 45A03."""
    client = {
        "bsn": bsn,
        **_CLIENT,
        "naam_geslachtsnaam_achternaam": achternaam,
        "communicatie_vorm": None,
        "juridische_status": None,
    }
    row = {
        "ouder_rij": 0,
        "toewijzing_nummer": nummer,
        "product_categorie": "45",
        "product_code": "45A03",
        "toewijzingsdatum": on,
        "toewijzingstijd": tijd,
        "ingangsdatum": ingangsdatum,
        "einddatum": einddatum,
        "omvang_volume": 4,
        "omvang_eenheid": "04",
        "omvang_frequentie": "2",
    }
    contact = {
        "ouder_rij": 0,
        "ouder_klasse": "Client",
        "soort": "01",
        "adres": True,
        "adres_huis_huisnummer": 1,
        "adres_postcode": "6411AA",
        "adres_straatnaam": "Voorbeeldstraat",
        "adres_plaatsnaam": "Heerlen",
        "adres_land_code": "NL",
    }
    header = _header("JW301", identificatie, on, from_gemeente=True)
    return _message(
        "JW301",
        header,
        Client=[client],
        Contact=[contact],
        ToegewezenProduct=[row | product],
    )


def jw305(
    *,
    identificatie: str = "S1",
    on: date = date(2026, 2, 2),
    bsn: str = BSN,
    nummer: int = 1,
    begindatum: date = date(2026, 2, 1),
    status: str = "1",
) -> bytes:
    """Care that started."""
    row = {
        "ouder_rij": 0,
        "toewijzing_nummer": nummer,
        "product_categorie": "45",
        "product_code": "45A03",
        "toewijzing_ingangsdatum": date(2026, 1, 5),
        "begindatum": begindatum,
        "status_aanlevering": status,
    }
    client = {
        "bsn": bsn,
        **{key: _CLIENT[key] for key in _CLIENT if key != "naam_naam_gebruik"},
    }
    header = _header("JW305", identificatie, on, from_gemeente=False)
    return _message("JW305", header, Client=[client], StartProduct=[row])


def jw307(
    *,
    identificatie: str = "E1",
    on: date = date(2026, 6, 2),
    bsn: str = BSN,
    nummer: int = 1,
    begindatum: date = date(2026, 2, 1),
    einddatum: date = date(2026, 5, 31),
    status: str = "1",
) -> bytes:
    """Care that stopped, as planned."""
    row = {
        "ouder_rij": 0,
        "toewijzing_nummer": nummer,
        "product_categorie": "45",
        "product_code": "45A03",
        "toewijzing_ingangsdatum": date(2026, 1, 5),
        "begindatum": begindatum,
        "reden_beeindiging": "31",
        "einddatum": einddatum,
        "status_aanlevering": status,
    }
    client = {
        "bsn": bsn,
        **{key: _CLIENT[key] for key in _CLIENT if key != "naam_naam_gebruik"},
    }
    header = _header("JW307", identificatie, on, from_gemeente=False)
    return _message("JW307", header, Client=[client], StopProduct=[row])


def jw323(
    *lines: dict,
    identificatie: str = "D1",
    on: date = date(2026, 3, 5),
    bsn: str = BSN,
    nummer: str = "DN1",
) -> bytes:
    """A claim of February 2026; a line is four hours of 12.50 unless it says more."""
    rows = [
        {
            "ouder_rij": 0,
            "product_referentie_referentie_nummer": f"{nummer}-{place}",
            "toewijzing_nummer": 1,
            "product_categorie": "45",
            "product_code": "45A03",
            "product_periode_begindatum": date(2026, 2, 2),
            "product_periode_einddatum": date(2026, 2, 28),
            "geleverd_volume": 4,
            "eenheid": "04",
            "product_tarief": 1250,
            "ingediend_bedrag_bedrag": 5000,
            "ingediend_bedrag_debet_credit": "D",
        }
        | line
        for place, line in enumerate(lines or ({},))
    ]
    declaratie = {
        "declaratie_nummer": nummer,
        "declaratie_periode_begindatum": date(2026, 2, 1),
        "declaratie_periode_einddatum": date(2026, 2, 28),
        "declaratie_dagtekening": on,
        "totaal_ingediend_bedrag_totaal_bedrag": sum(
            row["ingediend_bedrag_bedrag"] for row in rows
        ),
        "totaal_ingediend_bedrag_debet_credit": "D",
    }
    header = _header("JW323", identificatie, on, from_gemeente=False)
    return _message(
        "JW323",
        header,
        Declaratie=[declaratie],
        Client=[{"ouder_rij": 0, "bsn": bsn}],
        Prestatie=rows,
    )
