"""A region sets its own reading of a law date."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.open_dossier import readings_of
from jeugdregio.actions.read_article import clear_reading, set_reading
from jeugdregio.kernel.access import VISITOR, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import ArticleReading, AuditLine


pytestmark = pytest.mark.usefixtures("demo")

STAFF = actor(Role.REGIO)
DAY = date(2027, 1, 1)


def set_(who=STAFF, region="JZ41", article="jw-2.20", reason="Brief van 3 november."):
    return set_reading(who, region, article, valid_from=DAY, reason=reason, at=MOMENT)


def test_reading_is_kept_with_who_and_when():
    set_(reason="  Brief. ")
    reading = readings_of("JZ41")["jw-2.20"]

    assert (reading.valid_from, reading.reason) == (DAY, "Brief.")
    assert reading.set_on == MOMENT.date()
    assert AuditLine.objects.first().detail == "valid_from=2027-01-01"
    assert readings_of("JZ01") == {}  # of this region only


def test_second_reading_replaces_the_first():
    set_()
    set_(reason="Advies van de jurist.")
    assert ArticleReading.objects.get().reason == "Advies van de jurist."


def test_cleared_reading_goes_back_to_the_source():
    set_()
    clear_reading(STAFF, "JZ41", "jw-2.20", at=MOMENT)
    assert readings_of("JZ41") == {}
    assert AuditLine.objects.first().action == "clear_reading"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"who": VISITOR}, UnknownCodeError),
        ({"who": actor(Role.REGIO, "JZ01")}, UnknownCodeError),
        ({"who": actor(Role.RAAD)}, ActionDeniedError),
        ({"article": "jw-9.99"}, UnknownCodeError),
        ({"reason": "  "}, InvalidInputError),
    ],
)
def test_refused_reading_leaves_nothing(change, error):
    lines = AuditLine.objects.count()
    with pytest.raises(error):
        set_(**change)
    assert not ArticleReading.objects.exists()
    assert AuditLine.objects.count() == lines


@pytest.mark.parametrize(
    ("who", "error"),
    [(VISITOR, UnknownCodeError), (actor(Role.RAAD), ActionDeniedError)],
)
def test_only_staff_clears(who, error):
    set_()
    with pytest.raises(error):
        clear_reading(who, "JZ41", "jw-2.20", at=MOMENT)
    assert ArticleReading.objects.count() == 1


def test_clearing_what_is_not_there_leaves_no_line():
    lines = AuditLine.objects.count()
    clear_reading(STAFF, "JZ41", "jw-2.20", at=MOMENT)
    assert AuditLine.objects.count() == lines
