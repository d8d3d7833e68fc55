"""The core test beside plain enumeration with itertools, in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import combinations

from jeugdregio.models.cost_sharing.core import Alone, core_test


Row = Callable[..., None]


def bench_money(row: Row) -> None:
    """Sixteen members: every group of 65,535."""
    rng = random.Random(1)  # noqa: S311 - no secret
    own = tuple(rng.randrange(10**8) for _ in range(16))
    pays = tuple(rng.randrange(10**8) for _ in range(16))
    alone = Alone(own, 50_000_000)
    core_test(pays, alone)  # the first call loads code
    start = time.perf_counter()
    found = core_test(pays, alone)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    count, largest = _enumerated(pays, alone)
    peer = time.perf_counter() - start
    assert found.largest is not None
    assert (found.count, found.largest.too_much_cents) == (count, largest)
    row("core test of 16 members", f"{1000 * ours:.1f} ms", "1 s",
        f"itertools {peer:.2f} s: {peer / ours:.0f} x")  # fmt: skip


def _enumerated(pays: tuple[int, ...], alone: Alone) -> tuple[int, int]:
    """How many groups pay too much, and the most that one does."""
    found = [
        sum(pays[i] for i in group)
        - sum(alone.own_cents[i] for i in group)
        - alone.organisation_cents
        for size in range(1, len(pays) + 1)
        for group in combinations(range(len(pays)), size)
    ]
    return sum(each > 0 for each in found), max(found)
