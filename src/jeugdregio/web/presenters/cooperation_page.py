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
        "cooperation-calendar",
        "Wat geldt nu?",
        "Welke regels gelden vandaag, en wat is aangekondigd of nog onbekend?",
    ),
    (
        "cooperation-patchwork",
        "Wie werkt met wie",
        "Welke gemeente doet mee aan welke regeling, en waar past dat niet?",
    ),
    (
        "cooperation-tasks",
        "Taken",
        "Welke taak ligt lokaal, regionaal, bovenregionaal of landelijk?",
    ),
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
        "cooperation-scan",
        "Gemeentescan",
        "Waar staat elke gemeente, naast gemeenten die op haar lijken?",
    ),
    ("cooperation-form", "De vorm", "Welke vorm past bij onze samenwerking?"),
    (
        "cooperation-votes",
        "Stemmen",
        "Wie kan een besluit nemen, en wie kan het tegenhouden?",
    ),
    (
        "cooperation-money",
        "Geld",
        "Wie betaalt wat, en wie betaalt meer dan alleen?",
    ),
    (
        "cooperation-regeling",
        "Ontwerp van de regeling",
        "Welke afspraken horen in de regeling, en waarom?",
    ),
    ("cooperation-note", "Raadsnota", "Wat leggen wij aan de raad voor?"),
    ("cooperation-route", "De route", "Welke stappen nemen wij, en wanneer?"),
    ("cooperation-progress", "Besluiten", "Welke gemeenten hebben besloten?"),
)
"""URL name, title and question, in the order in which a region takes them."""


def show(regio_code: str) -> tuple[CooperationCard, ...]:
    """The parts for one region, in the order of the work."""
    return tuple(
        CooperationCard(title, question, reverse(name, args=(regio_code,)))
        for name, title, question in _PARTS
    )
