"""Small tables of areas by age, exact and as a reader has them."""

from __future__ import annotations

from jeugdregio.measures.disclosure import SUPPRESSED
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.measures.totals import Sum


LEEFTIJDEN = ("l0_11", "l12_17", "l18_22")
BY_AGE = Sum("totaal", LEEFTIJDEN)


def table(first, names, rows, kind="count"):
    """A table whose rows are {key: [figures]}."""
    columns = (Column(first, first, "key"), *(Column(n, n, kind) for n in names))
    provenance = Provenance("maat", "Jongeren", "", "", "", ())
    lines = tuple((key, *figures) for key, figures in rows.items())
    return ExactTable(columns, lines, provenance)


def with_totals(rows, parents):
    """Rows by age with their total, and the rows that are the sum of others."""
    rows = {key: [*figures, sum(figures)] for key, figures in rows.items()}
    for child, parent in parents.items():  # children come before their parents
        above = rows.setdefault(parent, [0] * len(rows[child]))
        rows[parent] = [a + b for a, b in zip(above, rows[child], strict=True)]
    return rows


def figures_of(published):
    """{(row, column): number, or None where withheld}."""
    return {
        (row[0], column.name): None if cell is SUPPRESSED else cell
        for row in published.rows
        for column, cell in zip(published.columns[1:], row[1:], strict=True)
    }


def sums_of(rows, names, parents):
    """Every sum in a table of areas by column, spelt out."""
    by_age = [((r, "totaal"), [(r, a) for a in LEEFTIJDEN]) for r in rows]
    by_area = [
        ((total, name), [(c, name) for c, p in parents.items() if p == total])
        for total in sorted(set(parents.values()))
        for name in names
    ]
    return by_age + by_area
