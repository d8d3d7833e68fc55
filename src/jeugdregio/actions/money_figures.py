"""What cost keys need of the municipalities of a region: open figures, by year.

A figure that is not there is not there: no municipality counts as zero because it did
not report. Which year a key uses is told beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.disclosure import Cell, DisclosedTable
from jeugdregio.models.cost_sharing.keys import Basis, Member
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import Regio, members


CENTS_PER_THOUSAND: Final = 100_000
"""The source gives lasten in thousands of euros."""

PAST_YEARS: Final = 3
"""Earlier years in an average; our own choice."""

ByYear = Mapping[int, Mapping[str, int]]
"""Year, then GM code; who has no usable figure is absent."""

_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})

MEASURE_OF: Final[Mapping[Basis, str]] = MappingProxyType(
    {
        Basis.USE: "lasten_iv3",
        Basis.PAST: "lasten_iv3",
        Basis.INHABITANTS: "lasten_iv3",
        Basis.USERS: "gebruik_cbs",
        Basis.YOUNG: "gebruik_cbs",
    }
)
"""The measure in which a reader finds each figure."""


@dataclass(frozen=True)
class MoneyFigures:
    """The open figures of the municipalities of a region.

    Attributes:
        regio: The region.
        indeling: The division that says who belongs to it.
        names: Name by GM code, in the order of the codes: the order of sharing.
        lasten: Cents of the annual accounts, by year.
        inhabitants: On 1 January, by year.
        users: Young people with care, by year.
        young: Inhabitants of 0 to 25 years, by year.
        sources: The tables it comes from.
    """

    regio: Regio
    indeling: str
    names: Mapping[str, str]
    lasten: ByYear
    inhabitants: ByYear
    users: ByYear
    young: ByYear
    sources: tuple[DisclosedTable, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """GM codes in the order of sharing."""
        return tuple(self.names)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Years with accounts of at least one municipality, latest first."""
        return tuple(sorted((year for year in self.lasten), reverse=True))

    def year(self, wanted: int | None) -> int:
        """The wanted year; by default the latest in which nobody is missing.

        Raises:
            UnknownCodeError: There are no accounts of that year.
        """
        if wanted is None:
            whole = (year for year in self.years if not self.missing(year))
            return next(whole, self.years[0])
        if wanted not in self.lasten:
            raise UnknownCodeError(
                f"Van {wanted} zijn er geen jaarrekeningen van deze regio.",
                hint="Jaren: " + ", ".join(map(str, self.years)) + ".",
            )
        return wanted

    def missing(self, year: int) -> tuple[str, ...]:
        """Names of who has no usable account of a year."""
        known = self.lasten.get(year, _NOTHING)
        return tuple(name for code, name in self.names.items() if code not in known)

    def past_years(self, year: int) -> tuple[int, ...]:
        """The last years before one in which nobody is missing, latest first."""
        found = [each for each in self.years if each < year and not self.missing(each)]
        return tuple(found[:PAST_YEARS])

    def years_of(self, basis: Basis, year: int) -> tuple[int, ...]:
        """The years of which a figure is used for a year; empty where there is none."""
        match basis:
            case Basis.USE | Basis.INHABITANTS:
                return (year,)
            case Basis.PAST:
                return self.past_years(year)
            case Basis.USERS | Basis.YOUNG:
                known = [each for each in self.young if each <= year]
                return (max(known),) if known else ()

    def members(self, year: int, *, before: bool = False) -> tuple[Member, ...]:
        """The municipalities with their figures for sharing the cost of a year.

        Args:
            year: The year of the cost.
            before: Take it as the year before a later one: figures that appear with
                delay are then a year older too, so that a step shows.
        """
        late = self.years_of(Basis.USERS, year + before)
        late_year = late[0] - before if late else 0
        past = self.past_years(year)
        lasten = self.lasten.get(year, _NOTHING)
        return tuple(
            Member(
                name=name,
                own_cents=lasten.get(code),
                users=self.users.get(late_year, _NOTHING).get(code),
                inhabitants=self.inhabitants.get(year, _NOTHING).get(code),
                young=self.young.get(late_year, _NOTHING).get(code),
                past_cents=tuple(self.lasten[each][code] for each in past) or None,
            )
            for code, name in self.names.items()
        )


def read_money_figures(
    workspace: Workspace, regio: Regio, *, indeling: str
) -> MoneyFigures:
    """Read the open figures of a region.

    Args:
        workspace: The home folder.
        regio: The region.
        indeling: The division that says who belongs to it.

    Raises:
        UnknownCodeError: Nobody belongs to the region under this division.
    """
    codes = members(regio.code, indeling)
    if not codes:
        raise UnknownCodeError(
            "Onder deze indeling heeft de regio geen gemeenten.",
            hint="Kies een andere indeling.",
        )
    accounts, budgets, care = (
        workspace.figures(
            name,
            niveau="gemeente_2026",
            indeling=indeling,
            within=regio.code,
            choices=choices,
        )
        for name, choices in (
            ("lasten_iv3", (("verslagsoort", "jaarrekening"),)),
            ("lasten_iv3", (("verslagsoort", "begroting"),)),
            ("gebruik_cbs", ()),
        )
    )
    # A municipality without accounts has no inhabitants in that table; it does in the
    # one of the budgets.
    inhabitants = _by_year(budgets, "inwoners")
    for year, found in _by_year(accounts, "inwoners").items():
        inhabitants[year] = {**inhabitants.get(year, {}), **found}
    lasten = _by_year(accounts, "lasten_x1000_eur")
    return MoneyFigures(
        regio=regio,
        indeling=indeling,
        names={str(code): find_gemeente(code).naam for code in codes},
        lasten={
            year: {
                code: thousands * CENTS_PER_THOUSAND
                for code, thousands in found.items()
            }
            for year, found in lasten.items()
        },
        inhabitants=inhabitants,
        users=_by_year(care, "jongeren"),
        young=_by_year(care, "inwoners_0_24"),
        sources=(accounts, budgets, care),
    )


def _by_year(table: DisclosedTable, column: str) -> dict[int, dict[str, int]]:
    """A column by year and municipality, without what is no usable figure."""
    found: dict[int, dict[str, int]] = {}
    for row in table.records():
        value = row[column]
        if isinstance(value, int) and value > 0 and _is_whole(row):
            year, code = int(str(row["jaar"])), str(row["gm_code"])
            found.setdefault(year, {})[code] = value
    return found


def _is_whole(row: Mapping[str, Cell]) -> bool:
    """No predecessor of the municipality is missing."""
    return row["gemeenten_zonder_cijfer"] == 0
