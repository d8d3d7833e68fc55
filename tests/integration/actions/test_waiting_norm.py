"""The norm of a region for waiting, from the form to the facts."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.receive_messages import Arrival, receive_messages
from jeugdregio.actions.waiting_norm import all_norms, clear_norm, norm_of, set_norm
from jeugdregio.actions.workspace import Workspace
from jeugdregio.facts.care.shape import Norm
from jeugdregio.kernel.access import VISITOR, Actor, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, WaitingNorm
from made_messages import jw301, jw305


pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture(autouse=True)
def no_norm(demo):
    """Without the fictional norm of the demo."""
    WaitingNorm.objects.all().delete()


STAFF = actor(Role.REGIO)
GOOD = {"dagen": 70, "status": "U", "source": " Voorstel aan de colleges. "}


def test_it_is_kept_with_an_audit_line_and_another_takes_its_place():
    set_norm(STAFF, "JZ41", **GOOD, at=MOMENT)
    set_norm(STAFF, "JZ41", **{**GOOD, "dagen": 42, "status": "C"}, at=MOMENT)

    found = norm_of("JZ41")
    assert (found.dagen, found.status, found.source) == (
        42,
        "C",
        "Voorstel aan de colleges.",
    )
    assert all_norms() == (Norm("JZ41", 42, "C"),)
    line = AuditLine.objects.first()
    assert (line.action, line.detail) == ("set_norm", "dagen=42 status=C")


def test_cleared_there_is_none():
    set_norm(STAFF, "JZ41", **GOOD, at=MOMENT)
    clear_norm(STAFF, "JZ41", at=MOMENT)
    assert norm_of("JZ41") is None
    assert all_norms() == ()


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (VISITOR, UnknownCodeError),
        (actor(Role.REGIO, "JZ01"), UnknownCodeError),
        (actor(Role.COLLEGE), ActionDeniedError),
    ],
)
def test_only_staff_of_the_region_sets_it(who, error):
    with pytest.raises(error):
        set_norm(who, "JZ41", **GOOD, at=MOMENT)
    assert not WaitingNorm.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"dagen": 0}, "1 tot en met 730"),
        ({"dagen": 731}, "1 tot en met 730"),
        ({"source": "  "}, "bron"),
        ({"status": "X"}, "Zo zeker"),
    ],
)
def test_what_cannot_be_a_norm_is_refused(wrong, text):
    with pytest.raises(InvalidInputError, match=text):
        set_norm(STAFF, "JZ41", **{**GOOD, **wrong}, at=MOMENT)
    assert not WaitingNorm.objects.exists()


@pytest.mark.usefixtures("keys")
def test_facts_count_with_it_and_notice_that_it_changed(tmp_path):
    receive_messages(
        [Arrival(jw301(), None), Arrival(jw305(), None)], actor=Actor("t"), at=MOMENT
    )
    workspace = Workspace(tmp_path)
    workspace.refresh(today=date(2026, 11, 21))
    assert workspace.facts().sql("SELECT * FROM norm").fetchall() == []

    set_norm(STAFF, "JZ41", **GOOD, at=MOMENT)
    assert not workspace.is_current()
    assert workspace.refresh(today=date(2026, 11, 21))
    assert workspace.facts().sql("SELECT * FROM norm").fetchall() == [("JZ41", 70, "U")]
    assert workspace.is_current()
