"""Where the figures come from: every dataset with source and licence."""

from __future__ import annotations

import pytest

from jeugdregio.standards.datasets import all_datasets
from page_reader import read, text_of


pytestmark = pytest.mark.usefixtures("demo")


def test_every_dataset_has_source_and_licence(client):
    page = read(client.get("/gegevens/"))
    folds = {
        text_of(fold.find("summary")): [text_of(term) for term in fold.xpath(".//dt")]
        for fold in page.xpath("//section[@aria-labelledby='bestanden']/details")
    }
    for dataset in all_datasets():
        terms = folds[f"{dataset.title} ({dataset.period})"]
        assert {"Bron", "Licentie", "Bewerking"} <= set(terms), dataset.id


def test_all_three_divisions_are_there_with_their_state(client):
    [section] = read(client.get("/gegevens/")).xpath(
        "//section[@aria-labelledby='indelingen']"
    )
    assert text_of(section).count("42 regio's") == 2
    assert "aangekondigd" in text_of(section)


@pytest.mark.parametrize("severity", ["impossible", "suspect", "note"])
def test_findings_are_as_many_as_the_link_says(client, severity):
    [section] = read(client.get("/gegevens/", {"ernst": severity})).xpath(
        "//section[@aria-labelledby='opvallend']"
    )
    chosen = text_of(section.xpath(".//strong[@aria-current]")[0])
    assert chosen.endswith(f"({len(section.xpath('.//tbody/tr'))})")


def test_unknown_severity_shows_the_worst(client):
    page = client.get("/gegevens/", {"ernst": "<b>x</b>"})
    assert page.status_code == 200
    assert b"<b>x</b>" not in page.content


def test_impossible_value_of_the_source_is_shown_and_not_hidden(client):
    """Issue 2 names it: a negative budget."""
    [row] = [
        text_of(row)
        for row in read(client.get("/gegevens/")).xpath("//tbody/tr")
        if "Nieuwkoop (GM0569)" in text_of(row)
    ]
    assert "-41.485 duizend euro" in row
