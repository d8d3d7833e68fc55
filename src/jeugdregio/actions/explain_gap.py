"""Why there are no figures from messages yet, and what fills them."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.care_figures import region_of
from jeugdregio.actions.seed_traffic import has_traffic
from jeugdregio.actions.workspace import Workspace
from jeugdregio.publishing.stories.story import Scope
from jeugdregio.register.models import ContractLine, Message
from jeugdregio.standards.regions import members


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing.

    Attributes:
        title: In a few words, Dutch.
        text: Why, one or two sentences.
        commands: What to type to fill it; empty where one has to wait.
    """

    title: str
    text: str
    commands: tuple[str, ...] = ()


_FILL = (
    "jeugdregio inbox receive MAP --out MAP",
    "jeugdregio facts build",
)


def explain_gap(workspace: Workspace, scope: Scope, *, demo: bool) -> Gap:
    """Say why a scope has no figures from messages.

    Args:
        workspace: The home folder.
        scope: The region or municipality.
        demo: Whether this is a demo, where generated traffic may be coming in.
    """
    if not workspace.care_is_ready(0):
        return Gap(
            "De cijfers worden nu uitgerekend",
            "Dat duurt enkele tellen. Ververs de pagina om te kijken.",
        )
    regio = region_of(scope)
    has_messages = Message.objects.exists()
    if demo and _is_fed(regio) and not workspace.care.as_of:
        if not has_traffic(regio):
            return Gap(
                "Het voorbeeldverkeer komt nu binnen",
                "Dat duurt enkele minuten. Daarna staan de cijfers hier vanzelf. "
                "Ververs de pagina om te kijken.",
            )
        return Gap(
            "De cijfers worden nu uitgerekend",
            "Het voorbeeldverkeer is binnen. De cijfers staan hier zo. Ververs de "
            "pagina om te kijken.",
        )
    if has_messages and not workspace.is_current():
        return Gap(
            "De cijfers worden nog uitgerekend",
            "De berichten zijn er. Wie het systeem beheert, rekent de cijfers uit met "
            "deze opdracht. Ververs daarna de pagina.",
            _FILL[1:],
        )
    return Gap(
        f"Er zijn nog geen berichten van {scope.naam}",
        "Dit cijfer komt uit het berichtenverkeer tussen gemeenten en aanbieders. Wie "
        "het systeem beheert, leest de berichten in en rekent de cijfers uit.",
        _FILL,
    )


def _is_fed(regio: str) -> bool:
    """Whether traffic of a region is on its way: its contracts come before it."""
    gemeenten = [str(code).removeprefix("GM") for code in members(regio)]
    return ContractLine.objects.filter(gemeente__in=gemeenten).exists()
