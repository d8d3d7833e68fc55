"""Forms of the dossier, the law and the roles."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from jeugdregio.actions.policies import MAX_DOCUMENT_BYTES
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import Decision, DossierStep
from jeugdregio.web.forms.fields import DutchDateField, select, text_input


class StepForm(forms.Form):
    """Where a step stands."""

    state = forms.ChoiceField(
        label="Stand", choices=DossierStep.State.choices, widget=select()
    )
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=500,
        help_text="Kort. Geen namen van kinderen of ouders.",
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": 3}),
    )
    next_action = forms.CharField(
        label="Volgende actie",
        required=False,
        max_length=200,
        help_text="Leeg: de actie die bij deze stap hoort.",
        widget=text_input(),
    )
    owner_role = forms.ChoiceField(
        label="Wie",
        required=False,
        choices=[("", "Zoals bij de stap hoort")] + [(r.value, r.label) for r in Role],
        widget=select(),
    )
    due_on = DutchDateField(label="Klaar op", required=False)


class DocumentForm(forms.Form):
    """A document to keep with a step."""

    title = forms.CharField(
        label="Wat is het?",
        max_length=160,
        help_text="Bijvoorbeeld: raadsvoorstel regiovisie.",
        widget=text_input(),
    )
    file = forms.FileField(
        label="Bestand", help_text="PDF, DOCX, XLSX, ODT of PNG, hoogstens 10 MB."
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse a large file before its bytes are read into memory."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > MAX_DOCUMENT_BYTES:
            raise forms.ValidationError("Het bestand is groter dan 10 MB.")
        return file


class DecisionForm(forms.Form):
    """A decision of a council or college."""

    gemeente = forms.ChoiceField(label="Gemeente", widget=select())
    body = forms.ChoiceField(
        label="Wie besluit", choices=Decision.Body.choices, widget=select()
    )
    state = forms.ChoiceField(
        label="Stand", choices=Decision.State.choices, widget=select()
    )
    decided_on = DutchDateField(label="Datum van het besluit", required=False)
    reference = forms.CharField(
        label="Kenmerk",
        required=False,
        max_length=120,
        help_text="Nummer van het raadsstuk, als dat er is.",
        widget=text_input(),
    )

    def __init__(
        self,
        *args: Any,
        gemeenten: list[tuple[str, str]],
        bodies: Collection[str] = tuple(Decision.Body.values),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].choices = gemeenten  # type: ignore[attr-defined]
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            each for each in Decision.Body.choices if each[0] in bodies
        ]


class ReadingForm(forms.Form):
    """The region's own reading of a law date."""

    valid_from = DutchDateField(label="De regio houdt aan vanaf")
    reason = forms.CharField(
        label="Reden",
        max_length=300,
        help_text="Welk stuk las u, of welke jurist vroeg u?",
        widget=text_input(),
    )


class RoleForm(forms.Form):
    """A role for a user at an organisation."""

    user = forms.ChoiceField(label="Gebruiker", widget=select())
    organisation = forms.CharField(
        label="Code van de organisatie",
        max_length=20,
        help_text="Bijvoorbeeld GM0917, JZ41, BEHEER of de AGB-code van een aanbieder.",
        widget=text_input(),
    )
    role = forms.ChoiceField(
        label="Rol", choices=[(r.value, r.label) for r in Role], widget=select()
    )

    def __init__(self, *args: Any, users: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = users  # type: ignore[attr-defined]
