"""The draft list of care forms, held against domain/law.md 2 and the iJw code list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.care_forms import (
    care_form_list,
    care_forms_for_category,
    find_care_form,
)


SHARED = Path(__file__).resolve().parents[4] / "shared"


def test_the_list_is_a_draft_and_says_so():
    draft = care_form_list()
    assert draft.is_draft is True
    assert draft.status == "U"  # "Exact list of art. 2.2.3: not readable"
    assert draft.mapping_status == "U"
    assert draft.article_id == "besluit-2.2.3-inhoud"
    assert "concept" in draft.text
    assert draft.caveat


@pytest.mark.parametrize(
    ("care_form_id", "status", "categories"),
    [
        # definition of regiovisie: [C]; JZ020: 47 probation, 48 protection
        ("bescherming_reclassering", "C", {"47", "48"}),
        # source text 001: "treat them as [S] for the law"
        ("crisishulp", "S", {"46"}),
        ("pleegzorg", "S", {"44"}),
        ("lvb_behandeling_verblijf", "S", {"43"}),
        ("intensief_ambulant", "S", {"45"}),
        # "[U] inference from the multidisciplinary definition and NvO practice"
        ("specialistische_ggz", "U", {"52", "54"}),
        ("dagbehandeling", "U", {"41"}),
        ("verblijf_residentieel", "U", {"43", "44"}),
        ("gezinshuis", "U", {"43", "44"}),
        ("gesloten_jeugdhulp", "U", {"43"}),
        # "Supra-regional / national list: [U] (start from productcategorie 55)"
        ("landelijke_zorg", "U", {"55"}),
    ],
)
def test_status_and_mapping_of_each_candidate(care_form_id, status, categories):
    form = find_care_form(care_form_id)
    assert form.status == status
    assert set(form.product_categories) == categories
    assert form.ground
    assert form.caveat


def test_eleven_candidates_and_no_more():
    assert len(care_form_list().forms) == 11


def test_a_category_can_belong_to_more_forms():
    assert {form.id for form in care_forms_for_category("44")} == {
        "pleegzorg",
        "verblijf_residentieel",
        "gezinshuis",
    }
    assert care_forms_for_category("99") == ()


@pytest.mark.parametrize(
    ("code", "care_form_id"),
    [
        ("A027918", "pleegzorg"),  # data.md: JH with residence
        ("A027919", "bescherming_reclassering"),  # data.md: jeugdbescherming
        ("A027920", "bescherming_reclassering"),  # data.md: jeugdreclassering
    ],
)
def test_cbs_codes(code, care_form_id):
    assert code in find_care_form(care_form_id).cbs_codes
    assert code in care_form_list().cbs_labels


def test_unknown_care_form():
    with pytest.raises(UnknownCodeError, match="pleegzorg"):
        find_care_form("pleegzorgen")


@pytest.mark.shared
def test_labels_equal_the_code_list_of_the_standard():
    path = SHARED / "ijw32" / "codelists.json"
    if not path.exists():
        pytest.skip("../shared/ijw32/codelists.json is absent")
    official = json.loads(path.read_text(encoding="utf-8"))["JZ020"]["codes"]
    labels = care_form_list().product_category_labels
    assert labels
    assert dict(labels) == {code: official[code] for code in labels}
