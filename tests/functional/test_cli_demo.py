"""The process that fills a demo beside the site: what it leaves when it fails."""

import os
import subprocess
import sys

import pytest

from jeugdregio.actions.follow_filling import FillingState, filling_state


CRASH = """
from datetime import date
from jeugdregio.cli import demo

def crash(*_, **__):
    raise {error}

demo.start_django = demo.find_keys = crash
demo._fill_and_build(demo.Traffic("JZ41", 1, 0.02, date(2026, 10, 31), 1), 0)
"""

BESIDE = """
import time
from datetime import date
from jeugdregio.actions.follow_filling import FillingState, filling_state
from jeugdregio.cli import demo

demo.start_django()
process = demo._fill_beside(demo.Traffic("JZ41", 1, 0.02, date(2026, 10, 31), 1))
print(filling_state(demo.home(), "JZ41").value)
process.join()
while filling_state(demo.home(), "JZ41") is FillingState.COMING:
    time.sleep(0.05)
"""


def run(script, home):
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "JEUGDREGIO_HOME": str(home), "JEUGDREGIO_DEMO": "yes"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_an_unexpected_crash_leaves_a_traceback_without_numbers(tmp_path):
    done = run(CRASH.format(error="RuntimeError('bij 999900006')"), tmp_path)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "RuntimeError: bij [bsn]" in done.stderr
    assert "999900006" not in done.stderr


@pytest.mark.parametrize("name", ["InvalidInputError", "StorageError"])
def test_an_error_of_ours_is_told_with_its_hint_and_its_code(tmp_path, name):
    error = f"__import__('jeugdregio.kernel.errors').kernel.errors.{name}"
    done = run(CRASH.format(error=f"{error}('Zo niet.', hint='Zo wel.')"), tmp_path)
    assert done.returncode in {13, 18}
    assert "Zo niet." in done.stderr
    assert "Tip: Zo wel." in done.stderr
    assert "Traceback" not in done.stderr


def test_pages_can_see_that_it_failed(tmp_path):
    # There is no register in this folder: the process cannot but fail.
    done = run(BESIDE, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == FillingState.COMING
    assert filling_state(tmp_path, "JZ41") is FillingState.FAILED
    assert "Tip:" in done.stderr
