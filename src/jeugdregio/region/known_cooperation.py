"""Answers of the impact scan that are known already, each with its source.

What the lists and the register say of a municipality is put in the form for it; it can
be changed. Nothing is filled in that would be a guess: members of the entity that are
not recorded do not mean that nobody takes part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jeugdregio.standards.law import STATUS_LABELS, Status


@dataclass(frozen=True, slots=True)
class Sourced:
    """Something recorded: its value, where it was read and how sure we are."""

    value: str
    source: str
    status: Status
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class KnownCooperation:
    """What is known of the cooperation of one municipality.

    Args:
        gemeente_code: The municipality.
        gemeenten: The municipalities of the region, by the division we use.
        division: Source and status of that division.
        form: Id of the recorded form of the region's entity.
        members: Recorded members of that entity; empty where nothing is recorded.
        members_ground: Source and status of that membership.
        partial: Recorded that this municipality takes part for a portion.
        elsewhere: The entity of another region it is a member of, by name.
        disputed: The divisions that put it in different regions, in words.
    """

    gemeente_code: str
    gemeenten: frozenset[str]
    division: Sourced
    form: Sourced | None = None
    members: frozenset[str] = frozenset()
    members_ground: Sourced | None = None
    partial: Sourced | None = None
    elsewhere: Sourced | None = None
    disputed: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """An answer we can give ourselves.

    Attributes:
        option_id: The answer.
        sentence: Why, with source and status, plain Dutch.
        is_example: Whether the record it rests on is fictional.
    """

    option_id: str
    sentence: str
    is_example: bool = False


def answer_from_known(known: KnownCooperation) -> Mapping[str, KnownAnswer]:
    """The answers that follow from what is known, by question id.

    Example:
        >>> division = Sourced("iJw-lijst 2026", "codelijst", "S")
        >>> one = KnownCooperation("GM0394", frozenset({"GM0394"}), division)
        >>> answer_from_known(one)["vorm_nu"].option_id
        'een_gemeente'
    """
    found = {
        "vorm_nu": _form(known),
        "deelnemers": _members(known),
        "elders": _elsewhere(known),
        "zorgvormen": _partial(known),
        "lijsten": _lists(known),
    }
    return {name: answer for name, answer in found.items() if answer is not None}


def _form(known: KnownCooperation) -> KnownAnswer | None:
    if len(known.gemeenten) == 1:
        return _told("een_gemeente", "De regio is deze ene gemeente", known.division)
    if known.form is None:
        return None
    return _told(known.form.value, "Deze vorm is vastgelegd", known.form)


def _members(known: KnownCooperation) -> KnownAnswer | None:
    if known.members_ground is None or not known.members:
        return None
    outside = known.members - known.gemeenten
    missing = known.gemeenten - known.members
    option = {
        (False, False): "samen",
        (True, False): "ruimer",
        (False, True): "kleiner",
        (True, True): "anders",
    }[bool(outside), bool(missing)]
    words = (
        f"Vastgelegd zijn {len(known.members)} deelnemers; "
        f"de regio telt {len(known.gemeenten)} gemeenten"
    )
    return _told(option, words, known.members_ground)


def _elsewhere(known: KnownCooperation) -> KnownAnswer | None:
    if known.elsewhere is None:
        return None
    words = f"Vastgelegd is een deelname aan {known.elsewhere.value}"
    return _told("deel", words, known.elsewhere)


def _partial(known: KnownCooperation) -> KnownAnswer | None:
    if known.partial is None:
        return None
    return _told("deel", "Vastgelegd is dat u voor een deel meedoet", known.partial)


def _lists(known: KnownCooperation) -> KnownAnswer:
    if known.disputed:
        words = "De lijsten verschillen: " + "; ".join(known.disputed)
        return KnownAnswer("oneens", f"{words}.")
    return _told("eens", "De lijsten noemen dezelfde regio", known.division)


def _told(option: str, words: str, ground: Sourced) -> KnownAnswer:
    label = STATUS_LABELS[ground.status]
    return KnownAnswer(
        option, f"{words} (bron: {ground.source}, {label}).", ground.is_example
    )
