"""Forms: days as Dutch people write them, nothing that the register cannot hold."""

from __future__ import annotations

from datetime import date

import pytest

from jeugdregio.register.models import Decision, DossierStep, StepDocument
from jeugdregio.register.models.reading import ArticleReading
from jeugdregio.web.forms.dossier import (
    DecisionForm,
    DocumentForm,
    ReadingForm,
    StepForm,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-12-2026", date(2026, 12, 31)),
        ("1-2-2026", date(2026, 2, 1)),  # day first: the first of February
        ("31/12/2026", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        (" 31-12-2026 ", date(2026, 12, 31)),
        ("01-01-2000", date(2000, 1, 1)),
        ("31-12-2099", date(2099, 12, 31)),
    ],
)
def test_day(text, day):
    form = ReadingForm({"valid_from": text, "reason": "Brief."})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["valid_from"] == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12-31-2026", "Dit is geen datum."),
        ("29-02-2027", "Dit is geen datum."),
        ("morgen", "Dit is geen datum."),
        ("31-12-26", "Dit is geen datum."),
        ("31-12-1999", "tussen 2000 en 2100"),
        ("01-01-2100", "tussen 2000 en 2100"),
        ("", "verplicht"),
    ],
)
def test_what_is_no_day_is_said(text, said):
    form = ReadingForm({"valid_from": text, "reason": "Brief."})
    assert said in " ".join(form.errors["valid_from"])


@pytest.mark.parametrize(
    ("form", "field", "model", "column"),
    [
        (StepForm(), "note", DossierStep, "note"),
        (StepForm(), "next_action", DossierStep, "next_action"),
        (DocumentForm(), "title", StepDocument, "title"),
        (DecisionForm(gemeenten=[]), "reference", Decision, "reference"),
        (ReadingForm(), "reason", ArticleReading, "reason"),
    ],
)
def test_field_takes_no_more_than_its_column_holds(form, field, model, column):
    longest = model._meta.get_field(column).max_length
    assert form.fields[field].max_length <= longest


def test_empty_step_form_asks_only_for_the_state():
    form = StepForm({"state": "bezig"})
    assert form.is_valid()
    assert form.cleaned_data == {
        "state": "bezig",
        "note": "",
        "next_action": "",
        "owner_role": "",
        "due_on": None,
    }
