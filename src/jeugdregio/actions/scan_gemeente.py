"""The scan of one municipality: beside whom, why it differs, and what to ask."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jeugdregio.actions.gather_scan import ScanData, gather_scan
from jeugdregio.actions.scan_counts import REST, AreaCounts
from jeugdregio.actions.scan_figures import FigureValues
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.decomposition import (
    Counts,
    Decomposition,
    add_counts,
    decompose,
    split_use,
)
from jeugdregio.models.expected_use import Expectation
from jeugdregio.models.reference_group import ReferenceGroup, find_group
from jeugdregio.region.gemeentescan import (
    Beside,
    Example,
    Peer,
    peers_to_learn_from,
    questions_to_ask,
)
from jeugdregio.standards.gemeenten import all_gemeenten, find_gemeente
from jeugdregio.standards.kenmerken import find_kenmerk
from jeugdregio.standards.scan_questions import ScanQuestion, all_scan_questions


DEFAULT_FEATURES: Final = ("inwoners", "stedelijkheid", "laag_inkomen", "jongeren")
"""What counts where the reader has not chosen: size, town or country, money, age."""

DEFAULT_SIZE: Final = 15

SIZES: Final = (5, 10, 15, 20, 30)
"""How many municipalities one can compare with."""

MOST_BY_HAND: Final = 20
"""How many municipalities one can add, and take out."""


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """What the reader chose about the reference group.

    Attributes:
        features: Ids of `standards.kenmerken` that count; at least one.
        size: How many municipalities by distance; one of `SIZES`.
        added: Codes of municipalities added by hand.
        removed: Codes of municipalities taken out.
    """

    features: tuple[str, ...] = DEFAULT_FEATURES
    size: int = DEFAULT_SIZE
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_default(self) -> bool:
        """Whether nothing was chosen otherwise."""
        return self == GroupChoice()


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the municipality beside its reference group.

    Attributes:
        values: The figure of all municipalities.
        own: The own value; None where unknown or withheld.
        median: Median of the group; None where nobody in it has a value.
        low: Lowest of the group.
        high: Highest of the group.
        known: How many of the group have a value.
    """

    values: FigureValues
    own: float | None
    median: float | None
    low: float | None
    high: float | None
    known: int


@dataclass(frozen=True, slots=True)
class ReferrerPart:
    """A referrer in the part of use: eurocents per inhabitant."""

    name: str
    part: Fraction


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything the page of a scan is made of.

    Attributes:
        code: The municipality.
        naam: Its name.
        choice: What the reader chose.
        group: The reference group.
        compared: Figures beside the group, by id, in the order of the page.
        counts: What the decomposition counts of the municipality.
        decomposition: Why spending per inhabitant differs; None where figures are
            missing (see ``counts.missing``) or nobody in the group has them.
        in_group: Members whose money and people count in the decomposition.
        not_in_group: Members that do not, with the reason, Dutch.
        referrers: The part of use by referrer; empty without a decomposition or
            without trajectories.
        withheld: Referrers that CBS withholds here; they count in the rest.
        expectation: What use to expect; None where a feature is unknown.
        use: Users per young inhabitant; None where unknown.
        questions: Questions to ask.
        examples: Municipalities to learn from.
    """

    code: str
    naam: str
    choice: GroupChoice
    group: ReferenceGroup
    compared: Mapping[str, Compared]
    counts: AreaCounts
    decomposition: Decomposition | None
    in_group: tuple[str, ...]
    not_in_group: tuple[tuple[str, str], ...]
    referrers: tuple[ReferrerPart, ...]
    withheld: tuple[str, ...]
    expectation: Expectation | None
    use: float | None
    questions: tuple[ScanQuestion, ...]
    examples: tuple[Example, ...]

    @property
    def place(self) -> str:
        """Place of the use in the expected range; empty where one is unknown."""
        if self.expectation is None or self.use is None:
            return ""
        return self.expectation.place(self.use)


def scan_gemeente(
    workspace: Workspace, code: str, choice: GroupChoice | None = None
) -> Scan:
    """Make the scan of a municipality.

    Args:
        workspace: The home folder.
        code: A municipality of 2026.
        choice: What the reader chose; None takes the usual group.

    Raises:
        UnknownCodeError: A municipality or feature does not exist.
        InvalidInputError: No feature, another size than offered, or more by hand than
            fits.
    """
    data = gather_scan(workspace)
    naam = find_gemeente(code).naam
    choice = _checked(choice or GroupChoice())
    group = find_group(
        code,
        [each.code for each in all_gemeenten()],
        data.features,
        features=choice.features,
        size=choice.size,
        added=choice.added,
        removed=choice.removed,
    )
    counts = data.counts[code]
    in_group, not_in_group = _with_counts(data, group.codes)
    decomposition = None
    if counts.counts and in_group:
        pooled = add_counts(_counts_of(data, in_group))
        decomposition = decompose(counts.counts, pooled)
    compared = {
        name: _compare(values, code, group.codes)
        for name, values in data.figures.items()
    }
    expectation, use = data.expectations.get(code), data.use.get(code)
    place = expectation.place(use) if expectation and use is not None else ""
    return Scan(
        code=code,
        naam=naam,
        choice=choice,
        group=group,
        compared=compared,
        counts=counts,
        decomposition=decomposition,
        in_group=in_group,
        not_in_group=not_in_group,
        referrers=_by_referrer(data, counts, in_group, decomposition),
        withheld=_withheld(data, counts, in_group),
        expectation=expectation,
        use=use,
        questions=questions_to_ask(
            all_scan_questions(),
            {
                name: Beside(each.own, each.median, place if name == "gebruik" else "")
                for name, each in compared.items()
            },
        ),
        examples=peers_to_learn_from(
            _peer(data, code), [_peer(data, each) for each in group.codes]
        ),
    )


def _checked(choice: GroupChoice) -> GroupChoice:
    for name in choice.features:
        find_kenmerk(name)
    if not choice.features:
        raise InvalidInputError(
            "Zonder kenmerk is er geen afstand tussen gemeenten.",
            hint="Kies minstens één kenmerk.",
        )
    if choice.size not in SIZES:
        raise InvalidInputError(
            "Dit aantal gemeenten kan niet.",
            hint="Kies uit: " + ", ".join(str(size) for size in SIZES) + ".",
        )
    if max(len(choice.added), len(choice.removed)) > MOST_BY_HAND:
        raise InvalidInputError(
            f"U kunt hoogstens {MOST_BY_HAND} gemeenten toevoegen of weghalen.",
            hint="Haal er eerst een paar weg, of begin opnieuw.",
        )
    for code in (*choice.added, *choice.removed):
        find_gemeente(code)
    return choice


def _with_counts(
    data: ScanData, codes: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Members with figures that can be added, and the others with the reason."""
    used, unused = [], []
    for code in codes:
        found = data.counts[code]
        if found.counts is None:
            unused.append((code, " ".join(found.missing)))
        elif found.doubt:
            unused.append((code, found.doubt))
        else:
            used.append(code)
    return tuple(used), tuple(unused)


def _counts_of(data: ScanData, codes: Sequence[str]) -> list[Counts]:
    return [each for code in codes if (each := data.counts[code].counts)]


def _compare(values: FigureValues, code: str, group: Sequence[str]) -> Compared:
    known = [values.values[each] for each in group if each in values.values]
    return Compared(
        values=values,
        own=values.values.get(code),
        median=statistics.median(known) if known else None,
        low=min(known, default=None),
        high=max(known, default=None),
        known=len(known),
    )


def _by_referrer(
    data: ScanData,
    counts: AreaCounts,
    group: Sequence[str],
    decomposition: Decomposition | None,
) -> tuple[ReferrerPart, ...]:
    if decomposition is None or not counts.trajectories:
        return ()
    pooled = dict.fromkeys(counts.trajectories, 0)
    for code in group:
        for name, number in data.counts[code].trajectories.items():
            # What is withheld for the own municipality is part of the rest for all.
            pooled[name if name in pooled else REST] += number
    if not sum(pooled.values()):
        return ()
    parts = split_use(decomposition, counts.trajectories, pooled)
    return tuple(ReferrerPart(name, part) for name, part in parts.items())


def _withheld(
    data: ScanData, counts: AreaCounts, group: Sequence[str]
) -> tuple[str, ...]:
    """Referrers that are in the rest here, but not everywhere in the group."""
    seen = {name for code in group for name in data.counts[code].trajectories}
    return tuple(sorted(seen - counts.trajectories.keys()))


def _peer(data: ScanData, code: str) -> Peer:
    def value(name: str) -> float | None:
        return data.figures[name].values.get(code)

    return Peer(
        code=code,
        cost=value("kosten_per_jongere"),
        use=value("gebruik"),
        access=value("verwijzer_gemeentelijke_toegang"),
        residence=value("verblijf"),
        budget_gap=value("verschil_begroting"),
    )
