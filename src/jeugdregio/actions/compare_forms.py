"""The comparison of forms of a region, from the judgements the reader may see."""

from __future__ import annotations

from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.read_form_judgements import read_judgements
from jeugdregio.kernel.access import Actor, Grant, Role
from jeugdregio.region.form_choice import FormChoice
from jeugdregio.region.form_outcome import RegionOutcome, compare


def compare_forms(regio_code: str, actor: Actor) -> FormChoice:
    """What the region together thinks of the forms, for pages and documents.

    Counted are the judgements the actor may see: released ones, and those of the
    actor's own municipality. So two readers can see different results before all is
    released, and neither can reckon what is hidden.

    Raises:
        UnknownCodeError: The actor does not belong to the region.
    """
    return form_outcome(regio_code, actor).choice


def released_forms(regio_code: str, actor: Actor) -> FormChoice:
    """As `compare_forms`, of released judgements alone: the same for every reader.

    For a document, which travels further than who made it.

    Raises:
        UnknownCodeError: The actor does not belong to the region.
    """
    check_belongs(actor, regio_code)
    everyone = Actor(actor.key, (Grant(Role.REGIO, regio_code),))
    return compare_forms(regio_code, everyone)


def form_outcome(regio_code: str, actor: Actor) -> RegionOutcome:
    """`compare_forms` with all that lies beneath it.

    Raises:
        UnknownCodeError: The actor does not belong to the region.
    """
    lines = read_judgements(actor, regio_code)
    return compare(
        regio_code,
        [line.judged for line in lines if line.judged],
        bodies_total=len(lines),
    )
