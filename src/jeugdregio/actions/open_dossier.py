"""Gather what is known of a region and put its dossier together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from jeugdregio.actions.care_figures import has_care_figures
from jeugdregio.actions.show_figure import find_scope, show_figure
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.days import dutch_day
from jeugdregio.measures.definition import all_measures, find_measure
from jeugdregio.region.dossier import StepView, build_dossier
from jeugdregio.region.records import (
    Contracts,
    DecisionCount,
    LegalForm,
    Recorded,
    RegionFacts,
    Waiting,
)
from jeugdregio.register.models import (
    ArticleReading,
    ContractLine,
    Decision,
    DossierStep,
    EntityForm,
    Membership,
    Participation,
)
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.law import RegionReading, find_role_id
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    Regio,
    disputed,
    find_indeling,
    members,
)
from jeugdregio.standards.regiovisie import all_chapters
from jeugdregio.standards.wgr_forms import find_form


@dataclass(frozen=True, slots=True)
class Dossier:
    """The dossier of a region: the facts and the seven steps."""

    regio: Regio
    indeling: str
    facts: RegionFacts
    steps: tuple[StepView, ...]

    def step(self, step_id: str) -> StepView:
        """The step with this id."""
        return next(view for view in self.steps if view.step.id == step_id)


def open_dossier(
    workspace: Workspace,
    regio: Regio,
    *,
    as_of: date,
    indeling: str = DEFAULT_INDELING,
) -> Dossier:
    """Put the dossier of a region together for one day.

    Args:
        workspace: The home folder.
        regio: The region.
        as_of: The day on which the law is judged.
        indeling: The division that says which municipalities belong.
    """
    facts = _facts(workspace, regio, indeling)
    steps = build_dossier(facts, _recorded(regio), readings_of(regio.code), as_of=as_of)
    return Dossier(regio, indeling, facts, steps)


def readings_of(regio_code: str) -> dict[str, RegionReading]:
    """The region's own readings of law dates, by article id."""
    return {
        reading.article_id: RegionReading(
            article_id=reading.article_id,
            valid_from=reading.valid_from,
            reason=reading.reason,
            set_by_role=find_role_id(reading.set_by_role),
            set_on=dutch_day(reading.set_at),
        )
        for reading in ArticleReading.objects.filter(region__code=regio_code)
    }


def _recorded(regio: Regio) -> dict[str, Recorded]:
    steps = DossierStep.objects.filter(region__code=regio.code).annotate(
        count=Count("documents", filter=Q(documents__withdrawn_at=None))
    )
    return {
        step.step_id: Recorded(
            state=step.state,
            note=step.note,
            next_action=step.next_action,
            owner_role=step.owner_role,
            due_on=step.due_on,
            documents=step.count,
            is_example=step.is_example,
        )
        for step in steps
    }


def _facts(workspace: Workspace, regio: Regio, indeling: str) -> RegionFacts:
    years = [
        int(str(row["jaar"]))
        for row in workspace.figures(
            "lasten_iv3", niveau="regio", indeling=indeling, codes=(regio.code,)
        ).records()
        if row["lasten_x1000_eur"] is not None
    ]
    use = {
        int(str(row["jaar"]))
        for row in workspace.figures(
            "gebruik_cbs", niveau="regio", indeling=indeling, codes=(regio.code,)
        ).records()
    }
    chapters = all_chapters()
    measures = set(all_measures())
    waiting = _waiting(workspace, regio, indeling)
    return RegionFacts(
        naam=regio.naam,
        gemeenten=len(members(regio.code, indeling)),
        indeling=find_indeling(indeling).naam,
        disputed=tuple(
            find_gemeente(each.gm_code).naam
            for each in disputed()
            if regio.code in {code for _, code in each.regios}
        ),
        form=_form(regio),
        partial=_partial(regio),
        account_year=max(years, default=None),
        use_years=tuple(sorted(use)),
        chapters_with_figures=sum(
            bool(measures & set(chapter.measures))
            or (waiting is not None and "wachttijd" in chapter.care_measures)
            for chapter in chapters
        ),
        chapters=len(chapters),
        decisions=_decisions(regio, indeling),
        waiting=waiting,
        contracts=_contracts(regio, indeling),
    )


def _contracts(regio: Regio, indeling: str) -> Contracts | None:
    gemeenten = [code.removeprefix("GM") for code in members(regio.code, indeling)]
    found = ContractLine.objects.filter(gemeente__in=gemeenten).aggregate(
        lines=Count("pk"),
        aanbieders=Count("aanbieder", distinct=True),
        real=Count("pk", filter=Q(is_example=False)),
    )
    if not found["lines"]:
        return None
    return Contracts(found["lines"], found["aanbieders"], is_example=not found["real"])


def _waiting(workspace: Workspace, regio: Regio, indeling: str) -> Waiting | None:
    """The wait as messages tell it; none where it is not known or not to be shown."""
    scope = find_scope(regio.code)
    measure = find_measure("wachttijd")
    if indeling != DEFAULT_INDELING or not has_care_figures(workspace, measure, scope):
        return None
    page = show_figure(workspace, measure.name, scope, indeling=indeling)
    if not page.story.pick("median"):
        return None
    return Waiting(page.story.answer, page.is_example)


def _form(regio: Regio) -> LegalForm | None:
    form = (
        EntityForm.objects.filter(entity__code=f"JR-{regio.code}", valid_to=None)
        .select_related("host")
        .last()
    )
    if form is None:
        return None
    return LegalForm(
        name=find_form(form.form_id).name.lower(),
        host=form.host.naam if form.host else "",
        source=form.source,
        status=form.status,
        is_example=form.is_example,
    )


def _partial(regio: Regio) -> tuple[str, ...]:
    return tuple(
        Membership.objects.filter(
            body__code=f"JR-{regio.code}",
            participations__extent=Participation.Extent.PARTIAL,
        )
        .order_by("member__naam")
        .values_list("member__naam", flat=True)
    )


def _decisions(regio: Regio, indeling: str) -> dict[str, tuple[DecisionCount, ...]]:
    """Per step and body; every municipality counts, also one that recorded nothing."""
    gemeenten = set(members(regio.code, indeling))
    found: dict[tuple[str, str], list[Decision]] = {}
    for decision in Decision.objects.filter(region__code=regio.code).select_related(
        "gemeente"
    ):
        if decision.gemeente.code in gemeenten:
            found.setdefault((decision.step_id, decision.body), []).append(decision)
    counts: dict[str, tuple[DecisionCount, ...]] = {}
    for (step_id, body), decisions in sorted(found.items(), reverse=True):
        states = Counter(decision.state for decision in decisions)
        counts[step_id] = (
            *counts.get(step_id, ()),
            DecisionCount(
                body=body,
                adopted=states[Decision.State.ADOPTED],
                rejected=states[Decision.State.REJECTED],
                total=len(gemeenten),
                is_example=any(decision.is_example for decision in decisions),
            ),
        )
    return counts
