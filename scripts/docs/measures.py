"""Reference of the measures, from the definition above each query."""

from __future__ import annotations

from pathlib import Path

from docs.markdown import bullets, code, codes, page, table
from jeugdregio.measures.definition import (
    AREA_COLUMNS,
    Measure,
    all_measures,
    care_measures,
)


def render(root: Path) -> str:
    """All measures, in the order of the alphabet."""
    return page(
        "Measures",
        "src/jeugdregio/measures/indicators/*.sql",
        "Every figure in a page, document or export comes from one of these. A measure "
        "is one SQL file on DuckDB; its definition stands in the comments above the "
        "query. What a reader of the site sees is Dutch, and quoted here as it is.",
        f"The SQL of every measure starts with the columns {codes(AREA_COLUMNS)}. "
        "A table or export starts with the code of the area (`gm_code`, `jz_code` or "
        "`land_code`), `gebied_naam` and `jaar`; where figures are made up it ends "
        "with `voorbeeld`.",
        *(_measure(measure) for measure in all_measures().values()),
        *(_measure(measure) for measure in care_measures().values()),
    )


def _measure(measure: Measure) -> str:
    provenance = measure.provenance()
    facts = [
        ("Question", measure.question),
        ("Definition", measure.definition),
        ("Unit", measure.unit),
        ("Count rule", measure.count_rule),
        ("Sources", "; ".join(provenance.sources)),
        ("Datasets", codes(measure.datasets)),
        ("Messages", codes(measure.messages)),
        ("Taken over on", f"{provenance.as_of:%Y-%m-%d}" if provenance.as_of else ""),
        ("Disclosure", _disclosure(measure)),
        ("Main column", code(measure.main)),
        ("Choices", _choices(measure)),
    ]
    columns = (
        (code(column.name), column.label, column.kind, column.unit)
        for column in measure.columns
    )
    parts = [
        f"## {code(measure.name)}: {measure.title}",
        table(["What", ""], [fact for fact in facts if fact[1]]),
        "Caveats:\n\n" + bullets(measure.caveats) if measure.caveats else "",
        table(["Column", "Label", "Kind", "Unit"], columns),
    ]
    return "\n\n".join(part for part in parts if part)


def _disclosure(measure: Measure) -> str:
    if measure.privacy == "open":
        return "open: published by the source, passes the gate as it is"
    return "persons: rounded and suppressed by the gate (docs/adr/0019)"


def _choices(measure: Measure) -> str:
    return "; ".join(
        f"{code(name)}: {', '.join(values)} (default {values[0]})"
        for name, values in measure.dimensions.items()
    )
