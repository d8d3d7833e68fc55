"""Samenwerking: the parts of choosing and arranging a cooperation, as cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class CooperationCard:
    """One part of the work, with the question it answers."""

    title: str
    question: str
    href: str


_PARTS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "cooperation-impact",
        "Wat verandert er?",
        "Hoeveel verandert er voor elke gemeente, en waar begint u?",
    ),
    (
        "cooperation-robustness",
        "Hoe robuust is de regio?",
        "Waar staat de regio sterk, waar zwak, en wat bewoog er sinds vorige keer?",
    ),
    (
        "cooperation-calendar",
        "Wat geldt nu?",
        "Welke regels gelden vandaag, en wat is aangekondigd of nog onbekend?",
    ),
)
"""URL name, title and question, in the order in which a region takes them."""


def show(regio_code: str) -> tuple[CooperationCard, ...]:
    """The parts for one region, in the order of the work."""
    return tuple(
        CooperationCard(title, question, reverse(name, args=(regio_code,)))
        for name, title, question in _PARTS
    )
