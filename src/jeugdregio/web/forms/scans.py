"""The form of the self-scan and of the dates a region plans with."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from jeugdregio.standards.planning_dates import all_planning_dates
from jeugdregio.standards.robustness import RobustnessForm
from jeugdregio.web.forms.fields import select, text_input


class SelfScanForm(forms.Form):
    """Every statement with a score in words; none has to be answered."""

    organisation = forms.ChoiceField(
        label="Voor wie vult u de scan in", widget=select()
    )

    def __init__(
        self,
        *args: Any,
        scan: RobustnessForm,
        organisations: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]
        words = [("", "geen antwoord")]
        words += [(str(score), f"{score} {word}") for score, word in scan.scale.items()]
        for statement in scan.statements:
            self.fields[statement.id] = forms.TypedChoiceField(
                label=statement.text,
                choices=words,
                coerce=int,
                empty_value=None,
                required=False,
                widget=select(),
            )

    def answers(self) -> dict[str, int]:
        """The scores that were given."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "organisation" and value is not None
        }


class PlanningDateForm(forms.Form):
    """A day of the year that the region itself chose."""

    date_id = forms.ChoiceField(label="Welke datum", widget=select())
    day = forms.CharField(
        label="Dag in het jaar",
        help_text="Schrijf als 30-04. De dag komt elk jaar terug.",
        widget=text_input(autocomplete="off"),
    )
    reason = forms.CharField(
        label="Reden",
        max_length=300,
        help_text="Welk stuk of welke afspraak ligt eronder?",
        widget=text_input(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date_id"].choices = [  # type: ignore[attr-defined]
            (each.id, each.name) for each in all_planning_dates()
        ]

    def clean_day(self) -> tuple[int, int]:
        """Day and month as typed; whether they are there every year the action says."""
        found = re.fullmatch(r"([0-9]{1,2})[-/]([0-9]{1,2})", self.cleaned_data["day"])
        if found is None:
            raise forms.ValidationError("Dit is geen dag. Schrijf als 30-04.")
        return int(found[1]), int(found[2])
