"""Which statements and which readable texts each file of the law holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from jeugdregio.standards.care_forms import read_care_form
from jeugdregio.standards.chain import Need, read_step
from jeugdregio.standards.ladder import read_ladder_step
from jeugdregio.standards.law_files import Record
from jeugdregio.standards.law_records import read_article, read_event, read_source
from jeugdregio.standards.regiovisie import Missing, read_chapter
from jeugdregio.standards.wgr_forms import FormFact, read_form


@dataclass(frozen=True, slots=True)
class Claim:
    """The fields that make up one statement; an empty name means: not there.

    Attributes:
        status: Field that says how sure we are.
        source: Field that says where it was read.
        caveat: Field that says what is not sure.
        texts: Fields that must show doubt themselves where the status is U.
        titles: Fields that must not oblige where the status is U.
    """

    status: str = "status"
    source: str = "source"
    caveat: str = "caveat"
    texts: tuple[str, ...] = ("text",)
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nested:
    """A list inside a table: its name, the type of its tables, prose and claims."""

    list_name: str
    record_type: type
    prose: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What a list of tables in one file holds.

    Attributes:
        file: Name of the TOML file.
        list_name: Name of the list of tables in it.
        read: Gives one table its type, and refuses what does not fit.
        prose: Fields that a person reads: text or list of texts.
        claims: The statements in each table.
        key: Field that names a table.
        nested: Lists inside each table.
    """

    file: str
    list_name: str
    read: Callable[[Record], object]
    prose: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    key: str = "id"
    nested: tuple[Nested, ...] = ()


_ANY_CAVEAT: Final = Record("", {"S": "algemeen", "U": "algemeen"})

LAYOUTS: Final = (
    Layout("sources.toml", "sources", read_source, ("note",), key="key"),
    Layout(
        "articles.toml",
        "articles",
        read_article,
        ("title", "text", "caveat"),
        (Claim(titles=("title",)),),
    ),
    Layout(
        "timeline.toml",
        "events",
        read_event,
        ("title", "text", "caveat"),
        (Claim(titles=("title",)),),
    ),
    Layout(
        "wgr_forms.toml",
        "forms",
        lambda record: read_form(record, _ANY_CAVEAT),
        ("summary", "allowed_caveat"),
        (Claim("allowed_status", "allowed_source", "allowed_caveat", ()),),
        nested=(Nested("facts", FormFact, ("text", "caveat"), (Claim(),)),),
    ),
    Layout(
        "care_forms.toml",
        "forms",
        read_care_form,
        ("name", "text", "ground", "caveat"),
        (Claim(titles=("name",)),),
    ),
    Layout(
        "ladder.toml",
        "steps",
        read_ladder_step,
        ("text", "caveat"),
        (Claim(titles=("name",)),),
    ),
    Layout(
        "chain.toml",
        "steps",
        read_step,
        ("question", "law_asks", "law_caveat", "next_action", "empty_state"),
        (Claim("law_status", "law_source", "law_caveat", ("law_asks",)),),
        nested=(Nested("needs", Need, ("text",)),),
    ),
    Layout(
        "regiovisie_chapters.toml",
        "chapters",
        read_chapter,
        ("title", "why", "questions"),
        nested=(Nested("missing", Missing, ("text",)),),
    ),
)
