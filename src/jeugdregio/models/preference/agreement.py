"""How far several judges agree, and on which theme they differ most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from jeugdregio.models.preference.weighing import POINTS, Part


@dataclass(frozen=True, slots=True)
class ThemeDifference:
    """How far judges differ on one theme.

    Attributes:
        theme: The theme.
        difference: Mean over pairs of judges of how differently the theme moves the
            options against each other; 0 where it moves them alike for all.
        lowest: Fewest points a judge gives it.
        highest: Most points a judge gives it.
    """

    theme: str
    difference: Fraction
    lowest: Fraction
    highest: Fraction


def kendall_w(judges: Sequence[Mapping[str, Fraction]]) -> Fraction | None:
    """Kendall's coefficient of concordance, corrected for ties.

    Args:
        judges: Per judge the score of every option; a higher score is better. All
            judges score the same options.

    Returns:
        0 (no common order) to 1 (the same order), exact. None with fewer than two
        judges or options, and where every judge finds all options equal.

    Source:
        M.G. Kendall, Rank Correlation Methods (1948): W = 12 S / (m²(n³ - n) - m T),
        S the squared deviations of rank sums, T the sum of t³ - t over the ties.

    Example:
        >>> two = [{"x": Fraction(2), "y": Fraction(1)}] * 2
        >>> kendall_w(two)
        Fraction(1, 1)
    """
    if len(judges) < 2 or len(judges[0]) < 2:
        return None
    m, n = len(judges), len(judges[0])
    ranks = [mean_ranks(each) for each in judges]
    sums = [sum((each[o] for each in ranks), Fraction(0)) for o in judges[0]]
    mean = Fraction(m * (n + 1), 2)
    spread = sum(((each - mean) ** 2 for each in sums), Fraction(0))
    whole = m * m * (n**3 - n) - m * sum(_ties(each) for each in judges)
    return 12 * spread / whole if whole else None


def mean_ranks(scores: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Places from 1 for the highest score; ties share the mean of their places.

    Example:
        >>> found = mean_ranks({"x": Fraction(1), "y": Fraction(1), "z": Fraction(0)})
        >>> {option: str(place) for option, place in found.items()}
        {'x': '3/2', 'y': '3/2', 'z': '3'}
    """
    values = scores.values()
    return {
        option: 1 + sum(v > own for v in values) + Fraction(_equals(own, scores) - 1, 2)
        for option, own in scores.items()
    }


def theme_differences(judges: Sequence[Sequence[Part]]) -> tuple[ThemeDifference, ...]:
    """On which themes judges differ, most first; empty with fewer than two judges.

    A judge may be one body or several with shares that add up to 1. What a theme does
    is points times fit, per option, less the mean over the options: who finds every
    form a bit better does not differ in what comes first.
    """
    if len(judges) < 2:
        return ()
    found = [_difference(theme, judges) for theme in judges[0][0].judgement.weights]
    return tuple(sorted(found, key=lambda each: -each.difference))


def _difference(theme: str, judges: Sequence[Sequence[Part]]) -> ThemeDifference:
    moves = [_moves(theme, parts) for parts in judges]
    points = [
        sum((p.share * p.judgement.weights[theme] for p in parts), Fraction(0))
        for parts in judges
    ]
    pairs = list(combinations(moves, 2))
    apart = sum(
        (abs(one[o] - other[o]) for one, other in pairs for o in one), Fraction(0)
    )
    return ThemeDifference(theme, apart / len(pairs), min(points), max(points))


def _moves(theme: str, parts: Sequence[Part]) -> dict[str, Fraction]:
    """How far the theme lifts each option above their mean."""
    lifts: dict[str, Fraction] = {}
    for part in parts:
        points = Fraction(part.judgement.weights[theme], POINTS) * part.share
        for option, fits in part.judgement.scores.items():
            lifts[option] = lifts.get(option, Fraction(0)) + points * fits[theme]
    mean = sum(lifts.values(), Fraction(0)) / len(lifts)
    return {option: lift - mean for option, lift in lifts.items()}


def _equals(value: Fraction, scores: Mapping[str, Fraction]) -> int:
    return sum(each == value for each in scores.values())


def _ties(scores: Mapping[str, Fraction]) -> int:
    """Sum of t³ - t over the groups of t equal scores."""
    sizes = [_equals(value, scores) for value in set(scores.values())]
    return sum(t**3 - t for t in sizes)
