"""The stability of random judgements against trying everything."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from random import Random

import pytest

from jeugdregio.models.preference.stability import first_shares, smallest_shift
from jeugdregio.models.preference.weighing import Judgement, Part, equal_parts


THEMES = ("a", "b", "c", "d", "e")
OPTIONS = ("x", "y", "z")


def random_judgement(random: Random) -> Judgement:
    cuts = sorted(random.randint(0, 100) for _ in range(4))
    points = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    fits = {o: {t: random.randint(-2, 2) for t in THEMES} for o in OPTIONS}
    return Judgement(dict(zip(THEMES, points, strict=True)), fits)


def firsts(parts: list[tuple[Fraction, dict, dict]]) -> set[str]:
    """The options with the highest score, from the definition."""
    scores = {
        o: sum(
            share * Fraction(weights[t] * fits[o][t], 100)
            for share, weights, fits in parts
            for t in THEMES
        )
        for o in OPTIONS
    }
    return {o for o in OPTIONS if scores[o] == max(scores.values())}


def plain(parts: tuple[Part, ...]) -> list[tuple[Fraction, dict, dict]]:
    return [
        (p.share, dict(p.judgement.weights), dict(p.judgement.scores)) for p in parts
    ]


def moved(parts, source, target, points):
    found = []
    for share, weights, fits in parts:
        now = min(points, weights[source])
        changed = weights | {
            source: weights[source] - now,
            target: weights[target] + now,
        }
        found.append((share, changed, fits))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_smallest_shift_is_the_smallest(seed):
    random = Random(seed)
    sizes = [random.randint(1, 3) for _ in range(random.randint(1, 3))]
    groups = [[random_judgement(random) for _ in range(size)] for size in sizes]
    parts = equal_parts(groups)
    found, present = smallest_shift(parts), firsts(plain(parts))

    if len(present) > 1:
        assert found is None
        return
    first = next(iter(present))
    limit = found.points if found else 100
    changing = [
        (points, source, target)
        for points in range(1, limit + 1)
        for source, target in permutations(THEMES, 2)
        if first not in firsts(moved(plain(parts), source, target, points))
    ]
    if found is None:
        assert changing == [], f"seed {seed}"
    else:
        assert min(changing)[0] == found.points, f"seed {seed}"
        assert (found.points, found.from_theme, found.to_theme) in changing
        after = moved(plain(parts), found.from_theme, found.to_theme, found.points)
        assert found.new_first in firsts(after)


@pytest.mark.parametrize("seed", range(3))
def test_shares_of_the_grid_are_a_count(seed):
    random = Random(seed)
    parts = equal_parts([[random_judgement(random), random_judgement(random)]])
    counts = dict.fromkeys(OPTIONS, 0)
    total = 0
    for points in product(range(0, 101, 20), repeat=5):
        if sum(points) == 100:
            total += 1
            weights = dict(zip(THEMES, points, strict=True))
            best = firsts([(share, weights, fits) for share, _, fits in plain(parts)])
            if len(best) == 1:
                counts[best.pop()] += 1
    found = first_shares(parts, step=20)

    assert found.weightings == total == 126  # 5 units over 5 themes: C(9, 4)
    assert found.alone == {o: Fraction(n, total) for o, n in counts.items()}, seed
    assert found.shared == 1 - Fraction(sum(counts.values()), total)
