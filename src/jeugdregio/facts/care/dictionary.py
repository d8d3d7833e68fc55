"""The dictionary of the fact tables made of messages."""

from __future__ import annotations

from typing import Final

from jeugdregio.facts.dictionary import FactColumn, FactTable


_JAAR = FactColumn("jaar", "INTEGER", "Kalenderjaar waarin de regel telt.")
_MAAND = FactColumn("maand", "VARCHAR", "Maand waarin de regel telt, als 2026-03.")
_GM = FactColumn("gm_code", "VARCHAR", "Gemeente die toewees of betaalt.")
_PERSOON = FactColumn(
    "persoon",
    "VARCHAR",
    "Pseudoniem van de jongere: om te tellen en te koppelen, nooit om te tonen.",
)
_NUMMER = FactColumn("toewijzing_nummer", "VARCHAR", "Nummer van de toewijzing.")
_AANBIEDER = FactColumn("aanbieder", "VARCHAR", "AGB-code van de aanbieder.")
_ZORGVORM = FactColumn(
    "zorgvorm",
    "VARCHAR",
    "Omschrijving van de productcategorie (codelijst JZ020), of geen categorie.",
)
_CODE = FactColumn("productcode", "VARCHAR", "Productcode; leeg bij alleen categorie.")
_VOORBEELD = FactColumn(
    "voorbeeld", "BOOLEAN", "Of de regel uit een verzonnen bericht komt."
)
_EIND = FactColumn("einddatum", "DATE", "Laatste dag; leeg als die er niet is.")

TOEWIJZING: Final = FactTable(
    name="toewijzing",
    grain="Eén toewijzing van een gemeente, in de laatste stand.",
    columns=(
        _JAAR,
        _MAAND,
        _GM,
        _PERSOON,
        _NUMMER,
        _AANBIEDER,
        _ZORGVORM,
        _CODE,
        FactColumn(
            "eerste_toewijzingsdatum",
            "DATE",
            "Toewijzingsdatum van het eerste bericht: vanaf die dag telt het wachten.",
        ),
        FactColumn("toewijzingsdatum", "DATE", "Toewijzingsdatum van nu."),
        FactColumn("ingangsdatum", "DATE", "Dag vanaf welke zorg mag."),
        _EIND,
        FactColumn("omvang", "BOOLEAN", "Of de toewijzing een omvang noemt."),
        _VOORBEELD,
    ),
    datasets=("JW301",),
    coverage=(
        "Jaar en maand zijn die van de eerste toewijzingsdatum. Verwijderde "
        "toewijzingen (reden wijziging 13) en gemeenten die over meer gemeenten zijn "
        "verdeeld (de laatste in 2021) staan er niet in."
    ),
)

LEVERING: Final = FactTable(
    name="levering",
    grain="Eén levering: zorg die begon en misschien stopte.",
    columns=(
        _JAAR,
        _MAAND,
        _GM,
        _PERSOON,
        _NUMMER,
        _AANBIEDER,
        _ZORGVORM,
        _CODE,
        FactColumn("begindatum", "DATE", "Eerste dag van de zorg."),
        _EIND,
        FactColumn(
            "reden_beeindiging", "VARCHAR", "Code uit JZ588; leeg als die er niet is."
        ),
        _VOORBEELD,
    ),
    datasets=("JW305", "JW307"),
    coverage=(
        "Jaar en maand zijn die van de begindatum. Taakgerichte contracten kennen "
        "vaak geen startbericht: die zorg ontbreekt hier."
    ),
)

PRESTATIE: Final = FactTable(
    name="prestatie",
    grain="Eén regel van een declaratie.",
    columns=(
        _JAAR,
        _MAAND,
        _GM,
        _PERSOON,
        _NUMMER,
        _AANBIEDER,
        _ZORGVORM,
        _CODE,
        FactColumn("begindatum", "DATE", "Eerste dag van de geleverde zorg."),
        FactColumn("einddatum", "DATE", "Laatste dag van de geleverde zorg."),
        FactColumn(
            "bedrag_cents",
            "BIGINT",
            "Bedrag; een creditregel is negatief.",
            "eurocent",
        ),
        FactColumn("toegekend", "BOOLEAN", "Of de gemeente de regel toekende."),
        _VOORBEELD,
    ),
    datasets=("JW323", "JW325"),
    coverage=(
        "Jaar en maand zijn die van de begindatum, niet van de betaling. Wat "
        "taakgericht of buiten de berichten om is betaald, ontbreekt."
    ),
)

KALENDER: Final = FactTable(
    name="kalender",
    grain="Eén maand waarover er berichten zijn, tot en met de peildatum.",
    columns=(
        _JAAR,
        _MAAND,
        FactColumn("eerste_dag", "DATE", "Eerste dag van de maand."),
        FactColumn(
            "laatste_dag", "DATE", "Laatste dag van de maand, of eerder de peildatum."
        ),
    ),
    datasets=("JW301", "JW305", "JW307", "JW323"),
    coverage=(
        "De eerste maand is die van het eerste bericht: wat toen al liep, is bekend, "
        "wat toen al voorbij was niet. De peildatum is de dag waarop het laatste "
        "aangenomen bericht binnenkwam, hooguit de dag waarop deze tabel is gemaakt. "
        "Hooguit de laatste vijf kalenderjaren."
    ),
)

NORM: Final = FactTable(
    name="norm",
    grain="Eén regio die een norm voor wachten heeft vastgesteld.",
    columns=(
        FactColumn("jz_code", "VARCHAR", "Code van de regio."),
        FactColumn("dagen", "INTEGER", "Langste wachttijd volgens de norm.", "dagen"),
        FactColumn("status", "VARCHAR", "C, S of U: hoe zeker de norm is."),
    ),
    datasets=("besluit van de regio",),
    coverage="Leeg als de regio geen norm heeft opgegeven.",
)

MONTHLY_TABLES: Final = (TOEWIJZING, LEVERING, PRESTATIE)
"""Tables of which every month is a file of its own."""

CARE_TABLES: Final = (*MONTHLY_TABLES, KALENDER, NORM)
"""All fact tables made of messages, in the order in which they are built."""
