"""The dictionary of fact tables: every column with type, unit, meaning and source.

The reference page, the check of the files and the builder all read this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One column of a fact table.

    Args:
        name: Machine name.
        sql_type: DuckDB type; Spark reads the same from Parquet.
        description: Dutch, one sentence.
        unit: Dutch; empty for codes and names.
    """

    name: str
    sql_type: str
    description: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FactTable:
    """One fact table.

    Args:
        name: Machine name; also the name of the SQL and of the Parquet file.
        grain: What one row is, Dutch.
        columns: In the order of the file.
        datasets: Ids of `standards.datasets` it is made of.
        coverage: What it can and cannot be trusted for, Dutch.
    """

    name: str
    grain: str
    columns: tuple[FactColumn, ...]
    datasets: tuple[str, ...]
    coverage: str


_GM = FactColumn("gm_code", "VARCHAR", "Gemeentecode van het CBS in dat jaar.")
_JAAR = FactColumn("jaar", "INTEGER", "Kalenderjaar.")


LASTEN: Final = FactTable(
    name="lasten",
    grain="Eén gemeente, jaar, verslagsoort en taakveld.",
    columns=(
        _JAAR,
        FactColumn("verslagsoort", "VARCHAR", "begroting of jaarrekening."),
        _GM,
        FactColumn("taakveld", "VARCHAR", "Taakveld van Iv3, bijvoorbeeld 6.72."),
        FactColumn(
            "telt_mee",
            "BOOLEAN",
            "Of het taakveld in dat jaar bij de jeugdzorg hoort.",
        ),
        FactColumn(
            "lasten_x1000_eur",
            "BIGINT",
            "Lasten zoals de gemeente ze aan het CBS opgaf.",
            "duizend euro",
        ),
    ),
    datasets=("lasten_iv3", "taakvelden"),
    coverage=(
        "Alleen de som van de jeugdtaakvelden is door de jaren te vergelijken, en "
        "dan nog met de breuken van 2023 en 2025."
    ),
)

INWONERS: Final = FactTable(
    name="inwoners",
    grain="Eén gemeente en jaar.",
    columns=(
        _JAAR,
        _GM,
        FactColumn("inwoners", "BIGINT", "Inwoners op 1 januari.", "personen"),
    ),
    datasets=("inwoners",),
    coverage="Niet naar leeftijd verdeeld.",
)

JEUGDBEVOLKING: Final = FactTable(
    name="jeugdbevolking",
    grain="Eén gemeente en jaar.",
    columns=(
        _JAAR,
        _GM,
        FactColumn(
            "inwoners_0_24",
            "BIGINT",
            "Inwoners van 0 tot 25 jaar op 1 januari.",
            "personen",
        ),
    ),
    datasets=("jeugdbevolking",),
    coverage=(
        "Alleen 2021 en 2022. De grens ligt bij 25 jaar; een noemer van 0 tot en "
        "met 22 jaar is er nog niet."
    ),
)

GEBRUIK: Final = FactTable(
    name="gebruik",
    grain="Eén gemeente of Nederland, jaar, onderwerp en klasse.",
    columns=(
        _JAAR,
        FactColumn("gm_code", "VARCHAR", "Gemeentecode, of NL01 voor Nederland."),
        FactColumn("onderwerp", "VARCHAR", "totaal, leeftijd, verwijzer of trajecten."),
        FactColumn("klasse", "VARCHAR", "De klasse binnen het onderwerp."),
        FactColumn(
            "aantal",
            "BIGINT",
            "Jongeren of trajecten, door het CBS afgerond op 5; leeg is afgeschermd.",
            "jongeren of trajecten",
        ),
    ),
    datasets=("gebruik_cbs", "landelijke_cijfers"),
    coverage=(
        "Jeugdzorg in natura, dus zonder persoonsgebonden budget. 2022 is voorlopig."
    ),
)

GEBIED: Final = FactTable(
    name="gebied",
    grain="Eén gebied en één gemeente(code) die er in telt.",
    columns=(
        FactColumn(
            "niveau",
            "VARCHAR",
            "gemeente (codes van het jaar), gemeente_2026, regio of land.",
        ),
        FactColumn(
            "indeling",
            "VARCHAR",
            "Bron van de regio-indeling; leeg als die er niet is.",
        ),
        FactColumn("gebied_code", "VARCHAR", "Code van het gebied."),
        FactColumn("gebied_naam", "VARCHAR", "Naam van het gebied."),
        FactColumn("gm_code", "VARCHAR", "Gemeentecode zoals in de cijfers."),
    ),
    datasets=("gemeenten", "lidmaatschap", "regios", "herindelingen", "inwoners"),
    coverage=(
        "Opgeheven gemeenten tellen bij hun opvolger. Een gedeelde gemeente telt "
        "alleen waar alle delen in hetzelfde gebied liggen."
    ),
)

LACUNE: Final = FactTable(
    name="lacune",
    grain="Eén gebied en één gedeelde gemeente die er niet bij kan worden geteld.",
    columns=(
        FactColumn("niveau", "VARCHAR", "Als in gebied."),
        FactColumn("indeling", "VARCHAR", "Als in gebied."),
        FactColumn("gebied_code", "VARCHAR", "Code van het gebied."),
        FactColumn("gm_code", "VARCHAR", "De gedeelde gemeente."),
    ),
    datasets=("herindelingen", "lidmaatschap"),
    coverage="De verdeelsleutel van gedeelde gemeenten staat niet in de bron.",
)

KERNCIJFERS: Final = FactTable(
    name="kerncijfers",
    grain="Eén landelijk kerncijfer en jaar.",
    columns=(
        FactColumn("maat", "VARCHAR", "Naam van het kerncijfer."),
        _JAAR,
        FactColumn("waarde", "DOUBLE", "De waarde zoals gepubliceerd."),
        FactColumn("eenheid", "VARCHAR", "De eenheid van de waarde."),
        FactColumn("status", "VARCHAR", "voorlopig of definitief, met opmerking."),
    ),
    datasets=("headline_figures",),
    coverage="Landelijke cijfers van het CBS, overgenomen van openbare pagina's.",
)

FACT_TABLES: Final = (
    LASTEN,
    INWONERS,
    JEUGDBEVOLKING,
    GEBRUIK,
    GEBIED,
    LACUNE,
    KERNCIJFERS,
)
"""All fact tables, in the order in which they are built."""
