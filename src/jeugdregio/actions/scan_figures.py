"""The figures of a municipal scan: what is put beside the reference group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal


Form = Literal["euro", "percent", "per_100"]
"""How the figure is written: whole euros, or one decimal with or without a sign."""


@dataclass(frozen=True, slots=True)
class ScanFigure:
    """One figure that every municipality has.

    Attributes:
        id: Machine name; `standards.scan_questions` uses it too.
        label: Dutch name.
        unit: Dutch unit, after the figure.
        form: How it is written.
        measure: The measure it comes from; empty where it is computed for the scan.
        column: Column of that measure.
        choices: Dimension values of the measure.
        part: Column and value that pick one row per municipality; empty for one row.
        theme: Heading it stands under in the table.
    """

    id: str
    label: str
    unit: str
    form: Form
    measure: str
    column: str
    choices: tuple[tuple[str, str], ...] = ()
    part: tuple[str, str] = ("", "")
    theme: str = "Geld"


def _share(measure: str, column: str, value: str, theme: str) -> ScanFigure:
    name = value.replace(" ", "_").replace("_tot_", "_").removesuffix("_jaar")
    label = value[0].upper() + value[1:]
    kind = "verwijzer" if measure == "verwijzers" else measure
    return ScanFigure(
        id=f"{kind}_{name}",
        label=label,
        unit="van de trajecten" if measure == "verwijzers" else "van de jongeren",
        form="percent",
        measure=measure,
        column="aandeel_pct",
        part=(column, value),
        theme=theme,
    )


REFERRERS: Final = (
    "huisarts",
    "gemeentelijke toegang",
    "gecertificeerde instelling",
    "medisch specialist",
    "jeugdarts",
    "geen verwijzer",
)
"""Referrers with a figure for most municipalities; CBS withholds the others nearly
everywhere, so they count in the rest."""

AGES: Final = ("0 tot 4 jaar", "4 tot 12 jaar", "12 tot 18 jaar", "18 tot 23 jaar")

FIGURES: Final = (
    ScanFigure(
        "lasten_per_inwoner",
        "Lasten",
        "per inwoner",
        "euro",
        "lasten_iv3",
        "lasten_per_inwoner_eur",
        (("verslagsoort", "jaarrekening"),),
    ),
    ScanFigure(
        "verschil_begroting",
        "Jaarrekening tegen begroting",
        "van de begroting",
        "percent",
        "begroting_rekening",
        "verschil_pct",
    ),
    ScanFigure(
        "kosten_per_jongere",
        "Lasten",
        "per jongere met jeugdzorg",
        "euro",
        "",
        "",
    ),
    ScanFigure(
        "gebruik",
        "Jongeren met jeugdzorg",
        "per 100 inwoners tot 25 jaar",
        "per_100",
        "gebruik_cbs",
        "per_100_inwoners_0_24",
        theme="Gebruik",
    ),
    ScanFigure(
        "jeugd_aandeel",
        "Jonge inwoners (tot 25 jaar)",
        "van de inwoners",
        "percent",
        "",
        "",
        theme="Gebruik",
    ),
    *(_share("verwijzers", "verwijzer", each, "Verwijzers") for each in REFERRERS),
    *(_share("leeftijd", "leeftijd", each, "Leeftijd") for each in AGES),
    ScanFigure(
        "verblijf",
        "Jeugdhulp met verblijf",
        "van de jongeren met jeugdhulp",
        "percent",
        "",
        "",
        theme="Verblijf en bescherming",
    ),
    ScanFigure(
        "jeugdbescherming",
        "Jeugdbescherming",
        "van de jongeren",
        "percent",
        "",
        "",
        theme="Verblijf en bescherming",
    ),
)
"""All figures, in the order of the page."""

KEY_FIGURES: Final = (
    "lasten_per_inwoner",
    "verschil_begroting",
    "gebruik",
    "verwijzer_gemeentelijke_toegang",
    "leeftijd_12_18",
)
"""Those at the top of the page."""


@dataclass(frozen=True, slots=True)
class FigureValues:
    """One figure of all municipalities of 2026.

    Attributes:
        figure: Which.
        jaar: The year it is about.
        values: By municipality; an unknown or withheld one is absent.
    """

    figure: ScanFigure
    jaar: int
    values: Mapping[str, float] = field(default_factory=dict)


def find_figure(name: str) -> ScanFigure:
    """The figure with this id; KeyError where there is none."""
    return {figure.id: figure for figure in FIGURES}[name]
