"""A way to divide votes over municipalities, as a person chooses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.voting_power.rule import Majority, VoteRule, quota_of


WEIGHTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "klassen": "Naar inwoners, in klassen",
        "inwoners": "Eén stem per inwoner",
        "gelijk": "Eén stem per gemeente",
        "eigen": "Eigen verdeling",
    }
)
"""Ways to give votes, with the words of the page; the first is the default."""

STEPS: Final = (5_000, 10_000, 20_000, 25_000)
"""Inhabitants for one more vote; our own round numbers."""

THRESHOLDS: Final[Mapping[str, tuple[str, Fraction, bool]]] = MappingProxyType(
    {
        "helft": ("meer dan de helft", Fraction(1, 2), True),
        "twee_derde": ("twee derde of meer", Fraction(2, 3), False),
        "drie_kwart": ("drie kwart of meer", Fraction(3, 4), False),
        "allemaal": ("alle stemmen", Fraction(1), False),
    }
)
"""How many votes a decision asks: words, share, and whether it must be more."""

NO_HEADS: Final = "geen"
"""No second majority of municipalities."""

MOST_VOTES: Final = 10_000
"""Votes of one municipality in an own division; more is a typing mistake."""


@dataclass(frozen=True, slots=True)
class Voter:
    """A municipality that votes.

    Args:
        code: GM code.
        naam: Name.
        inwoners: Inhabitants on 1 January 2026.
    """

    code: str
    naam: str
    inwoners: int


@dataclass(frozen=True, slots=True)
class VoteChoice:
    """What someone chose.

    Args:
        weights: Key of `WEIGHTS`.
        step: Inhabitants for one more vote, with ``klassen``.
        own: Votes by GM code, with ``eigen``; who is not in it has one.
        threshold: Key of `THRESHOLDS`.
        heads: Key of `THRESHOLDS` for a second majority of municipalities, or
            `NO_HEADS`.

    Raises:
        InvalidInputError: A value is not one of those.
    """

    weights: str = "klassen"
    step: int = 10_000
    own: Mapping[str, int] = field(default_factory=dict)
    threshold: str = "helft"
    heads: str = NO_HEADS

    def __post_init__(self) -> None:
        if (
            self.weights not in WEIGHTS
            or self.step not in STEPS
            or self.threshold not in THRESHOLDS
            or self.heads not in {NO_HEADS, *THRESHOLDS}
        ):
            raise InvalidInputError(
                "Deze stemregel kennen wij niet.", hint="Kies uit de lijsten."
            )
        if any(not 0 <= votes <= MOST_VOTES for votes in self.own.values()):
            raise InvalidInputError(
                f"Een gemeente heeft 0 tot en met {MOST_VOTES} stemmen.",
                hint="Verbeter het aantal stemmen.",
            )

    def votes_of(self, voter: Voter) -> int:
        """The votes of one municipality.

        Example:
            >>> VoteChoice(step=10_000).votes_of(Voter("GM0917", "Heerlen", 87_000))
            9
        """
        if self.weights == "gelijk":
            return 1
        if self.weights == "inwoners":
            return voter.inwoners
        if self.weights == "eigen":
            return self.own.get(voter.code, 1)
        # One vote for every step begun: nobody is left without.
        return max(1, -(-voter.inwoners // self.step))


def rule_of(choice: VoteChoice, voters: Sequence[Voter]) -> VoteRule:
    """The rule that a choice makes of these municipalities.

    Raises:
        InvalidInputError: Nobody votes, or a threshold cannot be reached.

    Example:
        >>> voters = [Voter("GM1", "A", 30_000), Voter("GM2", "B", 9_000)]
        >>> rule_of(VoteChoice(), voters).majorities
        (Majority(weights=(3, 1), quota=3),)
    """
    weights = tuple(choice.votes_of(voter) for voter in voters)
    majorities = [_majority(weights, choice.threshold)]
    if choice.heads != NO_HEADS:
        majorities.append(_majority((1,) * len(weights), choice.heads))
    return VoteRule(tuple(voter.code for voter in voters), tuple(majorities))


def describe(choice: VoteChoice, rule: VoteRule) -> tuple[str, ...]:
    """The rule in plain sentences, true of the numbers in it."""
    votes = rule.majorities[0]
    words = THRESHOLDS[choice.threshold][0]
    sentences = [
        _how_divided(choice),
        (
            f"Een besluit heeft {words} nodig: {_number(votes.quota)} van de "
            f"{_number(votes.total)} stemmen."
        ),
    ]
    if choice.heads != NO_HEADS:
        heads = rule.majorities[1]
        sentences.append(
            f"Ook moeten {heads.quota} van de {heads.total} gemeenten voor zijn "
            f"({THRESHOLDS[choice.heads][0]})."
        )
    return tuple(sentences)


def _how_divided(choice: VoteChoice) -> str:
    return {
        "gelijk": "Elke gemeente heeft één stem.",
        "inwoners": "Elke gemeente heeft één stem per inwoner.",
        "eigen": "De gemeenten verdelen de stemmen zelf.",
        "klassen": "Elke gemeente heeft één stem per begonnen "
        f"{_number(choice.step)} inwoners.",
    }[choice.weights]


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _majority(weights: tuple[int, ...], threshold: str) -> Majority:
    _, share, above = THRESHOLDS[threshold]
    return Majority(weights, quota_of(sum(weights), share, above=above))
