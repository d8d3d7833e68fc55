"""Nothing that looks like a burgerservicenummer reaches a log, by the real settings."""

import os
import subprocess
import sys

import pytest

from functional.command import jeugdregio


BSN = "999900006"

SITE = """
import logging, os
os.environ["DJANGO_SETTINGS_MODULE"] = "jeugdregio.config.settings"
import django
django.setup()
for name in ("", "django.request", "django.server", "django.db.backends", "axes",
             "waitress", "jeugdregio.web.middleware", "polars"):
    logger = logging.getLogger(name)
    logger.warning("gezocht op %s in /kind/999900006/", 999900006)
    try:
        raise ValueError("uit een bibliotheek: 999900006")
    except ValueError:
        logger.exception("mislukt")
logging.getLogger("x").warning("past niet: %d %d", 999900006)
"""

COMMAND = """
import logging, sys
from jeugdregio.cli.console import guard_stderr
guard_stderr()
logging.getLogger("lxml").warning("gevonden: %s", 999900006)
logging.getLogger("x").warning("past niet: %d %d", 999900006)
raise RuntimeError("regel 3: 9999.00.006")
"""

HANDLERS = """
import logging, os
os.environ["DJANGO_SETTINGS_MODULE"] = "jeugdregio.config.settings"
import django
django.setup()
from jeugdregio.kernel.scrub import ScrubbingFormatter
import jeugdregio.actions.workspace, jeugdregio.web.urls, waitress
names = logging.root.manager.loggerDict
loggers = [logging.getLogger(), *map(logging.getLogger, names)]
for logger in loggers:
    for handler in logger.handlers:
        if not isinstance(handler, logging.NullHandler):
            print(logger.name, isinstance(handler.formatter, ScrubbingFormatter))
"""


def run(code, home):
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "JEUGDREGIO_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_every_logger_of_the_site_is_scrubbed(tmp_path):
    log = run(SITE, tmp_path).stderr
    assert log.count("gezocht op [bsn] in /kind/[bsn]/") == 8
    assert log.count("ValueError: uit een bibliotheek: [bsn]") == 8
    assert BSN not in log


def test_no_other_handler_writes(tmp_path):
    assert run(HANDLERS, tmp_path).stdout.splitlines() == ["root True"]


def test_a_command_without_the_site_is_scrubbed_too(tmp_path):
    done = run(COMMAND, tmp_path)
    assert "WARNING lxml: gevonden: [bsn]" in done.stderr
    assert "RuntimeError: regel 3: [bsn]" in done.stderr
    assert "00006" not in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("name", [f"{BSN}.xml", "9999 00 006.xml"])
def test_the_name_of_a_file_is_not_repeated_with_a_number_in_it(tmp_path, name):
    done = jeugdregio("contracts", "load", tmp_path / name, home=tmp_path / "home")
    assert done.returncode == 18
    assert "[bsn].xml" in done.stderr
    assert "006" not in done.stderr
