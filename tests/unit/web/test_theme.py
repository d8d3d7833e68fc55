"""The theme of the site: colours of the palette, and readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jeugdregio.web
from jeugdregio.publishing.palette import (
    GRAPHIC_PAIRS,
    TEXT_PAIRS,
    TOKENS,
    contrast,
)


STATIC = Path(jeugdregio.web.__file__).parent / "static" / "jeugdregio"
THEME = (STATIC / "theme.css").read_text(encoding="utf-8")
SITE = (STATIC / "site.css").read_text(encoding="utf-8")
COLORS = dict(re.findall(r"(--jr-color-[\w-]+):\s*([^;]+);", THEME))


def test_theme_has_every_colour_of_the_palette_and_no_other():
    assert {token.css_name: token.hex for token in TOKENS} == COLORS


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids=lambda token: token.name)
def test_text_of_the_theme_can_be_read(text, ground):
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    assert contrast(COLORS[text.css_name], COLORS[ground.css_name]) >= 4.5


@pytest.mark.parametrize(
    ("shape", "ground"), GRAPHIC_PAIRS, ids=lambda token: token.name
)
def test_shapes_of_the_theme_can_be_seen(shape, ground):
    """WCAG 2.2, 1.4.11: 3 to 1."""
    assert contrast(COLORS[shape.css_name], COLORS[ground.css_name]) >= 3.0


def test_site_takes_its_colours_from_the_theme():
    without_comments = re.sub(r"/\*.*?\*/", "", SITE, flags=re.DOTALL)
    print_rules = re.sub(r"@media print.*", "", without_comments, flags=re.DOTALL)
    literal = re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", print_rules)
    assert literal == []


def test_every_property_of_ours_that_is_used_is_made():
    made = set(re.findall(r"(--jr-[\w-]+)\s*:", THEME + SITE))
    used = set(re.findall(r"var\((--jr-[\w-]+)", THEME + SITE))
    assert used - made == set()


def test_address_in_a_property_is_absolute():
    """A relative url() in a custom property counts from the file that uses it."""
    found = re.findall(r"--[\w-]+:\s*url\(\"?([^\")]+)", THEME)
    assert [each for each in found if not each.startswith(("/static/", "data:"))] == []


def test_focus_is_never_taken_away():
    without = re.findall(r"([^{}]+)\{[^{}]*outline:\s*(?:none|0)\b", THEME + SITE)
    # An area on a map gets a thick edge instead, which follows its shape.
    assert [each.strip() for each in without] == ["svg a:focus-visible"]
    assert re.search(r"a:focus-visible \.map-area \{ stroke: ", SITE)
