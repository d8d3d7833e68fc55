"""The form for the norm of a region."""

from __future__ import annotations

from django import forms

from jeugdregio.actions.waiting_norm import MOST_DAYS
from jeugdregio.standards.law import STATUS_LABELS
from jeugdregio.web.forms.fields import select, text_input


class NormForm(forms.Form):
    """The longest wait that a region allows itself."""

    dagen = forms.IntegerField(
        label="Langste wachttijd in dagen",
        min_value=1,
        max_value=MOST_DAYS,
        help_text="Van de toewijzing tot de start van de hulp. Tien weken is 70.",
        widget=forms.NumberInput(attrs={"class": "utrecht-textbox"}),
        error_messages={
            "min_value": f"Kies een getal van 1 tot en met {MOST_DAYS}.",
            "max_value": f"Kies een getal van 1 tot en met {MOST_DAYS}.",
        },
    )
    status = forms.ChoiceField(
        label="Hoe zeker is deze norm?",
        choices=[
            ("C", f"{STATUS_LABELS['C']}: de regio heeft hem vastgesteld"),
            ("S", f"{STATUS_LABELS['S']}: overgenomen van een ander"),
            ("U", f"{STATUS_LABELS['U']}: een voorstel"),
        ],
        widget=select(),
    )
    source = forms.CharField(
        label="Bron",
        max_length=200,
        help_text="Het besluit, of waar de norm vandaan komt.",
        widget=text_input(),
    )
