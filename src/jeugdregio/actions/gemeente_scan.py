"""The municipal scan: figures beside a reference group, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from statistics import median
from typing import Final

from jeugdregio.actions.scan_keys import ScanKey, scan_keys
from jeugdregio.actions.scan_model import expectations
from jeugdregio.actions.scan_panel import FEATURES, REFERRERS, Area, panel
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.models.decomposition import (
    REST,
    Decomposition,
    Ingredients,
    decompose,
    split_use,
)
from jeugdregio.models.expected_use import Expectation
from jeugdregio.models.reference_group import (
    ReferenceGroup,
    Values,
    nearest,
    standardise,
)
from jeugdregio.standards.gemeenten import Gemeente, find_gemeente
from jeugdregio.standards.scan_questions import ScanQuestion, all_scan_questions


COUNTS: Final = (5, 10, 15, 20)
"""How many neighbours a reader can choose."""

MOST_ADDED: Final = 20
"""Municipalities that can be added by hand."""


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """What the reader chose about the reference group.

    Attributes:
        features: Which features count; at least one.
        count: How many nearest municipalities.
        added: Codes put in by hand.
        removed: Codes left out by hand.
    """

    features: tuple[str, ...] = tuple(FEATURES)
    count: int = 10
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferrerPart:
    """One referrer here and in the group.

    Attributes:
        label: Dutch.
        own: Share of all trajectories here, per cent.
        reference: The same in the group.
        part: Its part of the difference, exact euro per inhabitant.
    """

    label: str
    own: float
    reference: float
    part: Fraction


@dataclass(frozen=True, slots=True)
class Comparison:
    """The decomposition of one municipality against its group.

    Attributes:
        own: Its figures.
        reference: Those of the group as one area.
        outcome: The parts.
        referrers: The part of use, split; adds up to it exactly.
        compared: Municipalities of the group with all figures.
    """

    own: Ingredients
    reference: Ingredients
    outcome: Decomposition
    referrers: tuple[ReferrerPart, ...]
    compared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A municipality to learn from, with what is alike and what differs."""

    code: str
    distance: float | None
    cost_per_user: float
    referrer: str
    referrer_own: float
    referrer_here: float


@dataclass(frozen=True, slots=True)
class GemeenteScan:
    """Everything a scan says.

    Attributes:
        gemeente: The municipality.
        area: Its figures of 2022.
        choice: What the reader chose.
        group: The reference group.
        keys: Key figures beside the median of the group.
        missing: What is absent for a decomposition, Dutch; empty when it is there.
        comparison: The decomposition; None where figures are missing.
        residence: Share with residence here and the median of the group.
        expectation: Expected use; None where a feature is unknown.
        use: Users per 100 young inhabitants; None where unknown.
        questions: What to ask, with the signal that led to it.
        examples: Municipalities to learn from.
    """

    gemeente: Gemeente
    area: Area
    choice: GroupChoice
    group: ReferenceGroup
    keys: tuple[ScanKey, ...]
    missing: tuple[str, ...]
    comparison: Comparison | None
    residence: tuple[float | None, float | None]
    expectation: Expectation | None
    use: float | None
    questions: tuple[tuple[ScanQuestion, float], ...]
    examples: tuple[Example, ...]


@cache
def standard_features() -> Values:
    """Features of all municipalities in standard deviations; computed once."""
    return standardise(
        {code: area.features for code, area in panel().items()}, tuple(FEATURES)
    )


def reference_group(code: str, choice: GroupChoice) -> ReferenceGroup:
    """The group of one municipality as the reader chose it.

    Raises:
        UnknownCodeError: A feature, number or municipality does not exist.
    """
    unknown = [each for each in choice.features if each not in FEATURES]
    if unknown or not choice.features:
        raise UnknownCodeError(
            "Kies voor de vergelijkingsgroep ten minste één kenmerk uit de lijst.",
            hint="Bekend zijn: " + ", ".join(FEATURES) + ".",
        )
    if choice.count not in COUNTS or len(choice.added) > MOST_ADDED:
        raise UnknownCodeError(
            "Dit aantal gemeenten kan niet.",
            hint="Kies 5, 10, 15 of 20, en voeg er met de hand hoogstens "
            f"{MOST_ADDED} bij.",
        )
    for each in (*choice.added, *choice.removed):
        find_gemeente(each)
    return nearest(
        standard_features(),
        code,
        features=choice.features,
        count=choice.count,
        added=choice.added,
        removed=choice.removed,
    )


def scan_gemeente(
    workspace: Workspace, gemeente: Gemeente, choice: GroupChoice | None = None
) -> GemeenteScan:
    """Scan one municipality.

    Args:
        workspace: The home folder.
        gemeente: The municipality.
        choice: About the reference group; the default one if left out.

    Raises:
        UnknownCodeError: The choice holds something that does not exist.
    """
    choice = choice or GroupChoice()
    area = panel()[gemeente.code]
    group = reference_group(gemeente.code, choice)
    keys = scan_keys(workspace, gemeente.code, group.codes)
    comparison = compare(gemeente.code, group.codes)
    residence = (area.residence, _median_of(group.codes, "residence"))
    expectation = expectations().get(gemeente.code)
    use = 100 * area.users / area.young if area.users and area.young else None
    signals = _signals(keys, comparison, residence, expectation, use)
    return GemeenteScan(
        gemeente=gemeente,
        area=area,
        choice=choice,
        group=group,
        keys=keys,
        missing=_missing(area, group.codes) if comparison is None else (),
        comparison=comparison,
        residence=residence,
        expectation=expectation,
        use=use,
        questions=tuple(
            (each, float(signals[each.signal] or 0))
            for each in all_scan_questions()
            if each.holds(signals)
        ),
        examples=_examples(area, group, comparison),
    )


def compare(code: str, group: Sequence[str]) -> Comparison | None:
    """The decomposition of a municipality against a group; None without figures.

    The group is taken as one area: its figures are added up. Those of it that lack a
    figure do not count.
    """
    areas = panel()
    own = areas[code].ingredients
    compared = tuple(each for each in group if areas[each].ingredients is not None)
    if own is None or not compared:
        return None
    parts = [each for code in compared if (each := areas[code].ingredients)]
    reference = sum(parts[1:], parts[0])
    outcome = decompose(own, reference)
    return Comparison(
        own, reference, outcome, _referrers(code, compared, own, outcome), compared
    )


def _referrers(
    code: str, compared: Sequence[str], own: Ingredients, outcome: Decomposition
) -> tuple[ReferrerPart, ...]:
    areas = panel()
    mine = areas[code]
    others = [areas[each] for each in compared]
    total = sum(each.trajectories or 0 for each in others)
    if not mine.trajectories or any(each.trajectories is None for each in others):
        return ()
    # What is too small to be published in a municipality is in its rest.
    theirs: dict[str, int | None] = {
        name: sum(each.referrers[name] or 0 for each in others) for name in REFERRERS
    }
    parts = [each.ingredients for each in others if each.ingredients]
    reference = sum(parts[1:], parts[0])
    split = split_use(
        outcome,
        own,
        reference,
        own_referrers=mine.referrers,
        reference_referrers=theirs,
        own_total=mine.trajectories,
        reference_total=total,
    )
    shares = {
        name: (
            100 * (mine.referrers[name] or 0) / mine.trajectories,
            100 * (theirs[name] or 0) / total,
        )
        for name in split
        if name != REST
    }
    rest = tuple(100 - sum(share[side] for share in shares.values()) for side in (0, 1))
    return (
        *(
            ReferrerPart(REFERRERS[name], *shares[name], part)
            for name, part in split.items()
            if name != REST
        ),
        ReferrerPart("Overig of niet in de bron", rest[0], rest[1], split[REST]),
    )


def _missing(area: Area, group: Sequence[str]) -> tuple[str, ...]:
    found = [
        text
        for value, text in (
            (area.cost, "bruikbare lasten in de jaarrekening 2022 (Iv3)"),
            (area.inhabitants, "het aantal inwoners op 1 januari 2022"),
            (area.young, "het aantal inwoners tot 25 jaar in 2022"),
            (area.users, "het aantal jongeren met jeugdzorg in 2022"),
        )
        if not value
    ]
    if not found:
        found.append("een gemeente in de groep met alle cijfers van 2022")
    return tuple(found)


def _median_of(codes: Sequence[str], name: str) -> float | None:
    values = [
        float(value)
        for code in codes
        if (value := getattr(panel()[code], name)) is not None
    ]
    return median(values) if values else None


def _signals(
    keys: Sequence[ScanKey],
    comparison: Comparison | None,
    residence: tuple[float | None, float | None],
    expectation: Expectation | None,
    use: float | None,
) -> Mapping[str, float | None]:
    """What questions look at; None is unknown."""
    found: dict[str, float | None] = {"altijd": 0.0}
    found["begroting"] = next(
        (key.value for key in keys if key.source.id == "begroting"), None
    )
    if comparison is not None:
        for factor, part in comparison.outcome.parts.items():
            found[f"deel_{factor}"] = float(part)
        labels = {label: name for name, label in REFERRERS.items()}
        for each in comparison.referrers:
            if each.label in labels:
                name = labels[each.label].removeprefix("verw_")
                found[f"verwijzer_{name}"] = each.own - each.reference
    if residence[0] is not None and residence[1] is not None:
        found["verblijf"] = residence[0] - residence[1]
    if expectation is not None and use is not None:
        over = use - expectation.high if use > expectation.high else 0.0
        found["verwachting"] = use - expectation.low if use < expectation.low else over
    return found


def _examples(
    area: Area, group: ReferenceGroup, comparison: Comparison | None
) -> tuple[Example, ...]:
    """Neighbours with lower cost per user, lowest first; at most three."""
    if comparison is None:
        return ()
    own = comparison.own.factors["kosten"]
    found = []
    for each in group.neighbours:
        other = panel()[each.code]
        figures = other.ingredients
        if figures is None or figures.factors["kosten"] >= own:
            continue
        name = _largest_shift(area, other)
        found.append(
            Example(
                each.code,
                each.distance,
                float(figures.factors["kosten"]),
                REFERRERS[name] if name else "",
                _share(other, name),
                _share(area, name),
            )
        )
    found.sort(key=lambda each: (each.cost_per_user, each.code))
    return tuple(found[:3])


def _largest_shift(area: Area, other: Area) -> str:
    known = [
        name
        for name in REFERRERS
        if area.referrers[name] is not None and other.referrers[name] is not None
    ]
    return max(
        known,
        key=lambda name: abs(_share(other, name) - _share(area, name)),
        default="",
    )


def _share(area: Area, name: str) -> float:
    if not name or not area.trajectories:
        return 0.0
    return 100 * (area.referrers[name] or 0) / area.trajectories
