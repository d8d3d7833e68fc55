"""The council note on the forms: facts, judgement, drawbacks and their answers."""

from __future__ import annotations

from collections.abc import Iterator

from jeugdregio.actions.open_regeling import Regeling
from jeugdregio.publishing.documents.blocks import (
    Block,
    Heading,
    Notice,
    bullets,
    text,
)
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.region.regeling.outcome import FormChoice
from jeugdregio.standards.law import STATUS_LABELS
from jeugdregio.standards.wgr_forms import (
    THEME_LABELS,
    WEIGHED_THEMES,
    FormFact,
    Theme,
    WgrForm,
    all_forms,
)


def forms_compared() -> Iterator[Block]:
    """Which forms may be a Jeugdregio, and what is known on the five themes."""
    yield Heading(1, "De vormen vergeleken", "vormen")
    yield text("Hier staat wat wij weten. Wat gemeenten ervan vinden, staat apart.")
    yield TextTable(
        ("Vorm", "Mag het een Jeugdregio zijn?", "Zekerheid en bron", "Voorbehoud"),
        tuple(
            (
                form.name,
                "ja" if form.allowed else "nee",
                f"{STATUS_LABELS[form.allowed_status]} ({form.allowed_source})",
                form.allowed_caveat or "geen",
            )
            for form in all_forms()
        ),
        "De vijf vormen van samenwerken",
    )
    for theme in WEIGHED_THEMES:
        yield Heading(2, THEME_LABELS[theme])
        yield TextTable(
            ("Vorm", "Wat wij weten", "Soort", "Zekerheid en voorbehoud"),
            tuple(
                row
                for form in all_forms()
                if form.allowed
                for row in _rows(form, theme)
            ),
            f"{THEME_LABELS[theme]}: wat wij van elke vorm weten",
        )


def _rows(form: WgrForm, theme: Theme) -> Iterator[tuple[str, ...]]:
    facts = form.facts_on(theme)
    for fact in facts:
        yield (form.name, fact.text, fact.kind, _sure(fact))
    if not facts:
        yield (form.name, "Hierover vonden wij niets.", "geen", "geen")


def _sure(fact: FormFact) -> str:
    caveat = f": {fact.caveat}" if fact.caveat else ""
    return f"{STATUS_LABELS[fact.status]} ({fact.source}){caveat}"


def judgement(choice: FormChoice | None) -> Iterator[Block]:
    """What the municipalities think, apart from the facts."""
    yield Heading(1, "Wat gemeenten van de vormen vinden", "oordeel")
    if choice is None or not choice.ranking:
        yield Notice(
            "missing",
            "Nog te kiezen: het oordeel over de vormen",
            "Wie: de raad, het college en de ambtenaren van elke gemeente. Elk weegt "
            "zelf.",
        )
        return
    if choice.is_example:
        yield Notice(
            "example", "Verzonnen oordelen", "Geen gemeente heeft dit echt gezegd."
        )
    yield text(
        "Dit is een oordeel, geen feit. "
        f"Hier tellen {choice.judged_by} oordelen mee van {choice.bodies_total} "
        "die konden wegen. Een oordeel telt mee als het is vrijgegeven."
    )
    yield TextTable(
        ("Plaats", "Vorm", "Score"),
        tuple(
            (str(each.rank), each.name, f"{float(each.score):.2f}".replace(".", ","))
            for each in choice.ranking
        ),
        "De vormen in de volgorde van het oordeel",
        choice.is_example,
    )
    if choice.agreement:
        yield Heading(2, "Waar gemeenten het eens en oneens zijn")
        yield bullets(*choice.agreement)
    if choice.stability:
        yield Heading(2, "Hoe vast de volgorde is")
        yield bullets(*choice.stability)


def drawbacks_answered(regeling: Regeling) -> Iterator[Block]:
    """The drawbacks of the form, and the articles of the draft that answer them."""
    name = regeling.form.name.lower()
    yield Heading(1, "De nadelen van deze vorm en ons antwoord", "nadelen")
    yield text(f"Dit deel gaat over deze vorm: {name}. {regeling.form_reason}")
    if not regeling.drawbacks:
        yield text(
            "Wij vonden bij deze vorm geen nadeel. Dat wil niet zeggen dat het er niet "
            "is."
        )
        return
    yield TextTable(
        ("Nadeel", "Zekerheid", "Artikel in de regeling dat het opvangt"),
        tuple(
            (
                each.drawback.text,
                f"{each.status_label} ({each.drawback.source})",
                "; ".join(regeling.draft.place_of(c.id) for c in each.clauses)
                or "Nog te kiezen: een bepaling. Wie: de colleges",
            )
            for each in regeling.drawbacks
        ),
        f"Nadelen van een {name} en wat de regeling ertegen doet",
    )
