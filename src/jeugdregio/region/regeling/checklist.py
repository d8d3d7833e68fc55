"""The founding checklist of a form: steps, who takes them, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.region.regeling.basis import OWN_CHOICE, Basis, bases_of
from jeugdregio.region.regeling.choose import check_form
from jeugdregio.standards.regeling_fields import (
    CHOOSER_LABELS,
    FoundingStep,
    founding_steps,
)


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One step with its number, its owner in words and what it rests on."""

    number: int
    step: FoundingStep
    bases: tuple[Basis, ...]

    @property
    def who(self) -> str:
        """Who takes the step, Dutch."""
        return CHOOSER_LABELS[self.step.who]

    @property
    def rests_on(self) -> str:
        """Articles with status, or that it is a choice."""
        return "; ".join(basis.mark for basis in self.bases) or OWN_CHOICE


def founding_checklist(form_id: str) -> tuple[ChecklistLine, ...]:
    """The steps to found a Jeugdregio of this form.

    Raises:
        InvalidInputError: The form may not be a Jeugdregio, as far as we know.

    Example:
        >>> founding_checklist("openbaar_lichaam")[0].who
        'de colleges'
    """
    check_form(form_id)
    return tuple(
        ChecklistLine(number, step, bases_of(step.article_ids, step.fact, form_id))
        for number, step in enumerate(founding_steps(form_id), start=1)
    )
