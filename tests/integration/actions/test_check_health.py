"""Whether database and facts answer."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from jeugdregio.actions.check_health import check_health
from jeugdregio.actions.workspace import Workspace


pytestmark = pytest.mark.usefixtures("demo")


def refuse(execute, sql, params, many, context):
    raise DatabaseError("gone")


def test_all_well(workspace):
    assert check_health(workspace) == []


def test_database_that_does_not_answer(workspace):
    with connection.execute_wrapper(refuse):
        assert check_health(workspace) == ["database"]


def test_facts_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert check_health(Workspace(tmp_path / "file" / "home")) == ["facts"]


def test_both(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with connection.execute_wrapper(refuse):
        broken = Workspace(tmp_path / "file" / "home")
        assert check_health(broken) == ["database", "facts"]
