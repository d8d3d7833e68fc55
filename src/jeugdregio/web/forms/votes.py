"""The form with which a region records its vote rule."""

from __future__ import annotations

from django import forms

from jeugdregio.web.forms.fields import select, text_input


class VoteRuleForm(forms.Form):
    """How far the rule is, and why."""

    state = forms.ChoiceField(
        label="Hoe ver is deze regel?",
        choices=[("concept", "concept"), ("vastgesteld", "vastgesteld")],
        widget=select(),
    )
    reason = forms.CharField(
        label="Waarom deze regel?", required=False, max_length=300, widget=text_input()
    )
