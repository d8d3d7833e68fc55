"""The forms of the Wgr: which may be a Jeugdregio, and what is known of each.

Facts and judgement are kept apart: this module holds facts with their status; what a
municipality thinks of them is in the region dossier.
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
    Record,
    Status,
    read_law_file,
    unknown_id,
)


Theme = Literal[
    "grondslag",
    "rechtspersoon",
    "bestuur",
    "personeel",
    "bevoegdheden",
    "geschikt_voor",
    "aansprakelijkheid",
    "uittreden",
    "kosten",
    "btw",
    "voorbeeld",
    "beleidsbepaling",
    "zeggenschap",
    "eigenaarschap",
    "werkgeverschap",
    "invloed_op_kosten",
]
"""What a fact is about."""

THEMES: Final[tuple[Theme, ...]] = get_args(Theme)

WEIGHED_THEMES: Final[tuple[Theme, ...]] = (
    "beleidsbepaling",
    "zeggenschap",
    "eigenaarschap",
    "werkgeverschap",
    "invloed_op_kosten",
)
"""The five themes on which municipalities weigh the forms."""

THEME_LABELS: Final[Mapping[Theme, str]] = MappingProxyType(
    {
        "grondslag": "Grondslag in de Wgr",
        "rechtspersoon": "Rechtspersoon",
        "bestuur": "Bestuur",
        "personeel": "Eigen personeel",
        "bevoegdheden": "Bevoegdheden",
        "geschikt_voor": "Geschikt voor",
        "aansprakelijkheid": "Aansprakelijkheid",
        "uittreden": "Uittreden",
        "kosten": "Kosten van de organisatie",
        "btw": "Btw",
        "voorbeeld": "Voorbeelden",
        "beleidsbepaling": "Beleid bepalen",
        "zeggenschap": "Zeggenschap",
        "eigenaarschap": "Eigenaarschap",
        "werkgeverschap": "Werkgeverschap",
        "invloed_op_kosten": "Invloed op kosten",
    }
)

FactKind = Literal["kenmerk", "voordeel", "nadeel"]
"""A neutral feature, an advantage or a drawback."""

FACT_KINDS: Final[tuple[FactKind, ...]] = get_args(FactKind)


@dataclass(frozen=True, slots=True)
class FormFact:
    """One statement about a form.

    Attributes:
        theme: What it is about.
        kind: A neutral feature, an advantage or a drawback.
        text: One or two plain Dutch sentences.
        status: How sure we are.
        source: Keys of `law.Source` and the place in them.
        caveat: What is not sure; never empty for status S and U.
    """

    theme: Theme
    kind: FactKind
    text: str
    status: Status
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class WgrForm:
    """A legal form in which municipalities cooperate.

    Attributes:
        id: Stable id, e.g. ``openbaar_lichaam``.
        name: Dutch name.
        summary: What it is, one sentence.
        allowed: May it be a Jeugdregio, with its own status, source and caveat below.
        facts: In the order of `THEMES`.
    """

    id: str
    name: str
    summary: str
    allowed: bool
    allowed_status: Status
    allowed_source: str
    allowed_caveat: str
    facts: tuple[FormFact, ...]

    def facts_on(self, theme: Theme) -> tuple[FormFact, ...]:
        """The facts on one theme; empty where we know none."""
        return tuple(fact for fact in self.facts if fact.theme == theme)


def all_forms(directory: Path = LAW_DATA) -> tuple[WgrForm, ...]:
    """The five forms, in the order of the file.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.
    """
    return _load(directory)


def find_form(form_id: str) -> WgrForm:
    """The form with this id.

    Raises:
        UnknownCodeError: No form has this id.

    Example:
        >>> find_form("centrumgemeente").allowed
        True
    """
    for form in all_forms():
        if form.id == form_id:
            return form
    raise unknown_id("Vorm", form_id, tuple(form.id for form in all_forms()))


@cache
def _load(directory: Path) -> tuple[WgrForm, ...]:
    content = read_law_file("wgr_forms.toml", directory)
    general = content.values.get("general_caveats")
    caveats = Record(content.file, general if isinstance(general, dict) else {})
    return tuple(read_form(record, caveats) for record in content.records("forms"))


def read_form(record: Record, caveats: Record) -> WgrForm:
    """Give one record its type; ``caveats`` are the general ones, by status."""
    facts = [_fact(fact, caveats) for fact in record.records("facts")]
    return WgrForm(
        id=record.text("id"),
        name=record.text("name"),
        summary=record.text("summary"),
        allowed=record.flag("allowed"),
        allowed_status=record.status("allowed_status"),
        allowed_source=record.text("allowed_source"),
        allowed_caveat=record.optional_text("allowed_caveat"),
        facts=tuple(sorted(facts, key=lambda fact: THEMES.index(fact.theme))),
    )


def _fact(record: Record, caveats: Record) -> FormFact:
    status = record.status()
    own = record.optional_text("caveat")
    return FormFact(
        theme=record.choice("theme", THEMES),
        kind=record.choice("kind", FACT_KINDS),
        text=record.text("text"),
        status=status,
        source=record.text("source"),
        caveat=own or ("" if status == "C" else caveats.text(status)),
    )
