"""The council note: what is asked, why now, how it is, which form, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from jeugdregio.actions.compose_regeling import (
    annex_blocks,
    open_choices,
    single_notice,
)
from jeugdregio.actions.council_note_forms import (
    drawbacks_answered,
    forms_compared,
    judgement,
)
from jeugdregio.actions.open_dossier import Dossier, readings_of
from jeugdregio.actions.open_regeling import Regeling
from jeugdregio.actions.read_arrangements import Arrangement
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.publishing.documents.blocks import (
    Block,
    Document,
    Heading,
    Notice,
    bullets,
    text,
)
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.region.regeling.basis import bases_of, mark_of
from jeugdregio.region.regeling.sources import source_titles
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.law import STATUS_LABELS, find_article, judge_in_force
from jeugdregio.standards.regions import members
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES, all_forms


LAW: Final = (
    "wvbj",
    "jw-2.18",
    "jw-2.18-vormen",
    "jw-2.18-geen-uitstap",
    "jw-2.19-1-a",
    "jw-2.6-blijft",
    "jw-geld-gemeentefonds",
)
"""The articles that say why a council must choose, in the order of the story."""


@dataclass(frozen=True, slots=True)
class CouncilNote:
    """What the note is made of.

    Attributes:
        dossier: The region with what is known of it.
        regeling: The draft regeling, with the results of the comparison.
        arrangements: With whom the municipalities work together, from the register.
        gemeente_code: The municipality whose council it is for; empty for all.
    """

    dossier: Dossier
    regeling: Regeling
    arrangements: tuple[Arrangement, ...]
    gemeente_code: str = ""

    @property
    def is_example(self) -> bool:
        """Whether anything in the note is fictional."""
        return (
            self.regeling.is_example
            or any(each.is_example for each in self.arrangements)
            or any(p.is_example for each in self.arrangements for p in each.partial)
        )


def check_gemeente(regio_code: str, gemeente_code: str) -> str:
    """A municipality of the region, or none.

    Raises:
        UnknownCodeError: It is not in the region by the division we use.

    Example:
        >>> check_gemeente("JZ41", "gm0917")
        'GM0917'
    """
    code = gemeente_code.strip().upper()
    if code and code not in members(regio_code):
        raise UnknownCodeError(
            "Deze gemeente hoort niet bij de regio.",
            hint="Kies een gemeente uit de lijst op de pagina.",
        )
    return code


def compose_council_note(note: CouncilNote, *, as_of: date) -> Document:
    """Put the note together for page, PDF and DOCX.

    Args:
        note: What it is made of.
        as_of: The day on the front, on which the law is judged.

    Returns:
        Chapters in the order in which a council reads them. What nobody chose yet is
        named with who chooses; every sentence on the law has article and status.
    """
    regio = note.dossier.regio
    if note.gemeente_code:
        subtitle = f"Voor de gemeenteraad van {gemeente_name(note.gemeente_code)}"
    elif note.regeling.is_single:
        subtitle = f"Voor de gemeenteraad van {note.regeling.gemeenten[0]}"
    else:
        subtitle = f"Voor de gemeenteraden in {regio.naam}"
    blocks: list[Block] = [
        Notice(
            "warning",
            "Dit is een ontwerp",
            "Deze nota is geen juridisch advies. Achter elke zin die op de wet rust, "
            "staat het artikel en hoe zeker dat is.",
        )
    ]
    if note.regeling.is_single:
        blocks += _for_one_municipality(note, as_of)
    else:
        blocks += _for_more_municipalities(note, as_of)
    return Document(
        title=f"Raadsnota Jeugdregio {regio.naam}",
        subtitle=subtitle,
        author="Gemaakt met jeugdregio",
        date=as_of,
        blocks=tuple(blocks),
        sources=_sources(note),
        example=note.is_example,
    )


def _for_more_municipalities(note: CouncilNote, as_of: date) -> Iterator[Block]:
    yield from _asked(note)
    yield from _why_now(note, as_of)
    yield from _present(note)
    yield from forms_compared()
    yield from judgement(note.regeling.results.choice)
    yield from drawbacks_answered(note.regeling)
    yield from _votes_and_money(note)
    yield from _young_people(note)
    yield Heading(1, "Wat nog te kiezen is", "open")
    yield from open_choices(note.regeling.draft)
    yield from _next(note)


def _for_one_municipality(note: CouncilNote, as_of: date) -> Iterator[Block]:
    """A short note: with one municipality there is nobody to agree with."""
    yield single_notice()
    yield Heading(1, "Wat vragen wij van de raad?", "gevraagd")
    yield text(
        "Deze nota vraagt geen besluit van de raad. Zij is om te weten wat er komt."
    )
    yield from _why_now(note, as_of)
    yield from _present(note)
    if note.regeling.results.young_people:
        yield from _young_people(note)


def _asked(note: CouncilNote) -> Iterator[Block]:
    draft = note.regeling.draft
    for_council = [each for each in draft.open_choices if each.field.who == "raden"]
    view = mark_of(bases_of(["wgr-2022-zienswijze"]))
    consent = mark_of(bases_of(["wgr-2022-toestemming"]))
    yield Heading(1, "Wat vragen wij van de raad?", "gevraagd")
    asked = [
        f"Geef uw zienswijze op het ontwerp van de regeling{view}.",
        "Geef het college toestemming om de regeling te treffen. Weigeren kan om twee "
        "redenen: strijd met het recht of met het algemeen belang" + f"{consent}.",
    ]
    if for_council:
        asked.append(
            "Geef aan wat u wilt met de keuzes die de raden maken. Nu open: "
            f"{len(for_council)}. Zij staan bij Wat nog te kiezen is."
        )
    yield bullets(*asked)
    yield text(
        f"Het ontwerp gaat uit van deze vorm: {note.regeling.form.name.lower()}. "
        f"{note.regeling.form_reason}"
    )


def _why_now(note: CouncilNote, as_of: date) -> Iterator[Block]:
    readings = readings_of(note.dossier.regio.code)
    yield Heading(1, "Waarom nu?", "waarom")
    plan = mark_of(bases_of(["jw-2.19-1-a"]))
    yield text(
        "Het plan is dat gemeenten specialistische jeugdhulp samen inkopen"
        f"{plan}. Nog niet alles is bekend. Daarom staat bij elk punt hoe zeker het is."
    )
    rows = []
    for article in map(find_article, LAW):
        reading = readings.get(article.id)
        rows.append(
            (
                article.text,
                f"{article.article}: {STATUS_LABELS[article.status]}",
                judge_in_force(article, as_of, reading).sentence,
                article.caveat or "geen",
            )
        )
    yield TextTable(
        ("Wat de wet vraagt", "Artikel en zekerheid", "Geldt het al?", "Voorbehoud"),
        tuple(rows),
        "Wat de wet vraagt van gemeenten die samenwerken",
    )


def _present(note: CouncilNote) -> Iterator[Block]:
    facts = note.dossier.facts
    yield Heading(1, "Hoe de regio nu samenwerkt", "nu")
    noun = "gemeente" if facts.gemeenten == 1 else "gemeenten"
    yield text(f"{facts.naam} telt {facts.gemeenten} {noun} ({facts.indeling}).")
    if facts.disputed:
        yield text(
            "Over deze gemeenten zijn lijsten het niet eens: "
            f"{', '.join(facts.disputed)}."
        )
    if not note.arrangements:
        yield Notice(
            "missing",
            f"Nog in te vullen: met wie de {noun} nu {_work(facts.gemeenten)}",
            "Wie: de regio. Noem ook afspraken die niet in een regeling staan.",
        )
        return
    yield TextTable(
        (
            "Samenwerking",
            "Vorm",
            "Wanneer",
            "Deelnemers",
            "Bron en zekerheid",
            "Voorbehoud",
        ),
        tuple(
            (
                each.name,
                each.form,
                each.period,
                ", ".join(each.members),
                f"{each.source}: {STATUS_LABELS[each.status]}",
                each.caveat or "geen",
            )
            for each in note.arrangements
        ),
        f"Met wie de {noun} {_work(facts.gemeenten)}, nu en eerder",
    )
    partial = [part for each in note.arrangements for part in each.partial]
    if partial:
        yield Heading(2, "Wie voor een deel meedoet")
        yield bullets(*(part.sentence for part in partial))


def _work(count: int) -> str:
    return "samenwerkt" if count == 1 else "samenwerken"


def _votes_and_money(note: CouncilNote) -> Iterator[Block]:
    results = note.regeling.results
    yield Heading(1, "Stemmen en geld", "geld")
    there = {annex.about for annex in results.annexes}
    for about, what in (("stemmen", "de stemmen"), ("sleutel", "de kostensleutel")):
        if about not in there:
            yield Notice(
                "missing",
                f"Nog te kiezen: {what}",
                "Wie: de colleges, na een zienswijze van de raden. Reken eerst door.",
            )
    if not results.annexes:
        return
    yield text("Dit komt als bijlage bij de regeling.")
    for number, annex in enumerate(results.annexes, start=1):
        for block in annex_blocks(annex, number, example=results.is_example):
            yield Heading(2, annex.title) if isinstance(block, Heading) else block


def _young_people(note: CouncilNote) -> Iterator[Block]:
    yield Heading(1, "Wat verandert er voor jongeren, en wanneer?", "jongeren")
    told = note.regeling.results.young_people
    if told:
        yield text(" ".join(told))
        return
    yield Notice(
        "missing",
        "Nog te kiezen: wat er voor jongeren verandert, en wanneer",
        "Wie: de colleges. Zeg het in gewone woorden, ook als er niets verandert.",
    )


def _next(note: CouncilNote) -> Iterator[Block]:
    yield Heading(1, "Hoe het verder gaat", "verder")
    yield text(
        "De volgorde van deze stappen is onze eigen reconstructie, geen officiële "
        "lijst. De raden geven hun zienswijze voordat de colleges besluiten."
        + mark_of(bases_of(["wgr-2022-zienswijze"]))
    )
    yield TextTable(
        ("Stap", "Wat er gebeurt", "Wie", "Waar het op rust"),
        tuple(
            (
                f"{line.number}. {line.step.title}",
                line.step.text,
                line.who,
                line.rests_on,
            )
            for line in note.regeling.checklist
        ),
        "Stappen tot de Jeugdregio er is",
    )


def _sources(note: CouncilNote) -> tuple[str, ...]:
    articles = [find_article(each).source for each in LAW]
    forms = [form.allowed_source for form in all_forms()]
    facts = [
        fact.source
        for form in all_forms()
        for theme in WEIGHED_THEMES
        for fact in form.facts_on(theme)
    ]
    steps = [b.source for line in note.regeling.checklist for b in line.bases]
    known = [each.source for each in note.arrangements]
    partial = [p.source for each in note.arrangements for p in each.partial]
    if note.regeling.is_single:
        return source_titles([*articles, *known, *partial])
    drawbacks = [each.drawback.source for each in note.regeling.drawbacks]
    return source_titles(
        [*articles, *forms, *facts, *drawbacks, *steps, *known, *partial]
    )
