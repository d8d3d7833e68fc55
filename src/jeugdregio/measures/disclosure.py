"""The disclosure gate: the only way from exact figures to published ones.

`protect` and `protect_together` treat figures about persons; `pass_open_figures` lets
through what the source has published already. What they give, a `DisclosedTable`, is
all that publishing takes, and nobody else can make one.

What is done to a table, in this order:

1. Counts under `THRESHOLD` are withheld; zero looks the same as one to nine.
2. Counts that would give a withheld one away by subtraction are withheld too.
3. All other counts are rounded to a multiple of `ROUND_TO`.
4. Amounts and durations stay where they are about `THRESHOLD` persons or more, and
   where they give no other one away. They are not rounded, so more goes along than
   for counts alone; where an amount is withheld, so is the count of its persons.
5. Ratios and shares are computed again, from the figures as published.

What a reader can learn of a withheld small figure: that it is below ten, and nothing
more. For each of them both 0 and 9 fit everything published together.

Limits, for whoever publishes:

- Tables that share figures must pass together (`protect_together`). Two tables that
  pass apart may each be safe and tell something side by side.
- The same table of two periods, or before and after a correction, passes as two
  tables. Where few persons change, the difference of the two can tell about them.
- A reader who knows some persons in a figure himself can subtract those.
- Sums that are not declared are not defended.
- An amount that is a fixed price a head is a count that is not rounded. It is still
  about ten persons or more, but can tell more of small counts than rounded ones do.
- A reader who knows this algorithm can reason about why a figure was withheld. The
  choice looks at published figures and at which ones are small, never at how small.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import InitVar, dataclass
from typing import Final, NoReturn, final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.measures.cells import SUPPRESSED, Cell, Suppressed
from jeugdregio.measures.tables import Column, ExactTable, Provenance, Value
from jeugdregio.measures.totals import FigureId, Totals
from jeugdregio.measures.withholding import (
    Derived,
    Guarded,
    Plan,
    Rounding,
    gather,
    name_rows,
    withhold_counts,
    withhold_guarded,
)


__all__ = [
    "MINIMUM_BASE",
    "ROUND_TO",
    "SUPPRESSED",
    "THRESHOLD",
    "Cell",
    "Derived",
    "DisclosedTable",
    "Guarded",
    "Plan",
    "Suppressed",
    "pass_open_figures",
    "protect",
    "protect_together",
]


ROUND_TO: Final = 5
"""Published counts are multiples of five, as in CBS's own youth-care tables."""

THRESHOLD: Final = 10
"""Counts below this are withheld. Our own choice: CBS's own threshold for its
youth-care tables was looked for and not found."""

MINIMUM_BASE: Final = 50
"""Ratios and shares of fewer than this are withheld. Our own choice."""


_GATE: Final = object()


@final
@dataclass(frozen=True, slots=True)
class DisclosedTable:
    """A table that passed the gate. Only the functions of this module make one.

    Args:
        columns: One per position in a row.
        rows: Cells; None is unknown at the source, SUPPRESSED is withheld here.
        provenance: Where the figures come from.
        rule: What was rounded or withheld, in plain Dutch.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    provenance: Provenance
    rule: str
    # Not a field, so that dataclasses.replace() does not carry the pass over.
    _made_by: InitVar[object] = None

    def __post_init__(self, _made_by: object) -> None:
        if _made_by is not _GATE:
            raise TypeError(
                "DisclosedTable is made by measures.disclosure alone: pass an "
                "ExactTable through protect() or pass_open_figures()."
            )

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("DisclosedTable has no subclasses: they could skip the gate.")

    def index(self, name: str) -> int:
        """Position of the column called ``name``."""
        return [column.name for column in self.columns].index(name)

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as dictionaries by column name, in order."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))

    def only(self, name: str, wanted: Collection[Value]) -> DisclosedTable:
        """The rows whose cell in column ``name`` is wanted, in the order they had.

        Showing less of what may be published is always safe: protect the whole table
        first, then take the part that the page is about.
        """
        at = self.index(name)
        return DisclosedTable(
            columns=self.columns,
            rows=tuple(row for row in self.rows if row[at] in wanted),
            provenance=self.provenance,
            rule=self.rule,
            _made_by=_GATE,
        )

    def in_euros(self) -> DisclosedTable:
        """Amounts in eurocent as euros, columns renamed: ``_cents`` to ``_eur``."""
        cents = {at for at, each in enumerate(self.columns) if each.unit == "eurocent"}
        return DisclosedTable(
            columns=tuple(each.in_euros() for each in self.columns),
            rows=tuple(
                tuple(
                    cell / 100 if at in cents and isinstance(cell, int) else cell
                    for at, cell in enumerate(row)
                )
                for row in self.rows
            ),
            provenance=self.provenance,
            rule=self.rule,
            _made_by=_GATE,
        )


def restore(
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...],
    why: Provenance,
    rule: str,
) -> DisclosedTable:
    """A table that passed before and was kept on disk: for `measures.keep` alone."""
    return DisclosedTable(columns, rows, why, rule, _made_by=_GATE)


def pass_open_figures(table: ExactTable) -> DisclosedTable:
    """Let figures through that the source has published already.

    CBS rounds and suppresses before publication; amounts in Iv3 are public. Treating
    them again would only blur them, so they pass as they are.
    """
    return DisclosedTable(
        columns=table.columns,
        rows=table.rows,
        provenance=table.provenance,
        rule="Open cijfers, zoals de bron ze publiceert.",
        _made_by=_GATE,
    )


def protect(
    table: ExactTable,
    *,
    totals: Totals | None = None,
    derived: Sequence[Derived] = (),
    guarded: Sequence[Guarded] = (),
    open_columns: Sequence[str] = (),
) -> DisclosedTable:
    """Round and withhold so that no small figure can be found or computed.

    Args:
        table: Exact figures about persons. Columns of kind ``key``, ``text`` and
            ``year`` pass; counts are treated; every other column must be named in
            ``derived``, ``guarded`` or ``open_columns``.
        totals: Which columns and rows add up to which. Rows are told apart by their
            ``key`` and ``year`` columns and the columns of the hierarchies.
        derived: Ratios and shares, with their numerator and base. Withheld where
            either is, and where the base, as published, is under `MINIMUM_BASE`.
        guarded: Amounts and durations, with the count of the persons they describe.
        open_columns: Figures that are public as they are, such as inhabitants.

    Returns:
        The same columns and rows in the same order; counts as published, or
        `SUPPRESSED`; None where the source knows nothing.

    Raises:
        InvalidInputError: A column has no protection, a count is not a whole number,
            parts do not add up to their total, or rows cannot be told apart.

    Example:
        >>> from jeugdregio.measures.totals import Hierarchy
        >>> of = Provenance("m", "Jongeren", "", "", "", ())
        >>> columns = (Column("gebied", "Gebied", "key"), Column("n", "N", "count"))
        >>> rows = (("GM1", 3), ("GM2", 41), ("GM3", 98), ("JZ1", 142))
        >>> parts = Hierarchy("gebied", {f"GM{i}": "JZ1" for i in (1, 2, 3)})
        >>> table = protect(ExactTable(columns, rows, of), totals=Totals(rows=(parts,)))
        >>> table.rows
        (('GM1', SUPPRESSED), ('GM2', SUPPRESSED), ('GM3', 100), ('JZ1', 140))
    """
    plan = Plan(table, totals, tuple(derived), tuple(guarded), tuple(open_columns))
    return protect_together([plan])[0]


def protect_together(plans: Sequence[Plan]) -> tuple[DisclosedTable, ...]:
    """Protect tables from the same data so that they are safe side by side.

    A figure is known by the keys of its row and the name of its column: where two
    tables have the same keys and column, they have the same figure, and its fate is
    the same in both. Sums declared for one table count for all.

    Returns:
        A table for every plan, in the same order.

    Raises:
        InvalidInputError: As in `protect`; and where a figure that two tables share
            differs between them.
    """
    for plan in plans:
        _check_columns(plan)
    structure = [plan.totals for plan in plans if plan.totals]
    rounding = Rounding(THRESHOLD, ROUND_TO)
    counts = gather(plans, [_names_of(plan, "count") for plan in plans])
    public = gather(plans, [_public_counts(plan) for plan in plans])
    untold = frozenset[FigureId]().union(*(plan.untold for plan in plans))
    withheld = withhold_counts(counts, frozenset(public), structure, rounding, untold)
    persons = {
        (keys, plan.known_as.get(one.column, one.column)): (
            keys,
            plan.known_as.get(one.persons, one.persons),
        )
        for plan in plans
        for one in plan.guarded
        for keys in name_rows(plan)
    }
    silent = {
        (keys, plan.known_as.get(one.column, one.column))
        for plan in plans
        for one in plan.guarded
        if not one.adds_up
        for keys in name_rows(plan)
    }
    summed = {
        amount: about for amount, about in persons.items() if amount not in silent
    }
    amounts = withhold_guarded(summed, counts, withheld, structure, rounding)
    # An amount left out next to its count would soon be estimated from it.
    withheld |= {persons[amount] for amount in amounts}
    withheld |= {amount for amount, about in persons.items() if about in withheld}
    withheld |= amounts
    return tuple(_publish(plan, withheld, rounding) for plan in plans)


def _names_of(plan: Plan, kind: str) -> list[str]:
    return [column.name for column in plan.table.columns if column.kind == kind]


def _public_counts(plan: Plan) -> list[str]:
    return [name for name in _names_of(plan, "count") if name in plan.open_columns]


def _check_columns(plan: Plan) -> None:
    """Every column is treated in one way, and every name that is used exists."""
    title, columns = plan.table.provenance.title, plan.table.columns
    kinds = {column.name: column.kind for column in columns}
    treated = [
        *(one.column for one in plan.derived),
        *(one.column for one in plan.guarded),
        *plan.open_columns,
    ]
    used = [
        *treated,
        *(name for one in plan.derived for name in (one.numerator, one.base)),
        *(one.persons for one in plan.guarded),
    ]
    for name in used:
        if name not in kinds:
            raise InvalidInputError(
                f"{title}: de tabel heeft geen kolom {name}.",
                hint=f"Kies uit: {', '.join(kinds)}.",
            )
    for one in plan.guarded:
        if kinds[one.persons] != "count":
            raise InvalidInputError(
                f"{title}, kolom {one.column}: {one.persons} telt geen personen.",
                hint="Noem de kolom met het aantal personen waar het bedrag over gaat.",
            )
    for name, kind in kinds.items():
        ways = treated.count(name)
        if kind == "count" and name in plan.open_columns:
            ways -= 1
        if ways != (kind in ("money", "ratio", "percent")):
            raise InvalidInputError(
                f"{title}, kolom {name}: onbekend hoe de kolom te beveiligen is.",
                hint="Noem elke kolom met een bedrag, verhouding of aandeel precies "
                "een keer: als derived, guarded of open.",
            )


def _publish(
    plan: Plan, withheld: Collection[FigureId], rounding: Rounding
) -> DisclosedTable:
    """The table as a reader gets it; ratios are computed from what he gets."""
    table = plan.table
    guarded = {one.column for one in plan.guarded}
    rows = []
    for keys, row in zip(name_rows(plan), table.rows, strict=True):
        cells: list[Cell] = list(row)
        for at, column in enumerate(table.columns):
            value = row[at]
            if (keys, plan.known_as.get(column.name, column.name)) in plan.untold:
                cells[at] = None
            if column.name in plan.open_columns or cells[at] is None:
                continue
            if column.kind == "count" or column.name in guarded:
                if (keys, plan.known_as.get(column.name, column.name)) in withheld:
                    cells[at] = SUPPRESSED
                elif column.kind == "count" and isinstance(value, int):
                    cells[at] = rounding.shown(value)
        for one in plan.derived:
            cells[table.index(one.column)] = _ratio(
                cells[table.index(one.numerator)], cells[table.index(one.base)], one
            )
        rows.append(tuple(cells))
    return DisclosedTable(
        columns=table.columns,
        rows=tuple(rows),
        provenance=table.provenance,
        rule=_rule(plan, rows),
        _made_by=_GATE,
    )


def _ratio(numerator: Cell, base: Cell, one: Derived) -> Cell:
    if numerator is None or base is None:
        return None
    if (
        isinstance(numerator, int | float)
        and isinstance(base, int | float)
        and base >= MINIMUM_BASE
    ):
        return round(one.per * numerator / base, one.digits)
    return SUPPRESSED


def _rule(plan: Plan, rows: Sequence[tuple[Cell, ...]]) -> str:
    """What was done, for the reader of the table.

    It never says which part of what is withheld is small: a reader who knew that all
    withheld figures in a sum are small could compute more. It names no number of them:
    a page shows some rows of the table, and would count those.
    """
    sentences = [f"Aantallen zijn afgerond op {ROUND_TO}."]
    if any(cell is SUPPRESSED for row in rows for cell in row):
        sentences.append(
            f"Een aantal onder {THRESHOLD} staat er niet, en ook niet waarmee u zo'n "
            "klein aantal kunt uitrekenen."
        )
    if plan.guarded:
        sentences.append(
            "Bedragen en duren staan er alleen als ze over "
            f"{THRESHOLD} of meer personen gaan."
        )
    if plan.derived:
        sentences.append(
            "Verhoudingen zijn berekend met de afgeronde aantallen, en staan er alleen "
            f"vanaf {MINIMUM_BASE} personen."
        )
    return " ".join(sentences)
