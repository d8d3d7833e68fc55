"""What a sentence rests on: article or feature of a form, and how sure we are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdregio.standards.law import STATUS_LABELS, Status, find_article
from jeugdregio.standards.wgr_forms import THEME_LABELS, Theme, find_form


OWN_CHOICE = "eigen keuze van de gemeenten, geen wetsartikel"
"""Said where nothing of the law is under a clause or step."""


@dataclass(frozen=True, slots=True)
class Basis:
    """One thing that a sentence rests on.

    Attributes:
        label: The article, or the feature of the form, Dutch.
        title: What it says, in one sentence.
        status: How sure we are.
        source: Where it was read.
        caveat: What is not sure; never empty for status S and U.
        article_id: Id of the article; empty for a feature of a form.
    """

    label: str
    title: str
    status: Status
    source: str
    caveat: str
    article_id: str = ""

    @property
    def status_label(self) -> str:
        """The status in a word the reader knows."""
        return STATUS_LABELS[self.status]

    @property
    def mark(self) -> str:
        """The label with its status, as it stands behind a sentence."""
        return f"{self.label}: {self.status_label}"


def bases_of(
    article_ids: Iterable[str], fact: Theme | None = None, form_id: str = ""
) -> tuple[Basis, ...]:
    """Look up what a paragraph or step rests on.

    Args:
        article_ids: Ids of articles.
        fact: A theme of the form; None for none.
        form_id: The form that ``fact`` is about.

    Raises:
        UnknownCodeError: No such article or form.

    Example:
        >>> bases_of(["jw-2.18"])[0].mark
        'Jeugdwet art. 2.18: uit tweede hand'
    """
    found = [
        Basis(
            label=article.article,
            title=f"{article.title}.",
            status=article.status,
            source=article.source,
            caveat=article.caveat,
            article_id=article.id,
        )
        for article in map(find_article, article_ids)
    ]
    if fact is not None:
        form = find_form(form_id)
        stated = form.facts_on(fact)[0]
        found.append(
            Basis(
                label=f"{form.name}, {_in_sentence(THEME_LABELS[fact])}",
                title=stated.text,
                status=stated.status,
                source=stated.source,
                caveat=stated.caveat,
            )
        )
    return tuple(found)


def mark_of(bases: Iterable[Basis]) -> str:
    """All marks in brackets, with a blank before; empty where there are none.

    Example:
        >>> mark_of(bases_of(["jw-2.12"])), mark_of(())
        (' (Jeugdwet art. 2.12: bevestigd)', '')
    """
    marks = "; ".join(dict.fromkeys(basis.mark for basis in bases))
    return f" ({marks})" if marks else ""


def _in_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]
