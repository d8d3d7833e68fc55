"""The route as a page: steps with days and states, what decides the end, the young."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jeugdregio.actions.read_route import Route, YoungPeople
from jeugdregio.publishing.timeline import Bar, draw_timeline
from jeugdregio.region.route.plan import (
    PlannedStep,
    critical_path,
    owner_label,
    standing,
)
from jeugdregio.standards.law import STATUS_LABELS, find_article
from jeugdregio.standards.law_files import in_words
from jeugdregio.standards.route import Phase, RouteStep, all_phases, all_route_steps


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """An article behind a step, with its status and caveat."""

    id: str
    title: str
    status: str
    status_label: str
    caveat: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as the page shows it; days are empty without a plan."""

    step: RouteStep
    number: int
    owner: str
    weeks: int
    starts: str
    ends: str
    state: str
    tone: str
    is_critical: bool
    needs: str
    articles: tuple[ArticleLink, ...]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase with its steps."""

    phase: Phase
    status_label: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The plan as bars, wide and narrow."""

    wide: str
    narrow: str
    caption: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """The days of one municipality in the plan."""

    naam: str
    days: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class RouteView:
    """Everything the page shows."""

    answer: str
    is_planned: bool
    is_example: bool
    sentences: tuple[str, ...]
    phases: tuple[PhaseLine, ...]
    picture: Picture | None
    subjects: tuple[str, ...]
    days: tuple[DayLine, ...]
    has_guesses: bool
    young_people: YoungPeople | None


def show(route: Route, *, today: date) -> RouteView:
    """Lay the page out.

    Args:
        route: The route with what was recorded.
        today: The day on which the states are judged.
    """
    planned = {each.step.id: each for each in route.plan}
    lines = [
        _line(number, step, route, planned.get(step.id), today)
        for number, step in enumerate(all_route_steps(), start=1)
    ]
    deciding = [each for each in route.plan if each.days]
    return RouteView(
        answer=_answer(route, lines),
        is_planned=bool(route.plan),
        is_example=route.is_example,
        sentences=critical_path(route.plan),
        phases=_phases(lines),
        picture=_picture(route, lines, today),
        subjects=tuple(
            each.step.decision.subject for each in deciding if each.step.decision
        ),
        days=_days(route, deciding),
        has_guesses=any(not day.is_meeting for e in deciding for day in e.days),
        young_people=route.young_people,
    )


def _answer(route: Route, lines: list[StepLine]) -> str:
    if not route.plan:
        return "De regio heeft nog geen plan vastgelegd. De stappen staan hieronder."
    end = next(e for e in reversed(route.plan) if e.step.id == "start").ends_on
    late = sum(line.tone == "wrong" for line in lines)
    said = f"Volgens het eigen plan start de Jeugdregio op {in_words(end)}."
    if late == 1:
        return f"{said} Eén stap loopt uit op dat plan."
    if late:
        return f"{said} {late} stappen lopen uit op dat plan."
    return f"{said} Geen stap loopt uit op dat plan."


def _line(
    number: int,
    step: RouteStep,
    route: Route,
    planned: PlannedStep | None,
    today: date,
) -> StepLine:
    setting = route.settings[step.id]
    state, tone, needs = "nog niet gepland", "open", ""
    if step.decision:
        needs = route.tally(step).sentence
    if planned:
        decided = route.tally(step).taken if step.decision else 0
        found = standing(planned, decided=decided, as_of=today)
        state, tone = found.text, found.tone
    return StepLine(
        step=step,
        number=number,
        owner=owner_label(setting),
        weeks=setting.weeks,
        starts=in_words(planned.starts_on) if planned else "",
        ends=in_words(planned.ends_on) if planned else "",
        state=state,
        tone=tone,
        is_critical=bool(planned and planned.is_critical),
        needs=needs,
        articles=tuple(_article(each) for each in step.article_ids),
    )


def _article(article_id: str) -> ArticleLink:
    found = find_article(article_id)
    return ArticleLink(
        found.id,
        found.title,
        found.status,
        STATUS_LABELS[found.status],
        found.caveat,
    )


def _phases(lines: list[StepLine]) -> tuple[PhaseLine, ...]:
    steps = {
        key: tuple(found) for key, found in groupby(lines, lambda line: line.step.phase)
    }
    return tuple(
        PhaseLine(phase, STATUS_LABELS[phase.status], steps.get(phase.id, ()))
        for phase in all_phases()
    )


def _picture(route: Route, lines: list[StepLine], today: date) -> Picture | None:
    if not route.plan:
        return None
    bars = [
        Bar(
            f"{line.number}. {line.step.name}",
            planned.starts_on,
            planned.ends_on,
            line.tone,
            line.is_critical,
        )
        for line, planned in zip(lines, route.plan, strict=True)
    ]
    title = "De route in de tijd"
    wide, narrow = (
        draw_timeline(
            bars,
            title=title,
            today=today,
            id_prefix=prefix,
            narrow=prefix == "route-smal",
            example=route.is_example,
        )
        for prefix in ("route-breed", "route-smal")
    )
    return Picture(
        wide,
        narrow,
        "Groen is gereed, oranje loopt, grijs moet nog beginnen, rood loopt uit op "
        "het eigen plan. Een donkere rand: schuift deze stap, dan schuift het einde "
        "mee. De streepjeslijn is vandaag.",
    )


def _days(route: Route, deciding: list[PlannedStep]) -> tuple[DayLine, ...]:
    return tuple(
        DayLine(
            naam,
            tuple(
                (in_words(day.day), day.is_meeting)
                for step in deciding
                for day in step.days
                if day.code == code
            ),
        )
        for code, naam in route.gemeenten
    )
