"""The core test beside plain enumeration with itertools, in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import combinations

from jeugdregio.models.cost_sharing.core import core_test, stand_alone


Row = Callable[..., None]


def bench_money(row: Row) -> None:
    """Sixteen members: every one of 65,535 groups."""
    rng = random.Random(1)  # noqa: S311 - no secret
    direct = [rng.randrange(10**9) for _ in range(16)]
    pays = [rng.randrange(10**9) for _ in range(16)]
    overhead = 25_000_000
    core_test(pays, stand_alone(direct, overhead))  # the first call loads code
    start = time.perf_counter()
    found = core_test(pays, stand_alone(direct, overhead))
    ours = time.perf_counter() - start
    start = time.perf_counter()
    count, largest = _enumerated(pays, direct, overhead)
    peer = time.perf_counter() - start
    assert found.largest is not None
    assert (found.objecting, found.largest.excess) == (count, largest)
    row("core test of 16 members", f"{1000 * ours:.1f} ms", "1 s",
        f"itertools {peer:.2f} s: {peer / ours:.0f} x")  # fmt: skip


def _enumerated(pays: list[int], direct: list[int], overhead: int) -> tuple[int, int]:
    """How many groups pay too much, and the most that one does."""
    found = [
        sum(pays[i] - direct[i] for i in group) - overhead
        for size in range(1, len(pays) + 1)
        for group in combinations(range(len(pays)), size)
    ]
    return sum(each > 0 for each in found), max(found)
