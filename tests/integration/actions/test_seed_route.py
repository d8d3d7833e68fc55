"""The route of the demo: invented, marked, and true in itself."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.prepare_register import prepare_register
from jeugdregio.actions.read_route import open_route, young_people_change
from jeugdregio.actions.seed_route import seed_route
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import (
    ChangeForYoungPeople,
    Decision,
    MeetingDate,
    RoutePlan,
)
from site_fixtures import all_rows


TODAY = date(2026, 11, 21)


@pytest.fixture
def route(empty_register):
    prepare_register()
    seed_route("JZ41", seed=1, at=MOMENT)
    return open_route(actor(Role.REGIO), "JZ41")


def test_everything_is_marked_as_fictional(route):
    for model in (Decision, MeetingDate, RoutePlan, ChangeForYoungPeople):
        assert model.objects.exists()
        assert all(each.is_example for each in model.objects.all())
    assert young_people_change("JZ41")


def test_heerlen_has_still_to_give_its_view_and_all_chose_a_form(route):
    assert ("zienswijze", "GM0917") not in route.decisions
    assert sum(step == "vorm" for step, _ in route.decisions) == 16
    assert sum(step == "zienswijze" for step, _ in route.decisions) == 15


def test_decisions_were_taken_on_a_meeting_that_has_been(route):
    bodies = {"vorm": "college", "zienswijze": "raad"}
    for (step, gemeente), row in route.decisions.items():
        if row.state == "gepland":
            assert (row.decided_on, row.votes) == (None, None)
        else:
            assert row.decided_on <= TODAY
            assert row.decided_on in route.meetings[gemeente, bodies[step]]


def test_second_time_changes_nothing(route):
    before = all_rows()
    assert seed_route("JZ41", seed=2, at=MOMENT) == 0
    assert all_rows() == before
