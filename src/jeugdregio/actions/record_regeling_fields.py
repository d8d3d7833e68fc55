"""Record what a region fills in for its draft regeling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from jeugdregio.actions.permissions import check_edit_dossier
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, RegelingField
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.regeling_fields import MAX_VALUE, find_field


_FIT: Final = re.compile(
    "[\u0020-\u007a\u007c\u00a1-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]*"
)
"""What the font of the documents has: Latin with accents; and no braces, which would
look like a field that nobody filled."""


def record_regeling_fields(
    actor: Actor, regio_code: str, values: Mapping[str, str], *, at: datetime
) -> int:
    """Keep the values that changed; an empty one takes the choice back.

    Args:
        actor: Must work for the region.
        regio_code: The region.
        values: Text by field id, at most `MAX_VALUE` characters each.
        at: The moment of recording.

    Returns:
        How many fields changed.

    Raises:
        UnknownCodeError: No such field, or the actor has nothing to do with the region.
        ActionDeniedError: The actor does not work for the region.
        InvalidInputError: A value is too long or holds signs that do not fit.
        StorageError: The database cannot be written; nothing changed.
    """
    check_edit_dossier(actor, regio_code)
    cleaned = {field_id: check_value(field_id, v) for field_id, v in values.items()}
    with storage_errors(), transaction.atomic():
        region = Organisation.objects.get(code=regio_code)
        before = dict(
            RegelingField.objects.select_for_update()
            .filter(region=region)
            .values_list("field_id", "value")
        )
        changed = {
            field_id: value
            for field_id, value in cleaned.items()
            if before.get(field_id, "") != value
        }
        for field_id, value in sorted(changed.items()):
            _keep(region, field_id, value, actor, at)
            record(
                actor,
                "record_regeling_field",
                f"{regio_code}/{field_id}",
                at=at,
                organisation=regio_code,
                detail="filled" if value else "cleared",
            )
    return len(changed)


def check_value(field_id: str, value: str) -> str:
    """The value with single blanks, fit for every document.

    Raises:
        UnknownCodeError: No such field.
        InvalidInputError: The field follows from the region; the value is too long, or
            holds signs that no document can show. The value itself is not repeated.

    Example:
        >>> check_value("zetel", "  Heerlen ")
        'Heerlen'
    """
    field = find_field(field_id)
    found = " ".join(value.split())
    if found and field.derived in {"regio", "gemeenten"}:
        raise InvalidInputError(
            f"'{field.label}' volgt uit de indeling van regio's.",
            hint="Laat dit veld leeg.",
        )
    if len(found) > MAX_VALUE:
        raise InvalidInputError(
            f"'{field.label}' heeft {len(found)} tekens: hoogstens {MAX_VALUE}.",
            hint="Zet een langere tekst in een bijlage.",
        )
    if not _FIT.fullmatch(found):
        raise InvalidInputError(
            f"'{field.label}' bevat een teken dat niet in een document past.",
            hint="Gebruik letters, cijfers en gewone leestekens, zonder accolades.",
        )
    return found


def _keep(
    region: Organisation, field_id: str, value: str, actor: Actor, at: datetime
) -> None:
    if not value:
        RegelingField.objects.filter(region=region, field_id=field_id).delete()
        return
    RegelingField.objects.update_or_create(
        region=region,
        field_id=field_id,
        defaults={
            "value": value,
            "updated_at": at,
            "is_example": actor.is_example,
        },
    )
