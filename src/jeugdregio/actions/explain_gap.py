"""Why there are no figures from messages yet, and what fills them."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.care_figures import region_of
from jeugdregio.actions.follow_filling import FillingState, filling_state
from jeugdregio.actions.seed_traffic import has_traffic
from jeugdregio.actions.workspace import Workspace
from jeugdregio.publishing.stories.story import Scope
from jeugdregio.register.models import Message


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

_AGAIN = ("jeugdregio demo",)


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
    if demo and workspace.care.as_of is None:
        state = filling_state(workspace.home, regio)
        if state is FillingState.COMING:
            return Gap(
                "Het voorbeeldverkeer komt nu binnen",
                "Dat duurt enkele minuten. Daarna staan de cijfers hier vanzelf. "
                "Ververs de pagina om te kijken.",
            )
        if state is FillingState.FAILED and not has_traffic(regio):
            return Gap(
                "Het voorbeeldverkeer is niet helemaal binnengekomen",
                "Het inlezen is gestopt. Wie het systeem beheert, start de demo "
                "opnieuw met dezelfde opties. Wat er al is, blijft staan; de rest "
                "komt erbij.",
                _AGAIN,
            )
    has_messages = Message.objects.exists()
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
