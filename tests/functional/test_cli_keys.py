"""Keys and the command line: made once, missed loudly, not needed to judge."""

import os
import shutil
import stat
import subprocess
import sys

import pytest

from functional.command import jeugdregio


DEMO = ("demo", "--months", "0", "--no-serve")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("made")
    done = jeugdregio(*DEMO, home=home)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(made, tmp_path):
    """An installation that was used before."""
    return shutil.copytree(made, tmp_path / "home")


def test_a_start_makes_the_keys_for_this_user_alone(home):
    assert stat.S_IMODE((home / "keys.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "command",
    [
        DEMO,
        ("serve", "--port", "18471"),
        ("users", "create", "x", "--password", "korenbloem-77-veld"),
    ],
)
def test_lost_keys_end_every_command_that_uses_the_register(home, command):
    (home / "keys.json").unlink()
    done = jeugdregio(*command, home=home)
    assert done.returncode == 15, done.stderr
    assert "reservekopie" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (home / "keys.json").exists()


def test_keys_by_environment_take_the_place_of_the_file(home):
    text = (home / "keys.json").read_text()
    (home / "keys.json").unlink()
    done = jeugdregio(*DEMO, home=home, JEUGDREGIO_KEYS=text)
    assert done.returncode == 0, done.stderr
    assert not (home / "keys.json").exists()


def test_keys_that_others_may_read_are_refused(home):
    (home / "keys.json").chmod(0o644)
    done = jeugdregio(*DEMO, home=home)
    assert done.returncode == 15, done.stderr
    assert "chmod 600" in done.stderr


def test_a_server_that_loads_the_site_itself_compares_the_keys_too(home):
    (home / "keys.json").unlink()
    done = subprocess.run(
        [sys.executable, "-c", "import jeugdregio.web.wsgi"],
        env={
            **os.environ,
            "JEUGDREGIO_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "jeugdregio.config.settings",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "keys.json is er niet" in done.stderr
    assert done.returncode != 0
