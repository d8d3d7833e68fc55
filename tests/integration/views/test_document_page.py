"""A document is handed out as a download, to whom it may be, and that is noted."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.attach_document import attach_document
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import AuditLine
from page_reader import heading
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PNG = b"\x89PNG\r\n\x1a\n..."


@pytest.fixture
def address():
    document = attach_document(
        actor(Role.REGIO),
        "JZ41",
        "regiovisie",
        title='Kaart"; filename="boos.html',
        name="kaart.png",
        content=PNG,
        at=MOMENT,
    )
    return f"/regio/JZ41/documenten/{document.pk}/"


def test_download_can_never_run_as_a_page_of_ours(address):
    response = demo_browser("raadslezer").get(address)

    assert response.content == PNG
    assert response["Content-Type"] == "image/png"
    number = address.split("/")[4]
    assert response["Content-Disposition"] == (
        f'attachment; filename="document-{number}.png"'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_reading_leaves_a_line_without_a_name(address):
    demo_browser("griffie").get(address)
    line = AuditLine.objects.first()

    assert (line.action, line.organisation) == ("read_document", "JZ41")
    assert line.actor.startswith("gebruiker-")
    assert "Kaart" not in line.subject + line.detail


def test_refused_reading_leaves_no_line(address, client):
    before = AuditLine.objects.count()

    assert client.get(address)["Location"] == f"/inloggen/?next={address}"
    assert demo_browser("aanbieder").get(address).status_code == 404
    assert AuditLine.objects.filter(action="read_document").count() == 0
    assert AuditLine.objects.count() == before


def test_document_of_another_region_is_absent(address):
    other = address.replace("JZ41", "JZ01")
    assert demo_browser("adviseur-regio").get(other).status_code == 404


@pytest.mark.parametrize("number", ["0", "99999", "9" * 30])
def test_unknown_document_is_absent(number):
    response = demo_browser("griffie").get(f"/regio/JZ41/documenten/{number}/")
    assert (response.status_code, heading(response)) == (
        404,
        "Deze pagina bestaat niet",
    )
