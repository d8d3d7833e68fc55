"""The form of a scan: with which municipalities one compares."""

from __future__ import annotations

from typing import Any

from django import forms

from jeugdregio.actions.scan_gemeente import (
    DEFAULT_FEATURES,
    DEFAULT_SIZE,
    SIZES,
)
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.kenmerken import ALL_KENMERKEN
from jeugdregio.web.forms.fields import select, text_input


class ScanForm(forms.Form):
    """Which features count, how many municipalities, and one to add."""

    kenmerk = forms.MultipleChoiceField(
        label="Deze kenmerken tellen mee",
        required=False,
        choices=[(each.id, each.label) for each in ALL_KENMERKEN],
        error_messages={"invalid_choice": "Een van de kenmerken bestaat niet."},
    )
    aantal = forms.TypedChoiceField(
        label="Hoeveel gemeenten",
        required=False,
        coerce=int,
        choices=[(str(size), str(size)) for size in SIZES],
        widget=select(),
        error_messages={"invalid_choice": "Kies een aantal uit de lijst."},
    )
    toevoegen = forms.CharField(
        label="Een gemeente toevoegen",
        required=False,
        max_length=60,
        help_text="Naam of code, bijvoorbeeld Maastricht.",
        widget=text_input(autocomplete="off"),
    )

    def clean_kenmerk(self) -> tuple[str, ...]:
        """The features chosen; where the whole form was sent, at least one."""
        chosen = tuple(self.cleaned_data["kenmerk"])
        if not chosen and "aantal" in self.data:
            raise forms.ValidationError("Kies minstens één kenmerk.")
        return chosen or DEFAULT_FEATURES

    def clean_aantal(self) -> int:
        """How many; the usual number where it is not given."""
        return int(self.cleaned_data["aantal"] or DEFAULT_SIZE)

    def clean_toevoegen(self) -> str:
        """The code of the municipality to add; empty for none."""
        text: Any = self.cleaned_data["toevoegen"]
        if not text:
            return ""
        try:
            return find_gemeente(str(text)).code
        except UnknownCodeError as error:
            raise forms.ValidationError(str(error)) from error
