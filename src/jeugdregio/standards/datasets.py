"""The open data that ship with the package: what each file holds and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.files import (
    DATA_ROOT,
    REINSTALL,
    parse_csv,
    read_toml,
    read_verified,
)


@dataclass(frozen=True, slots=True)
class DatasetColumn:
    """One column: machine name, Dutch label, unit and meaning."""

    name: str
    label: str
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One shipped file.

    Attributes:
        id: Our name for it, e.g. ``lasten_iv3``.
        title: Dutch title.
        file: Name in ``standards/data``.
        sources: Ids in ``standards.sources``.
        period: What time the figures are about, Dutch.
        processing: What was done to them, Dutch.
        as_of: The day the source was taken over; None only in a broken copy.
        caveats: What a careful reader must know, Dutch.
        columns: In the order of the file; for a map, its property and geometry.
        sha256: Of the file as shipped; empty only in a broken copy.
        rows: Rows or areas in the file.
    """

    id: str
    title: str
    file: str
    sources: tuple[str, ...]
    period: str
    processing: str
    as_of: date | None
    caveats: tuple[str, ...]
    columns: tuple[DatasetColumn, ...]
    sha256: str
    rows: int

    def column(self, name: str) -> DatasetColumn:
        """The column called ``name``; KeyError where the file has none."""
        return {column.name: column for column in self.columns}[name]


def _dataset(name: str, entry: dict[str, Any], checksums: dict[str, Any]) -> Dataset:
    """One entry of datasets.toml; what is absent becomes empty, for the checks."""
    checksum = checksums.get(entry.get("file", ""), {})
    return Dataset(
        id=name,
        title=entry.get("title", ""),
        file=entry.get("file", ""),
        sources=tuple(entry.get("sources", ())),
        period=entry.get("period", ""),
        processing=entry.get("processing", ""),
        as_of=entry.get("as_of"),
        caveats=tuple(entry.get("caveats", ())),
        columns=tuple(
            DatasetColumn(
                name=column.get("name", ""),
                label=column.get("label", ""),
                unit=column.get("unit", ""),
                meaning=column.get("meaning", ""),
            )
            for column in entry.get("columns", ())
        ),
        sha256=checksum.get("sha256", ""),
        rows=checksum.get("rows", 0),
    )


def read_datasets(root: Path = DATA_ROOT) -> tuple[Dataset, ...]:
    """All datasets described in the folder ``root``, in the order of the file."""
    checksums = read_toml(root / "checksums.toml")
    entries = read_toml(root / "datasets.toml")
    return tuple(_dataset(name, entry, checksums) for name, entry in entries.items())


@cache
def _datasets(root: Path) -> tuple[Dataset, ...]:
    return read_datasets(root)


def all_datasets() -> tuple[Dataset, ...]:
    """All datasets that ship with the package."""
    return _datasets(DATA_ROOT)


def find_dataset(name: str, *, root: Path | None = None) -> Dataset:
    """The dataset with this id.

    Raises:
        UnknownCodeError: There is none.

    Example:
        >>> find_dataset("lasten_iv3").column("lasten_x1000_eur").unit
        'x 1.000 euro'
    """
    datasets = _datasets(root or DATA_ROOT)
    for dataset in datasets:
        if dataset.id == name:
            return dataset
    raise UnknownCodeError(
        f"Gegevensset {name!r} bestaat niet.",
        hint="Bekend zijn: " + ", ".join(dataset.id for dataset in datasets) + ".",
    )


@cache
def _verified_path(name: str, root: Path) -> Path:
    """The path, after one look at the content in the life of the process."""
    dataset = find_dataset(name, root=root)
    path = root / dataset.file
    read_verified(path, dataset.sha256)
    return path


def dataset_path(name: str, *, root: Path | None = None) -> Path:
    """Where the file of a dataset is, after comparing its checksum once.

    Args:
        name: Id of the dataset.
        root: Another folder with the same files; the shipped one if left out.

    Returns:
        A path that existed and held what we shipped when first asked for.

    Raises:
        UnknownCodeError: No dataset has this id.
        DataDamagedError: The file is absent, unreadable or altered.

    Example:
        >>> dataset_path("gemeenten").name
        'gemeenten.csv'
    """
    return _verified_path(name, root or DATA_ROOT)


@cache
def _rows(name: str, root: Path) -> tuple[dict[str, str], ...]:
    dataset = find_dataset(name, root=root)
    rows = parse_csv(read_verified(root / dataset.file, dataset.sha256))
    expected = [column.name for column in dataset.columns]
    if rows and list(rows[0]) != expected:
        raise DataDamagedError(
            f"Het databestand {dataset.file} heeft andere kolommen dan beschreven "
            f"in datasets.toml: verwacht {', '.join(expected)}.",
            hint=REINSTALL,
        )
    return rows


def read_rows(name: str, *, root: Path | None = None) -> tuple[dict[str, str], ...]:
    """The rows of a CSV dataset by column name, all values as text.

    An empty text is unknown or suppressed. Read once in the life of the process:
    do not alter the rows.

    Raises:
        UnknownCodeError: No dataset has this id.
        DataDamagedError: The file is absent, unreadable or altered.

    Example:
        >>> read_rows("regios")[0]["jz_code"]
        'JZ01'
    """
    return _rows(name, root or DATA_ROOT)
