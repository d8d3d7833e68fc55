"""What a vote rule means for every municipality of a region, and what moves it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from jeugdregio.actions.vote_rule import voters_of
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.voting_power.coalitions import (
    MOST_ENUMERATED,
    Coalitions,
    minimal_blocking,
    minimal_winning,
)
from jeugdregio.models.voting_power.power import MemberPower, voting_power
from jeugdregio.models.voting_power.rule import VoteRule
from jeugdregio.region.votes.choice import VoteChoice, Voter, describe, rule_of
from jeugdregio.standards.gemeenten import find_gemeente


# A rule of 21 municipalities takes a second; readers move one thing and go back.
_power = lru_cache(maxsize=128)(voting_power)
_winning = lru_cache(maxsize=128)(minimal_winning)
_blocking = lru_cache(maxsize=128)(minimal_blocking)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A rule with its consequences.

    Attributes:
        voters: Who votes, by name.
        rule: The rule.
        sentences: The rule in words.
        power: Per voter, in the same order.
        winning: The smallest groups that decide.
        blocking: The smallest groups that stop a decision.
        before: Power by GM code under the rule to compare with; empty without one.
        compared_with: What that rule is, in words.
    """

    voters: tuple[Voter, ...]
    rule: VoteRule
    sentences: tuple[str, ...]
    power: tuple[MemberPower, ...]
    winning: Coalitions
    blocking: Coalitions
    before: dict[str, Fraction]
    compared_with: str


def weigh_votes(
    regio_code: str,
    choice: VoteChoice,
    *,
    without: str = "",
    added: str = "",
    recorded: VoteChoice | None = None,
) -> Weighed:
    """Work out a vote rule for a region.

    Args:
        regio_code: The region.
        choice: How votes are divided.
        without: GM code of a member that is left out; empty for none.
        added: GM code of a municipality that joins; empty for none.
        recorded: The rule that the region recorded, to compare with.

    Raises:
        UnknownCodeError: ``added`` is no municipality.
        InvalidInputError: The choice makes no rule, or nobody is left.
    """
    members = voters_of(regio_code)
    voters = tuple(each for each in members if each.code != without)
    if added and all(each.code != added for each in voters):
        one = find_gemeente(added)
        voters = tuple(
            sorted(
                (*voters, Voter(str(one.code), one.naam, one.inwoners_2026)),
                key=lambda each: each.naam,
            )
        )
    if not voters:
        raise InvalidInputError(
            "Er blijft geen gemeente over om te stemmen.",
            hint="Laat de gemeente erin staan, of voeg een andere toe.",
        )
    if len(voters) > MOST_ENUMERATED:
        raise InvalidInputError(
            f"Wij rekenen tot en met {MOST_ENUMERATED} gemeenten.",
            hint="Laat de toegevoegde gemeente weg.",
        )
    rule = rule_of(choice, voters)
    other, told = (
        (choice, "") if recorded is None else (recorded, "de vastgelegde regel")
    )
    if not told and voters != members:
        told = "de gemeenten van nu"
    return Weighed(
        voters=voters,
        rule=rule,
        sentences=describe(choice, rule),
        power=_power(rule),
        winning=_winning(rule),
        blocking=_blocking(rule),
        before=_banzhaf(other, members) if told else {},
        compared_with=told,
    )


def _banzhaf(choice: VoteChoice, voters: tuple[Voter, ...]) -> dict[str, Fraction]:
    return {each.member: each.banzhaf for each in _power(rule_of(choice, voters))}
