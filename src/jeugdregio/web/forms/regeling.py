"""The form for what a region fills in for its draft regeling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from jeugdregio.region.regeling.fill import suggestion_of
from jeugdregio.standards.regeling_fields import (
    CHOOSER_LABELS,
    MAX_VALUE,
    DraftField,
)
from jeugdregio.web.forms.fields import text_input


class RegelingForm(forms.Form):
    """One line per field of the draft; empty takes a choice back."""

    def __init__(
        self,
        *args: Any,
        draft_fields: Iterable[DraftField],
        values: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in draft_fields:
            self.fields[field.id] = forms.CharField(
                label=field.label,
                required=False,
                max_length=MAX_VALUE,
                initial=values.get(field.id, ""),
                help_text=help_of(field),
                widget=text_input(),
            )


def help_of(field: DraftField) -> str:
    """Who chooses, what helps, and a value to start from.

    Example:
        >>> from jeugdregio.standards.regeling_fields import find_field
        >>> help_of(find_field("leden"))
        'Wie kiest: de colleges. Voorstel: vijf.'
    """
    parts = [f"Wie kiest: {CHOOSER_LABELS[field.who]}."]
    if field.help:
        parts.append(field.help)
    if field.suggestion:
        parts.append(f"Voorstel: {suggestion_of(field)}.")
    return " ".join(parts)
