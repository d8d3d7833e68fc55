"""A reader who solves published tables for what was withheld.

Shares no code with the gate. It is given figures as published (a number, or None
where withheld) and the sums they take part in, from any number of tables, and finds
for every withheld figure the least and the greatest whole number that fit all of it
together. What it knows of the gate's rules is what the rule under a table says:
rounded to five, and nothing under ten is shown.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


Name = Hashable


@dataclass(frozen=True)
class Knowledge:
    """All a reader has: figures by name, and which add up to which.

    `sums` holds (total, parts); in `at_most` a person can be in two parts: the total
    is at most the sum of the parts and at least each of them. `exact` tells that
    figures are not rounded (amounts, open figures).
    """

    figures: Mapping[Name, int | None]
    sums: Sequence[tuple[Name, Sequence[Name]]] = ()
    at_most: Sequence[tuple[Name, Sequence[Name]]] = ()
    exact: bool = False

    def everything(self) -> list[Name]:
        """Names of all figures, the unpublished ones in sums included."""
        names = dict.fromkeys(self.figures)
        for total, parts in [*self.sums, *self.at_most]:
            names.update(dict.fromkeys([total, *parts]))
        return list(names)


def solve(
    known: Knowledge, wanted: Sequence[Name] | None = None
) -> dict[Name, tuple[int, int]]:
    """Least and greatest value of every withheld figure (or of the wanted ones).

    A greatest value of `no_limit(known)` says that there is no upper bound.
    """
    names = known.everything()
    at = {name: i for i, name in enumerate(names)}
    low = np.zeros(len(names))
    high = np.full(len(names), float(no_limit(known)))
    for name, shown in known.figures.items():
        if shown is not None:
            slack = 0 if known.exact else 2
            low[at[name]], high[at[name]] = shown - slack, shown + slack
            if not known.exact:
                low[at[name]] = max(10, low[at[name]])

    lines: list[tuple[dict[int, int], float, float]] = []
    for total, parts in known.sums:
        lines.append(({at[total]: 1} | {at[p]: -1 for p in parts}, 0, 0))
    for total, parts in known.at_most:
        lines.append(({at[total]: 1} | {at[p]: -1 for p in parts}, -np.inf, 0))
        lines += [({at[total]: 1, at[p]: -1}, 0, np.inf) for p in parts]
    constraints = []
    if lines:
        matrix = csr_array((len(lines), len(names))).tolil()
        for row, (terms, _, _) in enumerate(lines):
            for column, factor in terms.items():
                matrix[row, column] = factor
        constraints.append(
            LinearConstraint(
                matrix.tocsr(), [line[1] for line in lines], [line[2] for line in lines]
            )
        )

    if wanted is None:
        wanted = [name for name, shown in known.figures.items() if shown is None]
    found = {}
    for name in wanted:
        ends = []
        for sign in (1, -1):
            cost = np.zeros(len(names))
            cost[at[name]] = sign
            result = milp(
                cost,
                integrality=np.ones(len(names)),
                bounds=Bounds(low, high),
                constraints=constraints,
            )
            assert result.status == 0, f"{name}: {result.message}"
            ends.append(round(sign * result.fun))
        found[name] = (ends[0], ends[1])
    return found


def no_limit(known: Knowledge) -> int:
    """More than any sum of what is published: stands for "no upper bound"."""
    return 1000 + 10 * sum(shown or 0 for shown in known.figures.values())


def recovered(
    known: Knowledge, truth: Mapping[Name, int]
) -> dict[Name, tuple[int, int]]:
    """Figures under ten of which a reader learns more than "below ten"."""
    small = [
        name
        for name, shown in known.figures.items()
        if shown is None and truth[name] < 10
    ]
    return {
        name: (least, greatest)
        for name, (least, greatest) in solve(known, small).items()
        if least > 0 or greatest < 9
    }
