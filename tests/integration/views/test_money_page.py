"""Money: keys to try in the address, and the one that the region records."""

from __future__ import annotations

import pytest

from jeugdregio.register.models import AuditLine, CostKey
from jeugdregio.standards.regions import all_regions
from page_reader import heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/regio/JZ41/samenwerking/geld/"
GOOD = {"sleutel": "inwoners", "deel": "50", "state": "concept", "reason": "Proef."}


@pytest.fixture(autouse=True)
def no_key(demo):
    """Without the fictional key of the demo."""
    CostKey.objects.all().delete()


def answer(response):
    return text_of(read(response).xpath("//*[@id='antwoord']")[0])


@pytest.mark.parametrize("regio", all_regions(), ids=lambda each: each.code)
def test_every_region_has_an_answer(client, regio):
    response = client.get(f"/regio/{regio.code}/samenwerking/geld/")
    assert response.status_code == 200
    assert answer(response).endswith(".")
