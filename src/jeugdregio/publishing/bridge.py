"""From one figure to another in steps: a bridge of bars, for figures about areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jeugdregio.publishing.charts.svg import Frame, frame_picture, short, text_element
from jeugdregio.publishing.palette import ACCENT, INK, MUTED, OUTLINE, SECOND


ROW: Final = 44.0
"""Height of one bar with its text, in the unit of the drawing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One bar.

    Attributes:
        label: Dutch, above the bar.
        start: Where the bar begins.
        end: Where it ends; lower than the start for a step down.
        text: The figure beside the label.
        is_whole: A figure of its own, from zero; else a step between two figures.
    """

    label: str
    start: float
    end: float
    text: str
    is_whole: bool


def draw_bridge(
    steps: Sequence[Step],
    *,
    id_prefix: str,
    title: str,
    description: str,
    width: float = 640.0,
) -> str:
    """Draw the steps below each other; a line joins each bar to the next.

    Args:
        steps: From the first figure to the last one, at least two.
        id_prefix: Start of every id; different for each picture on a page.
        title: What it shows.
        description: The figures in words.
        width: Of the drawing; 320 for a narrow screen.

    Returns:
        SVG. Steps up are solid, steps down are outlined: colour never says it alone.
    """
    reach = [each.start for each in steps] + [each.end for each in steps]
    low, high = min(0.0, *reach), max(reach)
    scale = (width - 2) / ((high - low) or 1.0)
    body = []
    for index, step in enumerate(steps):
        top = index * ROW
        left = 1 + (min(step.start, step.end) - low) * scale
        length = max(abs(step.end - step.start) * scale, 1.5)
        body.append(text_element(1, top + 14, step.label, size=14, fill=INK.hex))
        body.append(
            text_element(
                width - 1,
                top + 14,
                step.text,
                size=14,
                fill=INK.hex,
                anchor="end",
                bold=True,
            )
        )
        body.append(
            f'<rect x="{short(left)}" y="{short(top + 20)}" width="{short(length)}"'
            f' height="16" {_paint(step)}/>'
        )
        if index + 1 < len(steps):
            at = 1 + (step.end - low) * scale
            body.append(
                f'<line x1="{short(at)}" y1="{short(top + 36)}" x2="{short(at)}"'
                f' y2="{short(top + ROW + 20)}" stroke="{OUTLINE.hex}"'
                ' stroke-dasharray="2 3"/>'
            )
    frame = Frame(
        id_prefix=id_prefix,
        title=title,
        description=description,
        width=width,
        height=len(steps) * ROW,
        css_class="jr-chart",
    )
    return frame_picture(frame, "".join(body))


def _paint(step: Step) -> str:
    if step.is_whole:
        return f'fill="{SECOND.hex}"'
    if step.end >= step.start:
        return f'fill="{ACCENT.hex}"'
    return f'fill="none" stroke="{MUTED.hex}" stroke-width="1.5"'
