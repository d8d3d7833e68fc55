"""Every class of attack ends in a finding, within 2 s and 600 MB (ecosystem 3.5).

Each file is built by code and judged in a process of its own. Time is processor time:
a busy machine must not make the test fail.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import hostile
import pytest
from innocent import declaratie, minimal_name, toewijzing

from jeugdregio.messages.gate import check_bytes


# Long: in `make test-all`.
pytestmark = pytest.mark.slow


MEASURE = Path(__file__).with_name("measure.py")
SECONDS = 2.0
MEGABYTES = 600


@cache
def cost(build, folder):
    path = Path(folder) / build.__name__
    path.write_bytes(build(hostile.FULL))
    done = subprocess.run(
        [sys.executable, str(MEASURE), str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    path.unlink()
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return str(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("attack", hostile.ATTACKS, ids=lambda attack: attack.__name__)
def test_an_attack_ends_in_a_finding_at_little_cost(attack, folder):
    seen = cost(attack, folder)
    assert not seen["accepted"]
    assert seen["findings"] > 0
    assert seen["gate_seconds"] <= SECONDS, seen
    assert seen["peak_mb"] <= MEGABYTES, seen


@pytest.mark.parametrize("file", hostile.HEAVY, ids=lambda file: file.__name__)
def test_a_heavy_file_costs_little_too(file, folder):
    seen = cost(file, folder)
    assert seen["accepted"], seen
    assert seen["gate_seconds"] <= SECONDS, seen
    assert seen["peak_mb"] <= MEGABYTES, seen


def test_the_corpus_has_more_than_twenty_classes():
    names = {attack.__name__ for attack in hostile.ATTACKS}
    assert len(names) == len(hostile.ATTACKS) > 20


@pytest.mark.parametrize(
    "flood", [hostile.every_client_wrong, hostile.every_value_wrong]
)
def test_a_flood_of_errors_costs_at_most_three_times_a_clean_file(flood, folder):
    clean = cost(hostile.clean, folder)
    assert clean["accepted"]
    assert cost(flood, folder)["gate_seconds"] <= 3 * clean["gate_seconds"]


def test_the_innocent_message_below_every_attack_is_accepted():
    # Without this, a corpus that is refused for another reason would prove nothing.
    assert check_bytes(declaratie()).accepted
    assert check_bytes(toewijzing(b"x")).accepted
    assert check_bytes(minimal_name(b"x")).accepted
