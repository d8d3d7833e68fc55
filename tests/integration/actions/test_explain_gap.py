"""What a page says while there are no figures from messages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factories import MOMENT, message
from jeugdregio.actions.explain_gap import explain_gap
from jeugdregio.actions.follow_filling import (
    MARKER,
    Filling,
    FillingState,
    filling_state,
)
from jeugdregio.actions.show_figure import find_scope
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import StorageError, UnknownCodeError
from jeugdregio.register.audit import record


pytestmark = pytest.mark.usefixtures("empty_register", "keys")


@pytest.fixture
def workspace(tmp_path):
    """A home folder in which nothing was built yet."""
    return Workspace(tmp_path)


def title(workspace, code="JZ41", *, demo=True):
    return explain_gap(workspace, find_scope(code), demo=demo).title


def test_traffic_comes_in_from_before_the_first_message_until_it_is_done(workspace):
    coming = "Het voorbeeldverkeer komt nu binnen"
    filling = Filling(workspace.home, "Zuid-Limburg")
    assert title(workspace) == title(workspace, "GM0917") == coming
    message()
    assert title(workspace) == coming
    filling.end(failed=False)
    assert title(workspace) == "De cijfers worden nog uitgerekend"


def test_another_region_and_another_site_do_not_wait(workspace):
    filling = Filling(workspace.home, "JZ41")
    nothing = "Er zijn nog geen berichten van"
    assert title(workspace, "JZ01").startswith(nothing)
    assert title(workspace, demo=False).startswith(nothing)
    filling.end(failed=False)


def test_traffic_that_failed_says_so_and_what_to_do(workspace):
    Filling(workspace.home, "JZ41").end(failed=True)
    gap = explain_gap(workspace, find_scope("JZ41"), demo=True)
    assert gap.title == "Het voorbeeldverkeer is niet helemaal binnengekomen"
    assert "start de demo opnieuw met dezelfde opties" in gap.text
    assert gap.commands == ("jeugdregio demo",)


def test_traffic_whose_process_is_gone_failed(workspace):
    script = """
import os, sys
from pathlib import Path
from jeugdregio.actions.follow_filling import Filling
filling = Filling(Path(sys.argv[1]), "JZ41")
print("begonnen", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(workspace.home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline() == b"begonnen\n"
        assert filling_state(workspace.home, "JZ41") is FillingState.COMING
        process.kill()
    assert filling_state(workspace.home, "JZ41") is FillingState.FAILED
    # A new start takes over.
    filling = Filling(workspace.home, "JZ41")
    assert filling_state(workspace.home, "JZ41") is FillingState.COMING
    filling.end(failed=False)
    assert filling_state(workspace.home, "JZ41") is FillingState.DONE


def test_all_received_but_no_figures_asks_for_the_figures(workspace):
    message()
    record(Actor("demo"), "seed_traffic", "JZ41", at=MOMENT)
    Filling(workspace.home, "JZ41").end(failed=True)
    gap = explain_gap(workspace, find_scope("JZ41"), demo=True)
    assert gap.commands == ("jeugdregio facts build",)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"region":"JZ41","state":"?"}'])
def test_a_damaged_mark_is_no_mark(tmp_path, text):
    (tmp_path / MARKER).write_text(text)
    assert filling_state(tmp_path, "JZ41") is FillingState.NONE


def test_wrong_places_are_told(tmp_path):
    with pytest.raises(UnknownCodeError):
        Filling(tmp_path, "JZ99")
    with pytest.raises(StorageError):
        Filling(tmp_path / "weg", "JZ41")
