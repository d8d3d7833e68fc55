"""The form on which a body divides its points and says how well each form fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.preference.weighing import POINTS, Judgement, check_judgement
from jeugdregio.region.form_outcome import FIT_LABELS, allowed_forms
from jeugdregio.standards.wgr_forms import (
    THEME_LABELS,
    WEIGHED_THEMES,
    Theme,
    find_form,
)
from jeugdregio.web.forms.fields import select


class JudgementForm(forms.Form):
    """Points per theme and a fit per allowed form; all of it in the address or a post.

    Names are ``punten-<theme>`` and ``oordeel-<form>-<theme>``.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for theme in WEIGHED_THEMES:
            self.fields[points_name(theme)] = forms.IntegerField(
                label="Punten",
                min_value=0,
                max_value=POINTS,
                widget=forms.NumberInput(
                    attrs={"class": "utrecht-textbox", "inputmode": "numeric"}
                ),
            )
            for form_id in allowed_forms():
                self.fields[fit_name(form_id, theme)] = forms.TypedChoiceField(
                    label=find_form(form_id).name,
                    coerce=int,
                    choices=list(FIT_LABELS.items()),
                    widget=select(),
                )

    def clean(self) -> dict[str, Any]:
        """All points are divided, no more and no fewer."""
        data = super().clean() or {}
        if not self.errors:
            try:
                check_judgement(
                    self._judgement(data),
                    themes=WEIGHED_THEMES,
                    options=allowed_forms(),
                )
            except InvalidInputError as error:
                self.add_error(None, f"{error.message} {error.hint}")
        return data

    def judgement(self) -> Judgement:
        """What was filled in; only after `is_valid`."""
        return self._judgement(self.cleaned_data)

    def themes(self) -> Iterator[tuple[Theme, str, BoundField, list[BoundField]]]:
        """Per theme its name, the points and the fits, for the template."""
        for theme in WEIGHED_THEMES:
            yield (
                theme,
                THEME_LABELS[theme],
                self[points_name(theme)],
                [self[fit_name(form_id, theme)] for form_id in allowed_forms()],
            )

    @staticmethod
    def _judgement(data: Mapping[str, Any]) -> Judgement:
        return Judgement(
            {str(theme): data[points_name(theme)] for theme in WEIGHED_THEMES},
            {
                form_id: {
                    str(theme): data[fit_name(form_id, theme)]
                    for theme in WEIGHED_THEMES
                }
                for form_id in allowed_forms()
            },
        )


def points_name(theme: str) -> str:
    """Name of the field with the points of a theme."""
    return f"punten-{theme}"


def fit_name(form_id: str, theme: str) -> str:
    """Name of the field with the fit of a form on a theme."""
    return f"oordeel-{form_id}-{theme}"


def values_of(judgement: Judgement) -> dict[str, int]:
    """A judgement as values of the form."""
    found = {points_name(theme): n for theme, n in judgement.weights.items()}
    for form_id, fits in judgement.scores.items():
        found |= {fit_name(form_id, theme): fit for theme, fit in fits.items()}
    return found


def start_values() -> dict[str, int]:
    """Where someone starts: all themes weigh the same, no form is better."""
    even = POINTS // len(WEIGHED_THEMES)
    nothing = dict.fromkeys(map(str, WEIGHED_THEMES), 0)
    return values_of(
        Judgement(
            dict.fromkeys(map(str, WEIGHED_THEMES), even),
            dict.fromkeys(allowed_forms(), nothing),
        )
    )


def chosen_values(query: Mapping[str, str]) -> dict[str, str]:
    """What an address says of the form; empty where it says nothing."""
    return {name: query[name] for name in start_values() if name in query}
