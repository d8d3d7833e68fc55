"""The lines of messages beneath a figure: for a purpose, and written down first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from jeugdregio.actions.care_figures import check_not_country, is_care, region_of
from jeugdregio.actions.permissions import (
    check_read_lines,
    check_read_messages,
    sight_of,
)
from jeugdregio.actions.policies import check_purpose
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.measures.care_lines import CareLines, Wanted, care_lines
from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.run import chosen_values
from jeugdregio.publishing.stories.story import Scope
from jeugdregio.register.audit import record
from jeugdregio.standards.regions import members


def read_lines(
    workspace: Workspace,
    actor: Actor,
    measure_name: str,
    scope: Scope,
    *,
    year: int | None,
    choices: Mapping[str, str],
    page: int,
    purpose: str,
    at: datetime,
) -> CareLines:
    """The lines beneath one figure, as far as someone may see them.

    Args:
        workspace: The home folder.
        actor: Who asks.
        measure_name: A measure on messages.
        scope: The region or municipality.
        year: The year of the figure.
        choices: Its dimension values.
        page: Which part of the lines, from 1.
        purpose: Code of one of `policies.DOELEN`.
        at: The moment.

    Raises:
        UnknownCodeError: No such figure, or not for this person.
        ActionDeniedError: Council and college see figures, never lines.
        InvalidInputError: No purpose or no year.
    """
    measure = find_measure(measure_name)
    check_not_country(measure, scope)
    if not is_care(measure):
        raise UnknownCodeError("Onder dit cijfer liggen geen berichten.")
    check_lines(actor, scope)
    doel = check_purpose(purpose)
    if year is None:
        raise InvalidInputError("Kies een jaar.", hint="Ga terug naar het cijfer.")
    chosen = chosen_values(measure, {k: v for k, v in choices.items() if v})
    sight = sight_of(actor, region_of(scope))
    codes = _codes(scope)
    with transaction.atomic():
        # The line comes before the data: where it cannot be written, nobody reads.
        record(
            actor,
            "read_lines",
            f"{measure.name} {scope.code} {year}",
            at=at,
            organisation=scope.code,
            detail=f"doel={doel.code} deel={max(page, 1)}",
        )
    wanted = Wanted(
        gemeenten=codes & sight.gemeenten,
        own_in=codes & sight.regio,
        aanbieders=sight.aanbieders,
        year=year,
        choices=chosen,
    )
    return care_lines(workspace.facts(), measure.name, wanted, page=page)


def check_lines(actor: Actor, scope: Scope) -> None:
    """Whether someone may see any line of a scope.

    Raises:
        UnknownCodeError: Nothing to do with the region, or another municipality's.
        ActionDeniedError: Council and college never.
    """
    regio = region_of(scope)
    check_read_messages(actor, regio)
    sight = sight_of(actor, regio)
    if scope.kind == "gemeente" and not sight.aanbieders:
        check_read_lines(actor, regio, gemeente_code=scope.code)


def why_no_lines(actor: Actor, scope: Scope, *, is_visitor: bool) -> str:
    """In a sentence why someone cannot see the lines; empty for who can."""
    if is_visitor:
        return (
            "De regels zelf zijn er voor wie berichten behandelt: de regio, ambtenaren "
            "en de aanbieder zelf. Log daarvoor in."
        )
    try:
        check_lines(actor, scope)
    except (ActionDeniedError, UnknownCodeError) as error:
        return error.message
    return ""


def _codes(scope: Scope) -> frozenset[str]:
    if scope.kind == "gemeente":
        return frozenset({scope.code})
    return frozenset(str(code) for code in members(scope.code))
