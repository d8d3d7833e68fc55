"""Reference of the open data that ship with the package."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docs.markdown import bullets, code, codes, page, table
from jeugdregio.standards.datasets import Dataset, all_datasets
from jeugdregio.standards.regions import all_indelingen
from jeugdregio.standards.series_breaks import read_series_breaks
from jeugdregio.standards.sources import all_sources


_STATUS = (
    "Status: C read at the publisher itself; S taken over through another's copy or "
    "derived from it; U presumed, to be verified."
)


def render(root: Path) -> str:
    """Datasets, then divisions, breaks in series and sources."""
    return page(
        "Datasets",
        "src/jeugdregio/standards/data/*.toml",
        "Open data in `src/jeugdregio/standards/data`, made by "
        "`scripts/build_standards.py`. Values are moved, never mended; what is "
        "impossible or suspect is found by `jeugdregio.standards.checks` and shown.",
        *(_dataset(dataset) for dataset in all_datasets()),
        "## Divisions of municipalities in regions",
        _divisions(),
        "## Breaks in series",
        "Between these years no line is drawn and no change is told.",
        _breaks(),
        "## Sources",
        _STATUS,
        _sources(),
    )


def _dataset(dataset: Dataset) -> str:
    facts = [
        ("File", code(dataset.file)),
        ("Period", dataset.period),
        ("Sources", codes(dataset.sources)),
        ("Taken over on", dataset.as_of or ""),
        ("Processing", dataset.processing),
        ("Rows", dataset.rows),
    ]
    columns = (
        (code(column.name), column.label, column.unit, column.meaning)
        for column in dataset.columns
    )
    parts = [
        f"## {code(dataset.id)}: {dataset.title}",
        table(["What", ""], facts),
        "Caveats:\n\n" + bullets(dataset.caveats) if dataset.caveats else "",
        table(["Column", "Label", "Unit", "Meaning"], columns),
    ]
    return "\n\n".join(part for part in parts if part)


def _divisions() -> str:
    return table(
        ["Id", "Name", "Stage", "Valid from", "Valid to", "Source", "Status", "Note"],
        (
            (
                code(each.code),
                each.naam,
                each.stage,
                _or_dash(each.valid_from),
                _or_dash(each.valid_to),
                code(each.source),
                each.status,
                each.toelichting,
            )
            for each in all_indelingen()
        ),
    )


def _breaks() -> str:
    rows: Iterable[tuple[object, ...]] = (
        (code(each.series), f"{each.before} | {each.after}", each.reason, each.source)
        for each in read_series_breaks()
    )
    return table(["Series", "Between", "Reason", "Source"], rows)


def _sources() -> str:
    return table(
        ["Id", "Title", "Publisher", "Table", "Licence", "Found through", "Status"],
        (
            (
                code(each.id),
                each.title,
                each.publisher,
                each.table_id or "—",
                each.licence,
                each.found_through,
                each.status,
            )
            for each in all_sources()
        ),
    )


def _or_dash(value: object) -> object:
    return value or "—"
