"""Harmonising as a what-if: boards, budgets, reports and contracts, before and after.

A count with stated assumptions per form, not a forecast of cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jeugdregio.region.cooperation.records import Area, Arrangement
from jeugdregio.standards.harmonising import Assumptions


@dataclass(frozen=True, slots=True)
class Unit:
    """One arrangement, or a municipality alone, and what it counts for.

    Attributes:
        naam: Name for a reader.
        form_id: Id of the form, ``niet_bekend`` or ``alleen``.
        members: How many municipalities of the region take part.
        boards: Boards.
        budgets: Budgets.
        reports: Reports a year, counted once per council that gets one.
        contracts: Contracts with providers.
        assumed: Whether the number of members is assumed, as they are not known.
        contracts_known: Whether a source tells the number of contracts.
    """

    naam: str
    form_id: str
    members: int
    boards: int
    budgets: int
    reports: int
    contracts: int
    assumed: bool = False
    contracts_known: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of units."""

    boards: int
    budgets: int
    reports: int
    contracts: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Before and after; the totals are the sums of the units."""

    before: tuple[Unit, ...]
    after: tuple[Unit, ...]

    @property
    def total_before(self) -> Total:
        """The sum before."""
        return _total(self.before)

    @property
    def total_after(self) -> Total:
        """The sum after."""
        return _total(self.after)


def recorded_units(
    area: Area,
    arrangements: Iterable[Arrangement],
    assumptions: Assumptions,
    *,
    providers: int,
    as_of: date,
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The arrangements of a region as units: those that merge, and those that stay.

    What is made for more regions stays, and so does what is known not to buy.
    Municipalities in no arrangement at all count as alone, once members are known.
    """
    merge: list[Unit] = []
    stay: list[Unit] = []
    covered: set[str] = set()
    all_known = True
    for each in arrangements:
        if not each.runs_on(as_of):
            continue
        inside = {m.gemeente for m in each.members_on(as_of)} & set(area.gemeenten)
        count = len(inside)
        is_own = each.region == area.code
        if is_own and not each.members_complete:
            count, all_known = len(area.gemeenten), False
        if not count:
            continue
        covered |= inside
        unit = make_unit(
            each.naam,
            each.form_id or "niet_bekend",
            count,
            assumptions,
            providers=_contracts(each, providers),
            assumed=is_own and not each.members_complete,
        )
        known = each.providers is not None and each.buys is not False
        unit = replace(unit, contracts_known=known)
        (merge if is_own and each.buys is not False else stay).append(unit)
    if merge and all_known:
        merge += [
            make_unit(naam, "alleen", 1, assumptions, providers=providers)
            for code, naam in area.gemeenten.items()
            if code not in covered
        ]
    return tuple(merge), tuple(stay)


def _contracts(each: Arrangement, assumed: int) -> int:
    """What is known of its contracts, else the assumption."""
    if each.buys is False:
        return 0
    return assumed if each.providers is None else each.providers


def assumed_units(
    area: Area, groups: int, form_id: str, assumptions: Assumptions, *, providers: int
) -> tuple[Unit, ...]:
    """Groups that the reader assumes, as even as can be, where nothing is recorded.

    Example:
        >>> from jeugdregio.standards.harmonising import assumptions
        >>> area = Area("JZ01", "A", {"GM0001": "X", "GM0002": "Y", "GM0003": "Z"})
        >>> found = assumed_units(area, 2, "niet_bekend", assumptions(), providers=9)
        >>> [unit.members for unit in found]
        [2, 1]
    """
    count = len(area.gemeenten)
    groups = max(1, min(groups, count))
    low, more = divmod(count, groups)
    return tuple(
        make_unit(
            f"Groep {number + 1}",
            form_id,
            low + (number < more),
            assumptions,
            providers=providers,
            assumed=True,
        )
        for number in range(groups)
    )


def harmonise(
    area: Area,
    before: Sequence[Unit],
    stay: Sequence[Unit],
    form_id: str,
    assumptions: Assumptions,
    *,
    providers: int,
) -> WhatIf:
    """Put everything that can merge in one arrangement of the chosen form."""
    one = make_unit(
        f"Eén regeling voor {area.naam}",
        form_id,
        len(area.gemeenten),
        assumptions,
        providers=providers,
    )
    return WhatIf((*before, *stay), (one, *stay))


def make_unit(
    naam: str,
    form_id: str,
    members: int,
    assumptions: Assumptions,
    *,
    providers: int,
    assumed: bool = False,
) -> Unit:
    """Count one arrangement by the assumptions of its form."""
    counts = assumptions.of(form_id)
    return Unit(
        naam=naam,
        form_id=form_id,
        members=members,
        boards=counts.boards,
        budgets=counts.budgets,
        reports=counts.reports * members,
        contracts=providers,
        assumed=assumed,
    )


def _total(units: Iterable[Unit]) -> Total:
    found = tuple(units)
    return Total(
        boards=sum(unit.boards for unit in found),
        budgets=sum(unit.budgets for unit in found),
        reports=sum(unit.reports for unit in found),
        contracts=sum(unit.contracts for unit in found),
    )
