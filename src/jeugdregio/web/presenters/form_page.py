"""The comparison of forms for everyone, with a weighing of one's own in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from jeugdregio.actions.permissions_form import ROLE_OF_BODY
from jeugdregio.kernel.access import Actor
from jeugdregio.models.preference.weighing import Judgement
from jeugdregio.region.form_outcome import weigh
from jeugdregio.region.form_sentences import a_form
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import members
from jeugdregio.web.presenters.form_facts import (
    FormView,
    ThemeRow,
    common_caveats,
    form_views,
    other_rows,
    weighed_rows,
)
from jeugdregio.web.presenters.judgement_tables import (
    DrawbackRow,
    RankRow,
    drawback_rows,
    rank_rows,
)


_COUNTS: Final = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf")


@dataclass(frozen=True, slots=True)
class TrialView:
    """What the reader's own weighing comes out at."""

    answer: str
    ranking: tuple[RankRow, ...]
    stability: tuple[str, ...]
    drawbacks: tuple[DrawbackRow, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """Everything the page shows.

    Attributes:
        answer: The answer in one sentence.
        forms: The five forms.
        weighed: Facts on the themes that are weighed.
        others: Facts on other themes.
        caveats: Per status, in words, what is not sure of most statements.
        trial: The reader's own weighing; None before one was given.
        own: Municipalities in the region the reader may weigh for: name and address.
    """

    answer: str
    forms: tuple[FormView, ...]
    weighed: tuple[ThemeRow, ...]
    others: tuple[ThemeRow, ...]
    caveats: tuple[tuple[str, str], ...]
    trial: TrialView | None
    own: tuple[tuple[str, str], ...]


def show(actor: Actor, regio_code: str, judgement: Judgement | None) -> FormPage:
    """Lay out the comparison.

    Args:
        actor: Who is looking; nobody in particular sees the same.
        regio_code: The region.
        judgement: The reader's own weighing; None before one was given.
    """
    forms = form_views()
    trial = _trial(judgement) if judgement else None
    allowed = sum(form.allowed for form in forms)
    return FormPage(
        answer=trial.answer
        if trial
        else f"{_COUNTS[allowed]} van de {_COUNTS[len(forms)].lower()} vormen mogen "
        "volgens een adviesbureau een Jeugdregio zijn; welke past, hangt af van wat u "
        "zwaar weegt.",
        forms=forms,
        weighed=weighed_rows(),
        others=other_rows(),
        caveats=common_caveats(),
        trial=trial,
        own=own_gemeenten(actor, regio_code),
    )


def own_gemeenten(actor: Actor, regio_code: str) -> tuple[tuple[str, str], ...]:
    """Municipalities of a region someone may weigh for: name and address."""
    codes = {
        grant.organisation
        for grant in actor.grants
        if grant.role in ROLE_OF_BODY.values()
    }
    return tuple(
        (
            find_gemeente(code).naam,
            reverse("cooperation-form-judge", args=(regio_code, code)),
        )
        for code in sorted(codes & {str(each) for each in members(regio_code)})
    )


def _trial(judgement: Judgement) -> TrialView:
    outcome = weigh(judgement)
    return TrialView(
        answer=f"Met uw punten staat {a_form(outcome.preferred)} vooraan."
        if outcome.preferred
        else "Met uw punten staat geen enkele vorm alleen vooraan.",
        ranking=rank_rows(outcome.ranking),
        stability=outcome.stability,
        drawbacks=drawback_rows(outcome.drawbacks),
    )
