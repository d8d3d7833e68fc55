"""What every test shares: a home folder of its own, and skips that are counted.

`REQUIRE_ALL=1` turns a skip into a failure: our own CI has everything.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


HOME = Path(os.environ["JEUGDREGIO_HOME"])
"""Made by `django_settings`, before anything else is loaded."""

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


TOGETHER = (
    # One browser at a time: two on two cores only wait for each other.
    "tests/functional/browser/",
    # They share the name of the test database.
    "tests/functional/test_postgres.py",
    # What they look at takes long to make.
    "tests/acceptance/test_no_person_leaves.py",
)
"""Tests that stay in one process, by the beginning of their id."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Share tests over processes one by one, but for those that belong together.

    By place, not by the group mark of xdist: its 3.8 writes that in the id of a test,
    which pytest 9 does not let it do, so marked tests ran in every process.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByPlace(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return next((each for each in TOGETHER if nodeid.startswith(each)), nodeid)

    return ByPlace(config, log)


def pytest_collection_modifyitems(config, items):
    reasons = {
        "shared": not SHARED.is_dir() and "../shared is not beside the project",
        "browser": not CHROMIUM and "chromium is not installed",
        "postgres": not os.environ.get("JEUGDREGIO_TEST_POSTGRES_URL")
        and "JEUGDREGIO_TEST_POSTGRES_URL names no server",
    }
    for item in items:
        for marker, reason in reasons.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("REQUIRE_ALL") == "1" and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped under REQUIRE_ALL=1: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The source material outside the project; mark such a test `shared`."""
    return SHARED


@pytest.fixture(scope="session")
def workspace():
    """Facts built once per process, in the home folder of the tests."""
    from jeugdregio.actions.workspace import Workspace

    return Workspace(HOME)
