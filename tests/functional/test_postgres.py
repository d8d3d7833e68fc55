"""The same tests on PostgreSQL: only the address of the database differs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]


@pytest.mark.postgres
@pytest.mark.parametrize(
    "paths",
    [
        ("tests/unit/register", "tests/integration/actions"),
        # Who may see what does not hang on the database; the rows do.
        pytest.param(
            ("tests/integration/test_access_walk.py",), marks=pytest.mark.slow
        ),
    ],
    ids=["actions", "access"],
)
def test_register_and_actions_behave_the_same_on_postgresql(paths):
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            *paths,
            "-q",
            "-p",
            "no:cacheprovider",
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "JEUGDREGIO_TEST_DATABASE_URL": os.environ["JEUGDREGIO_TEST_POSTGRES_URL"],
            "REQUIRE_ALL": "0",
        },
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert result.returncode == 0, result.stdout[-3000:]
    passed = re.search(r"(\d+) passed", result.stdout)
    assert passed and int(passed[1]) > 25
