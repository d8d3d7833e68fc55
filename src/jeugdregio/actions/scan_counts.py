"""What a municipal scan counts in 2022: money, people and trajectories, per area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.scan_figures import REFERRERS
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.derived import published
from jeugdregio.measures.disclosure import Cell
from jeugdregio.models.decomposition import Counts, add_counts
from jeugdregio.standards.checks import run_checks
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.gemeenten import all_gemeenten, gemeente_name
from jeugdregio.standards.herindelingen import successor


SCAN_YEAR: Final = 2022
"""The last year with open figures on money, people and care together."""

REST: Final = "anders of niet in de bron"
"""Trajectories whose referrer the source does not give, or gives for too few."""


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """The counts of one municipality of 2026.

    Attributes:
        code: The municipality.
        counts: Money and people; None where any of them is missing.
        trajectories: Per referrer and the rest; a referrer the source withholds is
            absent here and counts in the rest. Empty where no total is known.
        missing: What is missing, as Dutch sentences; empty where `counts` is there.
        left_out: Names of former municipalities that are in none of the counts, since
            their own are not complete.
        doubt: Why the spending can hardly be right, Dutch; empty where it can.
    """

    code: str
    counts: Counts | None
    trajectories: Mapping[str, int]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    doubt: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A municipality as it was in 2022."""

    code: str
    cells: Mapping[str, float | None]
    trajectories: Mapping[str, int]

    @property
    def counts(self) -> Counts | None:
        spending, people, young, users = (
            self.cells.get(name) for name in ("spending", "people", "young", "users")
        )
        # Nothing or less booked is no report: see the measure lasten_iv3.
        if not spending or not people or not young or not users or spending < 0:
            return None
        return Counts(round(spending * 100_000), int(people), int(young), int(users))

    @property
    def missing(self) -> tuple[str, ...]:
        spending = self.cells.get("spending")
        words = {
            "users": "het aantal jongeren met jeugdzorg",
            "young": "het aantal inwoners tot 25 jaar",
        }
        found = [
            f"Van {gemeente_name(self.code)} ontbreekt {what} in {SCAN_YEAR}."
            for name, what in words.items()
            if not self.cells.get(name)
        ]
        if spending is None:
            found.insert(
                0,
                f"{gemeente_name(self.code)} staat niet in de jaarrekeningen "
                f"van {SCAN_YEAR}.",
            )
        elif spending <= 0:
            found.insert(
                0,
                f"{gemeente_name(self.code)} gaf in de jaarrekening {SCAN_YEAR} nul "
                "euro of minder op voor jeugdzorg.",
            )
        return tuple(found)


def read_counts(workspace: Workspace) -> dict[str, AreaCounts]:
    """The counts of all municipalities of 2026, by code.

    A merged municipality is the sum of those of its parts that are complete, so that
    money and people are of the same inhabitants.
    """
    parts: dict[str, list[_Part]] = defaultdict(list)
    for part in _parts(workspace):
        heir = successor(part.code)
        if heir is not None:
            parts[heir].append(part)
    doubts = _doubts()
    return {
        gemeente.code: _together(
            gemeente.code, parts[gemeente.code], doubts.get(gemeente.code, "")
        )
        for gemeente in all_gemeenten()
    }


def _together(code: str, parts: list[_Part], doubt: str) -> AreaCounts:
    whole = [part for part in parts if part.counts]
    known = [part.counts for part in whole if part.counts]
    trajectories: dict[str, int] = {}
    if whole and all(part.trajectories for part in whole):
        shared = [
            name for name in REFERRERS if all(name in p.trajectories for p in whole)
        ]
        total = sum(sum(part.trajectories.values()) for part in whole)
        trajectories = {
            name: sum(part.trajectories[name] for part in whole) for name in shared
        }
        trajectories[REST] = total - sum(trajectories.values())
    return AreaCounts(
        code=code,
        counts=add_counts(known) if known else None,
        trajectories=trajectories,
        missing=() if known else tuple(text for part in parts for text in part.missing),
        left_out=tuple(
            gemeente_name(part.code) for part in parts if known and not part.counts
        ),
        doubt=doubt if known else "",
    )


def _parts(workspace: Workspace) -> list[_Part]:
    """Every municipality of 2022 with what the measures and the source give."""
    years = (SCAN_YEAR,)
    cells: dict[str, dict[str, float | None]] = defaultdict(dict)
    account = (("verslagsoort", "jaarrekening"),)
    for row in workspace.figures(
        "lasten_iv3", niveau="gemeente", years=years, choices=account
    ).records():
        found = cells[str(row["gm_code"])]
        found["spending"] = published(row["lasten_x1000_eur"])
        found["people"] = published(row["inwoners"])
    for row in workspace.figures(
        "gebruik_cbs", niveau="gemeente", years=years
    ).records():
        found = cells[str(row["gm_code"])]
        found["users"] = published(row["jongeren"])
        found["young"] = published(row["inwoners_0_24"])
    trajectories = _trajectories(workspace)
    return [
        _Part(code, each, trajectories.get(code, {})) for code, each in cells.items()
    ]


def _trajectories(workspace: Workspace) -> dict[str, dict[str, int]]:
    """Trajectories per referrer and the rest, where the source gives a total."""
    totals = {
        row["gm_code"]: int(row["trajecten_totaal"])
        for row in read_rows("gebruik_cbs")
        if row["jaar"] == str(SCAN_YEAR) and row["trajecten_totaal"]
    }
    given: dict[str, dict[str, int]] = defaultdict(dict)
    for row in workspace.figures(
        "verwijzers", niveau="gemeente", years=(SCAN_YEAR,)
    ).records():
        count: Cell = row["trajecten"]
        if isinstance(count, int) and row["verwijzer"] in REFERRERS:
            given[str(row["gm_code"])][str(row["verwijzer"])] = count
    return {
        code: {**given[code], REST: total - sum(given[code].values())}
        for code, total in totals.items()
        if total > 0 and total >= sum(given[code].values())
    }


def _doubts() -> dict[str, str]:
    """Municipalities whose account can hardly be right, with the reason."""
    found: dict[str, str] = {}
    for each in run_checks():
        if each.check != "unlikely_level" or each.jaar != SCAN_YEAR:
            continue
        heir = successor(each.gm_code) if each.gm_code else None
        if heir is not None and "jaarrekening" in each.where:
            found[heir] = f"{each.where}: {each.value}. {each.explanation}"
    return found
