"""Recording where a step stands."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.update_step import StepUpdate, update_step
from jeugdregio.kernel.access import VISITOR, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, DossierStep


pytestmark = pytest.mark.usefixtures("demo")

STAFF = actor(Role.REGIO)


def test_state_is_kept_with_an_audit_line():
    update = StepUpdate("bezig", note="  Nota in de maak. ", due_on=date(2026, 12, 31))
    update_step(STAFF, "JZ41", "inkoop", update, at=MOMENT)

    step = DossierStep.objects.get(region__code="JZ41", step_id="inkoop")
    line = AuditLine.objects.first()
    assert (step.state, step.note, step.due_on) == (
        "bezig",
        "Nota in de maak.",
        date(2026, 12, 31),
    )
    assert step.updated_at == MOMENT
    assert (line.action, line.subject, line.detail) == (
        "update_step",
        "JZ41/inkoop",
        "state=bezig",
    )
    assert "Nota" not in f"{line.subject} {line.detail}"  # no text of users


def test_second_update_replaces_the_first_and_an_example_becomes_real():
    before = DossierStep.objects.get(region__code="JZ41", step_id="regiovisie")
    assert before.is_example

    update_step(STAFF, "JZ41", "regiovisie", StepUpdate("gereed"), at=MOMENT)

    after = DossierStep.objects.get(region__code="JZ41", step_id="regiovisie")
    assert (after.pk, after.state, after.note, after.is_example) == (
        *(before.pk, "gereed", "", False),
    )


@pytest.mark.parametrize(
    ("who", "region", "step", "update", "error"),
    [
        (VISITOR, "JZ41", "inkoop", StepUpdate("bezig"), UnknownCodeError),
        (
            actor(Role.REGIO, "JZ01"),
            "JZ41",
            "inkoop",
            StepUpdate("bezig"),
            UnknownCodeError,
        ),
        (actor(Role.RAAD), "JZ41", "inkoop", StepUpdate("bezig"), ActionDeniedError),
        (
            actor(Role.BEHEERDER),
            "JZ41",
            "inkoop",
            StepUpdate("bezig"),
            UnknownCodeError,
        ),
        (STAFF, "JZ41", "koffie", StepUpdate("bezig"), UnknownCodeError),
        (STAFF, "JZ99", "inkoop", StepUpdate("bezig"), UnknownCodeError),
        (STAFF, "JZ41", "inkoop", StepUpdate("af"), InvalidInputError),
        (STAFF, "JZ41", "inkoop", StepUpdate(""), InvalidInputError),
        (
            STAFF,
            "JZ41",
            "inkoop",
            StepUpdate("bezig", owner_role="x"),
            InvalidInputError,
        ),
    ],
)
def test_refused_update_leaves_nothing(who, region, step, update, error):
    lines = AuditLine.objects.count()
    with pytest.raises(error) as caught:
        update_step(who, region, step, update, at=MOMENT)

    assert caught.value.hint
    assert not DossierStep.objects.filter(step_id="inkoop").exists()
    assert AuditLine.objects.count() == lines
