"""Gather what the council note of a region needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jeugdregio.actions.compose_council_note import CouncilNote, check_gemeente
from jeugdregio.actions.open_dossier import open_dossier
from jeugdregio.actions.open_regeling import open_regeling
from jeugdregio.actions.read_arrangements import read_arrangements
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor


def open_council_note(
    workspace: Workspace,
    actor: Actor,
    regio_code: str,
    *,
    form_id: str = "",
    switched_on: Iterable[str] | None = None,
    gemeente_code: str = "",
    as_of: date,
) -> CouncilNote:
    """Read all parts of the note, for who belongs to the region.

    Args:
        workspace: The home folder.
        actor: Who asks.
        regio_code: The region.
        form_id: As in `open_regeling`.
        switched_on: As in `open_regeling`.
        gemeente_code: The municipality whose council it is for; empty for all.
        as_of: The day on which the law is judged.

    Raises:
        UnknownCodeError: No such form or municipality of the region, or the person has
            nothing to do with the region.
        InvalidInputError: The form may not be a Jeugdregio, as far as we know.
    """
    regeling = open_regeling(
        actor, workspace, regio_code, form_id=form_id, switched_on=switched_on
    )
    return CouncilNote(
        dossier=open_dossier(workspace, regeling.regio, as_of=as_of),
        regeling=regeling,
        arrangements=read_arrangements(actor, regio_code, as_of=as_of),
        gemeente_code=check_gemeente(regio_code, gemeente_code),
    )
