"""Figures per year as lines that stop where the series stops being one series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, Suppressed


class SeriesBreak(Protocol):
    """A change of definition or source between two years."""

    @property
    def before(self) -> int:
        """Last year of the old series."""

    @property
    def after(self) -> int:
        """First year of the new series."""

    @property
    def reason(self) -> str:
        """What changed, in plain Dutch."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, its cell per year, and the stretches that may be drawn.

    Attributes:
        name: As in the table.
        cells: Cell per year, from the first to the last year with a row; a year
            in between without a row is unknown (None).
        stretches: Known figures that belong together, as (year, value); a stretch
            of one is a single point.
    """

    name: str
    cells: Mapping[int, Cell]
    stretches: tuple[tuple[tuple[int, float], ...], ...]

    @property
    def points(self) -> tuple[tuple[int, float], ...]:
        """All known figures."""
        return tuple(point for stretch in self.stretches for point in stretch)

    @property
    def missing(self) -> tuple[tuple[int, Cell], ...]:
        """Years without a figure: None is unknown, SUPPRESSED is withheld."""
        return tuple(
            (year, cell)
            for year, cell in self.cells.items()
            if cell is None or isinstance(cell, Suppressed)
        )


def is_broken(year: int, later: int, breaks: Iterable[SeriesBreak]) -> bool:
    """Whether a break lies somewhere between two years, the ends included."""
    return any(year < cut.after and later > cut.before for cut in breaks)


def build_series(
    name: str,
    cells: Mapping[int, Cell],
    years: Sequence[int],
    breaks: Sequence[SeriesBreak],
) -> Series:
    """Cut the figures of one series into stretches.

    Two figures belong together when no year of the axis and no break lies between.

    Args:
        name: Name of the series.
        cells: Cell per year, in any order.
        years: All years of the axis, ascending.
        breaks: Where the definition or the source changed.

    Raises:
        PublishingError: A cell is a text.
    """
    span = [year for year in years if min(cells) <= year <= max(cells)]
    filled = {year: cells.get(year) for year in span}
    stretches: list[list[tuple[int, float]]] = []
    previous: int | None = None
    for year, cell in filled.items():
        if isinstance(cell, str):
            raise PublishingError(
                f"In de reeks '{name}' staat bij {year} tekst waar een cijfer hoort."
            )
        if cell is None or isinstance(cell, Suppressed):
            previous = None
            continue
        if previous is None or is_broken(previous, year, breaks):
            stretches.append([])
        stretches[-1].append((year, float(cell)))
        previous = year
    return Series(name, filled, tuple(tuple(stretch) for stretch in stretches))
