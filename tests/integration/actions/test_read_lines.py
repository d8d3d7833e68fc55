"""Who sees which lines beneath a figure, and what is written down first."""

from datetime import date

import pytest

from care_fixture import care_rows, levering, prestatie, toewijzing
from factories import MOMENT, actor
from jeugdregio.actions.read_lines import read_lines
from jeugdregio.actions.show_figure import find_scope
from jeugdregio.actions.workspace import Workspace
from jeugdregio.facts.care.build import build_care
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine


pytestmark = pytest.mark.usefixtures("demo")

ROWS = care_rows(
    [
        toewijzing("1", date(2026, 3, 1)),
        toewijzing("2", date(2026, 4, 1)),
        toewijzing("3", date(2026, 5, 1)) | {"gemeente": "0935"},
    ],
    [],
    [
        prestatie("1", date(2026, 3, 9), 12345),
        prestatie("3", date(2026, 5, 9), 500) | {"gemeente": "0935"},
        prestatie("2", date(2026, 4, 9), 999) | {"aanbieder": "23456789"},
    ],
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    home = tmp_path_factory.mktemp("lines")
    build_care(home, lambda: ROWS, state="test")
    return Workspace(home)


def read(workspace, who, place="JZ41", measure="lasten", **other):
    given = {"year": 2026, "choices": {}, "page": 1, "purpose": "verantwoording"}
    given |= {"at": MOMENT} | other
    return read_lines(workspace, who, measure, find_scope(place), **given)


def numbers(lines):
    return [row[0] for row in lines.rows]


@pytest.mark.parametrize(
    ("who", "place", "seen"),
    [
        (actor(Role.REGIO), "JZ41", ["1", "2", "3"]),
        (actor(Role.REGIO), "GM0935", ["3"]),
        (actor(Role.AMBTENAAR), "JZ41", ["1", "2"]),  # Heerlen only
        (actor(Role.AANBIEDER, "23456789"), "JZ41", ["2"]),  # what it claimed
        (actor(Role.AANBIEDER, "23456789"), "GM0935", []),
    ],
)
def test_everyone_sees_the_lines_of_the_own_work(workspace, who, place, seen):
    lines = read(workspace, who, place)
    assert (numbers(lines), lines.total) == (seen, len(seen))


def test_amounts_add_up_for_who_reads(workspace):
    # 123.45 and 9.99 of Heerlen, 5.00 of Maastricht.
    assert read(workspace, actor(Role.REGIO)).amount_cents == 12345 + 999 + 500
    assert read(workspace, actor(Role.AMBTENAAR)).amount_cents == 12345 + 999
    assert read(workspace, actor(Role.REGIO), measure="gebruik").amount_cents is None


@pytest.mark.parametrize(
    ("variant", "days"),
    [
        # Allocated on 1 March, may begin 15 March, began on 20 March; the second began
        # before it was allocated; the third still waits.
        ("toewijzingsdatum", [19, 0, None]),
        ("ingangsdatum", [5, 0, None]),
    ],
)
def test_the_days_waited_stand_behind_each_allocation(tmp_path, variant, days):
    rows = care_rows(
        [
            toewijzing("1", date(2026, 3, 1)) | {"ingangsdatum": date(2026, 3, 15)},
            toewijzing("2", date(2026, 4, 1)) | {"ingangsdatum": date(2026, 4, 1)},
            toewijzing("3", date(2026, 5, 1)) | {"ingangsdatum": date(2026, 5, 1)},
        ],
        [levering("1", date(2026, 3, 20)), levering("2", date(2026, 3, 30))],
    )
    build_care(tmp_path, lambda: rows, state="test")
    lines = read(
        Workspace(tmp_path),
        actor(Role.REGIO),
        measure="wachttijd",
        choices={"variant": variant},
    )
    assert [row[-1] for row in lines.rows] == days


def test_no_line_names_a_person(workspace):
    for measure in ("lasten", "wachttijd", "gebruik", "eindredenen"):
        lines = read(workspace, actor(Role.REGIO), measure=measure)
        assert "persoon" not in {column.name for column in lines.columns}


def test_a_line_is_written_before_anything_is_read(workspace):
    read(workspace, actor(Role.REGIO))
    line = AuditLine.objects.latest("pk")
    assert (line.action, line.subject) == ("read_lines", "lasten JZ41 2026")
    assert line.detail == "doel=verantwoording deel=1"


@pytest.mark.parametrize(
    ("who", "place", "error"),
    [
        (actor(Role.RAAD), "JZ41", ActionDeniedError),
        (actor(Role.COLLEGE), "GM0917", ActionDeniedError),
        (actor(Role.AMBTENAAR), "GM0935", UnknownCodeError),  # another municipality
        (actor(Role.REGIO, "JZ01"), "JZ41", UnknownCodeError),
        (actor(Role.REGIO), "NL01", UnknownCodeError),
    ],
)
def test_others_see_nothing_and_nothing_is_written(workspace, who, place, error):
    with pytest.raises(error):
        read(workspace, who, place)
    assert not AuditLine.objects.filter(action="read_lines").exists()


@pytest.mark.parametrize("purpose", ["", "nieuwsgierig"])
def test_without_a_purpose_there_are_no_lines(workspace, purpose):
    with pytest.raises(InvalidInputError):
        read(workspace, actor(Role.REGIO), purpose=purpose)
