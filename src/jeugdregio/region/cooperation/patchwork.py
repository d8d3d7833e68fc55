"""The patchwork: arrangements against municipalities, and where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from jeugdregio.region.cooperation.records import Area, Arrangement, Member, names
from jeugdregio.standards.law_files import Status


CellState = Literal["volledig", "gedeeltelijk", "niet", "niet_bekend"]
"""How far a municipality takes part in an arrangement."""

CELL_LABELS: Final[Mapping[CellState, str]] = {
    "volledig": "doet mee",
    "gedeeltelijk": "voor een deel",
    "niet": "doet niet mee",
    "niet_bekend": "niet bekend",
}

MismatchKind = Literal["buiten", "ontbreekt", "deels", "onvolledig"]
"""A member from outside, a municipality that is missing, a part, or unknown members."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One municipality in one arrangement; ``member`` is None where not recorded."""

    arrangement: str
    state: CellState
    member: Member | None


@dataclass(frozen=True, slots=True)
class Row:
    """One municipality.

    Attributes:
        gemeente: Its code.
        naam: Its name.
        is_outside: True where it does not belong to the region.
        cells: Per arrangement, in their order.
    """

    gemeente: str
    naam: str
    is_outside: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that does not fit, with how sure we are of it.

    Attributes:
        kind: What it is.
        arrangement: Code of the arrangement.
        text: In a Dutch sentence.
        status: How sure we are.
        source: Where it was read.
        caveat: What is not sure.
        is_example: True where it is fictional.
    """

    kind: MismatchKind
    arrangement: str
    text: str
    status: Status
    source: str
    caveat: str
    is_example: bool


def concerns(area: Area, each: Arrangement, as_of: date) -> bool:
    """Whether an arrangement has to do with a region: its own, or with its members."""
    return each.region == area.code or any(
        member.gemeente in area.gemeenten for member in each.members_on(as_of)
    )


def patchwork(
    area: Area, arrangements: Sequence[Arrangement], *, as_of: date
) -> tuple[Row, ...]:
    """Arrangements against municipalities.

    Args:
        area: The region.
        arrangements: Those that have to do with it.
        as_of: The day that is looked at; a plan is shown as it is planned.

    Returns:
        The municipalities of the region by name, then the members from elsewhere.
    """
    outside = {
        member.gemeente: member.naam
        for each in arrangements
        if each.region in ("", area.code)
        for member in each.members_on(_day(each, as_of))
        if member.gemeente not in area.gemeenten
    }
    ordered = [
        *sorted(area.gemeenten.items(), key=lambda pair: pair[1]),
        *sorted(outside.items(), key=lambda pair: pair[1]),
    ]
    return tuple(
        Row(
            gemeente=code,
            naam=naam,
            is_outside=code in outside,
            cells=tuple(_cell(each, code, as_of) for each in arrangements),
        )
        for code, naam in ordered
    )


def _day(each: Arrangement, as_of: date) -> date:
    """A plan is read on its first day."""
    return max(each.valid_from or as_of, as_of) if each.stage == "plan" else as_of


def _cell(each: Arrangement, gemeente: str, as_of: date) -> Cell:
    member = each.find(gemeente, _day(each, as_of))
    if member is None:
        state: CellState = "niet" if each.members_complete else "niet_bekend"
    elif member.extent == "volledig" and (member.without or member.partly):
        state = "gedeeltelijk"
    else:
        state = member.extent
    return Cell(each.code, state, member)


def find_mismatches(
    area: Area, arrangements: Iterable[Arrangement], *, as_of: date
) -> tuple[Mismatch, ...]:
    """Where members and region do not fit.

    Args:
        area: The region.
        arrangements: Those that have to do with it.
        as_of: The day that is looked at.
    """
    found: list[Mismatch] = []
    for each in arrangements:
        if not each.runs_on(as_of):
            continue
        members = each.members_on(as_of)
        if each.region == area.code:
            found += _outsiders(area, each, members)
            found += _absent(area, each, as_of)
        elif each.region:
            found += _guests(area, each, members)
        found += _partial(area, each, as_of)
    return tuple(found)


def _outsiders(
    area: Area, each: Arrangement, members: Iterable[Member]
) -> list[Mismatch]:
    return [
        _mismatch(
            "buiten",
            each,
            f"{member.naam} doet mee aan {each.naam}, maar hoort niet bij de regio "
            f"{area.naam}.",
            member,
        )
        for member in members
        if member.gemeente not in area.gemeenten
    ]


def _guests(area: Area, each: Arrangement, members: Iterable[Member]) -> list[Mismatch]:
    return [
        _mismatch(
            "buiten",
            each,
            f"{member.naam} hoort bij de regio {area.naam} en doet mee aan "
            f"{each.naam}, een regeling van een andere regio.",
            member,
        )
        for member in members
        if member.gemeente in area.gemeenten
    ]


def _absent(area: Area, each: Arrangement, as_of: date) -> list[Mismatch]:
    if not each.is_main:
        return []
    if not each.members_complete:
        text = each.members_text or "Niet alle deelnemers zijn vastgelegd."
        found = _mismatch("onvolledig", each, f"{each.naam}. {text}")
        return [replace(found, status=each.members_status, caveat=each.members_caveat)]
    absent = [
        naam
        for code, naam in area.gemeenten.items()
        if not (member := each.find(code, as_of)) or member.extent == "niet"
    ]
    if not absent:
        return []
    verb = "doet" if len(absent) == 1 else "doen"
    text = f"{names(sorted(absent))} {verb} niet mee aan {each.naam}."
    return [_mismatch("ontbreekt", each, text)]


def _partial(area: Area, each: Arrangement, as_of: date) -> list[Mismatch]:
    part = [
        member
        for member in each.members_on(as_of)
        if member.gemeente in area.gemeenten
        and (member.extent == "gedeeltelijk" or member.without or member.partly)
    ]
    if not part:
        return []
    verb = "doet" if len(part) == 1 else "doen"
    told = names(sorted(member.naam for member in part))
    text = f"{told} {verb} voor een deel mee aan {each.naam}."
    return [_mismatch("deels", each, text, part[0])]


def _mismatch(
    kind: MismatchKind, each: Arrangement, text: str, member: Member | None = None
) -> Mismatch:
    known = member or each
    return Mismatch(
        kind=kind,
        arrangement=each.code,
        text=text,
        status=known.status,
        source=known.source or each.source,
        caveat=known.caveat,
        is_example=each.is_example or known.is_example,
    )
