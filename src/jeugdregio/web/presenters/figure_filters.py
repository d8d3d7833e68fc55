"""The filters of a figure page: what a reader can choose, kept in the address."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.show_figure import FigurePage
from jeugdregio.publishing.numbers import MONTHS
from jeugdregio.standards.regions import all_indelingen


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice of the reader, kept in the address of the page."""

    name: str
    label: str
    options: tuple[Option, ...]


def filters(page: FigurePage, *, by_gemeente: bool) -> tuple[Filter, ...]:
    """The filters of a page; a choice of one value is none."""
    figures = page.figures
    found = [
        Filter(
            "jaar",
            "Jaar",
            tuple(
                Option(str(year), str(year), year == figures.year)
                for year in page.years
            ),
        )
    ]
    for name, options in page.options.items():
        chosen = figures.choices[name]
        if len(options) > 1:
            found.append(
                Filter(
                    name,
                    page.measure.column(name).label,
                    tuple(Option(o, value_name(o), o == chosen) for o in options),
                )
            )
    if figures.scope.kind == "land":
        found.append(
            Filter(
                "niveau",
                "Tonen per",
                (
                    Option("regio", "Regio", not by_gemeente),
                    Option("gemeente", "Gemeente", by_gemeente),
                ),
            )
        )
    if not page.is_care:
        found.append(indeling_filter(page.indeling))
    return tuple(found)


def indeling_filter(chosen: str) -> Filter:
    """The choice between the divisions whose members are known."""
    return Filter(
        "indeling",
        "Regio-indeling",
        tuple(
            Option(each.code, each.naam, each.code == chosen)
            for each in all_indelingen()
            if each.stage == "bekend"
        ),
    )


def value_name(value: str) -> str:
    """A value of a dimension for people: a month in words, others with a capital.

    Example:
        >>> value_name("2026-03"), value_name("heel jaar")
        ('Maart 2026', 'Heel jaar')
    """
    year, _, month = value.partition("-")
    if year.isdigit() and month.isdigit():
        return f"{MONTHS[int(month) - 1].capitalize()} {year}"
    return value[:1].upper() + value[1:]
