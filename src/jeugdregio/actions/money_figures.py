"""The open figures with which a region shares its costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.disclosure import Cell
from jeugdregio.region.money.share import MoneyFigures
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import members


CENTS: Final = 100_000
"""Accounts are in thousands of euro."""


def read_money_figures(workspace: Workspace, regio_code: str) -> MoneyFigures:
    """Accounts, inhabitants and young people of the municipalities of a region.

    Municipalities are those of 2026; earlier ones are added up to them. A year counts
    when every municipality has a figure: what is missing never becomes zero.

    Args:
        workspace: Where the figures are.
        regio_code: The region.
    """
    found = sorted(map(find_gemeente, members(regio_code)), key=lambda each: each.naam)
    names = {str(each.code): each.naam for each in found}
    costs: dict[int, dict[str, int]] = defaultdict(dict)
    inhabitants: dict[int, dict[str, int]] = defaultdict(dict)
    for row in workspace.figures(
        "lasten_iv3",
        niveau="gemeente_2026",
        within=regio_code,
        choices=(("verslagsoort", "jaarrekening"),),
    ).records():
        year, code = int(str(row["jaar"])), str(row["gm_code"])
        cost, people = _whole(row["lasten_x1000_eur"]), _whole(row["inwoners"])
        costs[year]  # a year without any usable account is told too
        # The source leaves inhabitants out where it cannot use the account.
        if cost is None or people is None or row["gemeenten_zonder_cijfer"]:
            continue
        costs[year][code] = CENTS * cost
        inhabitants[year][code] = people
    young: dict[int, dict[str, int]] = defaultdict(dict)
    users: dict[int, dict[str, int]] = defaultdict(dict)
    for row in workspace.figures(
        "gebruik_cbs", niveau="gemeente_2026", within=regio_code
    ).records():
        year, code = int(str(row["jaar"])), str(row["gm_code"])
        for into, name in ((young, "inwoners_0_24"), (users, "jongeren")):
            number = _whole(row[name])
            if number is not None and not row["gemeenten_zonder_cijfer"]:
                into[year][code] = number
    return MoneyFigures(
        names=names,
        accounts=_complete(costs, names),
        inhabitants=_complete(inhabitants, names),
        young=_complete(young, names),
        users=_complete(users, names),
        incomplete={
            year: tuple(name for code, name in names.items() if code not in known)
            for year, known in costs.items()
            if len(known) < len(names)
        },
    )


def _complete(
    found: Mapping[int, dict[str, int]], names: Mapping[str, str]
) -> dict[int, dict[str, int]]:
    return {year: known for year, known in found.items() if len(known) == len(names)}


def _whole(cell: Cell) -> int | None:
    return int(cell) if isinstance(cell, int | float) else None
