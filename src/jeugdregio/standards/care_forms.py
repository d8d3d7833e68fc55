"""The draft list of care forms that a Jeugdregio would contract, and its mapping.

The statutory list (Besluit Jeugdwet art. 2.2.3) could not be read. So this is a draft
with a status per entry; the mapping to iJw product categories and CBS codes is ours,
and one category can belong to more care forms: never add them up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from jeugdregio.standards.law_files import (
    LAW_DATA,
    Record,
    Status,
    read_law_file,
    unknown_id,
)


CareKind = Literal["zorgvorm", "maatregel"]
"""A care form of the decree, or a measure carried out by a certified institution."""

CARE_KINDS: Final[tuple[CareKind, ...]] = get_args(CareKind)

Level = Literal["regionaal", "bovenregionaal", "landelijk"]
"""At which level it would be contracted."""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)


@dataclass(frozen=True, slots=True)
class CareForm:
    """A candidate for the statutory list.

    Attributes:
        id: Stable id, e.g. ``pleegzorg``.
        name: Dutch name.
        text: What it is, plain Dutch.
        kind: Care form or measure.
        level: Level of contracting.
        ground: Why it is on the draft, Dutch.
        status: How sure we are that it belongs on the list.
        source: Keys of `law.Source` and the place in them.
        caveat: What is not sure; never empty for status S and U.
        product_categories: Codes of iJw code list JZ020.
        cbs_codes: Care-form codes of CBS table 85099NED; empty where CBS has none.
    """

    id: str
    name: str
    text: str
    kind: CareKind
    level: Level
    ground: str
    status: Status
    source: str
    caveat: str
    product_categories: tuple[str, ...]
    cbs_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CareFormList:
    """The list as a whole; ``is_draft`` until the decree has been read.

    Attributes:
        is_draft: True: not the statutory list.
        version: Name of this version.
        made_on: Day it was made; ``made_on_status`` is how sure we are of that.
        title: For a heading, Dutch.
        text: What it is, Dutch.
        article_id: The article it stands for.
        status: How sure we are of the list as a whole.
        source: Keys of `law.Source`.
        caveat: What it must not be used for.
        mapping_text: What a reader must know of the mapping.
        mapping_status: How sure we are of the mapping.
        product_category_labels: Code to label, of the categories used.
        cbs_labels: CBS code to label, of the codes used.
        forms: The candidates.
    """

    is_draft: bool
    version: str
    made_on: date | None
    made_on_status: Status | None
    title: str
    text: str
    article_id: str
    status: Status
    source: str
    caveat: str
    mapping_text: str
    mapping_status: Status
    product_category_labels: Mapping[str, str]
    cbs_labels: Mapping[str, str]
    forms: tuple[CareForm, ...]


def care_form_list(directory: Path = LAW_DATA) -> CareFormList:
    """The draft list with everything a reader must know about it.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> care_form_list().is_draft
        True
    """
    return _load(directory)


def find_care_form(care_form_id: str) -> CareForm:
    """The care form with this id.

    Raises:
        UnknownCodeError: No care form has this id.
    """
    forms = care_form_list().forms
    for form in forms:
        if form.id == care_form_id:
            return form
    raise unknown_id("Zorgvorm", care_form_id, tuple(form.id for form in forms))


def care_forms_for_category(code: str) -> tuple[CareForm, ...]:
    """The care forms that a product category can belong to; empty where none.

    Example:
        >>> [form.id for form in care_forms_for_category("46")]
        ['crisishulp']
    """
    return tuple(
        form for form in care_form_list().forms if code in form.product_categories
    )


@cache
def _load(directory: Path) -> CareFormList:
    content = read_law_file("care_forms.toml", directory)
    head = content.values.get("list")
    record = Record(content.file, head if isinstance(head, dict) else {})
    return CareFormList(
        is_draft=record.flag("is_draft"),
        version=record.text("version"),
        made_on=record.day("made_on"),
        made_on_status=record.day_status("made_on"),
        title=record.text("title"),
        text=record.text("text"),
        article_id=record.text("article_id"),
        status=record.status(),
        source=record.text("source"),
        caveat=record.optional_text("caveat"),
        mapping_text=record.text("mapping_text"),
        mapping_status=record.status("mapping_status"),
        product_category_labels=_labels(content, "product_categories"),
        cbs_labels=_labels(content, "cbs_codes"),
        forms=tuple(read_care_form(form) for form in content.records("forms")),
    )


def _labels(content: Record, field: str) -> Mapping[str, str]:
    table = content.values.get(field)
    record = Record(content.file, table if isinstance(table, dict) else {})
    return MappingProxyType({code: record.text(code) for code in record.values})


def read_care_form(record: Record) -> CareForm:
    """Give one candidate of the list its type."""
    return CareForm(
        id=record.text("id"),
        name=record.text("name"),
        text=record.text("text"),
        kind=record.choice("kind", CARE_KINDS),
        level=record.choice("level", LEVELS),
        ground=record.text("ground"),
        status=record.status(),
        source=record.text("source"),
        caveat=record.optional_text("caveat"),
        product_categories=record.texts("product_categories"),
        cbs_codes=record.texts("cbs_codes"),
    )
