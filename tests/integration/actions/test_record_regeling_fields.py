"""A region fills in its draft: kept, taken back, refused, told in the trail."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.record_regeling_fields import (
    check_value,
    record_regeling_fields,
)
from jeugdregio.actions.seed_regeling import seed_regeling
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, RegelingField


pytestmark = pytest.mark.usefixtures("demo")


def keep(values, role=Role.REGIO, at=""):
    return record_regeling_fields(actor(role, at), "JZ41", values, at=MOMENT)


def value(field_id):
    found = RegelingField.objects.filter(region__code="JZ41", field_id=field_id)
    return [(row.value, row.is_example) for row in found]


def trail():
    lines = AuditLine.objects.filter(action="record_regeling_field")
    return [(line.subject, line.detail) for line in lines.order_by("sequence")]


def test_only_what_changed_is_written():
    assert value("zetel") == [("Heerlen", True)]  # of the demo
    # Of three fields one is new, one changed and one the same.
    changed = keep({"zetel": "Heerlen", "duur": "tien jaar", "leden": " vijf  leden "})

    assert changed == 2
    assert value("zetel") == [("Heerlen", True)]
    assert value("duur") == [("tien jaar", False)]
    assert value("leden") == [("vijf leden", False)]
    assert trail() == [("JZ41/duur", "filled"), ("JZ41/leden", "filled")]


def test_an_empty_value_takes_a_choice_back():
    assert keep({"zetel": "  "}) == 1
    assert value("zetel") == []
    assert trail() == [("JZ41/zetel", "cleared")]
    assert keep({"zetel": ""}) == 0


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"leden": "x" * 301}, "301 tekens: hoogstens 300"),
        ({"leden": "{zetel}"}, "een teken dat niet in een document past"),
        ({"leden": "日本"}, "een teken dat niet in een document past"),
        ({"leden": "a\x00b"}, "een teken dat niet in een document past"),
        ({"gemeenten": "Heerlen"}, "volgt uit de indeling"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(values, said):
    before = list(RegelingField.objects.values_list("field_id", "value"))
    with pytest.raises(InvalidInputError, match=said) as caught:
        keep({"duur": "tien jaar", **values})
    assert list(RegelingField.objects.values_list("field_id", "value")) == before
    assert not any(each in str(caught.value) for each in values.values())


def test_the_longest_value_fits():
    assert check_value("leden", "x" * 300) == "x" * 300


def test_an_unknown_field_is_told():
    with pytest.raises(UnknownCodeError, match="Veld 'zetl' bestaat niet"):
        keep({"zetl": "Heerlen"})


@pytest.mark.parametrize("role", [Role.RAAD, Role.COLLEGE, Role.AMBTENAAR])
def test_a_municipality_does_not_fill_in_for_the_region(role):
    with pytest.raises(ActionDeniedError):
        keep({"zetel": "Vaals"}, role)


def test_another_region_does_not_find_it():
    with pytest.raises(UnknownCodeError):
        keep({"zetel": "Vaals"}, Role.REGIO, "JZ01")


def test_the_demo_fills_some_on_purpose_and_marks_them():
    rows = RegelingField.objects.filter(region__code="JZ41")
    assert 5 <= rows.count() < 20
    assert all(row.is_example for row in rows)
    assert seed_regeling("JZ41", at=MOMENT) == 0  # safe to repeat
    assert seed_regeling("JZ01", at=MOMENT) == 0  # nothing for another region
