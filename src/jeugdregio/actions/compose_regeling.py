"""The draft regeling as a document: articles, what they rest on, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jeugdregio.actions.open_regeling import Regeling
from jeugdregio.publishing.documents.blocks import (
    Block,
    Document,
    Heading,
    Notice,
    Paragraph,
    Run,
    bullets,
    text,
)
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.region.regeling.basis import OWN_CHOICE, mark_of
from jeugdregio.region.regeling.draft import Draft, DraftArticle, DraftLid
from jeugdregio.region.regeling.fill import suggestion_of
from jeugdregio.region.regeling.sources import source_titles
from jeugdregio.standards.clauses import KIND_LABELS
from jeugdregio.standards.regeling_fields import CHOOSER_LABELS


NO_ADVICE = (
    "Dit ontwerp is geen juridisch advies. Laat een jurist het lezen. Achter elke zin "
    "die op de wet rust, staat het artikel en hoe zeker dat is."
)


def compose_regeling(regeling: Regeling, *, as_of: date) -> Document:
    """Put the draft together for page, PDF and DOCX.

    Args:
        regeling: From `open_regeling`.
        as_of: The day on the front.

    Returns:
        Chapters with numbered articles; every sentence on the law with article and
        status; a list of what is still to choose; annexes; and why each article is
        there. No field is empty: an open choice says so and who makes it.
    """
    draft = regeling.draft
    blocks: list[Block] = [Notice("warning", "Dit is een ontwerp", NO_ADVICE)]
    if regeling.is_single:
        blocks.append(single_notice())
    for chapter in draft.chapters:
        blocks.append(Heading(1, chapter.heading, f"hoofdstuk-{chapter.chapter.id}"))
        for article in chapter.articles:
            blocks += _article(article)
    for number, annex in enumerate(regeling.results.annexes, start=1):
        blocks += annex_blocks(annex, number, example=regeling.results.is_example)
    blocks += [Heading(1, "Wat nog te kiezen is", "open"), *open_choices(draft)]
    blocks += [Heading(1, "Waarom elk artikel er staat", "waarom"), _reasons(regeling)]
    blocks += [Heading(1, "Hoe zeker de wet is", "wet"), *_law(draft)]
    return Document(
        title=f"Regeling Jeugdregio {regeling.regio.naam}",
        subtitle=f"Ontwerp voor een {regeling.form.name.lower()}",
        author="Gemaakt met jeugdregio",
        date=as_of,
        blocks=tuple(blocks),
        sources=source_titles(basis.source for basis in draft.bases),
        example=regeling.is_example,
    )


def single_notice() -> Notice:
    """Said where the region is one municipality."""
    return Notice(
        "info",
        "Deze regio is één gemeente",
        "Dan is geen gemeenschappelijke regeling nodig (Jeugdwet art. 2.18: uit "
        "tweede hand).",
    )


def annex_blocks(annex: Annex, number: int, *, example: bool) -> Iterator[Block]:
    """An annex as a chapter: its sentences, then its table."""
    yield Heading(1, f"Bijlage {number}. {annex.title}", f"bijlage-{number}")
    for sentence in annex.sentences:
        yield text(sentence)
    if annex.header:
        yield TextTable(annex.header, annex.rows, annex.title, example)


def open_choices(draft: Draft) -> Iterator[Block]:
    """What nobody chose yet: by whom, where it stands, and a value to start from."""
    found = draft.open_choices
    if not found:
        yield text("Alle keuzes in dit ontwerp zijn gemaakt.")
        return
    yield text(
        f"Er staan nog {len(found)} keuzes open. In de tekst staat daar: Nog te kiezen."
    )
    yield TextTable(
        ("Nog te kiezen", "Wie kiest", "Voorstel", "Waar het staat"),
        tuple(
            (
                each.field.label,
                CHOOSER_LABELS[each.field.who],
                suggestion_of(each.field) or "geen voorstel",
                "; ".join(each.places),
            )
            for each in found
        ),
        "Keuzes die nog open staan",
    )


def _article(article: DraftArticle) -> Iterator[Block]:
    yield Heading(2, article.heading)
    alone = len(article.lids) == 1
    for number, lid in enumerate(article.lids, start=1):
        yield _lid(lid, "" if alone or article.number is None else f"{number}. ")
    if not article.bases:
        yield text(f"({OWN_CHOICE[:1].upper()}{OWN_CHOICE[1:]}.)")


def _lid(lid: DraftLid, number: str) -> Paragraph:
    runs = [Run(number)] if number else []
    runs += [
        Run(piece.text, strong=piece.open_field is not None) for piece in lid.pieces
    ]
    if mark := mark_of(lid.bases):
        runs.append(Run(mark))
    return Paragraph(tuple(runs))


def _reasons(regeling: Regeling) -> TextTable:
    rows = []
    for article in regeling.draft.articles:
        answers = "; ".join(
            dict.fromkeys(each.text.rstrip(".") for each in article.answers)
        )
        rows.append(
            (
                article.heading,
                article.clause.why,
                KIND_LABELS[article.clause.kind],
                answers or "geen nadeel",
            )
        )
    return TextTable(
        ("Artikel", "Waarom", "Soort", "Welk nadeel het opvangt"),
        tuple(rows),
        "Waarom elk artikel er staat",
    )


def _law(draft: Draft) -> Iterator[Block]:
    yield text(
        "Bevestigd: wij lazen het in de wet of op een officiële pagina. Uit tweede "
        "hand: wij lazen het bij een ander. Niet bevestigd: wij vonden geen bron."
    )
    yield TextTable(
        ("Waar het op rust", "Wat het zegt", "Zekerheid", "Voorbehoud"),
        tuple(
            (b.label, b.title, b.status_label, b.caveat or "geen") for b in draft.bases
        ),
        "Artikelen en hoe zeker zij zijn",
    )
    yield bullets(
        "Data en termijnen kiest de regio zelf.",
        "Een artikel dat niet bevestigd is, verplicht hier tot niets.",
    )
