"""What a municipal scan is made of: open data of 2022 per municipality of 2026.

Municipalities that merged since are added up; a share is weighted by what it is a share
of. Read once in the life of the process: shipped data does not change.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from jeugdregio.models.decomposition import Ingredients
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.standards.herindelingen import successors
from jeugdregio.standards.taakvelden import youth_taakvelden


YEAR: Final = 2022
"""The last year with spending, use and population of the same municipality."""

INCOME_YEAR: Final = 2021
"""The last year in which the source has households with a low income."""

REFERRERS: Final[Mapping[str, str]] = {
    "verw_huisarts": "Huisarts",
    "verw_gemeentelijke_toegang": "Gemeentelijke toegang",
    "verw_gecertificeerde_instelling": "Gecertificeerde instelling",
    "verw_medisch_specialist": "Medisch specialist",
    "verw_jeugdarts": "Jeugdarts",
    "verw_geen": "Geen verwijzer",
}
"""Referrers that nearly every municipality has a figure of; others are the rest."""

FEATURES: Final[Mapping[str, str]] = {
    "grootte": "Inwoners",
    "stedelijkheid": "Stedelijkheid",
    "laag_inkomen": "Laag inkomen",
    "jong": "Jonge inwoners",
}
"""Features of the reference group with their Dutch names."""


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality of 2026 with its figures of 2022.

    Attributes:
        code: Municipality.
        merged: Whether its figures are those of municipalities that merged later.
        inhabitants: On 1 January 2022; None where the source has none.
        young: Inhabitants of 0 to 25 years.
        children: Inhabitants of 0 to 15 years.
        users: Young people with care in kind.
        cost: Annual account in whole euros; None without a usable report.
        households: All households.
        households_with_children: Of these with children.
        urbanity: 1 is very strongly urban, 5 is not urban; a mean where merged.
        low_income: Per cent of households, 2021.
        benefits: People on social assistance per 1 000 inhabitants, 2021.
        residence: Per cent of users of youth help with residence.
        trajectories: All, those without a known referrer included.
        referrers: Trajectories per referrer; None is suppressed or unknown.
    """

    code: str
    merged: bool
    inhabitants: int | None
    young: int | None
    children: int | None
    users: int | None
    cost: int | None
    households: int | None
    households_with_children: int | None
    urbanity: float | None
    low_income: float | None
    benefits: float | None
    residence: float | None
    trajectories: int | None
    referrers: Mapping[str, int | None]

    @property
    def ingredients(self) -> Ingredients | None:
        """What a decomposition needs; None where something is missing."""
        if not (self.cost and self.inhabitants and self.young and self.users):
            return None
        return Ingredients(self.cost, self.inhabitants, self.young, self.users)

    @property
    def features(self) -> dict[str, float | None]:
        """The features of the reference group; size as logarithm."""
        young, all_ = self.young, self.inhabitants
        return {
            "grootte": math.log(all_) if all_ else None,
            "stedelijkheid": self.urbanity,
            "laag_inkomen": self.low_income,
            "jong": 100 * young / all_ if young and all_ else None,
        }


def _rows(dataset: str, year: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of one year with the municipality of today; split ones are left out."""
    for row in read_rows(dataset):
        if row["jaar"] == str(year) and row["gm_code"].startswith("GM"):
            today = successors(row["gm_code"])
            if len(today) == 1:
                yield today[0], row


def _grouped(dataset: str, year: int) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for code, row in _rows(dataset, year):
        found.setdefault(code, []).append(row)
    return found


def _sum(rows: list[dict[str, str]], column: str) -> int | None:
    """The sum; None where there is no row or one of them has no figure."""
    if not rows or any(not row[column] for row in rows):
        return None
    return sum(int(float(row[column])) for row in rows)


def _mean(
    rows: list[dict[str, str]], column: str, weights: Mapping[str, float]
) -> float | None:
    """The mean, weighted per old municipality; None where a figure is absent."""
    if not rows or any(not row[column] for row in rows):
        return None
    if len(rows) == 1:
        return float(rows[0][column])
    total = sum(weights.get(row["gm_code"], 0.0) for row in rows)
    if not total:
        return None
    return (
        sum(float(row[column]) * weights.get(row["gm_code"], 0.0) for row in rows)
        / total
    )


def _weights(dataset: str, year: int, column: str) -> dict[str, float]:
    return {row["gm_code"]: float(row[column] or 0) for _, row in _rows(dataset, year)}


def _costs() -> dict[str, int]:
    """Annual account per municipality in euro, on the taakvelden that count."""
    counted = set(youth_taakvelden(YEAR))
    found: dict[str, int] = {}
    for code, row in _rows("lasten_iv3", YEAR):
        if row["verslagsoort"] == "jaarrekening" and row["taakveld"] in counted:
            found[code] = found.get(code, 0) + 1000 * int(
                float(row["lasten_x1000_eur"] or 0)
            )
    return found


@cache
def panel() -> Mapping[str, Area]:
    """All municipalities of 2026 by code."""
    people = _grouped("jeugdbevolking", YEAR)
    use = _grouped("gebruik_cbs", YEAR)
    income = _grouped("pct_jeugdzorg_2021", INCOME_YEAR)
    indicators = _grouped("indicatoren_2022", YEAR)
    inhabitants = _grouped("inwoners", YEAR)
    households = _weights("jeugdbevolking", INCOME_YEAR, "huishoudens")
    counted = _weights("jeugdbevolking", INCOME_YEAR, "inwoners")
    counted_now = _weights("jeugdbevolking", YEAR, "inwoners")
    users = _weights("gebruik_cbs", YEAR, "jongeren_totaal")
    costs = _costs()
    found: dict[str, Area] = {}
    for gemeente in all_gemeenten():
        code = gemeente.code
        rows, used = people.get(code, []), use.get(code, [])
        children = _sum(rows, "inwoners_0_14")
        older = _sum(rows, "inwoners_15_24")
        cost = costs.get(code)
        found[code] = Area(
            code=code,
            merged=len(rows) > 1,
            inhabitants=_sum(inhabitants.get(code, []), "inwoners"),
            young=None if children is None or older is None else children + older,
            children=children,
            users=_sum(used, "jongeren_totaal"),
            cost=cost if cost and cost > 0 else None,
            households=_sum(rows, "huishoudens"),
            households_with_children=_sum(rows, "huishoudens_met_kinderen"),
            urbanity=_mean(rows, "stedelijkheid", counted_now),
            low_income=_mean(income.get(code, []), "pct_hh_laag_inkomen", households),
            benefits=_mean(income.get(code, []), "bijstand_per_1000", counted),
            residence=_mean(
                indicators.get(code, []), "pct_verblijf_van_jeugdhulp", users
            ),
            trajectories=_sum(used, "trajecten_totaal"),
            referrers={name: _sum(used, name) for name in REFERRERS},
        )
    return found
