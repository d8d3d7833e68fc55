"""Text in a picture: how wide it is, where it breaks, how a figure reads.

A picture is laid out before it is drawn, so that no two texts lie on each other; for
that the width of every text must be known without a browser.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from jeugdregio.measures.disclosure import Cell, Suppressed
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.numbers import format_cell, format_number


FONT_FAMILY: Final = "Fira Sans, sans-serif"
"""Ours first; the second is for an SVG shown as <img>, which may load no font."""

# Advance widths of Fira Sans in thousandths of the size, for U+0020 to U+007E; copied
# from the font's hmtx table, and held against the font file by a test.
# fmt: off
_REGULAR: Final = (
    265, 241, 399, 518, 531, 826, 729, 219, 324, 324, 439, 499, 240, 403, 240, 520,
    558, 433, 495, 499, 532, 501, 533, 444, 551, 525, 240, 240, 500, 500, 500, 459,
    1020, 573, 608, 560, 644, 535, 491, 631, 680, 295, 305, 589, 498, 778, 683, 692,
    581, 691, 605, 545, 517, 662, 556, 826, 540, 550, 522, 322, 520, 322, 540, 520,
    300, 544, 594, 478, 598, 545, 335, 520, 586, 282, 280, 512, 293, 857, 586, 584,
    594, 598, 386, 467, 361, 582, 492, 717, 485, 492, 437, 322, 403, 322, 488,
)
_SEMIBOLD: Final = (
    244, 241, 430, 547, 545, 851, 753, 234, 324, 324, 447, 523, 240, 406, 240, 520,
    579, 456, 512, 515, 557, 527, 556, 462, 574, 552, 240, 240, 514, 514, 514, 476,
    1020, 586, 615, 571, 650, 528, 488, 641, 669, 294, 314, 622, 509, 784, 668, 691,
    595, 691, 614, 565, 534, 654, 567, 842, 571, 583, 539, 323, 520, 323, 554, 520,
    330, 547, 596, 478, 599, 551, 351, 544, 579, 282, 281, 542, 296, 848, 579, 584,
    596, 599, 397, 479, 380, 574, 508, 741, 505, 512, 454, 323, 383, 323, 508,
)
# fmt: on
_OTHER: Final = 600
"""For a sign outside the table: wider than nearly all letters, so never too narrow."""

# A no-break space stays: it keeps a sign and its figure together.
_BLANKS: Final = re.compile("[ \t\r\n]+")
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text in Fira Sans, in the unit of ``size``; kerning is left out.

    Args:
        text: One line.
        size: Font size.
        bold: Whether it is set in semibold (600) instead of regular (400).

    Example:
        >>> text_width("aa", 10)
        10.88
    """
    widths = _SEMIBOLD if bold else _REGULAR
    total = 0
    for sign in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(sign):
            at = ord(sign) - 0x20
            total += widths[at] if 0 <= at < len(widths) else _OTHER
    return total * size / 1000


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines no wider than ``width``; a longer word stays whole.

    Example:
        >>> wrap("twee woorden", 50, 12)
        ['twee', 'woorden']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Cut a text that is wider than ``width`` and end it with an ellipsis."""
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def clean_text(text: str) -> str:
    """Put a text on one line and drop the signs that XML cannot hold."""
    return _BLANKS.sub(" ", _NOT_XML.sub(" ", text)).strip(" ")


def figure(value: Cell, column: Column) -> str:
    """Write a cell as a reader says it, with its unit: ``€ 669 per inwoner``.

    Unknown and withheld cells read as words, without a unit.

    Example:
        >>> euro = Column("lasten", "Lasten", "ratio", "euro per inwoner")
        >>> figure(669.1, euro).replace(chr(160), " ")
        '€ 669 per inwoner'
        >>> figure(None, euro)
        'onbekend'
    """
    written = format_cell(value, column)
    unit = clean_text(column.unit)
    if value is None or isinstance(value, Suppressed | str) or not unit:
        return written
    if unit == "euro" or unit.startswith("euro "):
        return f"€\N{NO-BREAK SPACE}{written}{unit.removeprefix('euro')}"
    if unit.startswith("x 1.000 "):
        return f"{written} {unit}"
    if column.kind == "percent":
        return written
    return f"{written} {unit}"


def axis_title(column: Column) -> str:
    """What stands above an axis: the label of the column and its unit.

    Example:
        >>> axis_title(Column("lasten", "Lasten", "money", "x 1.000 euro"))
        'Lasten (x 1.000 euro)'
    """
    label, unit = clean_text(column.label), clean_text(column.unit)
    is_said = unit.casefold() in label.casefold()
    return label if is_said else f"{label} ({unit})"


def format_tick(value: float, step: float) -> str:
    """Write a figure of an axis with as many decimals as its step needs.

    Example:
        >>> format_tick(0.5, 0.25), format_tick(20000.0, 5000.0)
        ('0,50', '20.000')
    """
    return format_number(value, step_decimals(step))


def step_decimals(step: float) -> int:
    """How many decimals a round step has: 0 for 5, 2 for 0.25."""
    decimals = 0
    while decimals < 6 and abs(round(step, decimals) - step) > step * 1e-9:
        decimals += 1
    return decimals
