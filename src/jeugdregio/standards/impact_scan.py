"""The impact scan as data: three factors, their questions, and points per answer.

The factors are those of source text S4. Questions, points and limits are our own
reconstruction, and every page that shows a score says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jeugdregio.standards.grounds import Ground, read_ground, read_sources
from jeugdregio.standards.law_files import Record, read_law_file, unknown_id


COOPERATION_DATA: Final = Path(__file__).parent / "data" / "cooperation"
"""The folder with the data of tools for cooperation."""


@dataclass(frozen=True, slots=True)
class ImpactLevel:
    """How much changes, in words.

    Attributes:
        id: Stable id, e.g. ``veel``.
        name: In a table.
        text: As a sentence.
        from_percent: Share of the points, in whole percents, from which it holds.
    """

    id: str
    name: str
    text: str
    from_percent: int


@dataclass(frozen=True, slots=True)
class ImpactOption:
    """One answer to a question.

    Attributes:
        id: Unique within its question.
        label: What the reader chooses.
        points: How much it says that will change; None does not count.
        reason: Why, plain Dutch.
        gap: What is missing with this answer; empty where nothing is.
        first_step: What to do about it; empty only where there is no gap.
        ground: What the reason rests on.
    """

    id: str
    label: str
    points: int | None
    reason: str
    gap: str
    first_step: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class ImpactQuestion:
    """One question about a municipality; its id is unique in the scan."""

    id: str
    text: str
    options: tuple[ImpactOption, ...]

    @property
    def most(self) -> int:
        """The most points an answer can give."""
        return max(option.points or 0 for option in self.options)

    def option(self, option_id: str) -> ImpactOption:
        """The answer with this id.

        Raises:
            UnknownCodeError: The question has no such answer.
        """
        for option in self.options:
            if option.id == option_id:
                return option
        raise unknown_id("Antwoord", option_id, tuple(o.id for o in self.options))


@dataclass(frozen=True, slots=True)
class ImpactFactor:
    """One of the three factors of the source text."""

    id: str
    name: str
    question: str
    source: str
    questions: tuple[ImpactQuestion, ...]


@dataclass(frozen=True, slots=True)
class ImpactForm:
    """The whole scan.

    Attributes:
        text: What it is.
        ground: How sure we are of it, and of what not.
        levels: From little to much; the first starts at 0.
        factors: The three factors, in the order of the source.
    """

    text: str
    ground: Ground
    levels: tuple[ImpactLevel, ...]
    factors: tuple[ImpactFactor, ...]

    @property
    def questions(self) -> tuple[ImpactQuestion, ...]:
        """All questions, in order."""
        return tuple(each for factor in self.factors for each in factor.questions)

    def question(self, question_id: str) -> ImpactQuestion:
        """The question with this id.

        Raises:
            UnknownCodeError: There is no such question.
        """
        for question in self.questions:
            if question.id == question_id:
                return question
        raise unknown_id("Vraag", question_id, tuple(q.id for q in self.questions))


def impact_form(directory: Path = COOPERATION_DATA) -> ImpactForm:
    """The scan that ships with the product.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [factor.id for factor in impact_form().factors]
        ['reikwijdte', 'vorm', 'indeling']
    """
    return _load(directory)


@cache
def _load(directory: Path) -> ImpactForm:
    content = read_law_file("impact_scan.toml", directory)
    head = content.values.get("scan")
    scan = Record(content.file, head if isinstance(head, dict) else {})
    form = ImpactForm(
        text=scan.text("text"),
        ground=read_ground(scan),
        levels=tuple(_level(each) for each in content.records("levels")),
        factors=tuple(_factor(each) for each in content.records("factors")),
    )
    _check(content, form)
    return form


def _check(content: Record, form: ImpactForm) -> None:
    limits = [level.from_percent for level in form.levels]
    if not limits or limits[0] != 0 or limits != sorted(set(limits)):
        raise content.damaged("levels", "grenzen die stijgen en met 0 beginnen")
    if max(limits) > 100:
        raise content.damaged("levels", "grenzen van hoogstens 100 procent")
    ids = [question.id for question in form.questions]
    if not ids or len(set(ids)) != len(ids):
        raise content.damaged("factors", "vragen die elk een eigen id hebben")


def _level(record: Record) -> ImpactLevel:
    return ImpactLevel(
        id=record.text("id"),
        name=record.text("name"),
        text=record.text("text"),
        from_percent=record.number("from_percent"),
    )


def _factor(record: Record) -> ImpactFactor:
    return ImpactFactor(
        id=record.text("id"),
        name=record.text("name"),
        question=record.text("question"),
        source=read_sources(record),
        questions=tuple(_question(each) for each in record.records("questions")),
    )


def _question(record: Record) -> ImpactQuestion:
    ground = read_ground(record)
    options = tuple(_option(each, ground) for each in record.records("options"))
    if len({option.id for option in options}) != len(options):
        raise record.damaged("options", "antwoorden die elk een eigen id hebben")
    if not any(option.points == 0 for option in options):
        raise record.damaged("options", "een antwoord met 0 punten")
    return ImpactQuestion(record.text("id"), record.text("text"), options)


def _option(record: Record, ground: Ground) -> ImpactOption:
    points = record.number("points") if "points" in record.values else None
    if points is not None and points < 0:
        raise record.damaged("points", "een getal vanaf 0")
    gap, step = record.optional_text("gap"), record.optional_text("first_step")
    if bool(gap) != bool(step) or bool(gap) != bool(points):
        raise record.damaged("gap", "een gemis en een eerste stap, bij punten boven 0")
    return ImpactOption(
        id=record.text("id"),
        label=record.text("label"),
        points=points,
        reason=record.text("reason"),
        gap=gap,
        first_step=step,
        ground=read_ground(record) if "article_id" in record.values else ground,
    )
