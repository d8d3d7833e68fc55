"""Whether everything in `standards/data` says what it is and where it comes from.

Part of `make check`: a dataset without source, licence, period, date or checksum,
a column without meaning, a division or series break without source makes it fail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.datasets import Dataset, read_datasets
from jeugdregio.standards.files import (
    DATA_ROOT,
    parse_csv,
    read_toml,
    read_verified,
)
from jeugdregio.standards.regions import Stage, read_indelingen
from jeugdregio.standards.series_breaks import read_series_breaks
from jeugdregio.standards.sources import Source, Status, read_sources


def check_standards(root: Path = DATA_ROOT) -> list[str]:
    """Everything that is missing or wrong in the data folder.

    Args:
        root: The folder; the shipped one if left out.

    Returns:
        One English sentence per problem, empty when all is well.

    Raises:
        DataDamagedError: One of the TOML files is absent or not TOML.

    Example:
        >>> check_standards()
        []
    """
    sources = read_sources(root)
    known = {source.id for source in sources}
    return [
        *_source_problems(sources),
        *_dataset_problems(root, known),
        *_file_problems(root),
        *_indeling_problems(root, known),
        *_break_problems(root, known),
    ]


def _source_problems(sources: tuple[Source, ...]) -> Iterator[str]:
    for source in sources:
        for field in ("title", "publisher", "licence", "found_through"):
            if not getattr(source, field):
                yield f"Source {source.id} has no {field}."
        if source.status not in get_args(Status):
            yield f"Source {source.id} has no status C, S or U."


def _dataset_problems(root: Path, known: set[str]) -> Iterator[str]:
    for dataset in read_datasets(root):
        for field in ("title", "file", "period", "processing", "as_of", "sources"):
            if not getattr(dataset, field):
                yield f"Dataset {dataset.id} has no {field}."
        for source in dataset.sources:
            if source not in known:
                yield f"Dataset {dataset.id} names source {source}, which is unknown."
        yield from _column_problems(dataset)
        if dataset.file:
            yield from _content_problems(dataset, root)


def _column_problems(dataset: Dataset) -> Iterator[str]:
    if not dataset.columns:
        yield f"Dataset {dataset.id} describes no columns."
    for column in dataset.columns:
        for field in ("name", "label", "unit", "meaning"):
            if not getattr(column, field):
                yield f"Column {column.name} of dataset {dataset.id} has no {field}."


def _content_problems(dataset: Dataset, root: Path) -> Iterator[str]:
    if not dataset.sha256:
        yield f"Dataset {dataset.id} has no sha256 in checksums.toml."
        return
    try:
        content = read_verified(root / dataset.file, dataset.sha256)
    except DataDamagedError:
        yield f"File {dataset.file} is missing or differs from its sha256."
        return
    is_map = dataset.file.endswith(".geojson")
    rows = json.loads(content)["features"] if is_map else parse_csv(content)
    if len(rows) != dataset.rows:
        yield f"Dataset {dataset.id} has {len(rows)} rows, {dataset.rows} expected."
    if not rows:
        yield f"Dataset {dataset.id} has no rows."
    if not rows or is_map:
        return
    described = [column.name for column in dataset.columns]
    for name in rows[0]:
        if name not in described:
            yield f"Column {name} of dataset {dataset.id} is not described."
    for name in described:
        if name not in rows[0]:
            yield f"Dataset {dataset.id} describes column {name}, which it has not."


def _file_problems(root: Path) -> Iterator[str]:
    """Data nobody describes, in the folder itself (`law/` has its own check)."""
    described = {dataset.file for dataset in read_datasets(root)}
    for path in sorted(root.iterdir()):
        if path.suffix in (".csv", ".geojson") and path.name not in described:
            yield f"File {path.name} belongs to no dataset."
    for name in read_toml(root / "checksums.toml"):
        if name not in described:
            yield f"checksums.toml names {name}, which belongs to no dataset."


def _indeling_problems(root: Path, known: set[str]) -> Iterator[str]:
    indelingen = {each.code: each for each in read_indelingen(root)}
    for indeling in indelingen.values():
        if indeling.source not in known:
            yield f"Indeling {indeling.code} has no known source."
        if not indeling.naam or not indeling.toelichting:
            yield f"Indeling {indeling.code} has no naam or toelichting."
        if indeling.stage not in get_args(Stage):
            yield f"Indeling {indeling.code} has no stage bekend or aangekondigd."
        if indeling.status not in get_args(Status):
            yield f"Indeling {indeling.code} has no status C, S or U."
        if indeling.stage == "bekend" and indeling.valid_from is None:
            yield f"Indeling {indeling.code} has no first day (valid_from)."
    if not (root / "lidmaatschap.csv").is_file():
        return  # told already as a missing file
    rows = parse_csv((root / "lidmaatschap.csv").read_bytes())
    used = {row["indeling"] for row in rows}
    for code in sorted(used - set(indelingen)):
        yield f"Indeling {code} has members but is not in indelingen.toml."
    for code, indeling in indelingen.items():
        if (code in used) != (indeling.stage == "bekend"):
            yield f"Indeling {code} is {indeling.stage} but its members say otherwise."


def _break_problems(root: Path, known: set[str]) -> Iterator[str]:
    datasets = {dataset.id for dataset in read_datasets(root)}
    for each in read_series_breaks(root):
        name = f"Series break {each.series} {each.before}|{each.after}"
        if each.series not in datasets:
            yield f"{name} is about no dataset."
        if each.source not in known:
            yield f"{name} has no known source."
        if not each.reason:
            yield f"{name} has no reason."
        if each.after != each.before + 1:
            yield f"{name} is not between two adjacent years."
