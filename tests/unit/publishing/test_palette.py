"""Colours: contrast after WCAG, and blues that stay apart in grey."""

from __future__ import annotations

import itertools
import re

import pytest

from jeugdregio.publishing import palette
from jeugdregio.publishing.palette import Token


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),  # order has no meaning
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white
        ("#777777", "#ffffff", 4.48),  # and the first that fails
        ("#ff0000", "#ffffff", 4.0),  # pure red on white, as in every WCAG course
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_of_known_pairs(one: str, other: str, expected: float) -> None:
    assert palette.contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("text", "ground"),
    palette.TEXT_PAIRS,
    ids=lambda token: token.name,
)
def test_text_can_be_read(text: Token, ground: Token) -> None:
    assert palette.contrast(text.hex, ground.hex) >= 4.5


@pytest.mark.parametrize(
    ("shape", "ground"),
    palette.GRAPHIC_PAIRS,
    ids=lambda token: token.name,
)
def test_shapes_can_be_seen(shape: Token, ground: Token) -> None:
    assert palette.contrast(shape.hex, ground.hex) >= 3.0


def test_tokens_are_well_formed_and_named_once() -> None:
    names = [token.name for token in palette.TOKENS]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"#[0-9a-f]{6}", token.hex) for token in palette.TOKENS)
    assert palette.INK.css_name == "--jr-color-ink"


def test_every_text_and_graphic_token_has_a_declared_pair() -> None:
    declared = {
        token.name
        for pair in (*palette.TEXT_PAIRS, *palette.GRAPHIC_PAIRS)
        for token in pair
    }
    needed = {t.name for t in palette.TOKENS if t.role in {"text", "graphic"}}
    assert needed - declared == set()


def _grey(color: str) -> int:
    """What a black-and-white printer makes of it (ITU-R BT.601 luma)."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def test_map_classes_darken_step_by_step_in_grey() -> None:
    greys = [_grey(token.hex) for token in palette.SEQUENCE]
    steps = [light - dark for light, dark in itertools.pairwise(greys)]
    assert len(greys) == 6
    assert min(steps) >= 25  # a tenth of the whole scale at least


@pytest.mark.parametrize("count", range(1, 10))
def test_shades_of_parts_darken_evenly_and_carry_text(count: int) -> None:
    colors = palette.shades(count)
    greys = [_grey(color) for color in colors]
    assert len(set(colors)) == count
    assert greys == sorted(greys)
    assert all(
        palette.contrast(palette.text_on(color).hex, color) >= 4.5 for color in colors
    )


@pytest.mark.parametrize("count", [0, 10])
def test_shades_refuse_what_the_eye_cannot_tell_apart(count: int) -> None:
    with pytest.raises(ValueError, match="one to nine"):
        palette.shades(count)
