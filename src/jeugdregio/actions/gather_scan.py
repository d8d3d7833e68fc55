"""What is the same in every municipal scan: gathered once per home folder.

Open data do not change while a process runs, so what is gathered here stays good for
its life; facts about care play no part.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from jeugdregio.actions.scan_counts import (
    SCAN_YEAR,
    AreaCounts,
    read_counts,
)
from jeugdregio.actions.scan_figures import FIGURES, FigureValues, ScanFigure
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.derived import published
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.models.expected_use import Expectation, Validation, expect_use
from jeugdregio.models.reference_group import Standardised, standardise
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.standards.herindelingen import successor
from jeugdregio.standards.kenmerken import compared_values, kenmerk_values
from jeugdregio.standards.regions import regio_of


EXPECTS_BY: Final = (
    "sociaal_minimum",
    "kinderen_onder_jongeren",
    "stedelijkheid",
    "gezinnen",
    "kinderen_per_gezin",
)
"""Features of `standards.kenmerken` the expected use is made of."""

_INDICATORS: Final = {
    "verblijf": "pct_verblijf_van_jeugdhulp",
    "jeugdbescherming": "pct_jeugdbescherming",
}


@dataclass(frozen=True, slots=True)
class ScanData:
    """All municipalities of 2026, as every scan needs them.

    Attributes:
        names: By code.
        counts: What the decomposition counts, by code.
        figures: Every figure of the scan with its values, by id.
        features: Features on one scale.
        expectations: Expected users per young inhabitant by code; absent where a
            feature or the outcome is unknown.
        use: Users per young inhabitant by code.
        validation: How good the expectations were out of sample.
        sources: The tables it was gathered from.
    """

    names: Mapping[str, str]
    counts: Mapping[str, AreaCounts]
    figures: Mapping[str, FigureValues]
    features: Standardised
    expectations: Mapping[str, Expectation]
    use: Mapping[str, float]
    validation: Validation
    sources: tuple[DisclosedTable, ...]


@functools.lru_cache(maxsize=2)
def gather_scan(workspace: Workspace) -> ScanData:
    """Read the figures of all municipalities and fit what is fitted on all of them.

    Raises:
        DataDamagedError: Shipped data or a fact file is damaged.
        StorageError: There is no room to build the facts.
    """
    tables = {
        figure: workspace.figures(
            figure.measure, niveau="gemeente_2026", choices=figure.choices
        )
        for figure in FIGURES
        if figure.measure
    }
    counts = read_counts(workspace)
    figures = {
        figure.id: (
            _latest(figure, tables[figure]) if figure.measure else _own(figure, counts)
        )
        for figure in FIGURES
    }
    use = _use(workspace)
    expectations, validation = _expect(use)
    return ScanData(
        names={each.code: each.naam for each in all_gemeenten()},
        counts=counts,
        figures=figures,
        features=standardise(compared_values()),
        expectations=expectations,
        use={code: users / young for code, (users, young) in use.items()},
        validation=validation,
        sources=tuple(tables.values()),
    )


def _latest(figure: ScanFigure, table: DisclosedTable) -> FigureValues:
    """The latest year in which any municipality has the figure."""
    column, wanted = figure.part
    found: dict[int, dict[str, float]] = {}
    for row in table.records():
        value = published(row[figure.column])
        if value is not None and (not column or row[column] == wanted):
            found.setdefault(int(str(row["jaar"])), {})[str(row["gm_code"])] = value
    year = max(found)
    return FigureValues(figure, year, found[year])


def _own(figure: ScanFigure, counts: Mapping[str, AreaCounts]) -> FigureValues:
    """A figure no measure has: from the counts, or as the source publishes it."""
    if figure.id in _INDICATORS:
        return FigureValues(figure, SCAN_YEAR, _indicator(_INDICATORS[figure.id]))
    known = {
        code: each.counts
        for code, each in counts.items()
        if each.counts and not each.doubt
    }
    if figure.id == "kosten_per_jongere":
        values = {
            code: each.spending_cents / 100 / each.users for code, each in known.items()
        }
    else:
        values = {
            code: 100 * each.young / each.inhabitants for code, each in known.items()
        }
    return FigureValues(figure, SCAN_YEAR, values)


def _indicator(column: str) -> dict[str, float]:
    """A share as published; a merged municipality has none: shares do not add up."""
    rows = [
        row for row in read_rows("indicatoren_2022") if row["jaar"] == str(SCAN_YEAR)
    ]
    heirs = [successor(row["gm_code"]) for row in rows]
    return {
        heir: float(row[column])
        for row, heir in zip(rows, heirs, strict=True)
        if heir is not None and heirs.count(heir) == 1 and row[column]
    }


def _use(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """Users and inhabitants to 25 by municipality; both known and more than zero."""
    table = workspace.figures("gebruik_cbs", niveau="gemeente_2026", years=(SCAN_YEAR,))
    found = {}
    for row in table.records():
        users, young = published(row["jongeren"]), published(row["inwoners_0_24"])
        if users and young:
            found[str(row["gm_code"])] = (int(users), int(young))
    return found


def _expect(
    use: Mapping[str, tuple[int, int]],
) -> tuple[dict[str, Expectation], Validation]:
    values = kenmerk_values()
    codes = sorted(
        code for code in use if all(code in values[name] for name in EXPECTS_BY)
    )
    expectations, validation = expect_use(
        np.array([[values[name][code] for name in EXPECTS_BY] for code in codes]),
        np.array([use[code][0] / use[code][1] for code in codes]),
        np.array([float(use[code][1]) for code in codes]),
        [str(regio_of(code)) for code in codes],
    )
    return dict(zip(codes, expectations, strict=True)), validation
