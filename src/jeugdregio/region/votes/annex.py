"""The division of votes as an annex of the regeling."""

from __future__ import annotations

from collections.abc import Sequence

from jeugdregio.models.voting_power.power import voting_power
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.region.votes.choice import VoteChoice, Voter, describe, rule_of


def annex_of_vote_rule(
    choice: VoteChoice, voters: Sequence[Voter], *, state_label: str = "concept"
) -> Annex:
    """Votes and power per municipality, as text.

    Args:
        choice: How votes are divided.
        voters: The municipalities, in the order of the table, with their inhabitants
            on 1 January 2026.
        state_label: Draft or adopted, in words.

    Raises:
        InvalidInputError: The choice makes no rule of these municipalities.

    Example:
        >>> voters = [Voter("GM1", "A", 30_000), Voter("GM2", "B", 9_000)]
        >>> annex_of_vote_rule(VoteChoice(), voters).rows
        (('A', '3', '100,0%'), ('B', '1', '0,0%'), ('Samen', '4', '100,0%'))
    """
    rule = rule_of(choice, voters)
    power = voting_power(rule)
    weights = rule.majorities[0].weights
    rows = [
        (voter.naam, _whole(weight), _percent(float(each.banzhaf)))
        for voter, weight, each in zip(voters, weights, power, strict=True)
    ]
    return Annex(
        "Verdeling van de stemmen",
        (
            f"Stand van deze stemregel: {state_label.lower()}.",
            *describe(choice, rule),
            *_day_of_inhabitants(choice),
            (
                "De invloed is het deel van de gevallen waarin juist deze stem beslist "
                "(index van Banzhaf)."
            ),
        ),
        ("Gemeente", "Stemmen", "Invloed"),
        (*rows, ("Samen", _whole(sum(weights)), _percent(1.0))),
        about="stemmen",
    )


def _day_of_inhabitants(choice: VoteChoice) -> tuple[str, ...]:
    if choice.weights in ("inwoners", "klassen"):
        return ("De inwoners zijn die van 1 januari 2026.",)
    return ()


def _whole(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%".replace(".", ",")
