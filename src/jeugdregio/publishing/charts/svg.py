"""The frame of every picture, and the little we draw without a chart library.

A picture is an SVG text that may stand in a page under a content security policy
without inline styles: shapes, text and presentation attributes, nothing that runs,
nothing from outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Final, Literal
from xml.etree import ElementTree

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts.text import FONT_FAMILY, clean_text, text_width
from jeugdregio.publishing.palette import EXAMPLE, EXAMPLE_SURFACE, EXAMPLE_TEXT


Anchor = Literal["start", "middle", "end"]

EXAMPLE_WORD: Final = "Voorbeeld"
"""Stands in every picture whose figures are generated or fictional."""

_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NUMBER: Final = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_SVG: Final = "{http://www.w3.org/2000/svg}"

_ELEMENTS: Final = frozenset({"g", "path", "line", "rect", "text", "tspan"})
# fmt: off
_KEPT: Final = frozenset({
    "d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
    "stroke-linejoin", "opacity", "text-anchor", "font-size", "font-weight",
})
# What vega adds for its own scripts and for readers that cannot see a title.
_DROPPED: Final = frozenset({
    "class", "role", "aria-hidden", "aria-label", "aria-roledescription",
    "pointer-events", "display", "font-family", "stroke-miterlimit",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture needs besides its shapes.

    Attributes:
        id_prefix: Start of every id; different for each picture on one page.
        title: What the picture shows, one line.
        description: The figures in words, for who cannot see the picture.
        width: Width of the drawing in its own unit; the page scales it.
        height: Height in the same unit.
        css_class: Classes of the root element.
        has_links: Whether there are links inside; they must stay reachable.
        example: Whether the word *Voorbeeld* must stand in the picture.
    """

    id_prefix: str
    title: str
    description: str
    width: float
    height: float
    css_class: str
    has_links: bool = False
    example: bool = False


def check_prefix(id_prefix: str) -> str:
    """Give back an id prefix that is one; ids of two pictures must not clash.

    Raises:
        PublishingError: It is not a letter followed by letters, digits, - or _.
    """
    if not _ID.fullmatch(id_prefix):
        raise PublishingError(
            "Het voorvoegsel van een figuur begint met een letter en heeft daarna "
            "alleen letters, cijfers, - of _.",
            hint="Geef elke figuur op een pagina een eigen voorvoegsel.",
        )
    return id_prefix


def frame_picture(frame: Frame, body: str) -> str:
    """Put title, description and root element around the shapes.

    A picture without links is one image (role img). With links it is a group, since
    what is inside an image cannot be reached by keyboard or screen reader.
    """
    prefix = check_prefix(frame.id_prefix)
    title = f"{frame.title} ({EXAMPLE_WORD})" if frame.example else frame.title
    width, height = short(frame.width), short(frame.height)
    badge = example_badge(frame.width) if frame.example else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{frame.css_class}"'
        f' role="{"group" if frame.has_links else "img"}"'
        f' aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc"'
        f' viewBox="0 0 {width} {height}" width="100%" font-family="{FONT_FAMILY}">'
        f'<title id="{prefix}-title">{escape(clean_text(title))}</title>'
        f'<desc id="{prefix}-desc">{escape(clean_text(frame.description))}</desc>'
        f"{body}{badge}</svg>"
    )


def text_element(
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    fill: str,
    anchor: Anchor = "start",
    bold: bool = False,
    halo: str | None = None,
) -> str:
    """Write one line of text with its baseline at ``y``.

    Args:
        x: Where the anchor stands.
        y: Baseline.
        text: The text; signs that mean something in XML are escaped here.
        size: Font size.
        fill: Colour.
        anchor: Which end of the text stands at ``x``.
        bold: Semibold instead of regular.
        halo: Colour of a rim around the letters, to read over a busy ground.
    """
    parts = [f'x="{short(x)}" y="{short(y)}" font-size="{short(size)}" fill="{fill}"']
    if anchor != "start":
        parts.append(f'text-anchor="{anchor}"')
    if bold:
        parts.append('font-weight="600"')
    if halo:
        parts.append(
            f'paint-order="stroke" stroke="{halo}" stroke-width="4"'
            ' stroke-linejoin="round"'
        )
    return f"<text {' '.join(parts)}>{escape(clean_text(text), quote=False)}</text>"


def example_badge(right: float) -> str:
    """The mark *Voorbeeld* in the upper right corner, 20 high."""
    size = 12.0
    width = text_width(EXAMPLE_WORD, size, bold=True) + 16
    left = right - width - 0.5
    return (
        f'<rect x="{short(left)}" y="0.5" width="{short(width)}" height="20" rx="3"'
        f' fill="{EXAMPLE_SURFACE.hex}" stroke="{EXAMPLE.hex}"/>'
        + text_element(
            left + width / 2,
            14.7,
            EXAMPLE_WORD,
            size=size,
            fill=EXAMPLE_TEXT.hex,
            anchor="middle",
            bold=True,
        )
    )


def example_width() -> float:
    """Room the mark takes from the right edge, its distance to others included."""
    return text_width(EXAMPLE_WORD, 12.0, bold=True) + 28


def short(number: float) -> str:
    """Write a coordinate with at most two decimals and no empty ones.

    Example:
        >>> short(12.0), short(0.333333), short(-0.001)
        ('12', '0.33', '0')
    """
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def strip_vega(svg: str) -> str:
    """Keep the shapes of a drawing by vega and drop everything else.

    Elements and attributes outside our lists would be a new habit of the library:
    better loud than unsafe. A label of a mark becomes its title, which a browser shows
    when the mouse rests on it.

    Raises:
        PublishingError: The drawing holds something that is not on the lists.
    """
    # The text comes from our own renderer in this process, not from outside.
    root = ElementTree.fromstring(svg)  # noqa: S314
    return "".join(_write(child) for child in root if child.get("fill") != "white")


def _write(node: ElementTree.Element) -> str:
    """One element and what is in it, as text; empty where nothing would be seen."""
    name = node.tag.removeprefix(_SVG)
    unknown = [key for key in node.keys() if key not in _KEPT | _DROPPED]  # noqa: SIM118
    if name not in _ELEMENTS or unknown:
        raise PublishingError(
            f"De tekenbibliotheek schreef <{name}> met {unknown}; dat kennen we niet.",
            hint="Bekijk of het veilig is en vul dan de lijst in charts/svg.py aan.",
        )
    if node.get("display") == "none" or node.get("d") in {"", "M0,0h0v0h0Z"}:
        return ""
    if name == "path" and not {"fill", "stroke"} & set(node.keys()):
        return ""
    attributes = "".join(
        f' {key}="{_attribute(key, value)}"'
        for key, value in node.items()
        if key in _KEPT and not (key == "opacity" and value == "1")
    )
    label = node.get("aria-label")
    inner = f"<title>{escape(label, quote=False)}</title>" if label else ""
    inner += escape(node.text or "", quote=False)
    inner += "".join(_write(child) for child in node)
    if name == "g":
        if not inner:
            return ""
        if not attributes or attributes == ' transform="translate(0,0)"':
            return inner
    return (
        f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"
    )


def _attribute(key: str, value: str) -> str:
    """An attribute with its coordinates shortened and sizes without px."""
    if key == "font-size":
        return value.removesuffix("px")
    return escape(_NUMBER.sub(lambda found: short(float(found[0])), value))
