"""The first draft of a regiovisie: live figures where they exist, gaps named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jeugdregio.actions.draw_figure import (
    Picture,
    draw_bars,
    draw_map,
    draw_shares,
    draw_trend,
    has_map,
)
from jeugdregio.actions.open_dossier import Dossier
from jeugdregio.actions.show_figure import (
    FigurePage,
    find_scope,
    show_care_figures,
    show_figure,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.publishing.documents.blocks import (
    Block,
    Document,
    FigureBlock,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
    Run,
    TableBlock,
    bullets,
    text,
)
from jeugdregio.standards.law import STATUS_LABELS, find_article
from jeugdregio.standards.regiovisie import Chapter, all_chapters


_COLUMNS = {
    "lasten_iv3": (
        "gebied_naam",
        "inwoners",
        "lasten_x1000_eur",
        "lasten_per_inwoner_eur",
    ),
    "begroting_rekening": (
        "gebied_naam",
        "begroting_x1000_eur",
        "rekening_x1000_eur",
        "verschil_pct",
    ),
    "gebruik_cbs": ("gebied_naam", "jongeren", "per_100_inwoners_0_24"),
    "verwijzers": ("verwijzer", "trajecten", "aandeel_pct"),
    "leeftijd": ("leeftijd", "jongeren", "aandeel_pct"),
    "wachttijd": ("gebied_naam", "mediaan_dagen", "p90_dagen", "meetbaar"),
    "gebruik": ("gebied_naam", "jongeren"),
    "in_en_uitstroom": ("gebied_naam", "instroom", "uitstroom", "in_zorg"),
    "lasten": ("gebied_naam", "lasten_eur", "jongeren"),
}


def compose_regiovisie(
    workspace: Workspace, dossier: Dossier, *, as_of: date
) -> Document:
    """Put the draft together for page, PDF and DOCX.

    Args:
        workspace: The home folder.
        dossier: The region.
        as_of: The day on the title page; figures are those known then.

    Returns:
        A document with one chapter per chapter of `standards.regiovisie`: why it is
        there, figures with picture and table, what is missing and how to get it, and
        the questions the region itself answers.
    """
    care = show_care_figures(
        workspace, find_scope(dossier.regio.code), indeling=dossier.indeling
    )
    made_up = any(page.is_example for page in care.values())
    origin = "De cijfers komen uit open bronnen en zijn echt."
    if care:
        origin = (
            "De cijfers komen uit open bronnen en uit het berichtenverkeer. "
            + ("De berichten zijn verzonnen: die cijfers heten Voorbeeld." * made_up)
        ).strip()
    blocks: list[Block] = [
        Notice(
            "info",
            "Dit is een eerste concept",
            f"{origin} De keuzes maakt de regio "
            "zelf: waar die nog ontbreken, staan vragen. De raad van elke gemeente "
            "beslist (uit tweede hand).",
        ),
        _in_short(workspace, dossier),
    ]
    told: dict[str, Chapter] = {}
    for chapter in all_chapters():
        blocks += _chapter(workspace, dossier, chapter, told, care)
    return Document(
        title=f"Regiovisie jeugdhulp {dossier.regio.naam}",
        subtitle="Eerste concept",
        author="Gemaakt met jeugdregio",
        date=as_of,
        blocks=tuple(blocks),
        sources=_sources(workspace, dossier, care),
        example=(
            made_up
            or dossier.facts.is_example
            or any(view.is_example for view in dossier.steps)
        ),
    )


def _in_short(workspace: Workspace, dossier: Dossier) -> KeyFigures:
    scope = find_scope(dossier.regio.code)
    found = []
    for name in ("lasten_iv3", "gebruik_cbs"):
        page = show_figure(workspace, name, scope, indeling=dossier.indeling)
        for key in page.story.pick("total", "each"):
            label = key.label[:1].upper() + key.label[1:]
            found.append(KeyFigure(label, key.value, key.comparison))
    return KeyFigures(tuple(found))


def _chapter(
    workspace: Workspace,
    dossier: Dossier,
    chapter: Chapter,
    told: dict[str, Chapter],
    care: dict[str, FigurePage],
) -> Iterator[Block]:
    """One chapter; ``told`` holds the measures that an earlier one has shown."""
    yield Heading(1, chapter.title, anchor=chapter.id)
    yield text(chapter.why)
    yield _law(chapter)
    if chapter.id == "samenwerking":
        yield from _cooperation(dossier)
    for name in chapter.measures:
        page = show_figure(
            workspace,
            name,
            find_scope(dossier.regio.code),
            indeling=dossier.indeling,
        )
        if name in told:
            yield Heading(2, page.measure.question)
            yield text(
                f"{page.story.answer} Beeld en tabel staan in het hoofdstuk "
                f"{told[name].title}."
            )
            continue
        told[name] = chapter
        yield from _figure(workspace, page)
    for each in chapter.care_measures:
        if each in care:
            yield from _figure(workspace, care[each])
    if missing := [each for each in chapter.missing if each.filled_by not in care]:
        yield Heading(2, "Wat nog ontbreekt")
        yield bullets(*(f"{each.text} Van wie: {each.from_whom}." for each in missing))
    if chapter.questions:
        yield Heading(2, "Vragen aan de regio")
        yield bullets(*chapter.questions)


def _law(chapter: Chapter) -> Paragraph:
    runs = [Run("Waar dit op rust: ", strong=True)]
    for number, article_id in enumerate(chapter.article_ids):
        article = find_article(article_id)
        mark = f"{article.article} ({STATUS_LABELS[article.status]})"
        runs.append(Run(("; " if number else "") + mark))
    runs.append(Run("."))
    return Paragraph(tuple(runs))


def _cooperation(dossier: Dossier) -> Iterator[Block]:
    view = dossier.step("regio_entiteit")
    yield Heading(2, "Wie werken er samen?")
    yield bullets(*view.known)
    for count in dossier.facts.decisions.get("regiovisie", ()):
        yield Notice(
            "example" if count.is_example else "info",
            "Besluiten over de regiovisie",
            count.sentence,
        )


def _figure(workspace: Workspace, page: FigurePage) -> Iterator[Block]:
    yield Heading(2, page.measure.question)
    if page.is_example:
        yield Notice(
            "example",
            "Verzonnen berichten",
            "Dit cijfer zegt niets over echte jongeren.",
        )
    yield text(page.story.answer)
    if page.is_care and page.note:
        yield text(page.note)
    for picture, alt in _pictures(workspace, page):
        yield FigureBlock(
            svg=picture.wide, alt=alt, caption=alt, example=page.is_example
        )
    table = page.figures.areas
    caption = f"{page.measure.title} {page.figures.year}"
    if page.measure.name in {"leeftijd", "verwijzers"}:
        # The areas are in the picture; the table gives the region itself.
        table = workspace.figures(
            page.measure.name,
            niveau="regio",
            indeling=page.indeling,
            codes=(page.figures.scope.code,),
            years=(page.figures.year,),
        )
        caption += f", {page.figures.scope.naam}"
    yield TableBlock(table, caption, _COLUMNS[page.measure.name])


def _pictures(workspace: Workspace, page: FigurePage) -> Iterator[tuple[Picture, str]]:
    prefix = f"rv-{page.measure.name}".replace("_", "-")
    where = page.figures.scope.naam
    title, year = page.measure.title, page.figures.year
    if has_map(page):
        picture = draw_map(workspace, page, prefix=f"{prefix}-kaart", for_document=True)
        yield picture, f"Kaart: {title.lower()} per gemeente in {where}, {year}"
    if shares := draw_shares(workspace, page, prefix=f"{prefix}-deel"):
        yield shares, f"{title} per gemeente in {where}, {year}"
    if trend := draw_trend(workspace, page, prefix=f"{prefix}-jaar"):
        yield trend, f"{title} in {where} door de jaren"
    elif bars := draw_bars(workspace, page, prefix=f"{prefix}-balk"):
        beside = f"in {where}" if page.is_care else "naast Nederland"
        yield bars, f"{title} per gemeente {beside}, {year}"


def _sources(
    workspace: Workspace, dossier: Dossier, care: dict[str, FigurePage]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for chapter in all_chapters():
        for name in chapter.measures:
            page = show_figure(
                workspace,
                name,
                find_scope(dossier.regio.code),
                indeling=dossier.indeling,
            )
            found.update(dict.fromkeys(page.figures.areas.provenance.sources))
        for each in chapter.care_measures:
            if each in care:
                found.update(dict.fromkeys(care[each].figures.areas.provenance.sources))
    return tuple(found)
