"""Fields that several forms share, with the classes of the design system."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms


class DutchDateField(forms.DateField):
    """A day typed as dd-mm-jjjj; a date picker follows the browser, not the reader."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Schrijf als 31-12-2026.")
        super().__init__(
            input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"],
            widget=forms.DateInput(
                format="%d-%m-%Y",
                attrs={"class": "utrecht-textbox", "autocomplete": "off"},
            ),
            error_messages={"invalid": "Dit is geen datum. Schrijf als 31-12-2026."},
            **kwargs,
        )

    def clean(self, value: Any) -> date | None:
        """A date between 2000 and 2100; others are typing mistakes."""
        day: date | None = super().clean(value)
        if day is not None and not 2000 <= day.year < 2100:
            raise forms.ValidationError("Kies een datum tussen 2000 en 2100.")
        return day


def text_input(**attrs: str) -> forms.TextInput:
    """A line of text with the class of the design system."""
    return forms.TextInput(attrs={"class": "utrecht-textbox", **attrs})


def select() -> forms.Select:
    """A list to choose from with the class of the design system."""
    return forms.Select(attrs={"class": "utrecht-select utrecht-select--html-select"})
