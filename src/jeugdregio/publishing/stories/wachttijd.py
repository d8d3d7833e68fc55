"""How long young people wait for care, from allocation to start."""

from __future__ import annotations

from jeugdregio.publishing.numbers import format_date, format_number, format_percent
from jeugdregio.publishing.stories.care import (
    care_form,
    count,
    period,
    share,
    story,
    untold,
)
from jeugdregio.publishing.stories.story import (
    Figures,
    KeyFigure,
    Story,
    in_year,
    number,
)
from jeugdregio.standards.law import STATUS_LABELS


_HOW_SURE = {str(status): label.lower() for status, label in STATUS_LABELS.items()}


def tell(figures: Figures) -> Story:
    """The median and the slowest tenth, who still waits, and how much we can see."""
    own = in_year(figures.own, figures.year)
    median = number(own.get("mediaan_dagen"))
    slow = number(own.get("p90_dagen"))
    other = (
        _waiting(figures),
        _coverage(figures) or _measured(figures),
        _norm(figures),
    )
    if median is None:
        return untold(figures, own.get("mediaan_dagen"), *other)
    since = "toewijzing"
    if figures.choices.get("variant") == "ingangsdatum":
        since = "dag waarop de zorg mocht beginnen"
    answer = (
        f"In {figures.scope.naam} begon {period(figures)} bij de helft van de "
        f"toewijzingen{care_form(figures, ' voor ')} de zorg binnen {_days(median)} na "
        f"de {since}."
    )
    if slow is not None:
        answer += f" Bij negen van de tien was dat binnen {_days(slow)}."
    return story(
        answer,
        KeyFigure("median", _days(median), "bij de helft (mediaan)", _beside(figures)),
        slow
        if slow is None
        else KeyFigure("p90", _days(slow), "bij negen van de tien (p90)"),
        *other,
    )


def _waiting(figures: Figures) -> KeyFigure | None:
    own = in_year(figures.own, figures.year)
    day = f" op {format_date(figures.traffic.last_day)}" if figures.traffic else ""
    label = f"toewijzingen uit {figures.year} wachten nog{day}"
    return count(own.get("wachtend"), "waiting", label)


def _coverage(figures: Figures) -> KeyFigure | None:
    value = number(in_year(figures.own, figures.year).get("dekking_pct"))
    if value is None:
        return None
    label = "dekking: van zoveel toewijzingen is de wachttijd te meten"
    return KeyFigure("coverage", share(value), label)


def _measured(figures: Figures) -> KeyFigure | None:
    """What the median rests on, where the share of all is the region's alone."""
    own = in_year(figures.own, figures.year)
    return count(own.get("meetbaar"), "measured", "toewijzingen gemeten")


def _norm(figures: Figures) -> KeyFigure | None:
    own = in_year(figures.own, figures.year)
    within = number(own.get("binnen_norm_pct"))
    if within is not None:
        sure = _HOW_SURE.get(str(own.get("norm_status")), "niet bevestigd")
        label = f"binnen de norm van de regio zelf ({sure})"
        return KeyFigure("norm", format_percent(within, 0), label)
    if own and not own.get("norm_status"):
        return KeyFigure("norm", "—", "geen norm: de regio heeft er geen opgegeven")
    return None


def _beside(figures: Figures) -> str:
    if figures.scope.kind != "gemeente" or figures.traffic is None:
        return ""
    regio = number(in_year(figures.traffic.beside, figures.year).get("mediaan_dagen"))
    return "" if regio is None else f"regio {_days(regio)}"


def _days(value: float) -> str:
    return f"{format_number(value)} {'dag' if value == 1 else 'dagen'}"
