"""Forms of the route: the plan, meeting days, what changes, and a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField

from jeugdregio.actions.plan_route import MAX_TEXT
from jeugdregio.actions.policies import MAX_DOCUMENT_BYTES
from jeugdregio.actions.record_route_decision import (
    BODY_LABELS,
    MAX_VOTES,
    STATE_LABELS,
)
from jeugdregio.region.route.plan import StepSetting
from jeugdregio.region.route.tally import ALLOWED
from jeugdregio.standards.route import (
    MAX_WEEKS,
    OWNER_LABELS,
    OWNERS,
    RouteStep,
    all_route_steps,
)
from jeugdregio.web.forms.fields import DutchDateField, select, text_input


ALL: Final = "alle"
"""Every municipality of the region."""

_BETWEEN: Final = re.compile(r"[\s,;]+")


def _number(most: int) -> forms.NumberInput:
    return forms.NumberInput(
        attrs={"class": "utrecht-textbox", "min": "0", "max": str(most)}
    )


class RoutePlanForm(forms.Form):
    """When it starts, and per step its weeks, its owner and whether it is done."""

    starts_on = DutchDateField(label="De route begint op")

    def __init__(
        self, *args: Any, settings: Mapping[str, StepSetting], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for step in all_route_steps():
            setting = settings[step.id]
            self.fields[f"{step.id}-weeks"] = forms.IntegerField(
                label="Weken",
                min_value=0,
                max_value=MAX_WEEKS,
                initial=setting.weeks,
                help_text=step.note,
                widget=_number(MAX_WEEKS),
            )
            self.fields[f"{step.id}-owner"] = forms.ChoiceField(
                label="Wie",
                choices=[(each, OWNER_LABELS[each]) for each in OWNERS],
                initial=setting.owner,
                widget=select(),
            )
            self.fields[f"{step.id}-done_on"] = DutchDateField(
                label="Gereed op",
                required=False,
                initial=setting.done_on,
                help_text="Leeg zolang de stap loopt.",
            )

    @property
    def groups(self) -> Iterator[tuple[RouteStep, list[BoundField]]]:
        """Each step with its three fields."""
        for step in all_route_steps():
            names = ("weeks", "owner", "done_on")
            yield step, [self[f"{step.id}-{name}"] for name in names]

    @property
    def settings(self) -> dict[str, StepSetting]:
        """What was filled in, per step."""
        data = self.cleaned_data
        return {
            step.id: StepSetting(
                weeks=data[f"{step.id}-weeks"],
                owner=data[f"{step.id}-owner"],
                done_on=data[f"{step.id}-done_on"],
            )
            for step in all_route_steps()
        }


class MeetingsForm(forms.Form):
    """The days on which councils or colleges meet."""

    gemeente = forms.ChoiceField(label="Gemeente", widget=select())
    body = forms.ChoiceField(
        label="Wie vergadert", choices=BODY_LABELS.items(), widget=select()
    )
    days = forms.CharField(
        label="Vergaderdata",
        required=False,
        max_length=1000,
        help_text="Een datum per regel, zoals 31-12-2026. Deze data komen in de "
        "plaats van wat er stond.",
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": 6}),
    )

    def __init__(
        self, *args: Any, gemeenten: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].choices = [  # type: ignore[attr-defined]
            (ALL, "Alle gemeenten tegelijk"),
            *gemeenten,
        ]

    def clean_days(self) -> list[date]:
        """Each word is a day."""
        field = DutchDateField()
        return [
            day
            for text in _BETWEEN.split(self.cleaned_data["days"])
            if text and (day := field.clean(text))
        ]


class YoungPeopleForm(forms.Form):
    """What changes for young people and when."""

    text = forms.CharField(
        label="Wat verandert er voor jongeren en ouders?",
        required=False,
        max_length=MAX_TEXT,
        help_text="Hoogstens 1500 tekens. Geen namen van kinderen of ouders. "
        "Leeg: de tekst gaat weg.",
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": 8}),
    )
    from_on = DutchDateField(label="Vanaf", required=False)


class RouteDecisionForm(forms.Form):
    """A decision of one municipality, with its votes and a document."""

    state = forms.ChoiceField(label="Stand", widget=select())
    decided_on = DutchDateField(label="Datum van het besluit", required=False)
    voor = forms.IntegerField(
        label="Stemmen voor",
        required=False,
        min_value=0,
        max_value=MAX_VOTES,
        widget=_number(MAX_VOTES),
    )
    tegen = forms.IntegerField(
        label="Stemmen tegen",
        required=False,
        min_value=0,
        max_value=MAX_VOTES,
        widget=_number(MAX_VOTES),
    )
    onthouden = forms.IntegerField(
        label="Onthoudingen",
        required=False,
        min_value=0,
        max_value=MAX_VOTES,
        widget=_number(MAX_VOTES),
    )
    reference = forms.CharField(
        label="Kenmerk",
        required=False,
        max_length=120,
        help_text="Nummer van het stuk, als dat er is.",
        widget=text_input(),
    )
    title = forms.CharField(
        label="Titel van het document",
        required=False,
        max_length=120,
        widget=text_input(),
    )
    file = forms.FileField(
        label="Document",
        required=False,
        help_text="PDF, DOCX, XLSX, ODT of PNG, hoogstens 10 MB. "
        "Iedereen in de regio kan het lezen.",
    )

    def __init__(self, *args: Any, step: RouteStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = step.decision.kind if step.decision else "vaststellen"
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (each, STATE_LABELS[each]) for each in ALLOWED[kind]
        ]

    def clean(self) -> dict[str, Any]:
        """Votes for and against belong together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        known = [data.get(name) is not None for name in ("voor", "tegen")]
        if any(known) and not all(known):
            raise forms.ValidationError(
                "Vul de stemmen voor en de stemmen tegen allebei in, of geen van beide."
            )
        if data.get("onthouden") is not None and not any(known):
            raise forms.ValidationError("Vul ook de stemmen voor en tegen in.")
        return data

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Refuse a large file before its bytes are read into memory."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size is None or file.size > MAX_DOCUMENT_BYTES):
            raise forms.ValidationError("Het bestand is groter dan 10 MB.")
        return file
