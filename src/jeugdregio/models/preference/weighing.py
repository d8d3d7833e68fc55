"""From points and fits to a score per option and an order.

Points are divided, not given freely: who wants more for one theme takes it from
another. So two bodies can be compared as they are, and *moving a point* means the same
for each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError


POINTS: Final = 100
"""What each body divides over the themes."""

LOWEST: Final = -2
HIGHEST: Final = 2
"""How badly and how well an option can fit on a theme."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one body thinks.

    Attributes:
        weights: Points per theme; together `POINTS`.
        scores: Per option, per theme, from `LOWEST` to `HIGHEST`.
    """

    weights: Mapping[str, int]
    scores: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A judgement with its share in a whole; shares together are 1."""

    judgement: Judgement
    share: Fraction


@dataclass(frozen=True, slots=True)
class Ranked:
    """An option with its score (`LOWEST` to `HIGHEST`) and its place from 1.

    Equal scores share the better place: 1, 1, 3.
    """

    option: str
    score: Fraction
    rank: int


def check_judgement(
    judgement: Judgement, *, themes: Collection[str], options: Collection[str]
) -> None:
    """A judgement is whole: every theme, every option, all points divided.

    Raises:
        InvalidInputError: Something is missing, unknown or outside its range.

    Example:
        >>> check_judgement(
        ...     Judgement({"a": 60, "b": 30}, {"x": {"a": 1, "b": 0}}),
        ...     themes=("a", "b"),
        ...     options=("x",),
        ... )
        Traceback (most recent call last):
        ...
        jeugdregio.kernel.errors.InvalidInputError: Samen is het 90 punten, het moet \
100 zijn. Tip: Verdeel nog 10 punten.
    """
    if set(judgement.weights) != set(themes):
        raise InvalidInputError(
            "Elk thema heeft een aantal punten nodig.",
            hint="Geef 0 punten als een thema niet meetelt.",
        )
    if any(not 0 <= each <= POINTS for each in judgement.weights.values()):
        raise InvalidInputError(
            f"Een thema krijgt 0 tot {POINTS} punten.", hint="Kies een heel getal."
        )
    total = sum(judgement.weights.values())
    if total != POINTS:
        more = POINTS - total
        raise InvalidInputError(
            f"Samen is het {total} punten, het moet {POINTS} zijn.",
            hint=f"Verdeel nog {more} {_points(more)}."
            if more > 0
            else f"Haal er {-more} {_points(more)} af.",
        )
    fits = judgement.scores
    if set(fits) != set(options) or any(set(fits[o]) != set(themes) for o in options):
        raise InvalidInputError(
            "Bij elke vorm hoort op elk thema een oordeel.",
            hint="Kies *maakt niet uit* waar u geen verschil ziet.",
        )
    if any(not LOWEST <= s <= HIGHEST for each in fits.values() for s in each.values()):
        raise InvalidInputError(
            "Dit oordeel bestaat niet.", hint="Kies een oordeel uit de lijst."
        )


def _points(count: int) -> str:
    return "punt" if abs(count) == 1 else "punten"


def option_scores(judgement: Judgement) -> dict[str, Fraction]:
    """Per option the mean fit, weighed by the points.

    Example:
        >>> one = Judgement({"a": 75, "b": 25}, {"x": {"a": 1, "b": -2}})
        >>> option_scores(one)  # (75 * 1 - 25 * 2) / 100
        {'x': Fraction(1, 4)}
    """
    return {
        option: Fraction(
            sum(judgement.weights[theme] * fit for theme, fit in fits.items()), POINTS
        )
        for option, fits in judgement.scores.items()
    }


def equal_parts(groups: Sequence[Sequence[Judgement]]) -> tuple[Part, ...]:
    """Every group counts the same, and within it every judgement; empty groups do not.

    Example:
        >>> j = Judgement({"a": 100}, {"x": {"a": 1}})
        >>> [str(part.share) for part in equal_parts([[j, j], [], [j]])]
        ['1/4', '1/4', '1/2']
    """
    filled = [group for group in groups if group]
    return tuple(
        Part(judgement, Fraction(1, len(filled) * len(group)))
        for group in filled
        for judgement in group
    )


def total_scores(parts: Sequence[Part]) -> dict[str, Fraction]:
    """The score of each option over all parts; empty without parts."""
    found: dict[str, Fraction] = {}
    for part in parts:
        for option, score in option_scores(part.judgement).items():
            found[option] = found.get(option, Fraction(0)) + part.share * score
    return found


def rank(scores: Mapping[str, Fraction]) -> tuple[Ranked, ...]:
    """The options from high to low; equal ones in the order they came.

    Example:
        >>> half = Fraction(1, 2)
        >>> [(r.option, r.rank) for r in rank({"x": half, "y": half, "z": Fraction(0)})]
        [('x', 1), ('y', 1), ('z', 3)]
    """
    order = sorted(scores.items(), key=lambda each: -each[1])
    return tuple(
        Ranked(option, score, 1 + sum(other > score for other in scores.values()))
        for option, score in order
    )


def first_alone(scores: Mapping[str, Fraction]) -> str | None:
    """The option that is first without sharing the place; None where none is."""
    firsts = [each.option for each in rank(scores) if each.rank == 1]
    return firsts[0] if len(firsts) == 1 else None
