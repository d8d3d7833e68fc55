"""What a drawing may hold before it enters a page or a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from jeugdregio.kernel.errors import PublishingError


NAMESPACE: Final = "{http://www.w3.org/2000/svg}"

ELEMENTS: Final = frozenset(
    {
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "line",
        "circle",
        "ellipse",
        "polygon",
        "polyline",
        "text",
        "tspan",
        "clipPath",
        "mask",
        "pattern",
        "linearGradient",
        "radialGradient",
        "stop",
        "symbol",
        "use",
    }
)
"""Shapes and text. No script, style sheet, image, animation or embedded HTML."""

_OUTSIDE: Final = re.compile(r"url\(\s*[\"']?\s*(?![#\"'\s])|@import", re.IGNORECASE)
_STYLED_FAMILY: Final = re.compile(r"(?:^|;)\s*font-family\s*:\s*([^;]+)")


def check_svg(svg: str) -> None:
    """Refuse a drawing that could run something or fetch something.

    Our own charts hold shapes and text only, so anything else is a mistake or worse.

    Raises:
        PublishingError: The drawing is no SVG, or holds what it may not.

    Example:
        >>> check_svg('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
    """
    found = sorted({problem for node in _parse(svg).iter() for problem in _why(node)})
    if found:
        raise PublishingError(
            f"Een figuur bevat iets dat niet mag: {', '.join(found)}.",
            hint="Een figuur bestaat alleen uit vormen en tekst.",
        )


def check_svg_fonts(svg: str, family: str) -> None:
    """Refuse a figure whose text asks first for another family than ``family``.

    The typesetter replaces an unknown family in a figure without a word, so this is
    looked at before.

    Raises:
        PublishingError: Text without a family, or with another one in front.

    Example:
        >>> check_svg_fonts(
        ...     '<svg xmlns="http://www.w3.org/2000/svg">'
        ...     '<text font-family="Fira Sans, Arial">a</text></svg>',
        ...     "Fira Sans",
        ... )
    """
    others = sorted(set(_families(_parse(svg), "")) - {family})
    if others:
        raise PublishingError(
            f"Een figuur gebruikt een ander lettertype dan {family}: "
            f"{', '.join(other or 'geen genoemd' for other in others)}.",
            hint=f"Zet in de figuur font-family op {family}.",
        )


def _parse(svg: str) -> ElementTree.Element:
    """The tree of a drawing; a DOCTYPE is refused before the parser sees it."""
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise PublishingError("Een figuur bevat een DOCTYPE of entiteit; dat mag niet.")
    try:
        # Without a DOCTYPE there are no entities to expand and nothing to fetch.
        root = ElementTree.fromstring(svg)  # noqa: S314
    except (ElementTree.ParseError, ValueError) as fault:
        raise PublishingError(f"Een figuur is geen geldige SVG: {fault}.") from fault
    if root.tag != f"{NAMESPACE}svg":
        raise PublishingError("Een figuur is geen SVG: verwacht het element <svg>.")
    return root


def _why(node: ElementTree.Element) -> Iterator[str]:
    """What is wrong with one element, if anything."""
    name = node.tag.removeprefix(NAMESPACE)
    if name not in ELEMENTS:
        yield f"<{name.rpartition('}')[2]}>"
    for key, value in node.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            yield f"een gebeurtenis ({attribute})"
        outside = attribute == "href" and not value.startswith("#")
        # A backslash in a style could spell url() in a way the pattern does not see.
        hidden = attribute == "style" and "\\" in value
        if outside or hidden or _OUTSIDE.search(value):
            yield f"een verwijzing naar buiten ({attribute})"


def _families(node: ElementTree.Element, inherited: str) -> Iterator[str]:
    """The first family that each piece of text asks for; empty where none."""
    style = node.get("style", "")
    styled = _STYLED_FAMILY.search(style)
    asked = styled.group(1) if styled else node.get("font-family", inherited)
    first = asked.split(",")[0].strip().strip("\"'")
    is_text = node.tag in {f"{NAMESPACE}text", f"{NAMESPACE}tspan"}
    tails = (child.tail or "" for child in node)
    if is_text and "".join((node.text or "", *tails)).strip():
        yield first
    for child in node:
        yield from _families(child, asked)
