"""A fictional cost key for the demo, marked *Voorbeeld*."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from jeugdregio.register.models import CostKey, Organisation


YEAR: Final = 2024
"""The latest year with accounts in the open figures that ship."""


def seed_cost_key(regio_code: str, *, at: datetime) -> None:
    """A fee for what is there for all, the rest by use; a key already there stays."""
    CostKey.objects.get_or_create(
        region=Organisation.objects.get(code=regio_code),
        defaults={
            "key": "beschikbaarheid:20",
            "parameters": {"jaar": YEAR, "aandeel": 40, "totaal": None},
            "state": CostKey.State.DRAFT,
            "reason": "Verzonnen voor de demo.",
            "updated_at": at,
            "is_example": True,
        },
    )
