"""What the law asks, and a region's own reading of its dates."""

from __future__ import annotations

import pytest

from jeugdregio.register.models import ArticleReading, AuditLine
from page_reader import heading, read, text_of
from site_fixtures import demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/regio/JZ41/wet/jw-2.20/"
GOOD = {"jw-2.20-valid_from": "01-01-2027", "jw-2.20-reason": "Brief van 3 november."}


def test_every_article_says_how_sure_we_are(client):
    response = client.get("/wet/")
    folds = read(response).xpath("//main//details")

    assert heading(response) == "Wat de wet vraagt"
    assert len(folds) > 50
    for fold in folds:
        assert fold.xpath("./summary/span[contains(@class, 'jr-badge')]"), fold.get(
            "id"
        )
        assert "Bron:" in text_of(fold)


def test_visitor_and_council_see_no_forms(client):
    for browser in (client, demo_browser("griffie")):
        assert not read(browser.get("/regio/JZ41/wet/")).xpath("//main//form")


def test_staff_sets_and_clears_a_date():
    staff = demo_browser("adviseur-regio")

    done = staff.post(ADDRESS, GOOD, follow=True)
    reading = ArticleReading.objects.get(article_id="jw-2.20")
    assert "De eigen datum is vastgelegd." in text_of(read(done))
    assert "Brief van 3 november." in text_of(read(done))
    assert (reading.region.code, reading.valid_from.isoformat()) == (
        "JZ41",
        "2027-01-01",
    )

    cleared = staff.post(ADDRESS, {"wissen": "ja"}, follow=True)
    assert "De eigen datum is gewist." in text_of(read(cleared))
    assert not ArticleReading.objects.exists()
    assert list(
        AuditLine.objects.filter(subject="JZ41/jw-2.20").values_list(
            "action", flat=True
        )
    ) == ["clear_reading", "set_reading"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"jw-2.20-valid_from": "31-02-2027"}, "Dit is geen datum."),
        ({"jw-2.20-valid_from": "01-01-1999"}, "Kies een datum tussen 2000 en 2100."),
        ({"jw-2.20-valid_from": ""}, "verplicht"),
        ({"jw-2.20-reason": "  "}, "verplicht"),
        ({"jw-2.20-reason": "x" * 301}, "300"),
    ],
)
def test_invalid_form_is_shown_again_and_open(change, said):
    response = demo_browser("adviseur-regio").post(ADDRESS, {**GOOD, **change})
    fold = read(response).get_element_by_id("jw-2.20")

    assert response.status_code == 400
    assert fold.get("open") is not None
    assert said in text_of(fold.xpath(".//ul[@class='errorlist']")[0])
    assert not ArticleReading.objects.exists()


def test_error_is_tied_to_its_field():
    response = demo_browser("adviseur-regio").post(
        ADDRESS, {**GOOD, "jw-2.20-valid_from": "x"}
    )
    [field] = read(response).xpath("//input[@name='jw-2.20-valid_from']")
    described = field.get("aria-describedby").split()

    assert field.get("aria-invalid") == "true"
    assert all(read(response).xpath(f"//*[@id='{each}']") for each in described)
    assert any(each.endswith("_error") for each in described)


@pytest.mark.parametrize("address", ["/regio/JZ41/wet/jw-9.99/", "/regio/JZ99/wet/x/"])
def test_unknown_article_or_region_is_absent(address):
    assert demo_browser("adviseur-regio").post(address, GOOD).status_code == 404


def test_reason_is_text_and_not_html():
    staff = demo_browser("adviseur-regio")
    staff.post(ADDRESS, {**GOOD, "jw-2.20-reason": "<script>alert(1)</script>"})
    assert b"<script>alert" not in staff.get("/regio/JZ41/wet/").content
