"""The reference group of a scan: who is in it, how far, and how to change it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from jeugdregio.actions.scan_gemeente import GroupChoice, Scan
from jeugdregio.models.reference_group import Neighbour
from jeugdregio.publishing.numbers import format_number
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.kenmerken import ALL_KENMERKEN, find_kenmerk, kenmerk_values
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.scan_words import UNKNOWN


@dataclass(frozen=True, slots=True)
class FeatureOption:
    """A feature one can let count."""

    id: str
    label: str
    meaning: str
    checked: bool


@dataclass(frozen=True, slots=True)
class FeatureCell:
    """The value of one feature, and how far it is from the own value."""

    value: str
    gap: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One municipality of the group; the first row is the municipality itself."""

    name: str
    href: str
    distance: str
    cells: tuple[FeatureCell, ...]
    by_hand: bool
    remove: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The reference group and the form that changes it.

    Attributes:
        options: All features, the ones that count checked.
        size: How many by distance, as the value in the form.
        heads: Label and unit of the features that count.
        own: The municipality itself.
        members: The group.
        hidden: Names and values the form must carry along.
        removed: Name and link to put back, of each municipality taken out.
        unused: Labels of chosen features that cannot count here.
        left_out: Names of municipalities that could not be compared.
        reset: Link to the usual group; empty where it is shown.
    """

    options: tuple[FeatureOption, ...]
    size: str
    heads: tuple[tuple[str, str], ...]
    own: MemberRow
    members: tuple[MemberRow, ...]
    hidden: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    unused: str
    left_out: str
    reset: str


def show_group(scan: Scan, *, error: bool = False) -> GroupView:
    """Lay out the group.

    Args:
        scan: The scan it belongs to.
        error: Whether the form was filled in wrongly: what is shown is the usual group,
            and the form must not carry that along.
    """
    choice, group = scan.choice, scan.group
    features = group.features
    own = Neighbour(scan.code, 0.0, dict.fromkeys(features, 0.0), by_hand=False)
    return GroupView(
        options=tuple(
            FeatureOption(each.id, each.label, each.meaning, each.id in choice.features)
            for each in ALL_KENMERKEN
        ),
        size=str(choice.size),
        heads=tuple(
            (kenmerk.label, f"{kenmerk.unit}, {kenmerk.jaar}")
            for kenmerk in map(find_kenmerk, features)
        ),
        own=_row(scan, own, features, is_own=True),
        members=tuple(_row(scan, member, features) for member in group.members),
        hidden=(
            *(("erbij", code) for code in choice.added),
            *(("eraf", code) for code in choice.removed),
        ),
        removed=tuple(
            (
                gemeente_name(code),
                _address(scan.code, _without(choice, removed=code)),
            )
            for code in group.removed
        ),
        unused=", ".join(find_kenmerk(name).label.lower() for name in group.unused),
        left_out=", ".join(gemeente_name(code) for code in group.left_out),
        reset="" if choice.is_default and not error else links.scan(scan.code),
    )


def _row(
    scan: Scan,
    member: Neighbour,
    features: tuple[str, ...],
    *,
    is_own: bool = False,
) -> MemberRow:
    values = kenmerk_values()
    cells = []
    for name in features:
        value, gap = values[name].get(member.code), member.gaps.get(name)
        decimals = find_kenmerk(name).decimals
        cells.append(
            FeatureCell(
                UNKNOWN if value is None else format_number(value, decimals),
                "" if gap is None or is_own else _signed(gap),
            )
        )
    far = member.distance
    return MemberRow(
        name=gemeente_name(member.code),
        href="" if is_own else links.scan(member.code),
        distance="" if is_own else (UNKNOWN if far is None else format_number(far, 2)),
        cells=tuple(cells),
        by_hand=member.by_hand,
        remove="" if is_own else _address(scan.code, _less(scan.choice, member)),
    )


def _signed(gap: float) -> str:
    written = format_number(gap, 1)
    return f"+{written}" if gap > 0 and written.strip("0,") else written


def _less(choice: GroupChoice, member: Neighbour) -> GroupChoice:
    """The choice without one member: no longer added, or taken out."""
    if member.by_hand:
        return _without(choice, added=member.code)
    return GroupChoice(
        choice.features, choice.size, choice.added, (*choice.removed, member.code)
    )


def _without(choice: GroupChoice, *, added: str = "", removed: str = "") -> GroupChoice:
    return GroupChoice(
        choice.features,
        choice.size,
        tuple(code for code in choice.added if code != added),
        tuple(code for code in choice.removed if code != removed),
    )


def _address(code: str, choice: GroupChoice) -> str:
    """The page of the scan with this choice."""
    if choice.is_default:
        return links.scan(code)
    query = [
        *(("kenmerk", name) for name in choice.features),
        ("aantal", str(choice.size)),
        *(("erbij", each) for each in choice.added),
        *(("eraf", each) for each in choice.removed),
    ]
    return f"{links.scan(code)}?{urlencode(query)}#groep"
