"""The chain of the law: seven steps from duty to accountability.

The spine of the region dossier. Each step has a question, what it needs and from whom,
the next action, and what the law asks, with status.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.law_files import (
    LAW_DATA,
    ROLE_IDS,
    STEP_IDS,
    Record,
    RoleId,
    Status,
    StepId,
    read_law_file,
    unknown_id,
)


NeedKind = Literal["figure", "decision", "document", "data", "choice"]
"""What fills a need."""

NEED_KINDS: Final[tuple[NeedKind, ...]] = get_args(NeedKind)

NEED_KIND_LABELS: Final[Mapping[NeedKind, str]] = MappingProxyType(
    {
        "figure": "cijfer",
        "decision": "besluit",
        "document": "document",
        "data": "gegevens",
        "choice": "keuze",
    }
)


@dataclass(frozen=True, slots=True)
class Need:
    """Something a step cannot do without.

    Attributes:
        id: Unique within its step.
        text: What is needed, one plain Dutch sentence.
        kind: What fills it.
        who: The role that brings it.
    """

    id: str
    text: str
    kind: NeedKind
    who: RoleId


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of the chain.

    Attributes:
        id: One of `law.STEP_IDS`.
        name: Dutch name.
        question: The question it answers.
        law_asks: What the law asks, one plain Dutch sentence.
        law_status: How sure we are of that sentence.
        law_source: Keys of `law.Source` and the place in them.
        law_caveat: What is not sure; never empty for status S and U.
        next_action: What to do next while nobody has set something else.
        owner_role: Who owns the step.
        needs: What it needs, in the order in which it is usually brought.
        article_ids: Its leading articles; see `law.articles_for_step` for all.
        statements: Ids of the five source texts, e.g. ``S0.5``.
        empty_state: What a page says while nothing is filled in, and how to fill it.
    """

    id: StepId
    name: str
    question: str
    law_asks: str
    law_status: Status
    law_source: str
    law_caveat: str
    next_action: str
    owner_role: RoleId
    needs: tuple[Need, ...]
    article_ids: tuple[str, ...]
    statements: tuple[str, ...]
    empty_state: str


def all_steps(directory: Path = LAW_DATA) -> tuple[ChainStep, ...]:
    """The seven steps, in the order of the law.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [step.name for step in all_steps()][:2]
        ['Plicht', 'Regio en Jeugdregio']
    """
    return _load(directory)


def find_step(step_id: str) -> ChainStep:
    """The step with this id.

    Raises:
        UnknownCodeError: There is no such step.
    """
    for step in all_steps():
        if step.id == step_id:
            return step
    raise unknown_id("Stap", step_id, STEP_IDS)


@cache
def _load(directory: Path) -> tuple[ChainStep, ...]:
    records = read_law_file("chain.toml", directory).records("steps")
    steps = (read_step(record) for record in records)
    return tuple(sorted(steps, key=lambda step: STEP_IDS.index(step.id)))


def read_step(record: Record) -> ChainStep:
    """Give one record of ``chain.toml`` its type."""
    return ChainStep(
        id=record.choice("id", STEP_IDS),
        name=record.text("name"),
        question=record.text("question"),
        law_asks=record.text("law_asks"),
        law_status=record.status("law_status"),
        law_source=record.text("law_source"),
        law_caveat=record.optional_text("law_caveat"),
        next_action=record.text("next_action"),
        owner_role=record.choice("owner_role", ROLE_IDS),
        needs=tuple(_need(need) for need in record.records("needs")),
        article_ids=record.texts("article_ids"),
        statements=record.texts("statements"),
        empty_state=record.text("empty_state"),
    )


def _need(record: Record) -> Need:
    return Need(
        id=record.text("id"),
        text=record.text("text"),
        kind=record.choice("kind", NEED_KINDS),
        who=record.choice("who", ROLE_IDS),
    )
