"""The areas nearest to one area, as its reader chose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdregio.models.reference_group.distance import Standardised, distance


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One area of a reference group.

    Attributes:
        code: The area.
        distance: How far it is, in standard deviations; None where a feature that
            counts is unknown (an area added by hand only).
        gaps: Per feature its score minus the own one; None where unknown.
        by_hand: Whether the reader added it.
    """

    code: str
    distance: float | None
    gaps: Mapping[str, float | None]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """The areas one area is compared with.

    Attributes:
        own: The area itself; it is never in its own group.
        features: What the distance counts.
        unused: Chosen features that do not count: unknown for the own area, or equal
            for all areas.
        members: Nearest first, then the ones added by hand.
        left_out: Areas that could not be compared: a feature that counts is unknown.
        removed: Areas the reader took out; the next nearest took their place.
    """

    own: str
    features: tuple[str, ...]
    unused: tuple[str, ...]
    members: tuple[Neighbour, ...]
    left_out: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The areas of the group, in the order of `members`."""
        return tuple(member.code for member in self.members)


def find_group(
    own: str,
    areas: Sequence[str],
    table: Standardised,
    *,
    features: Sequence[str],
    size: int,
    added: Sequence[str] = (),
    removed: Sequence[str] = (),
) -> ReferenceGroup:
    """Choose the ``size`` nearest areas, and what the reader added.

    Equal distances are ordered by code, so that the group does not depend on the order
    of ``areas``. An area both added and removed is removed.

    Args:
        own: The area to compare.
        areas: All areas that may be chosen.
        table: Their features on one scale.
        features: Which features count.
        size: How many to choose by distance; fewer where there are no more.
        added: Areas that are in it whatever their distance.
        removed: Areas that are not in it.

    Example:
        >>> from jeugdregio.models.reference_group.distance import standardise
        >>> sizes = {"A": 1.0, "B": 2.0, "C": 4.0, "D": 9.0}
        >>> find_group(
        ...     "A", sizes, standardise({"size": sizes}), features=["size"], size=2
        ... ).codes
        ('B', 'C')
    """
    out = frozenset(removed)
    counted = tuple(f for f in features if own in table.scores.get(f, {}))
    by_hand = [code for code in dict.fromkeys(added) if code not in out | {own}]
    near: list[tuple[float, str, dict[str, float | None]]] = []
    left_out = []
    for code in areas:
        if code == own or code in out or code in by_hand:
            continue
        gaps = table.gaps(own, code, counted)
        far = distance(gaps)
        if far is None:
            left_out.append(code)
        else:
            near.append((far, code, gaps))
    near.sort(key=lambda each: (each[0], each[1]))
    members = [Neighbour(code, far, gaps, False) for far, code, gaps in near[:size]]
    for code in by_hand:
        gaps = table.gaps(own, code, counted)
        members.append(Neighbour(code, distance(gaps), gaps, True))
    return ReferenceGroup(
        own=own,
        features=counted,
        unused=tuple(f for f in features if f not in counted),
        members=tuple(members),
        left_out=tuple(sorted(left_out)),
        removed=tuple(code for code in dict.fromkeys(removed) if code != own),
    )
