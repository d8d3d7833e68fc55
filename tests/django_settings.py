"""The settings of the product in a home folder of the tests, never of a person.

Loaded before any conftest: pytest-django reads the settings that early.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


_HOME = Path(tempfile.mkdtemp(prefix="jeugdregio-test-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("JEUGDREGIO_")]:
    # Only what is meant for tests comes through.
    if not _name.startswith("JEUGDREGIO_TEST_"):
        del os.environ[_name]
os.environ["JEUGDREGIO_HOME"] = str(_HOME)
os.environ["JEUGDREGIO_DEMO"] = "yes"
if _url := os.environ.get("JEUGDREGIO_TEST_DATABASE_URL"):
    os.environ["JEUGDREGIO_DATABASE_URL"] = _url

from jeugdregio.config.settings import *  # noqa: E402, F403, TID251 - the real ones
