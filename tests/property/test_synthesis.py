"""Generated traffic of any region, seed and size: the same again, and honest."""

import hashlib
import re
from collections import Counter
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jeugdregio.synthesis.faults.catalogue import FAULTS
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import prepare


# Long: in `make test-all`.
pytestmark = pytest.mark.slow


SOME_REGIONS = ["JZ41", "JZ43", "JZ22", "JZ02", "JZ25"]

asked = st.builds(
    Parameters,
    region=st.sampled_from(SOME_REGIONS),
    months=st.integers(1, 3),
    seed=st.integers(0, 2**32 - 1),
    scale=st.sampled_from([0.01, 0.02]),
    errors=st.sampled_from([0.0, 0.02, 0.3]),
    until=st.dates(
        min_value=Parameters().until.replace(year=2025), max_value=Parameters().until
    ),
)
slow = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def digest(parameters):
    total = hashlib.sha256()
    for file in prepare(parameters).write():
        total.update(file.name.encode() + file.content)
        total.update(repr(file.manifest_entry).encode())
    return total.hexdigest()


@slow
@given(asked)
def test_the_same_parameters_give_the_same_bytes_and_another_seed_others(parameters):
    assert digest(parameters) == digest(parameters)
    other = replace(parameters, seed=(parameters.seed + 1) % 2**32)
    assert digest(other) != digest(parameters)


@slow
@given(asked)
def test_every_number_of_a_person_is_for_tests(parameters):
    for file in prepare(parameters).write():
        for number in re.findall(rb":Bsn>(\d{9})<", file.content):
            assert 999900006 <= int(number) <= 999999990


@slow
@given(asked)
def test_faults_are_in_the_manifest_and_nowhere_else(parameters):
    """Without the faulty files, what is left is the traffic without faults.

    But for the numbers that attempts took: those of an Identificatie and a file.
    """
    clean = replace(parameters, errors=0.0)

    def body(file):
        return re.sub(rb":Identificatie>\d+<", b"", file.content)

    with_faults = list(prepare(parameters).write())
    good = [body(file) for file in with_faults if file.fault is None]
    assert good == [body(file) for file in prepare(clean).write()]
    faulty = [file for file in with_faults if file.fault is not None]
    assert (len(faulty) > 0) == (parameters.errors > 0) or len(good) < 100
    assert not {body(file) for file in faulty if not is_about_number(file)} & set(good)
    known = {fault.code for fault in FAULTS}
    assert all(file.fault.code in known for file in faulty)
    names = Counter(file.name for file in with_faults)
    assert max(names.values()) == 1


def is_about_number(file):
    return file.fault.code == "identificatie_dubbel"


@slow
@given(asked)
def test_nobody_gets_lost_and_nothing_happens_before_it_can(parameters):
    events = prepare(parameters).events
    trajecten = events.region.trajecten.filter(
        pl.col("aangevraagd_op") <= parameters.until
    )
    started = trajecten["gestart_op"].is_not_null()
    withdrawn = trajecten["ingetrokken_op"].is_not_null()
    waiting = ~started & ~withdrawn
    assert started.sum() + withdrawn.sum() + waiting.sum() == trajecten.height
    assert not (started & withdrawn).any()
    ran = trajecten.filter(started)
    assert (ran["gestart_op"] >= ran["beschikbaar_op"]).all()
    ended = ran.filter(pl.col("gestopt_op").is_not_null())
    assert (ended["gestopt_op"] >= ended["gestart_op"]).all()
    known = trajecten.select("gestart_op", "gestopt_op", "ingetrokken_op")
    assert all(day is None or day <= parameters.until for day in known.max().row(0))
    claims = events.prestaties
    assert claims.filter(pl.col("maand") < parameters.first).is_empty()
    assert claims.filter(pl.col("dagtekening") > parameters.until).is_empty()
