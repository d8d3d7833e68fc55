"""The region dossier: where a region stands on every step of the chain of the law.

What the region recorded itself goes first. Where it recorded nothing, a state is
derived only from what is certain: members in a list, figures in the open data. A state
is never *late*: no date of the law is confirmed firmly enough for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from jeugdregio.region.records import NEED_OF, Recorded, RegionFacts
from jeugdregio.standards.chain import ChainStep, Need, all_steps
from jeugdregio.standards.law import (
    ROLE_LABELS,
    Article,
    InForce,
    RegionReading,
    articles_for_step,
    find_role_id,
    judge_in_force,
)


Tone = Literal["done", "busy", "open"]
"""The colour beside the words of a state; the words say it all without it."""

STATE_WORDS: Final[Mapping[str, tuple[str, Tone]]] = {
    "niet_gestart": ("nog niet gestart", "open"),
    "bezig": ("bezig", "busy"),
    "concept": ("in concept", "busy"),
    "gereed": ("gereed", "done"),
    "nvt": ("niet van toepassing", "open"),
}
"""The states a region can record, as words and tone."""


UNKNOWN_STATE: Final = "hier nog niet ingevuld"
UNKNOWN_PURCHASE: Final = "de inkoop is hier nog niet ingevuld"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the region sees it today."""

    article: Article
    judgement: InForce


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the chain for one region.

    Attributes:
        step: The step itself.
        state: Where it stands, in words.
        tone: The colour beside the words.
        recorded: What the region recorded; None if nothing.
        known: Sentences on what is known.
        missing: What it still needs, in the order of the chain.
        next_action: What comes next.
        owner: Who does that, in words.
        articles: The law behind it, judged today.
        is_example: True where a fictional record decides the state.
    """

    step: ChainStep
    state: str
    tone: Tone
    recorded: Recorded | None
    known: tuple[str, ...]
    missing: tuple[Need, ...]
    next_action: str
    owner: str
    articles: tuple[ArticleView, ...]
    is_example: bool


def build_dossier(
    facts: RegionFacts,
    recorded: Mapping[str, Recorded],
    readings: Mapping[str, RegionReading],
    *,
    as_of: date,
) -> tuple[StepView, ...]:
    """Put the seven steps of one region together, in the order of the chain.

    Args:
        facts: What is known of the region.
        recorded: Per step id, what the region recorded.
        readings: Per article id, the date the region holds to.
        as_of: The day on which the articles are judged.
    """
    return tuple(
        _view(step, facts, recorded.get(step.id), readings, as_of)
        for step in all_steps()
    )


def summarise(steps: tuple[StepView, ...], facts: RegionFacts) -> str:
    """The region in two sentences, true of the steps below them.

    Example:
        >>> facts = RegionFacts("A", 16, "iJw", (), None, (), 2024, (2022,), 4, 6, {})
        >>> summarise(build_dossier(facts, {}, {}, as_of=date(2026, 11, 21)), facts)
        'De regio telt zestien gemeenten. De regiovisie is hier nog niet ingevuld, en de
        inkoop ook niet.'
    """
    by_id = {view.step.id: view for view in steps}
    vision, purchase = by_id["regiovisie"], by_id["inkoop"]
    number = _NUMBERS.get(facts.gemeenten, str(facts.gemeenten))
    word = "gemeente" if facts.gemeenten == 1 else "gemeenten"
    if vision.recorded is None:
        regiovisie = "De regiovisie is hier nog niet ingevuld"
    else:
        regiovisie = f"De regiovisie is {_told(vision)}"
    if purchase.recorded is None:
        inkoop = "de inkoop ook niet" if vision.recorded is None else UNKNOWN_PURCHASE
    else:
        inkoop = f"de inkoop is {_told(purchase)}"
    return f"De regio telt {number} {word}. {regiovisie}, en {inkoop}."


def next_steps(steps: tuple[StepView, ...]) -> tuple[StepView, ...]:
    """The steps where something can be done now, busy ones first, at most three."""
    active = [view for view in steps if view.tone != "done"]
    return tuple(sorted(active, key=lambda view: view.tone != "busy")[:3])


def _view(
    step: ChainStep,
    facts: RegionFacts,
    recorded: Recorded | None,
    readings: Mapping[str, RegionReading],
    as_of: date,
) -> StepView:
    articles = tuple(
        ArticleView(article, judge_in_force(article, as_of, readings.get(article.id)))
        for article in articles_for_step(step.id)
    )
    known, filled = _known(step.id, facts, articles, recorded)
    state, tone = _state(step.id, facts, recorded, articles)
    owner = (recorded.owner_role if recorded else "") or step.owner_role
    return StepView(
        step=step,
        state=state,
        tone=tone,
        recorded=recorded,
        known=known,
        missing=tuple(need for need in step.needs if need.id not in filled),
        next_action=(recorded.next_action if recorded else "")
        or _next_action(step, facts),
        owner=ROLE_LABELS[find_role_id(owner)],
        articles=articles,
        is_example=(
            recorded.is_example
            if recorded is not None
            else _rests_on_example(step.id, facts)
        ),
    )


def _rests_on_example(step_id: str, facts: RegionFacts) -> bool:
    """Whether what we say of a step is made up."""
    of_step = {"beschikbaarheid_geld": facts.waiting, "contract": facts.contracts}
    found = of_step.get(step_id)
    return found is not None and found.is_example


def _next_action(step: ChainStep, facts: RegionFacts) -> str:
    """The action of the chain, unless what is known makes another one sensible."""
    if step.id != "regio_entiteit":
        return step.next_action
    if facts.gemeenten == 1:
        return (
            "Leg vast hoe deze ene gemeente de Jeugdregio is. Een gemeenschappelijke "
            "regeling is volgens een bron uit de tweede hand dan niet nodig."
        )
    if facts.form is not None:
        return "Leg de tekst van de regeling vast, en de zienswijzen van de raden."
    return step.next_action


def _state(
    step_id: str,
    facts: RegionFacts,
    recorded: Recorded | None,
    articles: tuple[ArticleView, ...],
) -> tuple[str, Tone]:
    if recorded is not None:
        return STATE_WORDS[recorded.state]
    match step_id:
        case "plicht":
            answers = {view.judgement.answer for view in articles}
            if answers == {"yes"}:
                return "van kracht", "done"
            return "van kracht in delen" if "yes" in answers else "nog onbekend", "busy"
        case "regio_entiteit":
            if facts.form is not None:
                return f"{_gemeenten(facts.gemeenten)}, vorm bekend", "done"
            return f"{_gemeenten(facts.gemeenten)}, vorm onbekend", "busy"
        case "beschikbaarheid_geld":
            if facts.account_year is None:
                return "geen cijfers", "open"
            if facts.waiting is not None:
                return f"uitgaven {facts.account_year} en wachttijd bekend", "busy"
            return f"uitgaven {facts.account_year} bekend, wachttijd niet", "busy"
        case "contract":
            if facts.contracts is None:
                return "geen contracten geladen", "open"
            return f"tarieven van {facts.contracts.aanbieders} aanbieders", "busy"
        case _:
            # Not "not started": that we know nothing says nothing of the region.
            return UNKNOWN_STATE, "open"


def _known(
    step_id: str,
    facts: RegionFacts,
    articles: tuple[ArticleView, ...],
    recorded: Recorded | None,
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Sentences on what is known, and the ids of the needs that fills."""
    sentences: list[str] = []
    filled: set[str] = set()
    if step_id == "plicht":
        counts = {"yes": 0, "no": 0, "unknown": 0}
        for view in articles:
            counts[view.judgement.answer] += 1
        sentences.append(
            f"Van de {len(articles)} artikelen en feiten bij deze stap gelden er nu "
            f"{counts['yes']}. {counts['no']} gelden niet (meer), en van "
            f"{counts['unknown']} is het niet bevestigd."
        )
    if step_id == "regio_entiteit":
        sentences.append(
            f"De regio telt {_gemeenten(facts.gemeenten)} volgens {facts.indeling}."
        )
        filled.add("gemeenten")
        if facts.disputed:
            sentences.append(
                "Bronnen zijn het niet eens over " + _enumerate(facts.disputed) + "."
            )
        if facts.form:
            host = f", met {facts.form.host} als gastheer" if facts.form.host else ""
            sentences.append(
                f"De vorm is {facts.form.name}{host} (bron: {facts.form.source})."
            )
            filled.add("vorm")
        if facts.partial:
            sentences.append(
                "Voor een deel doen mee: " + _enumerate(facts.partial) + "."
            )
    if step_id == "regiovisie":
        sentences.append(
            f"{facts.chapters_with_figures} van de {facts.chapters} hoofdstukken van "
            "het concept hebben al cijfers."
        )
        filled.add("cijfers")
    if step_id == "beschikbaarheid_geld" and facts.account_year is not None:
        sentences.append(
            f"De lasten per gemeente zijn bekend tot en met {facts.account_year} "
            "(jaarrekening, Iv3)."
        )
        sentences.append(
            "Gebruik, leeftijd en verwijzers zijn bekend over "
            + _enumerate(tuple(str(year) for year in facts.use_years))
            + "."
        )
        filled.add("lasten")
    if step_id == "contract" and facts.contracts is not None:
        mark = " (Voorbeeld)" if facts.contracts.is_example else ""
        sentences.append(
            f"Er zijn {facts.contracts.lines} tarieven van "
            f"{facts.contracts.aanbieders} aanbieders geladen{mark}. Op een pagina "
            "staan ze nog niet."
        )
        filled.add("contracten")
    if step_id == "beschikbaarheid_geld" and facts.waiting is not None:
        mark = " (Voorbeeld)" if facts.waiting.is_example else ""
        sentences.append(f"{facts.waiting.sentence}{mark}")
    for count in facts.decisions.get(step_id, ()):
        sentences.append(count.sentence)
        if count.adopted == count.total:
            filled.add(NEED_OF[count.body])
    if recorded and recorded.documents:
        word = "document" if recorded.documents == 1 else "documenten"
        sentences.append(f"Bij deze stap: {recorded.documents} {word}.")
    return tuple(sentences), frozenset(filled)


def _told(view: StepView) -> str:
    # A fictional state says so in the sentence too, not only in the chain below it.
    return f"{view.state} (Voorbeeld)" if view.is_example else view.state


def _gemeenten(count: int) -> str:
    return f"{count} gemeente" if count == 1 else f"{count} gemeenten"


def _enumerate(names: tuple[str, ...]) -> str:
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last


_NUMBERS: Final = dict(
    enumerate(
        [
            "nul",
            "één",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
        ]
    )
)
