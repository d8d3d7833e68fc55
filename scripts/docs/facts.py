"""Reference of the fact tables, from the dictionary."""

from __future__ import annotations

from pathlib import Path

from docs.markdown import code, codes, page, table
from jeugdregio.facts.care.dictionary import CARE_TABLES
from jeugdregio.facts.dictionary import FACT_TABLES, FactTable


def render(root: Path) -> str:
    """All fact tables, in the order in which they are built."""
    return page(
        "Fact tables",
        "src/jeugdregio/facts/**/dictionary.py",
        "Facts are Parquet files below `JEUGDREGIO_HOME/facts`, in a folder named "
        "after everything they were made of (docs/adr/0005); those about care lie "
        "below `facts/care`, a file per table and month. They hold no names, no BSN "
        "and no free text. `jeugdregio facts build` makes them again at any time.",
        *(_table(each) for each in (*FACT_TABLES, *CARE_TABLES)),
    )


def _table(fact: FactTable) -> str:
    rows = (
        (code(column.name), column.sql_type, column.description, column.unit)
        for column in fact.columns
    )
    return "\n\n".join(
        (
            f"## {code(fact.name)}",
            f"One row: {fact.grain}",
            f"Coverage: {fact.coverage}",
            f"Made of: {codes(fact.datasets)}.",
            table(["Column", "Type", "Meaning", "Unit"], rows),
        )
    )
