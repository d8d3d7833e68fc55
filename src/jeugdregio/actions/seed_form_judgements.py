"""Fictional judgements on the legal forms for the demo, marked *Voorbeeld*.

Nothing here says what a real municipality thinks: points and fits are drawn by chance,
around a leaning that is drawn by chance too.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from random import Random
from typing import Final

from jeugdregio.models.preference.weighing import HIGHEST, LOWEST, POINTS
from jeugdregio.region.form_outcome import allowed_forms
from jeugdregio.register.models import FormJudgement, Organisation
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES


_STEP: Final = 5
"""Points go by five: what a body agrees on in a meeting is a round number."""

_HIDDEN: Final = 0.12
"""Share of the judgements that is not released yet."""


def seed_form_judgements(
    area: Organisation,
    gemeenten: Collection[str],
    own: str,
    *,
    seed: int,
    at: datetime,
) -> None:
    """Give every body of every municipality a judgement; safe to repeat.

    Of the municipality of the demo's users the council released its judgement, the
    college did not, and the officials have none yet: that is for who tries the demo.

    Args:
        area: The region.
        gemeenten: Codes of its municipalities.
        own: The municipality where the fictional users work.
        seed: Decides all of it.
        at: The moment the demo is made.
    """
    if FormJudgement.objects.filter(region=area).exists():
        return
    random = Random(seed)  # noqa: S311 - no secret
    places = {
        each.code: each for each in Organisation.objects.filter(code__in=gemeenten)
    }
    common = _leaning(random)
    rows = []
    for code in sorted(gemeenten):
        local = _leaning(random)
        for body in FormJudgement.Body:
            is_hidden = random.random() < _HIDDEN
            weights, scores = _points(random), _fits(random, common, local)
            if code == own and body is FormJudgement.Body.AMBTELIJK:
                continue
            if code == own:
                is_hidden = body is FormJudgement.Body.COLLEGE
            rows.append(
                FormJudgement(
                    region=area,
                    gemeente=places[code],
                    body=body,
                    weights=weights,
                    scores=scores,
                    released_at=None if is_hidden else at,
                    updated_at=at,
                    is_example=True,
                )
            )
    FormJudgement.objects.bulk_create(rows)


def _leaning(random: Random) -> dict[tuple[str, str], int]:
    return {
        (form, theme): random.choice((-1, 0, 1, 1))
        for form in allowed_forms()
        for theme in WEIGHED_THEMES
    }


def _points(random: Random) -> dict[str, int]:
    """Points per theme in steps; every theme has some, together all."""
    points = dict.fromkeys(WEIGHED_THEMES, _STEP)
    for _ in range(POINTS // _STEP - len(points)):
        points[random.choice(WEIGHED_THEMES)] += _STEP
    return {str(theme): count for theme, count in points.items()}


def _fits(
    random: Random,
    common: dict[tuple[str, str], int],
    local: dict[tuple[str, str], int],
) -> dict[str, dict[str, int]]:
    """Partly what the region leans to, partly the municipality, a little chance."""
    return {
        form: {
            str(theme): max(
                LOWEST,
                min(
                    HIGHEST,
                    random.choice((0, common[form, theme], common[form, theme]))
                    + random.choice((0, local[form, theme]))
                    + random.choice((-1, 0, 0, 1)),
                ),
            )
            for theme in WEIGHED_THEMES
        }
        for form in allowed_forms()
    }
