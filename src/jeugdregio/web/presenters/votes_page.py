"""Votes as the template wants them: who can decide, who can stop, and what moves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jeugdregio.actions.weigh_votes import Weighed
from jeugdregio.models.voting_power.coalitions import Coalitions
from jeugdregio.publishing.numbers import format_number
from jeugdregio.region.votes.choice import (
    NO_HEADS,
    STEPS,
    THRESHOLDS,
    WEIGHTS,
    VoteChoice,
)
from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.web.presenters.figure_filters import Filter, Option


_WIDE: Final = 100.0


@dataclass(frozen=True, slots=True)
class VoterRow:
    """One municipality under the rule; shares are texts, bars 0 to 100."""

    code: str
    naam: str
    votes: str
    vote_share: str
    vote_bar: float
    power_share: str
    power_bar: float
    shapley_share: str
    before: str
    note: str


@dataclass(frozen=True, slots=True)
class VotesView:
    """Everything the page shows."""

    answer: str
    sentences: tuple[str, ...]
    warning: str
    rows: tuple[VoterRow, ...]
    has_notes: bool
    compared_with: str
    winning: str
    winning_groups: tuple[str, ...]
    blocking: str
    blocking_groups: tuple[str, ...]
    filters: tuple[Filter, ...]
    own: tuple[tuple[str, str, int], ...]
    hidden: tuple[tuple[str, str], ...]
    moved: bool


def show(
    weighed: Weighed, choice: VoteChoice, *, without: str, added: str
) -> VotesView:
    """Lay out one rule."""
    names = {voter.code: voter.naam for voter in weighed.voters}
    rows = _rows(weighed)
    return VotesView(
        answer=_answer(weighed, names),
        sentences=weighed.sentences,
        warning=(
            ""
            if weighed.rule.is_proper
            else "Onder deze regel kunnen twee groepen tegelijk tegengestelde "
            "besluiten nemen. Kies een hogere drempel."
        ),
        rows=rows,
        has_notes=any(row.note for row in rows),
        compared_with=weighed.compared_with,
        winning=_told(weighed.winning, "genoeg voor een besluit"),
        winning_groups=_groups(weighed.winning, names),
        blocking=_told(weighed.blocking, "genoeg om een besluit tegen te houden"),
        blocking_groups=_groups(weighed.blocking, names),
        filters=_filters(weighed, choice, without=without, added=added),
        own=tuple(
            (voter.code, voter.naam, choice.votes_of(voter)) for voter in weighed.voters
        ),
        hidden=_hidden(choice),
        moved=bool(without or added),
    )


def _answer(weighed: Weighed, names: Mapping[str, str]) -> str:
    vetoes = [names[each.member] for each in weighed.power if each.has_veto]
    dummies = [names[each.member] for each in weighed.power if each.is_dummy]
    if len(names) == 1:
        return "Er is één gemeente: zij beslist alleen."
    if len(vetoes) == len(names):
        told = "Elke gemeente kan in haar eentje een besluit tegenhouden"
    elif vetoes:
        told = (
            f"{_enumerate(vetoes)} {'kan' if len(vetoes) == 1 else 'kunnen'} "
            f"{'alleen' if len(vetoes) == 1 else 'elk alleen'} een besluit tegenhouden"
        )
    else:
        told = (
            "Geen gemeente kan alleen een besluit tegenhouden: daarvoor zijn er "
            f"minstens {weighed.blocking.size} nodig"
        )
    if dummies:
        told += (
            f". De stem van {_enumerate(dummies)} maakt nooit verschil"
            if len(dummies) <= 3
            else f". De stem van {len(dummies)} gemeenten maakt nooit verschil"
        )
    return f"{told}."


def _rows(weighed: Weighed) -> tuple[VoterRow, ...]:
    votes = weighed.rule.majorities[0]
    shares = [Fraction(weight, votes.total) for weight in votes.weights]
    top = max([*shares, *(each.banzhaf for each in weighed.power)])
    rows = [
        (
            each.banzhaf,
            VoterRow(
                code=voter.code,
                naam=voter.naam,
                votes=format_number(weight),
                vote_share=_percent(share),
                vote_bar=_bar(share, top),
                power_share=_percent(each.banzhaf),
                power_bar=_bar(each.banzhaf, top),
                shapley_share=_percent(each.shapley),
                before=(
                    _percent(weighed.before[voter.code])
                    if voter.code in weighed.before
                    else "doet niet mee"
                ),
                note=(
                    "kan alleen tegenhouden"
                    if each.has_veto and len(weighed.voters) > 1
                    else "stem maakt nooit verschil"
                    if each.is_dummy
                    else ""
                ),
            ),
        )
        for voter, weight, share, each in zip(
            weighed.voters, votes.weights, shares, weighed.power, strict=True
        )
    ]
    rows.sort(key=lambda pair: (-pair[0], pair[1].naam))
    return tuple(row for _, row in rows)


def _told(found: Coalitions, words: str) -> str:
    if not found.count:
        return f"Geen enkele groep is {words}."
    if found.size == 1 and found.smallest_count == 1:
        start = f"Eén gemeente is alleen {words}."
    elif found.size == 1:
        start = f"{found.smallest_count} gemeenten zijn elk alleen {words}."
    else:
        start = (
            f"{found.size} gemeenten samen zijn {words}. Dat kan op "
            f"{format_number(found.smallest_count)} "
            f"{'manier' if found.smallest_count == 1 else 'manieren'}."
        )
    return (
        f"{start} In totaal zijn er {format_number(found.count)} groepen waarin "
        "niemand gemist kan worden."
    )


def _groups(found: Coalitions, names: Mapping[str, str]) -> tuple[str, ...]:
    shown = [_enumerate([names[code] for code in group]) for group in found.smallest]
    left = found.smallest_count - len(shown)
    if left > 0:
        shown.append(f"en nog {format_number(left)} andere groepen van deze grootte")
    return tuple(shown)


def _filters(
    weighed: Weighed, choice: VoteChoice, *, without: str, added: str
) -> tuple[Filter, ...]:
    present = {voter.code for voter in weighed.voters} - {added}
    names = {str(each.code): each.naam for each in all_gemeenten()}
    members = sorted(present | ({without} & set(names)), key=names.__getitem__)
    others = sorted(set(names) - set(members), key=names.__getitem__)
    return (
        _filter("gewicht", "Stemmen", WEIGHTS, choice.weights),
        _filter(
            "per",
            "Klasse: een stem per",
            {str(step): f"{format_number(step)} inwoners" for step in STEPS},
            str(choice.step),
        ),
        _filter("drempel", "Nodig", _thresholds(), choice.threshold),
        _filter(
            "gemeenten",
            "Ook van de gemeenten",
            {NO_HEADS: "geen tweede eis", **_thresholds()},
            choice.heads,
        ),
        _filter(
            "zonder",
            "Als deze weggaat",
            {"": "niemand", **{code: names[code] for code in members}},
            without,
        ),
        _filter(
            "erbij",
            "Als deze erbij komt",
            {"": "niemand", **{code: names[code] for code in others}},
            added,
        ),
    )


def _thresholds() -> dict[str, str]:
    return {key: words for key, (words, _, _) in THRESHOLDS.items()}


def _filter(name: str, label: str, options: Mapping[str, str], now: str) -> Filter:
    return Filter(
        name,
        label,
        tuple(Option(key, words, key == now) for key, words in options.items()),
    )


def _hidden(choice: VoteChoice) -> tuple[tuple[str, str], ...]:
    """The choice as fields of the form that records it."""
    fields = {
        "gewicht": choice.weights,
        "per": str(choice.step),
        "drempel": choice.threshold,
        "gemeenten": choice.heads,
    }
    if choice.weights == "eigen":
        fields |= {f"stem-{code}": str(votes) for code, votes in choice.own.items()}
    return tuple((name, value) for name, value in fields.items() if value)


def _bar(share: Fraction, top: Fraction) -> float:
    return round(_WIDE * float(share / top), 1) if top else 0.0


def _percent(share: Fraction) -> str:
    return f"{format_number(100 * float(share), 1)}%"


def _enumerate(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last
