"""Ties the site to its home folder: the only module that hands out the workspace."""

from __future__ import annotations

import functools
import time
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import VISITOR, Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.regions import Regio, find_regio, regio_of


LOOK_EVERY_S: Final = 3.0
"""How long facts of another process may go unnoticed."""


@functools.cache
def _workspace() -> Workspace:
    return Workspace(settings.JEUGDREGIO_HOME)


_looked_at = 0.0


def workspace() -> Workspace:
    """The workspace of this installation; now and then it looks for new facts."""
    global _looked_at
    found = _workspace()
    moment = time.monotonic()
    if moment - _looked_at > LOOK_EVERY_S:
        _looked_at = moment
        found.follow()
    return found


def actor_of(request: HttpRequest) -> Actor:
    """Who is asking, with roles; read once per request."""
    actor = getattr(request, "_actor", None)
    if actor is None:
        user = getattr(request, "user", None)
        actor = user.as_actor() if user and user.is_authenticated else VISITOR
        request._actor = actor  # type: ignore[attr-defined]
    return actor


def home_regio(actor: Actor) -> Regio | None:
    """The region someone belongs to: directly, or through their gemeente."""
    for grant in actor.grants:
        if grant.organisation.startswith("JZ"):
            return find_regio(grant.organisation)
        if grant.organisation.startswith("GM"):
            with suppress(UnknownCodeError):  # a municipality of another year
                regio = regio_of(grant.organisation)
                return find_regio(regio) if regio else None
    return None


def is_demo() -> bool:
    """Whether visitors may log in as a fictional user."""
    return bool(settings.JEUGDREGIO_DEMO)


def now() -> datetime:
    """The present moment; below the site it is always an argument."""
    return timezone.now()


def today() -> date:
    """The present day in the Netherlands."""
    return timezone.localdate()
