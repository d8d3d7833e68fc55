"""The action of a scan: what it refuses, and what it keeps between scans."""

from __future__ import annotations

import pytest

from jeugdregio.actions.draw_scan import draw_bridge, draw_ranges
from jeugdregio.actions.gather_scan import gather_scan
from jeugdregio.actions.scan_gemeente import GroupChoice, scan_gemeente
from jeugdregio.actions.scan_regio import scan_regio
from jeugdregio.kernel.errors import InvalidInputError, UnknownCodeError


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        (GroupChoice(features=()), InvalidInputError),
        (GroupChoice(size=16), InvalidInputError),
        (GroupChoice(features=("schoenmaat",)), UnknownCodeError),
        (GroupChoice(added=("GM9999",)), UnknownCodeError),
        (GroupChoice(removed=("GM9999",)), UnknownCodeError),
        (GroupChoice(removed=("GM0935",) * 21), InvalidInputError),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(workspace, choice, error):
    with pytest.raises(error):
        scan_gemeente(workspace, "GM0917", choice)


def test_what_all_scans_share_is_gathered_once(workspace):
    assert gather_scan(workspace) is gather_scan(workspace)


def test_a_group_of_its_own_choice_changes_the_decomposition(workspace):
    usual = scan_gemeente(workspace, "GM0917").decomposition
    other = scan_gemeente(
        workspace, "GM0917", GroupChoice(removed=("GM0928",))
    ).decomposition
    assert usual is not None
    assert other is not None
    assert usual.own == other.own
    assert usual.group != other.group


def test_without_anybody_in_the_group_there_is_no_decomposition(workspace):
    # Nobody of these five has a usable account; the five nearest are taken out.
    codes = ("GM0141", "GM0505", "GM1700", "GM0569", "GM0748")
    near = scan_gemeente(workspace, "GM0917", GroupChoice(size=5)).group.codes
    scan = scan_gemeente(
        workspace, "GM0917", GroupChoice(size=5, added=codes, removed=near)
    )
    assert not set(near) & set(scan.group.codes)
    assert set(codes) <= set(scan.group.codes)
    assert not set(codes) & set(scan.in_group)


def test_a_region_by_name(workspace):
    names = [scan.naam for scan in scan_regio(workspace, "JZ41")]
    assert len(names) == 16
    assert names == sorted(names)
    assert scan_regio(workspace, "JZ41", indeling="besluit_41") == ()


def test_pictures_say_what_the_tables_say(workspace):
    scan = scan_gemeente(workspace, "GM0917")
    picture = draw_bridge(workspace, scan)
    assert picture is not None
    assert scan.decomposition is not None
    whole, *_ = scan.decomposition.rounded()
    assert f">+{whole}<" in picture.wide
    assert draw_bridge(workspace, scan_gemeente(workspace, "GM0141")) is None
    assert draw_ranges(workspace, [], prefix="x", title="") is None
