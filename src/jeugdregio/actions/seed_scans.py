"""Fill the demo with fictional scans: impact, and two rounds of the self-scan.

Everything here is invented and says so. What is really known of a region, such as its
form, is taken over in the impact scan so that the demo does not contradict it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Final

from jeugdregio.actions.read_known_cooperation import read_known_cooperation
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.days import dutch_day
from jeugdregio.region.known_cooperation import answer_from_known
from jeugdregio.register.models import ImpactScan, Organisation, PlanningDate, SelfScan
from jeugdregio.standards.impact_scan import impact_form
from jeugdregio.standards.robustness import robustness_form


_SHARE: Final = 0.6
"""Which part of the municipalities has recorded a scan."""

_ROUNDS: Final = (410, 45)
"""How many days ago each round of the self-scan was."""

_WEIGHTS: Final = (5, 3, 1)
"""How likely the first, second and third answer are; no answer weighs 1."""

_PLANNED: Final = (
    ("kaders", 4, 15, "Afspraak in het overleg van de griffiers."),
    ("begroting", 9, 1, "Twee weken ruimte voor de laatste controle."),
)

_LEVELS: Final = {
    "visie": (2, 3),
    "samenwerking": (3, 3),
    "structuur": (2, 4),
    "inkoop": (3, 4),
    "schaal": (4, 4),
    "extra": (3, 2),
}
"""Where the scores of each criterion lie, in the first and in the second round."""


def seed_scans(
    area: Organisation, gemeenten: tuple[str, ...], *, seed: int, at: datetime
) -> None:
    """Add fictional scans and planning dates of one region; all are *Voorbeeld*.

    Args:
        area: The region.
        gemeenten: Its municipalities.
        seed: Chooses who answered and what.
        at: The moment the demo is made.
    """
    random = Random(seed)  # noqa: S311 - no secret
    count = max(1, round(len(gemeenten) * _SHARE))
    chosen = sorted(random.sample(gemeenten, count))
    places = {
        place.code: place for place in Organisation.objects.filter(code__in=chosen)
    }
    for code in chosen:
        _add_impact(area, places[code], random, at)
    for number, days in enumerate(_ROUNDS):
        moment = at - timedelta(days=days)
        _add_self_scan(area, area, Role.REGIO, number, random, moment)
        # The first round had fewer who took part.
        for code in chosen[: count if number else max(1, count - 2)]:
            _add_self_scan(area, places[code], Role.AMBTENAAR, number, random, moment)
    for date_id, month, day, reason in _PLANNED:
        PlanningDate.objects.create(
            region=area,
            date_id=date_id,
            month=month,
            day=day,
            reason=reason,
            set_by_role=Role.REGIO.value,
            set_at=at,
            is_example=True,
        )


def _add_impact(
    area: Organisation, place: Organisation, random: Random, at: datetime
) -> None:
    moment = at - timedelta(days=random.randint(20, 90))
    day = dutch_day(moment)
    known = answer_from_known(read_known_cooperation(area.code, place.code, as_of=day))
    answers = {}
    for factor in impact_form().factors:
        for question in factor.questions:
            counted = [o.id for o in question.options if o.points is not None]
            drawn = _draw(counted[: len(_WEIGHTS)], random)
            if factor.id == "indeling":
                drawn = counted[0]  # what is known otherwise goes before it
            if question.id == "vorm_nu":
                drawn = "centrumgemeente"
            found = known.get(question.id)
            answers[question.id] = found.option_id if found else drawn
    ImpactScan.objects.create(
        region=area,
        gemeente=place,
        made_on=day,
        answers={name: value for name, value in answers.items() if value},
        by_role=Role.AMBTENAAR.value,
        recorded_at=moment,
        is_example=True,
    )


def _draw(likely: list[str], random: Random) -> str:
    """An answer, mostly the first; empty where nobody has looked into it yet."""
    weights = [*_WEIGHTS[: len(likely)], 1]
    return random.choices([*likely, ""], weights=weights)[0]


def _add_self_scan(
    area: Organisation,
    who: Organisation,
    role: Role,
    number: int,
    random: Random,
    moment: datetime,
) -> None:
    form = robustness_form()
    answers = {}
    for criterion in form.criteria:
        middle = _LEVELS[criterion.id][number]
        for statement in criterion.statements:
            score = middle + random.choice((-1, 0, 0, 1))
            answers[statement.id] = min(max(score, form.lowest), form.highest)
    SelfScan.objects.create(
        region=area,
        organisation=who,
        made_on=dutch_day(moment),
        answers=answers,
        by_role=role.value,
        recorded_at=moment,
        is_example=True,
    )
