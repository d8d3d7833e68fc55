"""What is known of the legal forms, as a table of themes and forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jeugdregio.standards.law import STATUS_LABELS
from jeugdregio.standards.wgr_forms import (
    THEME_LABELS,
    THEMES,
    WEIGHED_THEMES,
    FormFact,
    Theme,
    all_forms,
)


_KIND_LABELS = {"kenmerk": "", "voordeel": "Voordeel", "nadeel": "Nadeel"}


@dataclass(frozen=True, slots=True)
class FactView:
    """One statement with its status in words.

    Attributes:
        kind: ``Voordeel`` or ``Nadeel``; empty for a neutral feature.
        source: Where it comes from, as a short sentence.
        caveat: What is not sure, where that is not in `common_caveats`.
    """

    kind: str
    text: str
    status: str
    status_label: str
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The head of a form: may it be a Jeugdregio, and how sure is that."""

    id: str
    name: str
    summary: str
    allowed: bool
    allowed_label: str
    status: str
    status_label: str
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class CellView:
    """What is known of one form on one theme."""

    form: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme over all forms, in the order of the forms."""

    id: Theme
    label: str
    cells: tuple[CellView, ...]


def form_views() -> tuple[FormView, ...]:
    """The five forms in their usual order."""
    return tuple(
        FormView(
            id=form.id,
            name=form.name,
            summary=form.summary,
            allowed=form.allowed,
            allowed_label="mag een Jeugdregio zijn"
            if form.allowed
            else "mag geen Jeugdregio zijn",
            status=form.allowed_status,
            status_label=STATUS_LABELS[form.allowed_status],
            source=form.allowed_source,
            caveat=form.allowed_caveat,
        )
        for form in all_forms()
    )


def weighed_rows() -> tuple[ThemeRow, ...]:
    """The five themes that are weighed."""
    return tuple(_row(theme) for theme in WEIGHED_THEMES)


def other_rows() -> tuple[ThemeRow, ...]:
    """All other themes on which something is known."""
    return tuple(_row(theme) for theme in THEMES if theme not in WEIGHED_THEMES)


def _row(theme: Theme) -> ThemeRow:
    return ThemeRow(
        id=theme,
        label=THEME_LABELS[theme],
        cells=tuple(
            CellView(form.name, tuple(map(_fact, form.facts_on(theme))))
            for form in all_forms()
        ),
    )


def _fact(fact: FormFact) -> FactView:
    return FactView(
        kind=_KIND_LABELS[fact.kind],
        text=fact.text,
        status=fact.status,
        status_label=STATUS_LABELS[fact.status],
        source=source_text(fact.source),
        caveat="" if fact.caveat in dict(common_caveats()).values() else fact.caveat,
    )


def source_text(source: str) -> str:
    """Where a statement comes from; what is our own says so.

    Example:
        >>> source_text("Vijverberg"), source_text("Eigen")
        ('Bron: Vijverberg.', 'Eigen analyse.')
    """
    return "Eigen analyse." if source == "Eigen" else f"Bron: {source}."


@cache
def common_caveats() -> tuple[tuple[str, str], ...]:
    """Per status, in words, the caveat most statements of it share.

    A table says these once, below it, instead of in every cell.
    """
    facts = [fact for form in all_forms() for fact in form.facts]
    found = []
    for status, label in STATUS_LABELS.items():
        caveats = [f.caveat for f in facts if f.status == status and f.caveat]
        if caveats:
            found.append((label, max(caveats, key=caveats.count)))
    return tuple(found)
