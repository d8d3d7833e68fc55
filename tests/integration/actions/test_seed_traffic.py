"""Generated traffic of the demo: received once, never two inventions mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from factories import MOMENT
from jeugdregio.actions import seed_traffic as module
from jeugdregio.actions.seed_traffic import check_traffic, has_traffic, seed_traffic
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.models import AuditLine, Message
from jeugdregio.synthesis.events import TooManyPeopleError
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import prepare


pytestmark = pytest.mark.usefixtures("empty_register", "keys")

WANTED = {
    "region": "JZ41",
    "seed": 1,
    "scale": 0.02,
    "until": date(2026, 10, 31),
    "months": 1,
}
OTHERS = [
    {"seed": 2},
    {"scale": 0.03},
    {"months": 2},
    {"until": date(2026, 9, 30)},
    {"region": "JZ01"},
]


class Killed(BaseException):
    """What ends a process halfway."""


def seed(**changes):
    return seed_traffic(**{"at": MOMENT, **WANTED, **changes})


def seed_and_be_killed(**changes):
    def kill(step, done, total):
        if step == "berichten ontvangen":
            raise Killed

    with pytest.raises(Killed):
        seed(progress=kill, at_once=20, **changes)


def lines():
    return list(
        AuditLine.objects.filter(action__in=(module.STARTED, module.ACTION))
        .order_by("sequence")
        .values_list("action", "subject", "detail")
    )


def test_killed_halfway_the_same_call_goes_on():
    seed_and_be_killed()
    assert Message.objects.filter(direction="in").count() == 20
    assert not has_traffic("JZ41")
    made = seed()
    assert Message.objects.filter(direction="in").count() == made.messages > 20
    assert has_traffic("JZ41")
    detail = "seed=1 scale=0.02 months=1 until=2026-10-31"
    assert lines() == [
        (module.STARTED, "JZ41", detail),
        (module.ACTION, "JZ41", detail),
    ]


@pytest.mark.parametrize("changes", OTHERS, ids=str)
def test_killed_halfway_another_invention_is_refused(changes):
    seed_and_be_killed()
    before = (Message.objects.count(), lines())
    for refuse in (seed, lambda **other: check_traffic(**WANTED | other)):
        with pytest.raises(InvalidInputError, match="andere opties") as caught:
            refuse(**changes)
        assert (
            "--region JZ41 --seed 1 --scale 0.02 --months 1 --until 2026-10-31"
            in caught.value.hint
        )
        assert "JEUGDREGIO_HOME" in caught.value.hint
    assert (Message.objects.count(), lines()) == before


def test_received_whole_another_invention_is_refused():
    seed()
    check_traffic(**WANTED)
    with pytest.raises(InvalidInputError, match="andere opties"):
        seed(seed=2)


@dataclass
class Scarce:
    """A test range with numbers for one scale only."""

    fits: float
    error: type[InvalidInputError] = TooManyPeopleError

    def __call__(self, parameters):
        if parameters.scale > self.fits:
            raise self.error("te veel")
        return prepare(parameters)


def test_too_many_young_people_means_a_smaller_share_and_says_so(monkeypatch):
    monkeypatch.setattr(module, "prepare", Scarce(0.02))
    told = []
    made = seed(scale=0.08, progress=lambda step, done, total: told.append(step))
    assert made.scale == 0.02
    assert told[:3] == [
        "verkeer bedenken",
        "verkeer bedenken, op schaal 0.04",
        "verkeer bedenken, op schaal 0.02",
    ]
    # The same options are the same traffic, whatever share it became.
    check_traffic(**WANTED | {"scale": 0.08})


def test_another_wrong_value_is_an_error_and_leaves_nothing(monkeypatch):
    monkeypatch.setattr(module, "prepare", Scarce(0.02, InvalidInputError))
    with pytest.raises(InvalidInputError, match="te veel"):
        seed(scale=0.08)
    assert not lines()
    assert not Message.objects.exists()


@pytest.mark.parametrize("changes", [{"scale": 99}, {"until": date(2036, 1, 1)}])
def test_a_value_out_of_range_is_told_before_the_site_opens(changes):
    with pytest.raises(InvalidInputError, match="Met deze waarde"):
        check_traffic(**WANTED | changes)


def test_more_young_people_than_numbers_is_an_error_of_its_own():
    with pytest.raises(TooManyPeopleError, match="BSN"):
        prepare(Parameters(months=12, scale=5))
