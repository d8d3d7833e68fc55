"""The model of expected use, fitted once on the open data of all municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import numpy as np

from jeugdregio.actions.scan_panel import Area, panel
from jeugdregio.models.expected_use import Expectation, ExpectedUse, expect_use
from jeugdregio.standards.regions import regio_of


MODEL_FEATURES: Final[Mapping[str, str]] = {
    "kinderen": "Aandeel van 0 tot 15 jaar onder de inwoners tot 25 jaar (2022)",
    "gezinnen": "Aandeel huishoudens met kinderen (2022)",
    "laag_inkomen": "Aandeel huishoudens met een laag inkomen (2021)",
    "bijstand": "Mensen met bijstand per 1.000 inwoners (2021)",
    "stedelijkheid": "Stedelijkheid, van 1 tot 5 (2022)",
}
"""What the model knows of a municipality, with Dutch names."""


def model_features(area: Area) -> dict[str, float | None]:
    """What the model knows of one municipality; None is unknown."""
    young, households = area.young, area.households
    return {
        "kinderen": area.children / young if area.children and young else None,
        "gezinnen": area.households_with_children / households
        if area.households_with_children and households
        else None,
        "laag_inkomen": area.low_income,
        "bijstand": area.benefits,
        "stedelijkheid": area.urbanity,
    }


def missing_for_model(area: Area) -> tuple[str, ...]:
    """Dutch names of features that the sources lack for this municipality."""
    return tuple(
        MODEL_FEATURES[name]
        for name, value in model_features(area).items()
        if value is None
    )


@cache
def fitted() -> ExpectedUse:
    """The model on all municipalities with all features and a figure of use."""
    areas = [
        area
        for area in panel().values()
        if area.users and area.young and not missing_for_model(area)
    ]
    return expect_use(
        [area.code for area in areas],
        np.array([list(model_features(area).values()) for area in areas], dtype=float),
        np.array([area.users for area in areas], dtype=float),
        np.array([area.young for area in areas], dtype=float),
        [regio_of(area.code) or area.code for area in areas],
    )


@cache
def expectations() -> Mapping[str, Expectation]:
    """The expected range per municipality; absent where a feature is unknown."""
    model = fitted()
    return dict(zip(model.codes, model.expectations, strict=True))
