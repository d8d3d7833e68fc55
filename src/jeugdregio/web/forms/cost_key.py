"""The form with which a region records its cost key."""

from __future__ import annotations

from django import forms

from jeugdregio.web.forms.fields import select, text_input


class CostKeyForm(forms.Form):
    """How far the key is, and why."""

    state = forms.ChoiceField(
        label="Hoe ver is deze sleutel?",
        choices=[("concept", "concept"), ("vastgesteld", "vastgesteld")],
        widget=select(),
    )
    reason = forms.CharField(
        label="Waarom deze sleutel?",
        required=False,
        max_length=300,
        widget=text_input(),
    )
