"""What every page knows: who is looking, which region, which menu."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest

from jeugdregio.actions.care_figures import has_care_figures
from jeugdregio.actions.log_in import describe_actor
from jeugdregio.actions.permissions import can_read_messages
from jeugdregio.kernel.access import Actor, Role
from jeugdregio.measures.definition import find_measure
from jeugdregio.publishing.stories.story import Scope
from jeugdregio.standards.regions import Regio
from jeugdregio.web.presenters import links
from jeugdregio.web.wiring import actor_of, home_regio, is_demo, workspace


MONEY: Final = ("lasten_iv3", "begroting_rekening", "lasten")
"""Measures below *Geld*; the first is where the menu leads."""

AVAILABILITY: Final = (
    "wachttijd",
    "in_en_uitstroom",
    "gebruik",
    "gebruik_cbs",
    "verwijzers",
    "leeftijd",
    "eindredenen",
    "herhaald_gebruik",
)
"""Measures below *Beschikbaarheid*; the menu leads to the first that has figures."""


def site(request: HttpRequest) -> dict[str, Any]:
    """Context of every template.

    The region of the menu is the one of the page, or else the visitor's own; pages
    about one region set ``request.regio``.
    """
    actor = actor_of(request)
    regio: Regio | None = getattr(request, "regio", None) or home_regio(actor)
    return {
        "actor": actor,
        "is_demo": is_demo(),
        "menu_regio": regio,
        "menu": _menu(regio, request.path, actor),
        "may_manage": actor.has_anywhere(Role.BEHEERDER),
        "role_line": describe_actor(actor),
    }


def _menu(regio: Regio | None, path: str, actor: Actor) -> list[dict[str, Any]]:
    items = [{"label": "Nederland", "href": "/", "current": path == "/"}]
    # The messages themselves for who handles them; for others the page that checks
    # one and keeps nothing.
    handles = regio is not None and can_read_messages(actor, regio.code)
    traffic = {
        "label": "Berichten",
        "href": links.inbox(regio.code) if regio and handles else "/berichten/",
        "current": path.startswith("/berichten/")
        or (regio is not None and path.startswith(links.inbox(regio.code))),
    }
    if regio is None:
        return [*items, traffic]
    base = f"/regio/{regio.code}/"
    figures = f"{base}cijfers/"
    entries = [
        ("Regio", base, path == base or path.startswith(f"{base}stap/")),
        (
            "Samenwerking",
            f"{base}samenwerking/",
            path.startswith(f"{base}samenwerking/"),
        ),
        ("Regiovisie", f"{base}regiovisie/", path.startswith(f"{base}regiovisie/")),
        (
            "Beschikbaarheid",
            f"{figures}{'wachttijd' if _waits(regio) else 'gebruik_cbs'}/",
            any(path.startswith(f"{figures}{name}/") for name in AVAILABILITY),
        ),
        (
            "Geld",
            f"{figures}lasten_iv3/",
            any(path.startswith(f"{figures}{name}/") for name in MONEY),
        ),
    ]
    items += [
        {"label": label, "href": href, "current": current}
        for label, href, current in entries
    ]
    return [*items, traffic]


def _waits(regio: Regio) -> bool:
    """Whether messages tell of the wait in this region."""
    scope = Scope("regio", regio.code, regio.naam)
    return has_care_figures(workspace(), find_measure("wachttijd"), scope)
