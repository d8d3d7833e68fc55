"""Codes in addresses."""

from __future__ import annotations

import re

import pytest

from jeugdregio.web.converters import GemeenteConverter, RegioConverter


@pytest.mark.parametrize(
    ("converter", "text", "fits"),
    [
        (RegioConverter, "JZ41", True),
        (RegioConverter, "JZ4", False),
        (RegioConverter, "JZ411", False),
        (RegioConverter, "jz41", True),
        (RegioConverter, "JZ4a", False),
        (GemeenteConverter, "GM0917", True),
        (GemeenteConverter, "GM917", False),
        (GemeenteConverter, "GM09170", False),
        (GemeenteConverter, "gm0917", True),
        (GemeenteConverter, "JZ0917", False),
    ],
)
def test_form_of_a_code(converter, text, fits):
    assert bool(re.fullmatch(converter.regex, text)) is fits


@pytest.mark.parametrize("converter", [RegioConverter(), GemeenteConverter()])
def test_code_comes_in_upper_case_however_it_was_typed(converter):
    assert converter.to_url(converter.to_python("gm0917")) == "GM0917"
