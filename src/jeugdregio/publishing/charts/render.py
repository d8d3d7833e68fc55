"""From a chart of altair to the shapes of an SVG: no browser, no network, our font."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import altair as alt
import vl_convert

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.svg import strip_vega
from jeugdregio.publishing.charts.text import clean_text
from jeugdregio.publishing.documents.fonts import load_fonts
from jeugdregio.publishing.palette import LINE, MUTED, OUTLINE


WIDE: Final = 640
"""Drawing width for a full column; its text is 11 px or more from 540 px up."""

NARROW: Final = 288
"""Drawing width for a screen of 320 px with margins of 16."""

_DUTCH: Final = {
    "decimal": ",",
    "thousands": ".",
    "grouping": [3],
    "currency": ["€\N{NO-BREAK SPACE}", ""],
    "minus": "\N{MINUS SIGN}",
}


Rows = Sequence[Mapping[str, str | int | float]]
"""What a layer draws, under field names of our own: a name from a source could mean
something in the language of the charts."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and type sizes of a picture.

    Attributes:
        width: Width of the drawing.
        text: Size of labels and figures.
        small: Size of what matters less; never under 11.
    """

    width: float
    text: float
    small: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The part of the picture that altair draws: where figures become shapes."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.top + self.height


def picture_size(width: int | None, *, narrow: bool) -> Size:
    """Type sizes for a width; without a width that of a column or of a small screen.

    Raises:
        PublishingError: The width is too small to hold text of 11.
    """
    chosen = width if width is not None else (NARROW if narrow else WIDE)
    if chosen < NARROW:
        raise PublishingError(f"Een figuur is minstens {NARROW} breed, niet {chosen}.")
    return Size(chosen, 12, 11.5) if narrow else Size(chosen, 13, 12)


@cache
def prepare_fonts(font_dir: Path) -> None:
    """Check the fonts once per folder and hand them to the renderer.

    Raises:
        PublishingError: A font file is missing, damaged or another font.
    """
    load_fonts(font_dir)
    vl_convert.register_font_directory(str(font_dir.resolve()))


def draw(
    layers: Sequence[Any],
    rows: Mapping[str, Rows],
    plot: Plot,
    size: Size,
    font_dir: Path,
) -> str:
    """Draw the layers of a chart on their place in the picture.

    Args:
        layers: Altair charts that share their scales; each takes named rows.
        rows: The rows by name. They are added last, since altair copies what it
            holds at every step.
        plot: Where the plot stands; texts around it are ours.
        size: Type sizes.
        font_dir: Folder with Fira Sans.

    Returns:
        SVG elements, without a root.

    Raises:
        PublishingError: The fonts are not there, or vega wrote something unknown.
    """
    prepare_fonts(font_dir)
    chart = alt.layer(*layers).properties(
        width=plot.width,
        height=plot.height,
        autosize=alt.AutoSizeParams(type="none"),
        padding={"left": plot.left, "top": plot.top, "right": 0, "bottom": 0},
    )
    # Our specifications are built from typed parts and seen by tests; validating each
    # against the whole schema would cost more than drawing it.
    specification = chart.to_dict(validate=False)
    # Vega writes texts into its SVG as they are, also signs that XML cannot hold.
    specification["datasets"] = {
        name: [
            {k: clean_text(v) if isinstance(v, str) else v for k, v in row.items()}
            for row in given
        ]
        for name, given in rows.items()
    }
    drawn = vl_convert.vegalite_to_svg(
        specification,
        config=_config(size),
        format_locale=_DUTCH,
        # No data by address, ever: all figures are in the specification.
        allowed_base_urls=[],
    )
    return strip_vega(drawn)


def _config(size: Size) -> dict[str, object]:
    """Quiet axes: no frame, no ticks, thin lines, our font everywhere."""
    return {
        "font": "Fira Sans",
        "background": None,
        "aria": False,
        "view": {"stroke": None},
        "axis": {
            "aria": False,
            "ticks": False,
            "domain": False,
            "title": None,
            "labelFontSize": size.text,
            "labelColor": MUTED.hex,
            "labelPadding": 8,
            "labelLimit": 0,
            "labelOverlap": False,
            "labelFlush": False,
            "gridColor": LINE.hex,
            "gridWidth": 1,
            "domainColor": OUTLINE.hex,
        },
        "line": {"strokeWidth": 2.5, "strokeCap": "round", "strokeJoin": "round"},
    }
