"""Bring the register in line with the standards.

Tables, municipalities, regions, and the arrangements that public sources tell of.
"""

from __future__ import annotations

from django.core.management import call_command
from django.db import transaction

from jeugdregio.actions.seed_cooperation import seed_cooperation
from jeugdregio.register.models import Organisation
from jeugdregio.register.storage import storage_errors
from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.standards.regions import all_regions


BEHEER_CODE = "BEHEER"
"""The organisation administrators belong to."""


def prepare_register() -> None:
    """Create or renew the tables and what every installation has.

    Safe to repeat: what is there already stays as it is; a renamed municipality gets
    its new name.

    Raises:
        StorageError: The database cannot be made, reached or written.
    """
    with storage_errors():
        call_command("migrate", interactive=False, verbosity=0)
        with transaction.atomic():
            _sync_organisations()
            seed_cooperation()


def _sync_organisations() -> None:
    wanted: dict[str, tuple[Organisation.Kind, str]] = {
        BEHEER_CODE: (Organisation.Kind.BEHEER, "Beheer"),
        **{g.code: (Organisation.Kind.GEMEENTE, g.naam) for g in all_gemeenten()},
        **{r.code: (Organisation.Kind.REGIO, r.naam) for r in all_regions()},
    }
    present = dict(
        Organisation.objects.filter(code__in=wanted).values_list("code", "naam")
    )
    Organisation.objects.bulk_create(
        Organisation(code=code, kind=kind, naam=naam)
        for code, (kind, naam) in wanted.items()
        if code not in present
    )
    for code, (_, naam) in wanted.items():
        if present.get(code, naam) != naam:
            Organisation.objects.filter(code=code).update(naam=naam)
