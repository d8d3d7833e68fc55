"""Why this figure: the lines beneath it, down to what the source published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.show_figure import FigurePage
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.lines import published_lines
from jeugdregio.measures.run import Niveau


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
    "wachttijd": ("toewijzingen", "meetbaar", "gestart", "mediaan_dagen", "p90_dagen"),
    "gebruik": ("jongeren", "inwoners_0_24", "per_100_inwoners_0_24"),
    "lasten": ("lasten_eur", "jongeren"),
    "in_en_uitstroom": ("instroom", "uitstroom", "in_zorg"),
    "eindredenen": ("gestopt", "volgens_plan", "voortijdig", "anders"),
    "herhaald_gebruik": ("gestopt", "gevolgd", "terug", "terug_pct"),
}


def explain_figure(workspace: Workspace, page: FigurePage) -> Beneath:
    """The lines beneath the figure a page is about.

    For the country and a region these are its municipalities, for a municipality the
    lines the source published: taakvelden for money, classes for use.
    """
    scope = page.figures.scope
    if page.is_care:
        return _of_messages(page)
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


def _of_messages(page: FigurePage) -> Beneath:
    """The municipalities of the region: what may be published of the lines beneath."""
    figures = page.figures
    table = figures.areas
    title = "De gemeenten waaruit dit getal is opgeteld"
    if figures.scope.kind == "gemeente" or not table.rows:
        title = "Dit getal, met de aantallen waaruit het is gemaakt"
        table = figures.own.only("jaar", (figures.year,))
    adds_up = page.measure.column(page.measure.main).kind in ("count", "money")
    if figures.scope.kind == "regio" and table.rows and not adds_up:
        title = "De gemeenten van de regio"
    return Beneath(
        title=title,
        table=table,
        head="gebied_naam",
        columns=_ADDS_UP[page.measure.name],
        sums_to=(
            "De regio is de som van de gemeenten. Door het afronden komt de som van "
            "wat hier staat niet altijd precies uit."
            if adds_up
            else "Een mediaan of aandeel is voor de hele regio opnieuw uitgerekend, en "
            "is geen gemiddelde van de gemeenten."
        ),
    )


def _published_lines(workspace: Workspace, page: FigurePage) -> Beneath:
    table = published_lines(
        workspace.facts(),
        page.measure,
        page.figures.scope.code,
        year=page.figures.year,
        choices=page.figures.choices,
    )
    names = [column.name for column in table.columns]
    money = "taakveld" in names
    return Beneath(
        title=(
            "De regels zoals de gemeente ze aan het CBS opgaf"
            if money
            else "De regels zoals het CBS ze publiceerde"
        ),
        table=table,
        head=names[0],
        columns=tuple(names[1:]),
        sums_to=(
            "De lasten zijn de som van de regels die meetellen."
            if money
            else "Leeg is door het CBS weggelaten."
        ),
    )
