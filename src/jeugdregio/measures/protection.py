"""Choose which figures to withhold besides the small ones.

A reader who sees a total and all parts but one can subtract. This module chooses the
extra figures that must stay away so that subtracting tells nothing: complementary
suppression. It knows no tables, only figures and the sums they take part in;
`measures.disclosure` translates.

The reader we defend against knows every published figure (each within what rounding
leaves open), that counts are whole and never negative, all declared sums, and which
figures are withheld. He does not know which of those are small and which are extra.

How it works, in the order of the code:

1. Find one possible set of figures: a *picture* that fits everything published.
2. For every small figure and every value that must stay possible for it (0 and 9),
   find a picture that has this value there. Figures already withheld move freely,
   published ones within their rounding; moving one further costs its `loss`, and a
   figure that the cheapest picture moves further is withheld. What lies between 0
   and 9 is possible too: between two pictures lie others.
3. Try to give back each extra figure, the dearest first.
4. Check in whole numbers that every picture found fits what is published in the end.

Withholding more only adds possible pictures, so no goal reached is lost again and
one pass ends the work. Nothing here looks at an exact small figure: the choice
depends on what is published and on which figures are small, so the choice itself
gives away nothing else. Figures are numbered by the caller; an order of its own
choosing, free of the order of rows, makes the outcome free of it too.

Source: the linear-programming heuristic for complementary cell suppression of
J.P. Kelly, B.L. Golden and A.A. Assad, "Cell suppression: disclosure protection for
sensitive tabular data", Networks 22 (1992). Ours differs in that rounding leaves
published figures some room, and in step 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from jeugdregio.kernel.errors import InvalidInputError, JeugdregioError
from jeugdregio.measures.figures import Equation, Figure


if TYPE_CHECKING:
    from scipy.sparse import csc_array

# scipy takes a second to import, and open figures never need it: the functions that do
# import it themselves.


_REWARD: Final = 1e-3
"""Pull on other open goals: far below any loss, so that it never decides one."""

_DISTANCES: Final = (2, 3, None)
"""How far to look for cover: 2 holds the rectangle around a figure in its table."""

_OPTIMAL: Final = 0
_INFEASIBLE: Final = 2

Picture = NDArray[np.int64]
"""One value per figure: a set of figures that a reader cannot rule out."""


class GateBrokenError(JeugdregioError):
    """Our own fault: the gate could not prove what it promises, so nothing passes."""


def choose_withheld(
    figures: Sequence[Figure], equations: Sequence[Equation]
) -> frozenset[int]:
    """Choose the figures to withhold so that every goal stays possible.

    Args:
        figures: In an order that does not depend on the order of rows.
        equations: The sums a reader knows; positions refer to ``figures``.

    Returns:
        Positions of all withheld figures: those that had to be, and the extra ones.

    Raises:
        InvalidInputError: The sums contradict the figures, or figures that are open
            already give a small figure away.

    Example:
        Three parts and their total; the first part is small. One part must go with
        it, and the smallest is the cheapest.

        >>> small = Figure(0, 9, withheld=True, goals=(0, 9))
        >>> parts = [small, Figure(38, 42, loss=2.4), Figure(98, 102, loss=3.3)]
        >>> total = Figure(138, 142, loss=3.6, level=1)
        >>> sums = Equation(((0, 1), (1, 1), (2, 1), (3, -1)))
        >>> sorted(choose_withheld([*parts, total], [sums]))
        [0, 1]
    """
    chosen = {i for i, figure in enumerate(figures) if figure.withheld}
    for members, sums in _independent(figures, equations):
        choice = _Choice([figures[i] for i in members], sums)
        choice.find_start()
        for position, goal in choice.open_goals():
            choice.reach(position, goal)
        choice.give_back()
        choice.verify()
        chosen |= {members[i] for i in np.flatnonzero(choice.withheld).tolist()}
    return frozenset(chosen)


def _independent(
    figures: Sequence[Figure], equations: Sequence[Equation]
) -> Iterator[tuple[list[int], list[Equation]]]:
    """Split into groups without a sum in common; groups without a goal are left out."""
    links = [
        (equation.terms[0][0], position)
        for equation in equations
        for position, _ in equation.terms
    ]
    if not links:
        return
    ends = np.array(links).T
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    graph = csr_array(
        (np.ones(len(links)), (ends[0], ends[1])), shape=(len(figures),) * 2
    )
    _, group_of = connected_components(graph, directed=False)
    sums: dict[int, list[Equation]] = {}
    for equation in equations:
        sums.setdefault(int(group_of[equation.terms[0][0]]), []).append(equation)
    for group, own in sums.items():
        members = np.flatnonzero(group_of == group).tolist()
        if not any(figures[i].goals for i in members):
            continue
        place = {i: local for local, i in enumerate(members)}
        terms = [tuple((place[i], factor) for i, factor in s.terms) for s in own]
        yield members, [Equation(t, s.value) for t, s in zip(terms, own, strict=True)]


class _Choice:
    """One independent group of figures, and the pictures found of it so far."""

    def __init__(self, figures: list[Figure], equations: list[Equation]) -> None:
        self.figures = figures
        self.goals = [(i, goal) for i, f in enumerate(figures) for goal in f.goals]
        self.low = np.array([f.low for f in figures], dtype=np.int64)
        self.high = np.array([np.inf if f.high is None else f.high for f in figures])
        self.withheld = np.array([f.withheld for f in figures], dtype=bool)
        self.fixed = np.array([f.fixed for f in figures], dtype=bool)
        self.loss = np.array([f.loss * 10.0**f.level for f in figures])
        terms = [
            (row, position, factor)
            for row, equation in enumerate(equations)
            for position, factor in equation.terms
        ]
        rows, columns, factors = zip(*terms, strict=True)
        from scipy.sparse import csr_array

        self.matrix = csr_array(
            (np.array(factors, dtype=np.int64), (rows, columns)),
            shape=(len(equations), len(figures)),
        )
        self.ties = abs(self.matrix)
        self.values = np.array([e.value for e in equations], dtype=np.int64)
        self.start: Picture = self.low
        self.pictures: dict[tuple[int, int], Picture] = {}
        self.blocks: dict[bytes, tuple[csc_array, Picture]] = {}

    def find_start(self) -> None:
        """One picture of everything, small figures as near to zero as can be."""
        small = np.array([bool(f.goals) for f in self.figures])
        found = _solve(
            small.astype(float), self.matrix.tocsc(), self.values, self.low, self.high
        )
        if found is None:
            raise InvalidInputError(
                "De tabel is niet te beveiligen: de opgegeven totalen en delen "
                "passen niet bij de cijfers.",
                hint="Controleer welke rijen en kolommen samen een totaal vormen.",
            )
        self.start = found
        self._mark(found)

    def open_goals(self) -> Iterator[tuple[int, int]]:
        """Goals that no picture so far reaches, looked up while they are worked on."""
        return (goal for goal in self.goals if goal not in self.pictures)

    def reach(self, position: int, goal: int) -> None:
        """Withhold what it takes to make one value possible for one figure.

        First look near the figure, then everywhere it has ties with: near is fast,
        and good enough unless it takes a total of a higher level.
        """
        level = self.figures[position].level
        found = None
        for distance in _DISTANCES:
            part = self._neighbourhood(position, distance)
            found = self._picture(part, position, goal, may_withhold=True)
            if found is not None and all(
                self.figures[i].level <= level for i in self._moved(found)
            ):
                break
        if found is None:
            raise InvalidInputError(
                "De tabel is niet te beveiligen: met open cijfers in dezelfde som is "
                "een klein aantal terug te rekenen.",
                hint="Laat de kolom met het kleine aantal of het open totaal weg.",
            )
        self.withheld[self._moved(found)] = True
        self._mark(found)

    def give_back(self) -> None:
        """Publish extra figures again that later choices made needless."""
        extra = [
            i
            for i, figure in enumerate(self.figures)
            if self.withheld[i] and not figure.withheld
        ]
        for candidate in sorted(extra, key=lambda i: (-self.loss[i], i)):
            self.withheld[candidate] = False
            before = dict(self.pictures)
            lost = [
                key
                for key, picture in self.pictures.items()
                if not self.low[candidate] <= picture[candidate] <= self.high[candidate]
            ]
            for key in lost:
                del self.pictures[key]
            for position, goal in lost:
                if (position, goal) in self.pictures:
                    continue
                part = self._neighbourhood(position, 2)
                found = self._picture(part, position, goal, may_withhold=False)
                if found is None:
                    self.withheld[candidate] = True
                    self.pictures = before
                    break
                self._mark(found)

    def verify(self) -> None:
        """Every goal has a picture that fits what is published, in whole numbers."""
        for position, goal in self.goals:
            picture = self.pictures.get((position, goal), np.full_like(self.low, -1))
            if not (
                self.withheld[position]
                and _reaches(int(picture[position]), goal)
                and np.array_equal(np.asarray(self.matrix @ picture), self.values)
                and (picture >= 0).all()
                and not self._moved(picture)
            ):
                raise GateBrokenError(
                    "A withheld figure is not protected; nothing is published."
                )

    def _mark(self, picture: Picture) -> None:
        """Remember a picture for every goal that it reaches."""
        for position, goal in self.goals:
            if _reaches(int(picture[position]), goal):
                self.pictures.setdefault((position, goal), picture)

    def _moved(self, picture: Picture) -> list[int]:
        """Published figures that a picture moves further than rounding allows."""
        outside = (picture < self.low) | (picture > self.high)
        return np.flatnonzero(outside & ~self.withheld).tolist()

    def _neighbourhood(self, position: int, distance: int | None) -> NDArray[np.intp]:
        """Figures that share a sum with it, and again; None: all it has ties with."""
        reach = np.zeros(len(self.figures), dtype=bool)
        reach[position] = True
        step = 0
        while distance is None or step < distance:
            rows = (self.ties @ reach) > 0
            wider = reach | ((self.ties.T @ rows) > 0)
            if (wider == reach).all():
                break
            reach, step = wider, step + 1
        return np.flatnonzero(reach)

    def _picture(
        self, part: NDArray[np.intp], position: int, goal: int, *, may_withhold: bool
    ) -> Picture | None:
        """The cheapest picture with this value, or None; outside ``part`` as at start.

        A published figure is its rounding interval plus what it rises above or drops
        below it; a small one with an open goal is its first units plus the rest.
        """
        matrix, values = self._block(part)
        target = int(np.searchsorted(part, position))
        free = self.withheld[part]
        low = np.where(free, 0, self.low[part]).astype(float)
        high = np.where(free, np.inf, self.high[part])
        low[target] = high[target] = goal

        waiting = {i for i, value in self.open_goals() if value > 0 and i != position}
        pulled = [local for local, i in enumerate(part.tolist()) if i in waiting]
        caps = [max(self.figures[int(part[i])].goals) for i in pulled]
        soft = np.flatnonzero(~free & ~self.fixed[part] & may_withhold)

        from scipy.sparse import hstack

        columns = hstack(
            [matrix, matrix[:, pulled], matrix[:, soft], -matrix[:, soft]], format="csc"
        )
        cost = [
            np.zeros(len(part)),
            np.full(len(pulled), -_REWARD),
            np.tile(self.loss[part][soft], 2),
        ]
        found = _solve(
            np.concatenate(cost),
            columns,
            values,
            np.concatenate([low, np.zeros(len(pulled) + 2 * len(soft))]),
            np.concatenate([high, caps, np.full(len(soft), np.inf), low[soft]]),
        )
        if found is None:
            return None
        size, cut = len(part), len(part) + len(pulled)
        inside = found[:size]
        inside[pulled] += found[size:cut]
        inside[soft] += found[cut : cut + len(soft)] - found[cut + len(soft) :]
        picture = self.start.copy()
        picture[part] = inside
        return picture

    def _block(self, part: NDArray[np.intp]) -> tuple[csc_array, Picture]:
        """The equations over some figures, all others as in the start picture."""
        key = part.tobytes()
        if key not in self.blocks:
            columns = self.matrix[:, part]
            rows = np.flatnonzero(abs(columns).sum(axis=1))
            matrix = columns[rows, :]
            rest = self.values[rows] - self.matrix[rows, :] @ self.start
            self.blocks[key] = matrix.tocsc(), rest + matrix @ self.start[part]
        return self.blocks[key]


def _reaches(value: int, goal: int) -> bool:
    """A high goal is reached from above too: all between lies between pictures."""
    return value == 0 if goal == 0 else value >= goal


def _solve(
    cost: NDArray[np.float64],
    matrix: csc_array,
    values: NDArray[np.int64],
    low: NDArray[np.number],
    high: NDArray[np.float64],
) -> Picture | None:
    """The cheapest whole, non-negative solution; None where there is none.

    Sums along one hierarchy and one further direction are a network, of which the
    cheapest solution is whole by itself. Other sums may need branching; there any
    whole solution will do, for the cheapest can take minutes.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    for whole in (0, 1):
        result = milp(
            cost,
            integrality=np.full(len(cost), whole),
            options={"mip_rel_gap": 1.0},
            bounds=Bounds(low, high),
            constraints=LinearConstraint(matrix, values, values),
        )
        if result.status == _INFEASIBLE:
            return None
        if result.status != _OPTIMAL:
            raise GateBrokenError(f"The solver stopped: {result.message}")
        found: Picture = np.rint(result.x).astype(np.int64)
        if np.array_equal(matrix @ found, values):
            return found
    raise GateBrokenError("The solver calls a solution whole that is not.")
