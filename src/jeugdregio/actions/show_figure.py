"""Put a figure page together: tables, story, pictures, links to ask why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.care_figures import (
    Part,
    check_not_country,
    has_care_figures,
    is_care,
    note_on_year,
    options_of,
    own_table,
    parts_of,
    region_of,
    traffic_of,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.codes import LAND_CODE
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError
from jeugdregio.measures.definition import Measure, care_measures, find_measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.run import Niveau, chosen_values
from jeugdregio.publishing.stories import (
    begroting_rekening,
    eindredenen,
    gebruik,
    gebruik_cbs,
    herhaald_gebruik,
    in_en_uitstroom,
    lasten,
    lasten_iv3,
    leeftijd,
    verwijzers,
    wachttijd,
)
from jeugdregio.publishing.stories.story import Figures, Scope, Story, number
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    find_indeling,
    find_regio,
    regio_of,
)
from jeugdregio.standards.series_breaks import SeriesBreak, series_breaks


_STORIES: Final[Mapping[str, Callable[[Figures], Story]]] = {
    "begroting_rekening": begroting_rekening.tell,
    "eindredenen": eindredenen.tell,
    "gebruik": gebruik.tell,
    "gebruik_cbs": gebruik_cbs.tell,
    "herhaald_gebruik": herhaald_gebruik.tell,
    "in_en_uitstroom": in_en_uitstroom.tell,
    "lasten": lasten.tell,
    "lasten_iv3": lasten_iv3.tell,
    "leeftijd": leeftijd.tell,
    "verwijzers": verwijzers.tell,
    "wachttijd": wachttijd.tell,
}

_OWN_LEVEL: Final[Mapping[str, Niveau]] = {
    "land": "land",
    "regio": "regio",
    "gemeente": "gemeente_2026",
}


@dataclass(frozen=True, slots=True)
class FigurePage:
    """Everything a figure page shows, apart from pictures.

    Attributes:
        measure: The measure.
        figures: The tables, through the disclosure gate.
        story: The answer and the key figures.
        years: The years one can choose, latest first.
        breaks: Where the series may not be drawn across.
        areas_niveau: Level of the rows of ``figures.areas``.
        within: Region of the rows, empty for the whole country.
        indeling: The division used.
        note: Why another year is shown than was asked for, or that this one is not
            whole; empty if neither.
        options: Per dimension the values one can choose here.
        parts: The figure split one way, for figures from messages.
    """

    measure: Measure
    figures: Figures
    story: Story
    years: tuple[int, ...]
    breaks: tuple[SeriesBreak, ...]
    areas_niveau: Niveau
    within: str
    indeling: str
    options: Mapping[str, tuple[str, ...]]
    note: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def is_care(self) -> bool:
        """Whether the figures come from messages."""
        return is_care(self.measure)

    @property
    def is_example(self) -> bool:
        """Whether the figures are generated (*Voorbeeld*)."""
        return self.figures.own.provenance.example


def find_scope(code: str) -> Scope:
    """The country, region or municipality with this code.

    Raises:
        UnknownCodeError: There is none.
    """
    if code == LAND_CODE:
        return Scope("land", LAND_CODE, "Nederland")
    if code.startswith("JZ"):
        regio = find_regio(code)
        return Scope("regio", regio.code, regio.naam)
    if code.startswith("GM"):
        gemeente = find_gemeente(code)
        return Scope("gemeente", gemeente.code, gemeente.naam)
    raise UnknownCodeError(
        "Dit gebied bestaat niet.",
        hint="Een gebied is NL01, een regio (JZ..) of een gemeente (GM....).",
    )


def show_figure(
    workspace: Workspace,
    measure_name: str,
    scope: Scope,
    *,
    indeling: str,
    year: int | None = None,
    choices: Mapping[str, str] | None = None,
    by_gemeente: bool = False,
) -> FigurePage:
    """Gather the tables of a figure page and tell its story.

    Args:
        workspace: The home folder.
        measure_name: Which measure.
        scope: What the page is about.
        indeling: Division into regions.
        year: The year wanted; None takes the latest with a figure.
        choices: Dimension values wanted; absent ones take the measure's default.
        by_gemeente: For the country: rows of municipalities instead of regions.

    Raises:
        UnknownCodeError: Measure, division, year or dimension value does not exist.
    """
    measure = find_measure(measure_name)
    check_not_country(measure, scope)
    if is_care(measure):
        return _show_care(workspace, measure, scope, year, choices or {}, indeling)
    chosen = tuple(
        (name, (choices or {}).get(name) or options[0])
        for name, options in measure.dimensions.items()
    )
    own = workspace.figures(
        measure.name,
        niveau=_OWN_LEVEL[scope.kind],
        indeling=indeling,
        codes=(scope.code,),
        choices=chosen,
    )
    years = _years(own, measure)
    note = ""
    if (
        year is not None
        and year not in years
        and year in _all_years(workspace, measure)
    ):
        note = (
            f"Over {year} zijn er voor deze keuze geen cijfers van {scope.naam}. "
            f"U ziet {years[0]}."
        )
        year = years[0]
    if year is not None and year not in years:
        raise UnknownCodeError(
            f"Over {year} zijn er geen cijfers van {scope.naam}.",
            hint="Kies uit: " + ", ".join(str(each) for each in years) + ".",
        )
    year = year or years[0]
    areas_niveau, within, word = _areas(scope, indeling, by_gemeente=by_gemeente)
    breaks = series_breaks(measure.series)
    figures = Figures(
        scope=scope,
        year=year,
        areas=workspace.figures(
            measure.name,
            niveau=areas_niveau,
            indeling=indeling,
            within=within,
            years=(year,),
            choices=chosen,
        ),
        own=own,
        country=workspace.figures(measure.name, niveau="land", choices=chosen),
        area_word=word,
        broken=frozenset(each.after for each in breaks),
        choices=dict(chosen),
    )
    return FigurePage(
        measure=measure,
        figures=figures,
        story=_STORIES[measure.name](figures),
        years=years,
        breaks=breaks,
        areas_niveau=areas_niveau,
        within=within,
        indeling=indeling,
        options=measure.dimensions,
        note=note,
    )


def show_care_figures(
    workspace: Workspace, scope: Scope, *, indeling: str
) -> dict[str, FigurePage]:
    """The pages of all measures from messages that a scope has figures of, by name.

    None under another division than the one we publish by: small numbers would show
    in the difference.
    """
    if indeling != DEFAULT_INDELING:
        return {}
    return {
        name: show_figure(workspace, name, scope, indeling=indeling)
        for name, measure in care_measures().items()
        if has_care_figures(workspace, measure, scope)
    }


def _show_care(
    workspace: Workspace,
    named: Measure,
    scope: Scope,
    year: int | None,
    given: Mapping[str, str],
    indeling: str,
) -> FigurePage:
    """A page of figures from messages: those of one region, beside each other.

    Raises:
        UnknownCodeError: There are no figures for this year or choice.
        InvalidInputError: Another division than the one we publish by.
    """
    if indeling != DEFAULT_INDELING:
        raise InvalidInputError(
            "Cijfers uit berichten zijn er alleen voor de regio's van de indeling "
            f"{find_indeling(DEFAULT_INDELING).naam}.",
            hint="Twee indelingen naast elkaar zouden kleine aantallen verraden.",
        )
    chosen = chosen_values(named, {name: v for name, v in given.items() if v})
    choices = tuple(chosen.items())
    measure = named.in_euros()
    own = own_table(workspace, named, scope, choices)
    years = tuple(
        sorted({int(str(row["jaar"])) for row in own.records()}, reverse=True)
    )
    if not years or (year is not None and year not in years):
        raise UnknownCodeError(
            f"Van {scope.naam} zijn er voor deze keuze geen cijfers uit berichten.",
            hint="Kies een ander jaar of een andere soort cijfers."
            + (f" Jaren: {', '.join(map(str, years))}." if years else ""),
        )
    if year is None:
        # A year of which the figure itself is withheld is no good first page.
        told = (row for row in own.records() if number(row[measure.main]) is not None)
        year = max((int(str(row["jaar"])) for row in told), default=years[0])
    regio = region_of(scope)
    traffic = traffic_of(workspace, named, scope, choices)
    parts = parts_of(workspace, named, scope, year, chosen)
    areas = workspace.figures(
        named.name,
        niveau="gemeente_2026",
        indeling=indeling,
        within=regio,
        years=(year,),
        choices=choices,
    ).in_euros()
    figures = Figures(
        scope=scope,
        year=year,
        areas=areas,
        own=own,
        country=own.only("jaar", ()),
        area_word="gemeente",
        broken=frozenset(),
        choices=chosen,
        traffic=traffic,
    )
    return FigurePage(
        measure=measure,
        figures=figures,
        story=_STORIES[measure.name](figures),
        years=years,
        breaks=(),
        areas_niveau="gemeente_2026",
        within=regio,
        indeling=indeling,
        options=options_of(named, parts),
        note=note_on_year(workspace, year, traffic.last_day) if traffic else "",
        parts=parts,
    )


def _all_years(workspace: Workspace, measure: Measure) -> set[int]:
    """Years in which the source has any figure, whatever the choice."""
    every = tuple((name, "") for name in measure.dimensions)
    table = workspace.figures(measure.name, niveau="land", choices=every)
    return {int(str(row["jaar"])) for row in table.records()}


def _years(own: DisclosedTable, measure: Measure) -> tuple[int, ...]:
    """Years with a figure, latest first; all years where none has one."""
    known = {row["jaar"] for row in own.records() if row[measure.main] is not None}
    found = known or {row["jaar"] for row in own.records()}
    if not found:
        raise UnknownCodeError(
            "Voor deze keuze zijn er geen cijfers.",
            hint="Kies een ander jaar of een andere soort cijfers.",
        )
    return tuple(sorted((int(str(each)) for each in found), reverse=True))


def _areas(
    scope: Scope, indeling: str, *, by_gemeente: bool
) -> tuple[Niveau, str, str]:
    match scope.kind:
        case "land":
            niveau: Niveau = "gemeente" if by_gemeente else "regio"
            return niveau, "", "gemeente" if by_gemeente else "regio"
        case "regio":
            return "gemeente", scope.code, "gemeente"
        case "gemeente":
            return "gemeente", regio_of(scope.code, indeling) or "", "gemeente"
