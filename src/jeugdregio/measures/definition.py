"""Measures as they are defined: one SQL file each, its definition in the comments.

The leading comment lines of ``indicators/<name>.sql`` are TOML: title, question,
definition, unit, count rule, datasets, caveats and columns. A data analyst reads the
whole measure in one place, and no figure can exist without its definition.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from typing import Any, Final, get_args

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.structure import Structure, parse_structure
from jeugdregio.measures.tables import Column, Kind, Provenance
from jeugdregio.standards.datasets import find_dataset
from jeugdregio.standards.ijw.code_lists import code_lists
from jeugdregio.standards.sources import find_source


AREA_COLUMNS: Final = ("niveau", "indeling", "gebied_code", "gebied_naam", "jaar")
"""What every measure starts with: level, division, code and name of the area, year."""

ANY_MONTH: Final = "JJJJ-MM"
"""Stands in a dimension for every month."""

NO_CATEGORY: Final = "geen categorie"
"""The care form of care without product category; as in the facts."""

_CARE_FORMS: Final = "JZ020"
"""Stands in a dimension for the labels of that code list, and `NO_CATEGORY`."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator.

    Attributes:
        name: Machine name, that of its SQL file.
        title: Dutch name.
        question: The question a page about it answers, Dutch.
        definition: What it counts, Dutch.
        unit: Dutch.
        count_rule: What is and is not counted, Dutch.
        datasets: Ids of the datasets it rests on; none where it rests on messages.
        messages: Kinds of messages it rests on; none where it rests on open data.
        caveats: What a careful reader must know, Dutch.
        series: Id of the series whose breaks apply.
        privacy: ``open`` (published by the source already) or ``persons``.
        main: The column that pictures show.
        dimensions: Per further row dimension the values one may choose; the first
            is the default.
        order: Per text column the order of its values, where the alphabet is not it.
        columns: The columns after `AREA_COLUMNS`.
        structure: For ``persons``: what adds up to what, for the disclosure gate.
        sql: The query, with fact tables by name.
    """

    name: str
    title: str
    question: str
    definition: str
    unit: str
    count_rule: str
    datasets: tuple[str, ...]
    messages: tuple[str, ...]
    caveats: tuple[str, ...]
    series: str
    privacy: str
    main: str
    dimensions: dict[str, tuple[str, ...]]
    order: dict[str, tuple[str, ...]]
    columns: tuple[Column, ...]
    structure: Structure | None
    sql: str

    def column(self, name: str) -> Column:
        """The column called ``name``."""
        return next(column for column in self.columns if column.name == name)

    def provenance(self) -> Provenance:
        """What every figure of this measure carries along."""
        datasets = [find_dataset(name) for name in self.datasets]
        sources = dict.fromkeys(
            f"{find_source(source).publisher}, {find_source(source).title} "
            f"({dataset.period})"
            for dataset in datasets
            for source in dataset.sources
        )
        if self.messages:
            sources[f"Berichtenverkeer iJw 3.2: {', '.join(self.messages)}"] = None
        return Provenance(
            measure=self.name,
            title=self.title,
            definition=self.definition,
            unit=self.unit,
            count_rule=self.count_rule,
            sources=tuple(sources),
            caveats=self.caveats,
            as_of=max(
                (dataset.as_of for dataset in datasets if dataset.as_of), default=None
            ),
            from_messages=bool(self.messages),
        )

    def provenance_of(self, *, last_day: date | None, example: bool) -> Provenance:
        """As `provenance`, for figures from messages until a day."""
        return replace(self.provenance(), as_of=last_day, example=example)

    def in_euros(self) -> Measure:
        """This measure as pages tell it: eurocents as euros, columns renamed."""
        columns = tuple(column.in_euros() for column in self.columns)
        return replace(
            self,
            unit="€" if self.unit == "eurocent" else self.unit,
            main=self.column(self.main).in_euros().name,
            columns=columns,
        )

    def accepts(self, dimension: str, value: str) -> bool:
        """Whether a dimension can have this value."""
        values = self.dimensions[dimension]
        return value in values or (ANY_MONTH in values and _is_month(value))


def _is_month(text: str) -> bool:
    try:
        return f"{date.fromisoformat(text + '-01'):%Y-%m}" == text
    except ValueError:
        return False


def all_measures() -> dict[str, Measure]:
    """Every measure on open data by name, in the order of the alphabet."""
    return {name: m for name, m in _load().items() if m.privacy == "open"}


def care_measures() -> dict[str, Measure]:
    """Every measure on messages by name, in the order of the alphabet."""
    return {name: m for name, m in _load().items() if m.privacy == "persons"}


@functools.cache
def _load() -> dict[str, Measure]:
    folder = resources.files("jeugdregio.measures") / "indicators"
    names = sorted(
        entry.name.removesuffix(".sql")
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    )
    return {
        name: parse_measure(name, (folder / f"{name}.sql").read_text(encoding="utf-8"))
        for name in names
    }


def find_measure(name: str) -> Measure:
    """The measure called ``name``.

    Raises:
        UnknownCodeError: There is none; the hint lists those that exist.
    """
    try:
        return _load()[name]
    except KeyError:
        raise UnknownCodeError(
            f"Er is geen maat met de naam {name[:40]!r}.",
            hint="Kies uit: " + ", ".join(_load()) + ".",
        ) from None


def parse_measure(name: str, text: str) -> Measure:
    """Read one measure from the text of its file.

    Raises:
        ValueError: A part of the definition is missing or malformed; the message
            names it. This is a developer's error, found by `make check`.
    """
    head, sql = _split(text)
    try:
        fields: dict[str, Any] = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}.sql: the definition is not TOML: {error}") from error
    of_persons = fields.get("privacy") == "persons"
    wanted = {
        "title",
        "question",
        "definition",
        "unit",
        "count_rule",
        "caveats",
        *({"messages", "disclosure"} if of_persons else {"datasets", "series"}),
        "privacy",
        "main",
        "dimensions",
        "columns",
    }
    if missing := sorted(key for key in wanted if key not in fields):
        raise ValueError(f"{name}.sql: no {', '.join(missing)}")
    empty = [key for key in sorted(wanted - {"dimensions"}) if not fields[key]]
    if empty:
        raise ValueError(f"{name}.sql: empty {', '.join(empty)}")
    if fields["privacy"] not in {"open", "persons"}:
        raise ValueError(f"{name}.sql: privacy must be open or persons")
    columns = _columns(name, fields["columns"])
    measure = Measure(
        name=name,
        title=fields["title"],
        question=fields["question"],
        definition=fields["definition"].strip(),
        unit=fields["unit"],
        count_rule=fields["count_rule"].strip(),
        datasets=tuple(fields.get("datasets", ())),
        messages=tuple(fields.get("messages", ())),
        caveats=tuple(fields["caveats"]),
        series=fields.get("series", ""),
        privacy=fields["privacy"],
        main=fields["main"],
        dimensions={key: _values(v) for key, v in fields["dimensions"].items()},
        order={key: tuple(v) for key, v in fields.get("order", {}).items()},
        columns=columns,
        structure=(
            parse_structure(name, fields["disclosure"], columns) if of_persons else None
        ),
        sql=sql,
    )
    names = {column.name for column in columns}
    if measure.main not in names:
        raise ValueError(f"{name}.sql: main is not one of the columns")
    for field in ("dimensions", "order"):
        values: dict[str, tuple[str, ...]] = getattr(measure, field)
        if not values.keys() <= names or not all(values.values()):
            raise ValueError(f"{name}.sql: {field} name no column, or no values")
    return measure


def _values(written: list[str]) -> tuple[str, ...]:
    """The values of a dimension; a code list stands for its labels."""
    labels = code_lists()["JZ020"].labels.values()
    found = [
        each
        for value in written
        for each in ((*labels, NO_CATEGORY) if value == _CARE_FORMS else (value,))
    ]
    return tuple(found)


def _columns(name: str, entries: list[dict[str, Any]]) -> tuple[Column, ...]:
    try:
        columns = tuple(Column(**entry) for entry in entries)
    except TypeError as error:
        raise ValueError(f"{name}.sql: columns: {error}") from error
    if odd := {column.kind for column in columns} - set(get_args(Kind)):
        raise ValueError(f"{name}.sql: columns of unknown kind {', '.join(odd)}")
    return columns


def _split(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    end = next(
        (i for i, line in enumerate(lines) if not line.startswith("--")), len(lines)
    )
    head = "\n".join(line.removeprefix("--").removeprefix(" ") for line in lines[:end])
    return head, "\n".join(lines[end:]).strip()
