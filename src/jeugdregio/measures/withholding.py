"""Which figures of which tables are withheld: from tables to single figures.

Between `measures.disclosure`, which knows tables, and `measures.protection`, which
knows figures and sums: this module tells which cells are the same figure, what a
reader would know of each, and which sums they take part in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from types import MappingProxyType

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.measures.figures import Equation, Figure
from jeugdregio.measures.protection import choose_withheld
from jeugdregio.measures.tables import ExactTable, Value
from jeugdregio.measures.totals import FigureId, FigureSum, Totals, find_sums


@dataclass(frozen=True, slots=True)
class Derived:
    """A column computed again from published columns: ``per * numerator / base``.

    Attributes:
        column: Name of the column; its exact figures are not looked at.
        numerator: Name of the column above the line.
        base: Name of the column below the line.
        per: 100 for a percentage or per 100, 1 for per one.
        digits: Decimals to round to.
    """

    column: str
    numerator: str
    base: str
    per: int = 100
    digits: int = 1


@dataclass(frozen=True, slots=True)
class Guarded:
    """A column with an amount or duration, about the persons in a count column.

    Attributes:
        column: Name of the column.
        persons: Name of the count column.
        adds_up: Whether it adds up where the persons do. Medians do not: nothing is
            found by subtracting them, so they only go where their persons go.
    """

    column: str
    persons: str
    adds_up: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A table and what the gate must know of it; see `disclosure.protect`.

    Attributes:
        known_as: For tables that pass together: the name by which a column here is
            known in the other tables and in all `Totals`, where it has another name
            (``{"jz_code": "gebied"}``).
        untold: Counts in this table that are not published, while others in their
            column are. They cost nothing to leave out, and small ones are defended
            all the same: nobody may reckon them from the others.
    """

    table: ExactTable
    totals: Totals | None = None
    derived: tuple[Derived, ...] = ()
    guarded: tuple[Guarded, ...] = ()
    open_columns: tuple[str, ...] = ()
    known_as: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    untold: frozenset[FigureId] = frozenset()


@dataclass(frozen=True, slots=True)
class Rounding:
    """How counts are published: withheld under a threshold, else rounded."""

    threshold: int
    multiple: int

    def shown(self, count: int) -> int:
        """The nearest multiple; with five, 12 becomes 10 and 13 becomes 15."""
        return (count + self.multiple // 2) // self.multiple * self.multiple

    def read(self, count: int, level: int) -> Figure:
        """A count in the eye of a reader, before any extra figure is withheld."""
        most = self.threshold - 1
        if count <= most:
            return Figure(0, most, level=level, withheld=True, goals=(0, most))
        shown, slack = self.shown(count), self.multiple // 2
        # What rounds to ten from below is withheld, so 10 is 10, 11 or 12.
        low = max(self.threshold, shown - slack)
        return Figure(low, shown + slack, self.loss(count), level)

    def loss(self, count: int) -> float:
        """What withholding costs: 1 for ten, 3.3 for a hundred; small goes first."""
        return 1 + log(self.shown(count) / self.threshold)


def name_rows(plan: Plan) -> list[tuple[tuple[str, str], ...]]:
    """The keys of every row, as figures know them.

    Raises:
        InvalidInputError: Two rows have the same keys.
    """
    hierarchies = plan.totals.rows if plan.totals else ()
    split = {hierarchy.column for hierarchy in hierarchies}
    keys = [
        (plan.known_as.get(column.name, column.name), at)
        for at, column in enumerate(plan.table.columns)
        if column.kind in ("key", "year")
        or plan.known_as.get(column.name, column.name) in split
    ]
    names = [
        tuple(sorted((name, str(row[at])) for name, at in keys))
        for row in plan.table.rows
    ]
    if len(set(names)) < len(names):
        raise InvalidInputError(
            f"{plan.table.provenance.title}: twee rijen hebben dezelfde sleutel.",
            hint="Elke rij moet te herkennen zijn aan de kolommen van soort key en "
            "year, samen met de kolommen waarin totalen staan.",
        )
    return names


def gather(
    plans: Sequence[Plan], columns: Sequence[Collection[str]]
) -> dict[FigureId, int | None]:
    """Every figure in the named columns, once, over all tables.

    Args:
        plans: The tables.
        columns: Per table the names of its columns with counts of persons.

    Raises:
        InvalidInputError: A count is no whole number from zero, or the same figure
            differs between two tables.
    """
    figures: dict[FigureId, int | None] = {}
    for plan, names in zip(plans, columns, strict=True):
        title = plan.table.provenance.title
        rows = name_rows(plan)
        for name in names:
            at = plan.table.index(name)
            for keys, row in zip(rows, plan.table.rows, strict=True):
                count = _whole(row[at], f"{title}, kolom {name}")
                figure = (keys, plan.known_as.get(name, name))
                if figures.setdefault(figure, count) != count:
                    raise InvalidInputError(
                        f"{title}, kolom {name}: hetzelfde cijfer heeft in een "
                        "andere tabel een andere waarde.",
                        hint="Maak de tabellen uit dezelfde gegevens.",
                    )
    return figures


def _whole(value: Value, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidInputError(
            f"{where}: hier staat geen aantal. Verwacht: een heel getal vanaf 0.",
            hint="Tel personen, en geef andere cijfers een andere soort kolom.",
        )
    return value


def withhold_counts(
    counts: Mapping[FigureId, int | None],
    open_figures: Collection[FigureId],
    structure: Sequence[Totals],
    rounding: Rounding,
    untold: Collection[FigureId] = frozenset(),
) -> frozenset[FigureId]:
    """Choose the counts to withhold, those that are told nowhere among them.

    Unknown figures (None) that a reader can make from a total and its other parts are
    defended like the rest. Where the total is just the sum of the known parts, it
    says nothing about the unknown ones.

    Raises:
        InvalidInputError: Parts do not add up to their total.
    """
    sums = [
        sum_
        for sum_ in find_sums(counts, structure)
        # Open figures are often rounded already and need not add up.
        if not {sum_.total, *sum_.parts} <= set(open_figures)
    ]
    values: dict[FigureId, int | None] = dict(counts)
    for sum_ in sums:
        values.setdefault(sum_.total, None)
    _fill_in(values, sums)
    _check_sums(values, sums)
    levels = _levels(sums)

    order = sorted(values)
    place = {figure: position for position, figure in enumerate(order)}
    figures = []
    for figure in order:
        value, level = values[figure], levels.get(figure, 0)
        if value is None:
            figures.append(Figure(0, None, withheld=True))
        elif figure in open_figures:
            figures.append(Figure(value, value, fixed=True))
        elif value >= rounding.threshold and (
            counts.get(figure) is None or figure in untold
        ):
            figures.append(Figure(0, None, withheld=True))
        else:
            figures.append(rounding.read(value, level))

    equations: list[Equation] = []
    for sum_ in sums:
        total, parts = place[sum_.total], [place[part] for part in sum_.parts]
        if not sum_.overlapping:
            silent = _says_nothing_of_unknown(values, sum_)
            parts = [i for i in parts if not (silent and values[order[i]] is None)]
            equations.append(_adds_up(total, parts))
            continue
        # Not more than the sum of its parts, and not less than any of them: what
        # lies between is one more unknown figure each time.
        equations.append(
            Equation(((total, 1), *((i, -1) for i in parts), (len(figures), 1)))
        )
        figures.append(Figure(0, None, withheld=True))
        for i in parts:
            equations.append(Equation(((total, 1), (i, -1), (len(figures), -1))))
            figures.append(Figure(0, None, withheld=True))
    chosen = choose_withheld(figures, equations)
    return frozenset(figure for figure in counts if place[figure] in chosen)


def withhold_guarded(
    persons: Mapping[FigureId, FigureId],
    counts: Mapping[FigureId, int | None],
    withheld_counts: Collection[FigureId],
    structure: Sequence[Totals],
    rounding: Rounding,
) -> frozenset[FigureId]:
    """Choose the amounts and durations to withhold.

    They are not rounded, so a reader subtracts exactly: what he gets must always be
    about `threshold` persons or more. Reckoned in persons: every small figure must be
    able to grow by the threshold at the cost of other withheld figures, which are
    taken at the least they can be, small ones at nothing.

    Args:
        persons: For every amount the count of the persons it describes.
        counts: The counts, exact.
        withheld_counts: Where persons are withheld, so is the amount about them.
        structure: The sums; amounts add up wherever they are declared.
        rounding: How counts are published.
    """
    sums = find_sums(persons, structure)
    levels = _levels(sums)
    least: dict[FigureId, int] = {}
    known: dict[FigureId, Figure] = {}
    for figure, about in persons.items():
        count, level = counts[about], levels.get(figure, 0)
        if count is None:
            known[figure] = Figure(0, None, withheld=True)
            least[figure] = 0
        elif count < rounding.threshold:
            goals = (rounding.threshold,)
            known[figure] = Figure(0, 0, level=level, withheld=True, goals=goals)
            least[figure] = 0
        else:
            low = rounding.read(count, level).low
            known[figure] = Figure(
                low, low, rounding.loss(count), level, about in withheld_counts
            )
            least[figure] = low
    for sum_ in sorted(sums, key=lambda sum_: levels[sum_.total]):
        if sum_.total not in known:
            least[sum_.total] = sum(least[part] for part in sum_.parts)
            known[sum_.total] = Figure(
                least[sum_.total], least[sum_.total], withheld=True
            )

    order = sorted(known)
    place = {figure: position for position, figure in enumerate(order)}
    equations = [
        _adds_up(
            place[sum_.total],
            [place[part] for part in sum_.parts],
            least[sum_.total] - sum(least[part] for part in sum_.parts),
        )
        for sum_ in sums
    ]
    chosen = choose_withheld([known[figure] for figure in order], equations)
    return frozenset(figure for figure in persons if place[figure] in chosen)


def _adds_up(total: int, parts: Sequence[int], rest: int = 0) -> Equation:
    return Equation(((total, 1), *((part, -1) for part in parts)), rest)


def _fill_in(values: dict[FigureId, int | None], sums: Sequence[FigureSum]) -> None:
    """Compute what a sum leaves one unknown for, until nothing more follows."""
    changed = True
    while changed:
        changed = False
        for sum_ in sums:
            total = values[sum_.total]
            known = [v for part in sum_.parts if (v := values[part]) is not None]
            unknown = [part for part in sum_.parts if values[part] is None]
            if sum_.overlapping:
                continue
            if total is None and not unknown:
                values[sum_.total] = sum(known)
                changed = True
            elif total is not None and len(unknown) == 1 and total > sum(known):
                values[unknown[0]] = total - sum(known)
                changed = True


def _says_nothing_of_unknown(
    values: Mapping[FigureId, int | None], sum_: FigureSum
) -> bool:
    return values[sum_.total] == sum(values[part] or 0 for part in sum_.parts)


def _check_sums(
    values: Mapping[FigureId, int | None], sums: Sequence[FigureSum]
) -> None:
    for sum_ in sums:
        total = values[sum_.total]
        if total is None:
            continue
        known = [v for part in sum_.parts if (v := values[part]) is not None]
        complete = len(known) == len(sum_.parts)
        if sum_.overlapping:
            fits = max(known, default=0) <= total
            fits = fits and (not complete or total <= sum(known))
        else:
            fits = total == sum(known) if complete else total >= sum(known)
        if not fits:
            keys, name = sum_.total
            row = ", ".join(f"{column} {value}" for column, value in keys)
            raise InvalidInputError(
                f"Kolom {name}, {row}: de delen passen niet bij het totaal.",
                hint="Controleer de totalen. Telt een persoon in meer delen mee? "
                "Geef dat dan op als overlapping.",
            )


def _levels(sums: Sequence[FigureSum]) -> dict[FigureId, int]:
    """0 for a part, one more than its highest part for a total."""
    levels: dict[FigureId, int] = {}
    for _ in range(len(sums) + 1):
        changed = False
        for sum_ in sums:
            level = 1 + max(levels.get(part, 0) for part in sum_.parts)
            if level > levels.get(sum_.total, 0):
                levels[sum_.total], changed = level, True
        if not changed:
            return levels
    raise InvalidInputError(
        "De opgegeven totalen zijn rond: een cijfer is deel van zichzelf.",
        hint="Geef elke som een keer op, van delen naar totaal.",
    )
