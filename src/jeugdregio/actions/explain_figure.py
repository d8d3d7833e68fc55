"""Why this figure: the lines beneath it, down to what the source published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.show_figure import FigurePage
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.disclosure import DisclosedTable, pass_open_figures
from jeugdregio.measures.run import Niveau
from jeugdregio.measures.tables import Column, ExactTable


@dataclass(frozen=True, slots=True)
class Beneath:
    """What lies directly beneath a figure.

    Attributes:
        title: What the lines are, Dutch.
        table: The lines.
        head: Column that names a line.
        columns: The other columns to show.
        sums_to: In words how the lines make the figure.
    """

    title: str
    table: DisclosedTable
    head: str
    columns: tuple[str, ...]
    sums_to: str


_ADDS_UP: Final[Mapping[str, tuple[str, ...]]] = {
    "lasten_iv3": ("lasten_x1000_eur", "inwoners", "lasten_per_inwoner_eur"),
    "begroting_rekening": (
        "begroting_x1000_eur",
        "rekening_x1000_eur",
        "verschil_x1000_eur",
    ),
    "gebruik_cbs": ("jongeren", "inwoners_0_24", "per_100_inwoners_0_24"),
    "verwijzers": ("verwijzer", "trajecten"),
    "leeftijd": ("leeftijd", "jongeren"),
}

_GEBRUIK_LINES: Final = {
    "gebruik_cbs": ("totaal",),
    "verwijzers": ("verwijzer", "trajecten"),
    "leeftijd": ("leeftijd", "totaal"),
}


def explain_figure(workspace: Workspace, page: FigurePage) -> Beneath:
    """The lines beneath the figure a page is about.

    For the country and a region these are its municipalities, for a municipality the
    lines the source published: taakvelden for money, classes for use.
    """
    scope = page.figures.scope
    if scope.kind == "gemeente":
        return _published_lines(workspace, page)
    niveau: Niveau = "gemeente"
    within = scope.code if scope.kind == "regio" else ""
    table = workspace.figures(
        page.measure.name,
        niveau=niveau,
        indeling=page.indeling,
        within=within,
        years=(page.figures.year,),
        choices=tuple(page.figures.choices.items()),
    )
    return Beneath(
        title="De gemeenten waaruit dit getal is opgeteld",
        table=table,
        head="gebied_naam",
        columns=_ADDS_UP[page.measure.name],
        sums_to="De aantallen en bedragen zijn opgeteld. Een verhouding is daarna "
        "opnieuw uitgerekend: eerst optellen, dan delen.",
    )


def _published_lines(workspace: Workspace, page: FigurePage) -> Beneath:
    year = page.figures.year
    cursor = workspace.facts().cursor()
    names = (
        "SELECT gm_code FROM gebied WHERE niveau = 'gemeente_2026' AND gebied_code = ?"
    )
    if page.measure.name in _GEBRUIK_LINES:
        subjects = _GEBRUIK_LINES[page.measure.name]
        marks = ", ".join("?" * len(subjects))
        rows = cursor.execute(
            "SELECT klasse, gm_code, aantal FROM gebruik "  # noqa: S608 - marks only
            f"WHERE jaar = ? AND onderwerp IN ({marks}) AND gm_code IN ({names}) "
            "ORDER BY onderwerp, klasse",
            [year, *subjects, page.figures.scope.code],
        ).fetchall()
        columns: tuple[Column, ...] = (
            Column("klasse", "Klasse", "text"),
            Column("gm_code", "Code", "key"),
            Column("aantal", "Aantal", "count", "afgerond op 5 door het CBS"),
        )
        title = "De regels zoals het CBS ze publiceerde"
        sums_to = "Leeg is door het CBS weggelaten."
    else:
        kinds = (
            ["begroting", "jaarrekening"]
            if page.measure.name == "begroting_rekening"
            else [page.figures.choices["verslagsoort"]]
        )
        marks = ", ".join("?" * len(kinds))
        rows = cursor.execute(
            "SELECT taakveld, gm_code, verslagsoort, "  # noqa: S608 - marks only
            "CASE WHEN telt_mee THEN 'ja' ELSE 'nee' END, lasten_x1000_eur "
            f"FROM lasten WHERE jaar = ? AND verslagsoort IN ({marks}) "
            f"AND gm_code IN ({names}) ORDER BY verslagsoort, taakveld",
            [year, *kinds, page.figures.scope.code],
        ).fetchall()
        columns = (
            Column("taakveld", "Taakveld", "text"),
            Column("gm_code", "Code", "key"),
            Column("verslagsoort", "Verslag", "text"),
            Column("telt_mee", "Telt mee", "text"),
            Column("lasten_x1000_eur", "Lasten", "money", "× € 1.000"),
        )
        title = "De regels zoals de gemeente ze aan het CBS opgaf"
        sums_to = "De lasten zijn de som van de regels die meetellen."
    table = pass_open_figures(
        ExactTable(columns, tuple(rows), page.measure.provenance())
    )
    return Beneath(
        title=title,
        table=table,
        head=columns[0].name,
        columns=tuple(column.name for column in columns[1:]),
        sums_to=sums_to,
    )
