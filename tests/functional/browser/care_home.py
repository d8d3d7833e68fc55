"""Gives a home folder generated care: what months of messages would have left there.

JEUGDREGIO_HOME=... python tests/functional/browser/care_home.py
"""

import os
import sys
from pathlib import Path


sys.path.insert(0, str(Path(__file__).parents[2]))

import django


if __name__ == "__main__":
    django.setup()
    from care_fixture import random_care
    from jeugdregio.actions.workspace import Workspace
    from jeugdregio.facts.care.build import build_care

    home = Path(os.environ["JEUGDREGIO_HOME"])
    build_care(home, lambda: random_care(1, persons=300), state="test")
    Workspace(home).disclose_care()
