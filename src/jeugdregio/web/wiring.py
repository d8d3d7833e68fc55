"""Ties the site to its home folder: the only module that hands out the workspace."""

from __future__ import annotations

import functools
from contextlib import suppress
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import VISITOR, Actor
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.regions import Regio, find_regio, regio_of


@functools.cache
def workspace() -> Workspace:
    """The workspace of this installation."""
    return Workspace(settings.JEUGDREGIO_HOME)


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
