"""What a killed build leaves is removed by the next; what lives is left alone."""

import os
import subprocess
import sys

from jeugdregio.facts.build import build_facts, facts_folder


def test_the_partial_folder_of_a_process_that_is_gone_is_removed(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    target = facts_folder(tmp_path)
    dead = target.with_name(f".{target.name}.{gone.pid}.partial")
    alive = target.with_name(f".{target.name}.{os.getppid()}.partial")
    for folder in (dead, alive):
        folder.mkdir(parents=True)
    build_facts(tmp_path)
    assert not dead.exists()
    assert alive.exists()


def test_also_where_the_facts_were_built_already(tmp_path):
    target = build_facts(tmp_path)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    dead = target.with_name(f".{target.name}.{gone.pid}.partial")
    dead.mkdir()
    build_facts(tmp_path)
    assert not dead.exists()
    assert target.exists()
