"""Whether the site can do its work, for a monitor."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jeugdregio.actions.workspace import Workspace
from jeugdregio.web.views import health


pytestmark = pytest.mark.usefixtures("demo")


def test_all_well(client):
    response = client.get(reverse("health"))
    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "problems": []},
    )
    assert "no-store" in response["Cache-Control"]


def test_home_folder_that_cannot_be_made_is_a_problem(client, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    broken = Workspace(tmp_path / "file" / "home")
    monkeypatch.setattr(health, "workspace", lambda: broken)

    response = client.get(reverse("health"))

    assert (response.status_code, response.json()["problems"]) == (503, ["facts"])
