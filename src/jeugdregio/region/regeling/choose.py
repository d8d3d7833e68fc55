"""Which clauses a draft holds, and which drawback each of them answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.regeling.outcome import Drawback
from jeugdregio.standards.clauses import Clause, allowed_form_ids, clause_catalogue
from jeugdregio.standards.law import STATUS_LABELS, Status
from jeugdregio.standards.wgr_forms import find_form


@dataclass(frozen=True, slots=True)
class FormDrawback:
    """A drawback of a form, as `standards.wgr_forms` has it."""

    text: str
    theme: str
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class ChosenClause:
    """A clause of the form, in the draft or left out.

    Attributes:
        clause: The clause.
        included: Whether it is in the draft.
        answers: The drawbacks of the form that it answers.
    """

    clause: Clause
    included: bool
    answers: tuple[Drawback, ...]


@dataclass(frozen=True, slots=True)
class AnsweredDrawback:
    """A drawback with the clauses of the draft that answer it; none: it stays open."""

    drawback: Drawback
    clauses: tuple[Clause, ...]

    @property
    def status_label(self) -> str:
        """How sure we are of the drawback."""
        return next(v for k, v in STATUS_LABELS.items() if k == self.drawback.status)


def check_form(form_id: str) -> str:
    """The id of a form that may be a Jeugdregio.

    Raises:
        InvalidInputError: It may not, as far as we know.
        UnknownCodeError: No form has this id.

    Example:
        >>> check_form("centrumgemeente")
        'centrumgemeente'
    """
    form = find_form(form_id)
    if form_id not in allowed_form_ids():
        raise InvalidInputError(
            f"Voor de vorm '{form.name}' maken wij geen ontwerp: zij kan geen "
            f"Jeugdregio zijn ({STATUS_LABELS[form.allowed_status]}).",
            hint="Kies uit: "
            + ", ".join(find_form(each).name for each in allowed_form_ids())
            + ".",
        )
    return form_id


def drawbacks_of(form_id: str) -> tuple[FormDrawback, ...]:
    """The drawbacks of a form, in the order of its themes.

    Example:
        >>> [each.theme for each in drawbacks_of("openbaar_lichaam")][:2]
        ['kosten', 'beleidsbepaling']
    """
    return tuple(
        FormDrawback(fact.text, fact.theme, fact.status, fact.source)
        for fact in find_form(form_id).facts
        if fact.kind == "nadeel"
    )


def choose_clauses(
    form_id: str,
    drawbacks: Iterable[Drawback],
    switched_on: Iterable[str] | None = None,
) -> tuple[ChosenClause, ...]:
    """All clauses for a form, with which are in and why.

    Args:
        form_id: A form that may be a Jeugdregio.
        drawbacks: The drawbacks to answer; the theme decides which clause does.
        switched_on: Ids of the clauses to choose that are in; None takes the default.
            A clause that is no choice is always in.

    Raises:
        InvalidInputError: The form may not be a Jeugdregio.

    Example:
        >>> chosen = choose_clauses("centrumgemeente", (), switched_on=())
        >>> any(each.clause.optional and each.included for each in chosen)
        False
    """
    check_form(form_id)
    wanted = None if switched_on is None else frozenset(switched_on)
    found = tuple(drawbacks)
    return tuple(
        ChosenClause(
            clause, _included(clause, wanted), _answered(clause, form_id, found)
        )
        for clause in clause_catalogue().of_form(form_id)
    )


def answer_drawbacks(
    chosen: Iterable[ChosenClause], drawbacks: Iterable[Drawback]
) -> tuple[AnsweredDrawback, ...]:
    """The same the other way round: per drawback the included clauses."""
    included = [each for each in chosen if each.included]
    return tuple(
        AnsweredDrawback(
            drawback,
            tuple(each.clause for each in included if drawback in each.answers),
        )
        for drawback in drawbacks
    )


def _included(clause: Clause, wanted: frozenset[str] | None) -> bool:
    if not clause.optional:
        return True
    return clause.default if wanted is None else clause.id in wanted


def _answered(
    clause: Clause, form_id: str, drawbacks: tuple[Drawback, ...]
) -> tuple[Drawback, ...]:
    themes = {each.theme for each in clause.answers if each.form_id == form_id}
    return tuple(each for each in drawbacks if each.theme in themes)
