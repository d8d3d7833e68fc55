"""Fictional choices for the draft regeling of the demo, marked *Voorbeeld*."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from jeugdregio.register.models import Organisation, RegelingField


_VALUES: Final = {
    "JZ41": {
        "naam": "Jeugdregio Zuid-Limburg",
        "zetel": "Heerlen",
        "taken": "contractbeheer, backoffice en kennis delen",
        "lokale_taken": "preventie, wijkteams en lichte hulp in de wijk",
        "informatie_ritme": "vier keer per jaar",
        "evaluatie": "elke vier jaar, voor het eerst twee jaar na de start",
        "voorschot": "in vier gelijke delen, aan het begin van elk kwartaal",
        "archief": "het archief van de centrumgemeente",
        "duur": "voor onbepaalde tijd",
    }
}


def seed_regeling(regio_code: str, *, at: datetime) -> int:
    """Add fictional values for a region that has some; the rest stays open on purpose.

    Args:
        regio_code: The region of the demo.
        at: The moment the demo is made.

    Returns:
        How many fields were filled; 0 for another region and where they were before.
    """
    region = Organisation.objects.get(code=regio_code)
    added = 0
    for field_id, value in _VALUES.get(regio_code, {}).items():
        _, made = RegelingField.objects.get_or_create(
            region=region,
            field_id=field_id,
            defaults={"value": value, "updated_at": at, "is_example": True},
        )
        added += made
    return added
