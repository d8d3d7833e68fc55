"""Count again with what was just recorded, while the one who recorded it goes on."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import date

from django.db import connection, transaction

from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import UserError


def refresh_figures(workspace: Workspace, *, today: date) -> None:
    """Build what changed of the facts beside the site, once the change is kept.

    A build that fails leaves the figures as they were: whoever opens them is told that
    they are behind, and `jeugdregio facts build` tells why.

    Args:
        workspace: The home folder.
        today: Data ends no later than this day.
    """

    def build() -> None:
        try:
            with suppress(UserError):
                workspace.refresh(today=today)
        finally:
            connection.close()  # the one of this thread

    transaction.on_commit(lambda: threading.Thread(target=build, daemon=True).start())
