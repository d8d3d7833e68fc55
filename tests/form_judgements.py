"""Judgements on the legal forms for tests."""

from __future__ import annotations

from factories import MOMENT
from jeugdregio.actions.judge_form import give_judgement
from jeugdregio.kernel.access import Actor
from jeugdregio.models.preference.weighing import Judgement
from jeugdregio.region.form_outcome import allowed_forms
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES


def a_judgement(control: int = 20, fit: int = 1) -> Judgement:
    """A whole judgement: ``control`` points on zeggenschap, the rest on policy.

    On control the centrumgemeente gets ``fit``, all else is 0.
    """
    weights = dict.fromkeys(map(str, WEIGHED_THEMES), 0)
    weights |= {"zeggenschap": control, "beleidsbepaling": 100 - control}
    nothing = dict.fromkeys(map(str, WEIGHED_THEMES), 0)
    scores = {form_id: dict(nothing) for form_id in allowed_forms()}
    scores["centrumgemeente"]["zeggenschap"] = fit
    return Judgement(weights, scores)


def give(actor: Actor, gemeente: str, body: str, judgement: Judgement) -> None:
    """Record a judgement in Zuid-Limburg."""
    give_judgement(actor, "JZ41", gemeente, body, judgement, at=MOMENT)


def posted(judgement: Judgement) -> dict[str, str]:
    """A judgement as a form posts it."""
    found = {f"punten-{theme}": str(n) for theme, n in judgement.weights.items()}
    for form_id, fits in judgement.scores.items():
        found |= {f"oordeel-{form_id}-{t}": str(fit) for t, fit in fits.items()}
    return found
