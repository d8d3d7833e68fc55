"""Voting power beside plain enumeration in Python, in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from math import factorial

from jeugdregio.models.voting_power.coalitions import minimal_blocking, minimal_winning
from jeugdregio.models.voting_power.power import voting_power
from jeugdregio.models.voting_power.rule import Majority, VoteRule


Row = Callable[..., None]


def bench_votes(row: Row) -> None:
    """Sixteen members under a double majority, fifty under one quota."""
    rng = random.Random(1)  # noqa: S311 - no secret
    weights = tuple(rng.randint(1, 12) for _ in range(16))
    rule = VoteRule(
        tuple(map(str, range(16))),
        (Majority(weights, sum(weights) // 2 + 1), Majority((1,) * 16, 9)),
    )
    start = time.perf_counter()
    power = voting_power(rule)
    minimal_winning(rule)
    minimal_blocking(rule)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    assert [each.shapley for each in power] == _enumerated(rule)
    peer = time.perf_counter() - start
    row("power of 16 members, double majority", f"{1000 * ours:.0f} ms", "1 s",
        f"plain enumeration {peer:.1f} s: {peer / ours:.0f} x")  # fmt: skip
    weights = tuple(rng.randint(1, 200) for _ in range(50))
    rule = VoteRule(
        tuple(map(str, range(50))), (Majority(weights, sum(weights) // 2 + 1),)
    )
    start = time.perf_counter()
    voting_power(rule)
    taken = time.perf_counter() - start
    row("power of 50 members, one quota", f"{1000 * taken:.0f} ms", "5 s",
        "enumeration is out of reach")  # fmt: skip


def _enumerated(rule: VoteRule) -> list[Fraction]:
    """Shapley-Shubik by the definition, one coalition after another."""
    members = range(len(rule.members))
    wins = {
        frozenset(group)
        for size in range(len(members) + 1)
        for group in combinations(members, size)
        if all(sum(m.weights[i] for i in group) >= m.quota for m in rule.majorities)
    }
    found = [0] * len(members)
    for group in wins:
        for each in group:
            if group - {each} not in wins:
                size = len(group) - 1
                found[each] += factorial(size) * factorial(len(members) - 1 - size)
    return [Fraction(ways, factorial(len(members))) for ways in found]
