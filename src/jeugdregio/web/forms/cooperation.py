"""Forms of who works with whom: arrangements, tasks, answers and the what-if."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from jeugdregio.actions.answer_hit import LONGEST_ANSWER, STANCES
from jeugdregio.actions.record_arrangement import LONGEST_NAME, LONGEST_SOURCE
from jeugdregio.actions.record_participation import (
    LONGEST_NOTE as LONGEST_PARTICIPATION_NOTE,
)
from jeugdregio.actions.record_task import LONGEST_DOCUMENT, LONGEST_NOTE
from jeugdregio.standards.arrangements import (
    EXTENTS,
    KIND_LABELS,
    LEVELS,
    POWER_LABELS,
    STAGE_LABELS,
)
from jeugdregio.standards.care_forms import care_form_list
from jeugdregio.standards.cooperation_tasks import BINDING_LABELS, all_tasks
from jeugdregio.standards.harmonising import assumptions
from jeugdregio.standards.wgr_forms import all_forms
from jeugdregio.web.forms.fields import DutchDateField, select, text_input


Choices = Sequence[tuple[str, str]]


def _care_choices() -> list[tuple[str, str]]:
    return [(form.id, form.name) for form in care_form_list().forms]


def _form_choices() -> list[tuple[str, str]]:
    return [(form.id, form.name) for form in all_forms()]


class ArrangementForm(forms.Form):
    """An arrangement of the region."""

    name = forms.CharField(label="Naam", max_length=LONGEST_NAME, widget=text_input())
    kind = forms.ChoiceField(
        label="Soort", choices=list(KIND_LABELS.items()), widget=select()
    )
    form_id = forms.ChoiceField(label="Vorm", required=False, widget=select())
    stage = forms.ChoiceField(
        label="Stand", choices=list(STAGE_LABELS.items()), widget=select()
    )
    is_main = forms.BooleanField(
        label="Deze regeling is bedoeld voor de hele regio", required=False
    )
    is_supra = forms.BooleanField(
        label="Deze regeling is voor meer regio's samen", required=False
    )
    buys = forms.BooleanField(
        label="De deelnemers kopen hiermee zorg in", required=False, initial=True
    )
    care_forms = forms.MultipleChoiceField(
        label="Voor welke zorg",
        required=False,
        help_text="Kies niets als het om alle zorg gaat.",
        widget=forms.CheckboxSelectMultiple,
    )
    members = forms.MultipleChoiceField(
        label="Wie doet mee", widget=forms.CheckboxSelectMultiple
    )
    guests = forms.CharField(
        label="Gemeenten van buiten de regio",
        required=False,
        max_length=200,
        help_text="Namen of codes, met een komma ertussen. Bijvoorbeeld: Eemnes.",
        widget=text_input(),
    )
    valid_from = DutchDateField(label="Eerste dag", required=False)
    valid_to = DutchDateField(label="Laatste dag", required=False)
    source = forms.CharField(
        label="Bron",
        max_length=LONGEST_SOURCE,
        help_text="Waar staat dit? Bijvoorbeeld: raadsbesluit 2026/118.",
        widget=text_input(),
    )

    def __init__(self, *args: Any, gemeenten: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["members"].choices = gemeenten
        fields["care_forms"].choices = _care_choices()
        fields["form_id"].choices = [("", "Niet bekend"), *_form_choices()]


class ParticipationForm(forms.Form):
    """How far a member takes part in an arrangement the region recorded itself."""

    arrangement = forms.ChoiceField(label="Regeling", widget=select())
    gemeente = forms.ChoiceField(label="Gemeente", widget=select())
    extent = forms.ChoiceField(
        label="Hoe ver doet de gemeente mee",
        choices=[(extent, extent) for extent in EXTENTS],
        widget=select(),
    )
    care_form_id = forms.ChoiceField(
        label="Voor welke zorg", required=False, widget=select()
    )
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=LONGEST_PARTICIPATION_NOTE,
        help_text="Kort. Geen namen van kinderen of ouders.",
        widget=text_input(),
    )

    def __init__(
        self, *args: Any, arrangements: Choices, gemeenten: Choices, **kwargs: Any
    ) -> None:
        kwargs.setdefault("auto_id", "deelname-%s")
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["arrangement"].choices = arrangements
        fields["gemeente"].choices = gemeenten
        fields["care_form_id"].choices = [("", "Alle zorg"), *_care_choices()]


class TaskForm(forms.Form):
    """Where a task lies."""

    task_id = forms.ChoiceField(label="Taak", widget=select())
    level = forms.ChoiceField(
        label="Niveau", choices=[(level, level) for level in LEVELS], widget=select()
    )
    care_form_id = forms.ChoiceField(label="Voor welke zorg", widget=select())
    binding = forms.ChoiceField(
        label="Zo leest de regio de wet",
        choices=list(BINDING_LABELS.items()),
        initial="niet_bekend",
        widget=select(),
    )
    power = forms.ChoiceField(
        label="Bevoegdheid",
        choices=list(POWER_LABELS.items()),
        initial="niet_bekend",
        widget=select(),
    )
    arrangement = forms.ChoiceField(label="Regeling", required=False, widget=select())
    document = forms.CharField(
        label="Waar staat het",
        required=False,
        max_length=LONGEST_DOCUMENT,
        help_text="Bijvoorbeeld: artikel 4 van de regeling.",
        widget=text_input(),
    )
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="Kort. Geen namen van kinderen of ouders.",
        widget=text_input(),
    )

    def __init__(self, *args: Any, arrangements: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Mapping[str, Any] = self.fields
        fields["task_id"].choices = [(task.id, task.name) for task in all_tasks()]
        fields["care_form_id"].required = False
        fields["care_form_id"].choices = [("", "Alle zorg"), *_care_choices()]
        fields["arrangement"].choices = [("", "Geen"), *arrangements]


class AnswerForm(forms.Form):
    """What the region says of a hit."""

    stance = forms.ChoiceField(label="Antwoord", choices=STANCES, widget=select())
    text = forms.CharField(
        label="Toelichting",
        max_length=LONGEST_ANSWER,
        help_text="Kort. Geen namen van kinderen of ouders.",
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": 3}),
    )


def _defaults() -> dict[str, str]:
    return {
        "vorm": "centrumgemeente",
        "aanbieders": str(assumptions().providers),
        "groepen": "2",
        "vorm_nu": "niet_bekend",
    }


class WhatIfForm(forms.Form):
    """The choices of the what-if; they are in the address."""

    vorm = forms.ChoiceField(label="Nieuwe vorm", required=False, widget=select())
    aanbieders = forms.IntegerField(
        label="Aanbieders per groep",
        required=False,
        min_value=1,
        max_value=2000,
        widget=forms.NumberInput(attrs={"class": "utrecht-textbox"}),
    )
    groepen = forms.IntegerField(
        label="Groepen die nu apart inkopen",
        required=False,
        min_value=1,
        max_value=50,
        widget=forms.NumberInput(attrs={"class": "utrecht-textbox"}),
    )
    vorm_nu = forms.ChoiceField(label="Vorm nu", required=False, widget=select())

    def __init__(self, asked: Mapping[str, str], *, is_assumed: bool) -> None:
        given = {name: value for name, value in asked.items() if value}
        super().__init__({**_defaults(), **given}, auto_id="wat-als-%s")
        fields: Mapping[str, Any] = self.fields
        allowed = [(form.id, form.name) for form in all_forms() if form.allowed]
        fields["vorm"].choices = allowed
        fields["vorm_nu"].choices = [("niet_bekend", "Niet bekend"), *_form_choices()]
        if not is_assumed:
            del self.fields["groepen"], self.fields["vorm_nu"]
