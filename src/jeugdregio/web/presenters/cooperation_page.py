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
        "cooperation-scan",
        "Gemeentescan",
        "Waar staat elke gemeente, naast gemeenten die op haar lijken?",
    ),
)
"""URL name, title and question, in the order in which a region takes them."""


def show(regio_code: str) -> tuple[CooperationCard, ...]:
    """The parts for one region, in the order of the work."""
    return tuple(
        CooperationCard(title, question, reverse(name, args=(regio_code,)))
        for name, title, question in _PARTS
    )
