"""A demo in a process of its own, and a Chromium to visit it.

The server is the real one: `jeugdregio demo` on a home folder of its own, so that the
tests see what a newcomer sees. Chromium lives per module: Playwright keeps an event
loop running in this thread, in which Django would refuse to ask its database.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest


ARGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--lang=nl-NL",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_S = 60


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Home folder of the demo."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def traffic(site, home):
    """The demo has messages too: two years of them, in every verdict."""
    known = {k: v for k, v in os.environ.items() if not k.startswith("JEUGDREGIO_")}
    script = Path(__file__).parents[2] / "traffic_rows.py"
    subprocess.run(
        [sys.executable, str(script), "120"],
        env={**known, "JEUGDREGIO_HOME": str(home), "JEUGDREGIO_DEMO": "yes"}
        | {"DJANGO_SETTINGS_MODULE": "jeugdregio.config.settings"},
        check=True,
    )


@pytest.fixture(scope="session")
def care(site, home):
    """The demo has figures from messages too; the running site notices them."""
    known = {k: v for k, v in os.environ.items() if not k.startswith("JEUGDREGIO_")}
    subprocess.run(
        [sys.executable, str(Path(__file__).parent / "care_home.py")],
        env={**known, "JEUGDREGIO_HOME": str(home)}
        | {"DJANGO_SETTINGS_MODULE": "jeugdregio.config.settings"},
        check=True,
    )
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with urllib.request.urlopen(f"{site}/regio/JZ41/") as page:  # noqa: S310
            if b"Hoe lang wachten" in page.read():
                return
        time.sleep(0.5)
    pytest.fail("the site did not notice the new facts")


@pytest.fixture(scope="session")
def site(home):
    """Address of a running demo."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = "from jeugdregio.cli.main import run; run()"
    known = {k: v for k, v in os.environ.items() if not k.startswith("JEUGDREGIO_")}
    with (
        (home / "log").open("w") as log,
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                command,
                "demo",
                "--months",
                "0",
                "--port",
                str(port),
            ],
            env={**known, "JEUGDREGIO_HOME": str(home)},
            stderr=log,
        ) as server,
    ):
        try:
            _wait_for(f"{address}/gezondheid/", server, home / "log")
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the demo did not answer: {log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def chromium():
    """The browser of the machine."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()
