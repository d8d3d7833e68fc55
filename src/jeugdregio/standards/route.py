"""The route of a careful choice: our own reconstruction, as data to plan with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.clauses import COOPERATION_DATA
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_files import Record, Status, read_law_file, unknown_id


Owner = Literal["regio", "colleges", "raden", "jeugdregio"]
"""Who carries a step."""

OWNERS: Final[tuple[Owner, ...]] = get_args(Owner)

OWNER_LABELS: Final[Mapping[Owner, str]] = MappingProxyType(
    {
        "regio": "de regio",
        "colleges": "de colleges",
        "raden": "de raden",
        "jeugdregio": "de Jeugdregio",
    }
)

Body = Literal["raad", "college"]
"""Who takes the decision of a step, in each municipality."""

BODIES: Final[tuple[Body, ...]] = get_args(Body)

DecisionKind = Literal["zienswijze", "toestemming", "vaststellen", "treffen"]
"""What sort of decision a step asks."""

DECISION_KINDS: Final[tuple[DecisionKind, ...]] = get_args(DecisionKind)

MAX_WEEKS: Final = 260
"""Five years: a longer step is a typing mistake."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the handreiking.

    Attributes:
        id: Stable id.
        name: Dutch name.
        text: What it is about.
        status: How sure we are of the phase itself.
        source: Key of `law.Source`.
        caveat: What is not sure; never empty for status S and U.
    """

    id: str
    name: str
    text: str
    status: Status
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class Needed:
    """The decision that a step asks of every municipality.

    Attributes:
        body: ``raad`` or ``college``.
        kind: What sort of decision.
        subject: Dutch name of what is decided on.
    """

    body: Body
    kind: DecisionKind
    subject: str


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step of the route; order, owner and weeks are ours, for planning only.

    Attributes:
        id: Stable id.
        phase: Id of the `Phase`.
        name: Dutch name.
        delivers: What is there when it is done.
        owner: Who carries it by default.
        weeks: Our assumption of how long it takes; the region changes it.
        after: Ids of the steps that must be done first; empty for the first.
        decision: What each municipality decides; None for a step without decision.
        article_ids: Articles behind it; empty where it is our own idea.
        note: What we do not know about it; empty for nothing in particular.
    """

    id: str
    phase: str
    name: str
    delivers: str
    owner: Owner
    weeks: int
    after: tuple[str, ...]
    decision: Needed | None
    article_ids: tuple[str, ...]
    note: str


def all_phases(directory: Path = COOPERATION_DATA) -> tuple[Phase, ...]:
    """The phases, in order.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [phase.id for phase in all_phases()]
        ['voornemen', 'invoering', 'uitvoering']
    """
    return _load(directory)[0]


def all_route_steps(directory: Path = COOPERATION_DATA) -> tuple[RouteStep, ...]:
    """The steps, each after those it waits for.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> all_route_steps()[0].id
        'taken'
    """
    return _load(directory)[1]


def find_route_step(step_id: str) -> RouteStep:
    """The step with this id.

    Raises:
        UnknownCodeError: No step has this id.

    Example:
        >>> find_route_step("toestemming").decision.body
        'raad'
    """
    for step in all_route_steps():
        if step.id == step_id:
            return step
    raise unknown_id(
        "Stap van de route", step_id, tuple(each.id for each in all_route_steps())
    )


def decision_steps() -> tuple[RouteStep, ...]:
    """The steps that ask a decision of every municipality, in order.

    Example:
        >>> [step.id for step in decision_steps()][1:4]
        ['zienswijze', 'toestemming', 'treffen']
    """
    return tuple(step for step in all_route_steps() if step.decision)


@cache
def _load(
    directory: Path,
) -> tuple[tuple[Phase, ...], tuple[RouteStep, ...]]:
    content = read_law_file("route.toml", directory)
    phases = tuple(_phase(record) for record in content.records("phases"))
    steps: list[RouteStep] = []
    for record in content.records("steps"):
        steps.append(
            _step(record, {each.id for each in phases}, [each.id for each in steps])
        )
    return phases, tuple(steps)


def _phase(record: Record) -> Phase:
    return Phase(
        id=record.text("id"),
        name=record.text("name"),
        text=record.text("text"),
        status=record.status(),
        source=record.text("source"),
        caveat=record.text("caveat"),
    )


def _step(record: Record, phases: set[str], before: list[str]) -> RouteStep:
    """A step; it may only wait for steps that stand above it, so there is no circle."""
    articles = record.texts("articles")
    for article_id in articles:
        find_article(article_id)
    if record.text("id") in before:
        raise record.damaged("id", "een id dat nog niet voorkomt")
    if record.text("phase") not in phases:
        raise record.damaged("phase", "een fase uit dit bestand")
    if set(record.texts("after")) - set(before):
        raise record.damaged("after", "alleen stappen die erboven staan")
    decision = None
    if "body" in record.values:
        decision = Needed(
            body=record.choice("body", BODIES),
            kind=record.choice("kind", DECISION_KINDS),
            subject=record.text("subject"),
        )
    return RouteStep(
        id=record.text("id"),
        phase=record.text("phase"),
        name=record.text("name"),
        delivers=record.text("delivers"),
        owner=record.choice("owner", OWNERS),
        weeks=_weeks(record),
        after=record.texts("after"),
        decision=decision,
        article_ids=articles,
        note=record.optional_text("note"),
    )


def _weeks(record: Record) -> int:
    weeks = record.number("weeks")
    if not 0 <= weeks <= MAX_WEEKS:
        raise record.damaged("weeks", f"een aantal weken van 0 tot {MAX_WEEKS}")
    return weeks
