"""The parts of a story and the tables it is told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jeugdregio.measures.disclosure import Cell, DisclosedTable
from jeugdregio.publishing.numbers import format_percent


ScopeKind = Literal["land", "regio", "gemeente"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a page is about: the country, a region or a municipality.

    Args:
        kind: Which of the three.
        code: NL01, JZ.. or GM....
        naam: Its name, as used in a sentence.
    """

    kind: ScopeKind
    code: str
    naam: str

    @property
    def subject(self) -> str:
        """Who acts in a sentence about money."""
        return "De gemeenten samen" if self.kind == "land" else self.naam


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a story of figures from messages must know of those messages.

    Args:
        last_day: The last day of data.
        whole: Years that messages cover wholly; only those compare.
        regio: Name of the region whose messages they are.
        beside: For a municipality its region, all years; else the scope itself.
    """

    last_day: date
    whole: frozenset[int]
    regio: str
    beside: DisclosedTable


@dataclass(frozen=True, slots=True)
class Figures:
    """The tables a story is told from, all through the disclosure gate.

    Args:
        scope: What it is about.
        year: The year chosen; there are rows for it, or the story says there are none.
        areas: The areas within the scope (or, for a municipality, of its region) in
            that year.
        own: The scope itself, all years.
        country: The Netherlands, all years.
        area_word: What an area is called, e.g. ``regio``.
        broken: Years at which the series starts anew; no change is told across them.
        choices: The dimension values chosen.
        traffic: For figures from messages: until when, and which years are whole.
    """

    scope: Scope
    year: int
    areas: DisclosedTable
    own: DisclosedTable
    country: DisclosedTable
    area_word: str
    broken: frozenset[int]
    choices: Mapping[str, str]
    traffic: Traffic | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with something to compare with.

    Args:
        id: What it is, for pages that pick some: ``total``, ``each``, ``change``...
        value: The figure, written out.
        label: What it says of itself.
        comparison: What to compare it with; empty where there is nothing.
        example: Whether it is fictional.
    """

    id: str
    value: str
    label: str
    comparison: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The answer in one sentence, and the key figures below it."""

    answer: str
    key_figures: tuple[KeyFigure, ...]

    def pick(self, *ids: str) -> tuple[KeyFigure, ...]:
        """The key figures with these ids, in this order; absent ones left out."""
        by_id = {key.id: key for key in self.key_figures}
        return tuple(by_id[name] for name in ids if name in by_id)


def number(cell: Cell) -> float | None:
    """The cell as a number; None where it is unknown, withheld or text."""
    return cell if isinstance(cell, int | float) else None


def in_year(table: DisclosedTable, year: int) -> dict[str, Cell]:
    """The first row of a year; empty if there is none."""
    return next((row for row in table.records() if row["jaar"] == year), {})


def ranked(table: DisclosedTable, column: str) -> list[tuple[str, float]]:
    """Names of areas with their figure, highest first; areas without one left out."""
    found = [
        (str(row["gebied_naam"]), value)
        for row in table.records()
        if (value := number(row[column])) is not None
    ]
    return sorted(found, key=lambda each: -each[1])


def change_since(
    figures: Figures, column: str, *, decimals: int = 0
) -> KeyFigure | None:
    """The change of the scope's figure since the year before, if they compare."""
    before, year = figures.year - 1, figures.year
    old = number(in_year(figures.own, before).get(column))
    new = number(in_year(figures.own, year).get(column))
    if new is None or (figures.traffic and not {before, year} <= figures.traffic.whole):
        return None
    if year in figures.broken:
        label = f"niet te vergelijken met {before}: andere indeling"
        return KeyFigure("change", "—", label)
    if not old:
        return None
    change = format_percent(100 * (new - old) / old, decimals, signed=True)
    return KeyFigure("change", change, f"sinds {before}")


def nothing_known(figures: Figures) -> Story:
    """The story of a year without a figure."""
    return Story(
        f"Over {figures.year} is van {figures.scope.naam} te weinig bekend.", ()
    )
