"""What a region fills in to make the draft its own, and the steps to found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.clauses import COOPERATION_DATA, allowed_form_ids
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_files import Record, Status, read_law_file, unknown_id
from jeugdregio.standards.wgr_forms import THEMES, Theme


Chooser = Literal["colleges", "raden", "regio", "centrumgemeente"]
"""Who makes a choice or takes a step."""

CHOOSERS: Final[tuple[Chooser, ...]] = get_args(Chooser)

CHOOSER_LABELS: Final[Mapping[Chooser, str]] = MappingProxyType(
    {
        "colleges": "de colleges",
        "raden": "de raden",
        "regio": "de regio",
        "centrumgemeente": "de centrumgemeente",
    }
)

Derived = Literal["", "regio", "gemeenten", "centrumgemeente"]
"""What the region list or the register gives; empty: nothing, someone fills it in."""

DERIVED: Final[tuple[Derived, ...]] = get_args(Derived)

MAX_VALUE: Final = 300
"""Characters in the value of a field."""


@dataclass(frozen=True, slots=True)
class DraftField:
    """A named field in the text of the regeling.

    Attributes:
        id: The name between braces, e.g. ``zetel``.
        label: Dutch label.
        who: Who must choose.
        derived: Where its value comes from by itself.
        suggestion: A value to start from; empty for none.
        status: How sure we are that the law asks the suggestion; None: it is a choice.
        article_id: The article the suggestion rests on; empty for none.
        help: One or two plain sentences; empty for none.
    """

    id: str
    label: str
    who: Chooser
    derived: Derived
    suggestion: str
    status: Status | None
    article_id: str
    help: str


@dataclass(frozen=True, slots=True)
class FoundingStep:
    """One step of the checklist; the order is our own reconstruction.

    Attributes:
        id: Stable id.
        title: What to do, starting with a verb.
        text: One to three plain sentences.
        who: Who does it.
        article_ids: What it rests on; empty for a choice.
        fact: The theme of the chosen form it rests on; None for none.
        forms: Ids of the forms it is for.
    """

    id: str
    title: str
    text: str
    who: Chooser
    article_ids: tuple[str, ...]
    fact: Theme | None
    forms: tuple[str, ...]


def all_fields(directory: Path = COOPERATION_DATA) -> tuple[DraftField, ...]:
    """Every field, in the order of the regeling.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.
    """
    return _fields(directory)


def find_field(field_id: str) -> DraftField:
    """The field with this id.

    Raises:
        UnknownCodeError: No field has this id.

    Example:
        >>> find_field("zetel").who
        'colleges'
    """
    for field in all_fields():
        if field.id == field_id:
            return field
    raise unknown_id("Veld", field_id, tuple(each.id for each in all_fields()))


def founding_steps(
    form_id: str, directory: Path = COOPERATION_DATA
) -> tuple[FoundingStep, ...]:
    """The checklist for one form, in the order in which to take it.

    Args:
        form_id: An id of `allowed_form_ids`.
        directory: Folder with ``founding_steps.toml``.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> [step.id for step in founding_steps("centrumgemeente")][:2]
        ['vorm', 'velden']
    """
    return tuple(step for step in _steps(directory) if form_id in step.forms)


@cache
def _fields(directory: Path) -> tuple[DraftField, ...]:
    content = read_law_file("regeling_fields.toml", directory)
    return tuple(_field(record) for record in content.records("fields"))


def _field(record: Record) -> DraftField:
    article_id = record.optional_text("article")
    status = record.status() if "status" in record.values else None
    if article_id:
        status = find_article(article_id).status
    suggestion = record.optional_text("suggestion")
    if len(suggestion) > MAX_VALUE:
        raise record.damaged("suggestion", f"hoogstens {MAX_VALUE} tekens")
    return DraftField(
        id=record.text("id"),
        label=record.text("label"),
        who=record.choice("who", CHOOSERS),
        derived=record.choice("derived", DERIVED) if "derived" in record.values else "",
        suggestion=suggestion,
        status=status,
        article_id=article_id,
        help=record.optional_text("help"),
    )


@cache
def _steps(directory: Path) -> tuple[FoundingStep, ...]:
    content = read_law_file("founding_steps.toml", directory)
    return tuple(_step(record) for record in content.records("steps"))


def _step(record: Record) -> FoundingStep:
    articles = record.texts("articles")
    for article_id in articles:
        find_article(article_id)
    allowed = allowed_form_ids()
    return FoundingStep(
        id=record.text("id"),
        title=record.text("title"),
        text=record.text("text"),
        who=record.choice("who", CHOOSERS),
        article_ids=articles,
        fact=record.choice("fact", THEMES) if "fact" in record.values else None,
        forms=record.choices("forms", allowed) if "forms" in record.values else allowed,
    )
