"""Gather what the draft regeling of a region needs, and build it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdregio.actions.cooperation_results import (
    CooperationResults,
    read_cooperation_results,
)
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.region.regeling.checklist import ChecklistLine, founding_checklist
from jeugdregio.region.regeling.choose import (
    AnsweredDrawback,
    ChosenClause,
    answer_drawbacks,
    check_form,
    choose_clauses,
    drawbacks_of,
)
from jeugdregio.region.regeling.draft import Draft, build_draft
from jeugdregio.region.regeling.outcome import Drawback
from jeugdregio.register.models import EntityForm, RegelingField
from jeugdregio.standards.clauses import allowed_form_ids
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.regeling_fields import all_fields
from jeugdregio.standards.regions import Regio, find_regio, members
from jeugdregio.standards.wgr_forms import WgrForm, find_form


@dataclass(frozen=True, slots=True)
class Regeling:
    """The draft of one region in one form, with all that stands around it.

    Attributes:
        regio: The region.
        gemeenten: Names of its municipalities.
        form: The form of this draft.
        form_reason: Why this form is shown, one sentence.
        chosen: All clauses for the form, in or out.
        draft: The included ones, filled.
        drawbacks: The drawbacks of the form, with the clauses that answer them.
        checklist: The steps to found it.
        values: What is filled in or follows from the register, by field id.
        recorded: What the region filled in itself, by field id.
        examples: Ids of the fields whose value is fictional.
        results: What other parts of the cooperation delivered.
    """

    regio: Regio
    gemeenten: tuple[str, ...]
    form: WgrForm
    form_reason: str
    chosen: tuple[ChosenClause, ...]
    draft: Draft
    drawbacks: tuple[AnsweredDrawback, ...]
    checklist: tuple[ChecklistLine, ...]
    values: dict[str, str]
    recorded: dict[str, str]
    examples: frozenset[str]
    results: CooperationResults

    @property
    def is_single(self) -> bool:
        """Whether the region is one municipality."""
        return len(self.gemeenten) == 1

    @property
    def is_example(self) -> bool:
        """Whether anything in the draft is fictional."""
        shown = {field.id for field in self.draft.fields}
        choice = self.results.choice
        return (
            bool(self.examples & shown)
            or self.results.is_example
            or (choice is not None and choice.is_example)
        )


def open_regeling(
    actor: Actor,
    workspace: Workspace,
    regio_code: str,
    *,
    form_id: str = "",
    switched_on: Iterable[str] | None = None,
) -> Regeling:
    """Build the draft of a region for who belongs to it.

    Args:
        actor: Who asks.
        workspace: For the amounts in its annexes.
        regio_code: The region.
        form_id: A form that may be a Jeugdregio; empty takes the preferred one, else
            the present one, else the first of the list.
        switched_on: Ids of the optional clauses that are in; None takes the default.

    Raises:
        UnknownCodeError: No such form, or the person has nothing to do with the region.
        InvalidInputError: The form may not be a Jeugdregio, as far as we know.
    """
    results = read_cooperation_results(actor, workspace, regio_code)
    regio = find_regio(regio_code)
    current = _current_form(regio.code)
    form, reason = _form(form_id, results, current)
    rows = list(RegelingField.objects.filter(region__code=regio.code))
    recorded = {row.field_id: row.value for row in rows}
    gemeenten = tuple(sorted(map(gemeente_name, members(regio.code))))
    drawbacks = _drawbacks(form.id, results)
    chosen = choose_clauses(form.id, drawbacks, switched_on)
    annexed = {
        each.about: each.title.split(":")[0] for each in results.annexes if each.about
    }
    shown = {about: f"zie de bijlage {title}" for about, title in annexed.items()}
    values = _derived(regio, gemeenten, current) | shown | recorded
    return Regeling(
        regio=regio,
        gemeenten=gemeenten,
        form=form,
        form_reason=reason,
        chosen=chosen,
        draft=build_draft(form.id, chosen, values, annexed),
        drawbacks=answer_drawbacks(chosen, drawbacks),
        checklist=founding_checklist(form.id),
        values=values,
        recorded=recorded,
        examples=frozenset(row.field_id for row in rows if row.is_example),
        results=results,
    )


def _current_form(regio_code: str) -> EntityForm | None:
    return (
        EntityForm.objects.filter(entity__code=f"JR-{regio_code}", valid_to=None)
        .select_related("host")
        .last()
    )


def _form(
    form_id: str, results: CooperationResults, current: EntityForm | None
) -> tuple[WgrForm, str]:
    if form_id:
        return find_form(check_form(form_id)), "Deze vorm is voor dit ontwerp gekozen."
    allowed = allowed_form_ids()
    preferred = results.choice.preferred if results.choice else None
    if preferred in allowed and preferred is not None:
        return find_form(preferred), "Deze vorm staat bovenaan na het wegen."
    if current is not None and current.form_id in allowed:
        return find_form(current.form_id), "Deze vorm heeft de regio nu."
    return find_form(allowed[0]), "De regio koos nog geen vorm: dit is een begin."


def _drawbacks(form_id: str, results: CooperationResults) -> tuple[Drawback, ...]:
    choice = results.choice
    if choice is not None and choice.preferred == form_id:
        return tuple(choice.drawbacks)
    return drawbacks_of(form_id)


def _derived(
    regio: Regio, gemeenten: tuple[str, ...], current: EntityForm | None
) -> dict[str, str]:
    known = {"regio": regio.naam, "gemeenten": in_row(gemeenten)}
    if current is not None and current.host is not None:
        known["centrumgemeente"] = current.host.naam
    return {
        field.id: known[field.derived]
        for field in all_fields()
        if field.derived and field.derived in known
    }


def in_row(names: tuple[str, ...]) -> str:
    """Names as a Dutch list.

    Example:
        >>> in_row(("Beek", "Heerlen", "Vaals"))
        'Beek, Heerlen en Vaals'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"
