"""The self-scan of a robust region as data: criteria, statements and scale.

The five criteria come from a source; the statements under them are ours, and so is the
sixth criterion, which asks what critics missed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jeugdregio.standards.grounds import Ground, read_ground
from jeugdregio.standards.impact_scan import COOPERATION_DATA
from jeugdregio.standards.law_files import Record, read_law_file, unknown_id


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is more or less true of a region.

    Attributes:
        id: Unique in the scan.
        text: The statement, plain Dutch.
        first_step: What to do when it is hardly true.
        ground: What it rests on.
    """

    id: str
    text: str
    first_step: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion; ``is_extra`` where we added it ourselves."""

    id: str
    name: str
    question: str
    is_extra: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class RobustnessForm:
    """The whole scan.

    Attributes:
        text: What it is, with its ground.
        criticism: What critics miss, with its ground.
        scale: Score to words, from 1 on.
        criteria: Five of the source, then ours.
    """

    text: str
    ground: Ground
    criticism: str
    criticism_ground: Ground
    scale: Mapping[int, str]
    criteria: tuple[Criterion, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        return tuple(each for crit in self.criteria for each in crit.statements)

    @property
    def lowest(self) -> int:
        """The lowest score of the scale."""
        return min(self.scale)

    @property
    def highest(self) -> int:
        """The highest score of the scale."""
        return max(self.scale)

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id.

        Raises:
            UnknownCodeError: There is none.
        """
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise unknown_id("Stelling", statement_id, tuple(s.id for s in self.statements))


def robustness_form(directory: Path = COOPERATION_DATA) -> RobustnessForm:
    """The scan that ships with the product.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [each.name for each in robustness_form().criteria if not each.is_extra]
        ['Visie', 'Samenwerking', 'Structuur', 'Inkoop', 'Schaal']
    """
    return _load(directory)


@cache
def _load(directory: Path) -> RobustnessForm:
    content = read_law_file("robustness.toml", directory)
    scan, criticism = _table(content, "scan"), _table(content, "criticism")
    steps = content.records("scale")
    scale = {each.number("score"): each.text("label") for each in steps}
    form = RobustnessForm(
        text=scan.text("text"),
        ground=read_ground(scan),
        criticism=criticism.text("text"),
        criticism_ground=read_ground(criticism),
        scale=MappingProxyType(scale),
        criteria=tuple(_criterion(each) for each in content.records("criteria")),
    )
    if list(scale) != list(range(1, len(scale) + 1)) or len(scale) < 2:
        raise content.damaged("scale", "scores die met 1 beginnen en steeds 1 stijgen")
    ids = [statement.id for statement in form.statements]
    if not ids or len(set(ids)) != len(ids):
        raise content.damaged("criteria", "stellingen die elk een eigen id hebben")
    return form


def _table(content: Record, name: str) -> Record:
    value = content.values.get(name)
    return Record(content.file, value if isinstance(value, dict) else {})


def _criterion(record: Record) -> Criterion:
    statements = tuple(_statement(each) for each in record.records("statements"))
    if not statements:
        raise record.damaged("statements", "minstens één stelling")
    return Criterion(
        id=record.text("id"),
        name=record.text("name"),
        question=record.text("question"),
        is_extra=record.flag("extra"),
        statements=statements,
    )


def _statement(record: Record) -> Statement:
    return Statement(
        id=record.text("id"),
        text=record.text("text"),
        first_step=record.text("first_step"),
        ground=read_ground(record),
    )
