"""What an arrangement counts for in boards, budgets and reports, per form.

Counts of our own, to compare before and after; the reader changes what matters most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jeugdregio.standards.arrangements import COOPERATION_DATA
from jeugdregio.standards.law_files import Record, Status, read_law_file


@dataclass(frozen=True, slots=True)
class FormCount:
    """What one arrangement of a form counts for.

    Attributes:
        id: Id of `wgr_forms.WgrForm`, ``niet_bekend`` or ``alleen``.
        boards: Number of boards.
        budgets: Number of budgets.
        reports: Reports a year, each to the council of every member.
        text: The assumption in words, Dutch.
    """

    id: str
    boards: int
    budgets: int
    reports: int
    text: str


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All assumptions of the what-if.

    Attributes:
        providers: How many providers a group that buys has contracts with.
        providers_text: That in words, Dutch.
        status: How sure we are of all of it.
        source: Keys of `law.Source`.
        caveat: What is not sure.
        forms: Counts per form.
    """

    providers: int
    providers_text: str
    status: Status
    source: str
    caveat: str
    forms: Mapping[str, FormCount]

    def of(self, form_id: str) -> FormCount:
        """The counts of a form; those of an unknown form where it is not there."""
        return self.forms.get(form_id, self.forms["niet_bekend"])


@cache
def assumptions(directory: Path = COOPERATION_DATA) -> Assumptions:
    """The assumptions that ship with the product.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.

    Example:
        >>> assumptions().of("openbaar_lichaam").boards
        2
    """
    content = read_law_file("harmonising.toml", directory)
    head = content.values.get("general")
    general = Record(content.file, head if isinstance(head, dict) else {})
    forms = [_form(each) for each in content.records("forms")]
    return Assumptions(
        providers=general.number("providers"),
        providers_text=general.text("providers_text"),
        status=general.status(),
        source=general.text("source"),
        caveat=general.text("caveat"),
        forms=MappingProxyType({each.id: each for each in forms}),
    )


def _form(record: Record) -> FormCount:
    return FormCount(
        id=record.text("id"),
        boards=record.number("boards"),
        budgets=record.number("budgets"),
        reports=record.number("reports"),
        text=record.text("text"),
    )
