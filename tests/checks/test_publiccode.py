"""publiccode.yml keeps to version 0.7 of its standard.

What is mandatory, allowed and how long comes from the standard's own description
(publiccodeyml/publiccode.yml, docs/standard, June 2026). YAML is read by Typst, which
is in the lock already and has a reader of its own.
"""

import json
import re

import pytest
import typst
from checks_tree import ROOT


MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
OPTIONAL = {
    "softwareVersion",
    "releaseDate",
    "categories",
    "intendedAudience",
    "dependsOn",
    "supports",
    "organisation",
    "landingURL",
    "logo",
    "roadmap",
}
CATEGORIES = {
    "data-analytics",
    "data-visualization",
    "geographic-information-systems",
    "procurement",
    "regulations-and-directives",
}
SCOPES = {"government", "local-authorities", "welfare"}


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    folder = tmp_path_factory.mktemp("publiccode")
    (folder / "publiccode.yml").write_bytes((ROOT / "publiccode.yml").read_bytes())
    source = folder / "read.typ"
    source.write_text('#metadata(yaml("publiccode.yml")) <it>', encoding="utf-8")
    found = json.loads(typst.query(str(source), "<it>", field="value", one=True))
    assert isinstance(found, dict)
    return found


def test_keys(described):
    assert set(described) >= MANDATORY
    assert set(described) <= MANDATORY | OPTIONAL


def test_what_it_is(described):
    assert described["publiccodeYmlVersion"] == "0.7"
    assert described["developmentStatus"] in {
        "concept",
        "development",
        "beta",
        "stable",
        "obsolete",
    }
    assert described["softwareType"] == "standalone/web"
    assert described["legal"] == {"license": "EUPL-1.2"}
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", described["releaseDate"])
    assert described["url"].startswith("https://")


def test_lists_come_from_the_vocabularies(described):
    assert set(described["categories"]) <= CATEGORIES
    assert set(described["intendedAudience"]["scope"]) <= SCOPES
    assert described["intendedAudience"]["countries"] == ["nl"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_texts_have_the_right_length(described, language):
    text = described["description"][language]
    assert 1 <= len(text["shortDescription"].strip()) <= 150
    assert 150 <= len(text["longDescription"].strip()) <= 10_000
    assert text["features"]


def test_who_keeps_it(described):
    # "community" asks for contacts, and allows no contractors.
    assert described["maintenance"]["type"] == "community"
    assert all(each["name"] for each in described["maintenance"]["contacts"])
    assert "contractors" not in described["maintenance"]


def test_languages(described):
    assert described["localisation"] == {
        "localisationReady": False,
        "availableLanguages": ["nl"],
    }
