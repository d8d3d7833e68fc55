"""A fictional cost key for the demo, marked *Voorbeeld*."""

from __future__ import annotations

from datetime import datetime

from jeugdregio.register.models import CostKey, Organisation


def seed_cost_key(regio_code: str, *, at: datetime) -> None:
    """Half by inhabitants, half by use; nothing where there is a key already."""
    CostKey.objects.get_or_create(
        region=Organisation.objects.get(code=regio_code),
        defaults={
            "state": CostKey.State.DRAFT,
            "key": "inwoners@50+gebruik@50",
            "deel": 50,
            "reason": "Verzonnen voor de demo.",
            "updated_at": at,
            "is_example": True,
        },
    )
