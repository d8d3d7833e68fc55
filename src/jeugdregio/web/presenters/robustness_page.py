"""The self-scan as the template wants it: profile, spread, movement, weak points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.forms import BoundField

from jeugdregio.actions.permissions_scan import can_record_self_scan
from jeugdregio.kernel.access import Actor
from jeugdregio.publishing.charts.profile_chart import (
    ProfileRow,
    ProfileScale,
    profile,
)
from jeugdregio.publishing.numbers import format_date, format_number
from jeugdregio.region.robustness import (
    CriterionResult,
    MunicipalScore,
    Profile,
    Scan,
    WeakPoint,
    build_profile,
)
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.grounds import Ground
from jeugdregio.standards.regions import Regio, members
from jeugdregio.standards.robustness import RobustnessForm, robustness_form
from jeugdregio.web.forms.scans import SelfScanForm


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture for wide and for narrow screens."""

    wide: str
    narrow: str
    caption: str
    is_map: bool = False
    legend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One criterion in the table beside the picture."""

    name: str
    question: str
    is_extra: bool
    mean: str
    spread: str
    movement: str
    own: str


@dataclass(frozen=True, slots=True)
class WeakView:
    """A weak point with its first step."""

    criterion: str
    statement: str
    mean: str
    step: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class MunicipalLine:
    """One municipality beside the others: a score per criterion."""

    naam: str
    scores: tuple[str, ...]
    made_on: str


@dataclass(frozen=True, slots=True)
class RobustnessView:
    """Everything the page shows."""

    form: RobustnessForm
    answer: str
    picture: PictureView | None
    lines: tuple[ProfileLine, ...]
    weakest: tuple[WeakView, ...]
    criteria: tuple[str, ...]
    municipal: tuple[MunicipalLine, ...]
    silent: str
    own: tuple[tuple[str, str], ...]
    example: bool


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The statements of one criterion as fields."""

    name: str
    question: str
    fields: tuple[BoundField, ...]


def show(regio: Regio, scans: Sequence[Scan], actor: Actor) -> RobustnessView:
    """Lay out the scans of a region for who is looking."""
    form = robustness_form()
    found = build_profile(form, scans)
    return RobustnessView(
        form=form,
        answer=_answer(regio, found),
        picture=_picture(form, found),
        lines=tuple(_line(each) for each in found.criteria),
        weakest=tuple(_weak(form, each) for each in found.weakest),
        criteria=tuple(each.criterion.name for each in found.criteria),
        municipal=_municipal(found, scans),
        silent=_silent(regio, scans),
        own=tuple(
            each
            for each in organisations_of(regio)
            if can_record_self_scan(
                actor, regio_code=regio.code, organisation_code=each[0]
            )
        ),
        example=found.is_example,
    )


def organisations_of(regio: Regio) -> list[tuple[str, str]]:
    """Code and name of who can make a scan: the region, then its municipalities."""
    towns = [(str(code), find_gemeente(code).naam) for code in members(regio.code)]
    return [
        (regio.code, f"Regio {regio.naam}"),
        *sorted(towns, key=lambda each: each[1]),
    ]


def groups(form: SelfScanForm) -> tuple[FieldGroup, ...]:
    """The fields of a form by criterion."""
    return tuple(
        FieldGroup(
            criterion.name,
            criterion.question,
            tuple(form[statement.id] for statement in criterion.statements),
        )
        for criterion in robustness_form().criteria
    )


def _answer(regio: Regio, found: Profile) -> str:
    """The five criteria in two sentences, true of the figures below."""
    scored = [
        each
        for each in found.criteria
        if each.mean is not None and not each.criterion.is_extra
    ]
    if not scored:
        return (
            f"Voor {regio.naam} heeft nog geen gemeente de scan ingevuld: "
            "begin hieronder."
        )
    low = min(scored, key=lambda each: each.mean or Fraction(0))
    high = max(scored, key=lambda each: each.mean or Fraction(0))
    word = "gemeente" if found.municipalities == 1 else "gemeenten"
    verb = "vulde" if found.municipalities == 1 else "vulden"
    start = f"{found.municipalities} {word} {verb} de scan in."
    if low.mean == high.mean:
        names = ", ".join(each.criterion.name.lower() for each in scored)
        score = _score(low.mean)
        return f"{start} De score is {score} op een schaal van 1 tot 5: {names}."
    return (
        f"{start} "
        f"Het sterkst is {high.criterion.name.lower()} ({_score(high.mean)}), "
        f"het zwakst {low.criterion.name.lower()} ({_score(low.mean)}), "
        "op een schaal van 1 tot 5."
    )


def _picture(form: RobustnessForm, found: Profile) -> PictureView | None:
    rows = tuple(
        ProfileRow(
            label=each.criterion.name,
            mean=each.mean,
            low=each.spread[0].score if each.spread else None,
            high=each.spread[-1].score if each.spread else None,
            before=each.before,
            own=each.own,
        )
        for each in found.criteria
    )
    if not any(row.mean is not None or row.own is not None for row in rows):
        return None
    scale = ProfileScale(form.scale)
    title = "De score per criterium"
    return PictureView(
        wide=profile(
            rows, scale, title=title, id_prefix="profiel", example=found.is_example
        ),
        narrow=profile(
            rows,
            scale,
            title=title,
            id_prefix="profiel-smal",
            example=found.is_example,
            narrow=True,
        ),
        caption=_caption(found),
    )


def _caption(found: Profile) -> str:
    compared = max((each.compared for each in found.criteria), default=0)
    last = f"Laatste scan: {format_date(found.last)}. " if found.last else ""
    if compared == 0:
        return f"{last}Nog niemand vulde de scan twee keer in."
    word = "gemeente" if compared == 1 else "gemeenten"
    return f"{last}Beweging: van {compared} {word} die de scan twee keer invulden."


def _line(each: CriterionResult) -> ProfileLine:
    return ProfileLine(
        name=each.criterion.name,
        question=each.criterion.question,
        is_extra=each.criterion.is_extra,
        mean=_score(each.mean),
        spread=_spread(each.spread),
        movement=_movement(each),
        own=_score(each.own),
    )


def _spread(spread: Sequence[MunicipalScore]) -> str:
    if not spread:
        return "niet bekend"
    low, high = spread[0], spread[-1]
    if len(spread) == 1:
        return f"{_score(low.score)} ({low.naam})"
    return f"{_score(low.score)} ({low.naam}) tot {_score(high.score)} ({high.naam})"


def _movement(each: CriterionResult) -> str:
    """The movement in words and a figure; the mean of the same municipalities."""
    moved = each.movement
    if moved is None or each.before is None or each.again is None:
        return "niet te zeggen"
    both = f"van {_score(each.before)} naar {_score(each.again)}"
    if moved == 0:
        return f"gelijk, {both}"
    return f"{'omhoog' if moved > 0 else 'omlaag'}, {both}"


def _weak(form: RobustnessForm, point: WeakPoint) -> WeakView:
    word = form.scale[round(point.mean)]
    return WeakView(
        criterion=point.criterion.name,
        statement=point.statement.text,
        mean=f"{_score(point.mean)}, {word}",
        step=point.statement.first_step,
        ground=point.statement.ground,
    )


def _municipal(found: Profile, scans: Sequence[Scan]) -> tuple[MunicipalLine, ...]:
    last = {scan.naam: scan for scan in scans if not scan.is_region}
    scores = [
        {each.naam: each.score for each in criterion.spread}
        for criterion in found.criteria
    ]
    return tuple(
        MunicipalLine(
            naam=naam,
            scores=tuple(_score(each.get(naam)) for each in scores),
            made_on=format_date(last[naam].made_on),
        )
        for naam in sorted(last)
    )


def _silent(regio: Regio, scans: Sequence[Scan]) -> str:
    """The municipalities that did not answer yet, in one sentence; empty for none."""
    done = {scan.organisation for scan in scans}
    missing = [
        naam
        for code, naam in organisations_of(regio)
        if code not in done and code != regio.code
    ]
    return f"Nog niet ingevuld: {', '.join(missing)}." if missing else ""


def _score(value: Fraction | None) -> str:
    return "niet bekend" if value is None else format_number(float(value), 1)
