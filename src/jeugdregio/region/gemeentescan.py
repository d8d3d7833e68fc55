"""What to do after a municipal scan: questions to ask, municipalities to learn from.

A difference is a reason to ask, never a verdict: no word here says that a figure is too
high or too low.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.standards.scan_questions import ScanQuestion


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of a municipality beside its reference group.

    Attributes:
        own: The own value; None where unknown.
        median: The median of the group; None where nobody in it has a value.
        place: Place in the range of a model: ``below``, ``within``, ``above``; empty
            for figures without one.
    """

    own: float | None
    median: float | None
    place: str = ""


def is_asked(question: ScanQuestion, figures: Mapping[str, Beside]) -> bool:
    """Whether the condition of a question holds; never on an unknown figure.

    The threshold itself counts: exactly ten per cent more asks a question that is
    asked from ten.

    Example:
        >>> question = ScanQuestion("x", "use", "relative", "above", 10.0, "", "", "")
        >>> is_asked(question, {"use": Beside(11.0, 10.0)})
        True
        >>> is_asked(question, {"use": Beside(10.9, 10.0)})
        False
    """
    if question.compare == "always":
        return True
    found = figures.get(question.figure)
    if found is None:
        return False
    if question.compare == "place":
        return found.place == question.side
    value = _looked_at(question, found)
    if value is None:
        return False
    value = round(value, 9)  # 11 - 10 must not fall short of 1 by a binary hair
    return value >= question.by if question.side == "above" else value <= -question.by


def _looked_at(question: ScanQuestion, found: Beside) -> float | None:
    """What is held against the threshold."""
    if found.own is None or question.compare == "own":
        return found.own
    if found.median is None:
        return None
    if question.compare == "difference":
        return found.own - found.median
    return 100 * (found.own - found.median) / found.median if found.median else None


def questions_to_ask(
    questions: Sequence[ScanQuestion], figures: Mapping[str, Beside]
) -> tuple[ScanQuestion, ...]:
    """The questions whose condition holds, in the order of the catalogue."""
    return tuple(each for each in questions if is_asked(each, figures))


@dataclass(frozen=True, slots=True)
class Peer:
    """What is known of a municipality, to learn from it.

    Attributes:
        code: The municipality.
        cost: Euro per young person with care; None where unknown.
        use: Young people with care per 100; None where unknown.
        access: Share of trajectories by the municipality's own access, in per cent.
        residence: Share with residence, in per cent.
        budget_gap: Account minus budget in per cent of the budget.
    """

    code: str
    cost: float | None
    use: float | None
    access: float | None
    residence: float | None
    budget_gap: float | None


@dataclass(frozen=True, slots=True)
class Example:
    """A municipality to learn from.

    Attributes:
        code: The municipality.
        about: What is different there: ``cost``, ``access``, ``residence`` or
            ``budget_gap``; names of fields of `Peer`.
    """

    code: str
    about: tuple[str, ...]


LOWER_COST: Final = 0.10
"""How much lower the cost per user is at least, as a share of the own cost."""

SAME_USE: Final = 0.10
"""How far its use may lie from the own use: else the cost is of another group."""

OTHER_ACCESS: Final = 10.0
"""How many per cent points the share of the own access differs at least."""

LESS_RESIDENCE: Final = 2.0
"""How many per cent points the share with residence is lower at least."""

GOOD_BUDGET: Final = 5.0
"""Within how many per cent account and budget are close to one another."""


def peers_to_learn_from(own: Peer, nearest: Sequence[Peer]) -> tuple[Example, ...]:
    """For each subject the nearest municipality that does differ on it.

    The nearest and not the most different one: an extreme figure often is another way
    of booking.

    Args:
        own: The municipality itself.
        nearest: Its reference group, most alike first.

    Returns:
        Each municipality once, most alike first; empty where nobody differs enough.
    """
    found: dict[str, list[str]] = {}
    for about, differs in _DIFFERS.items():
        peer = next((each for each in nearest if differs(own, each)), None)
        if peer is not None:
            found.setdefault(peer.code, []).append(about)
    order = [each.code for each in nearest]
    return tuple(
        Example(code, tuple(about))
        for code, about in sorted(found.items(), key=lambda each: order.index(each[0]))
    )


def _costs_less(own: Peer, other: Peer) -> bool:
    if own.cost is None or other.cost is None or own.use is None or other.use is None:
        return False
    alike = abs(other.use - own.use) <= SAME_USE * own.use
    return alike and other.cost <= (1 - LOWER_COST) * own.cost


def _refers_otherwise(own: Peer, other: Peer) -> bool:
    if own.access is None or other.access is None:
        return False
    return abs(other.access - own.access) >= OTHER_ACCESS


def _resides_less(own: Peer, other: Peer) -> bool:
    if own.residence is None or other.residence is None:
        return False
    return other.residence <= own.residence - LESS_RESIDENCE


def _budgets_closer(own: Peer, other: Peer) -> bool:
    if own.budget_gap is None or other.budget_gap is None:
        return False
    return (
        abs(own.budget_gap) > 2 * GOOD_BUDGET and abs(other.budget_gap) <= GOOD_BUDGET
    )


_DIFFERS: Final = {
    "cost": _costs_less,
    "access": _refers_otherwise,
    "residence": _resides_less,
    "budget_gap": _budgets_closer,
}
