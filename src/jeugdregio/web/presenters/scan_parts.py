"""The difference in spending of a scan: its parts as picture and tables."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.gemeente_scan import Comparison, GemeenteScan
from jeugdregio.models.decomposition import whole_parts
from jeugdregio.publishing.bridge import Step, draw_bridge
from jeugdregio.publishing.numbers import format_euro, format_percent
from jeugdregio.web.presenters.figure_table import TableView
from jeugdregio.web.presenters.scan_tables import Row, plain_table


PARTS: Final = {
    "jeugd": "Aandeel jonge inwoners",
    "gebruik": "Gebruik per jonge inwoner",
    "kosten": "Kosten per jongere",
}


def rounded_parts(comparison: Comparison) -> tuple[int, tuple[int, ...]]:
    """The difference in whole euros, and its parts that add up to it."""
    outcome = comparison.outcome
    total = round(outcome.own) - round(outcome.reference)
    return total, whole_parts(tuple(outcome.parts.values()), total)


def signed(euros: int) -> str:
    """An amount with its sign."""
    return f"{'+' if euros > 0 else ''}{format_euro(euros)}"


def draw_parts(scan: GemeenteScan, comparison: Comparison) -> Picture:
    """The steps from the group to this municipality, as a bridge."""
    _, parts = rounded_parts(comparison)
    first, last = round(comparison.outcome.reference), round(comparison.outcome.own)
    steps = [Step("Vergelijkingsgroep", 0, first, format_euro(first), True)]
    at = first
    for label, part in zip(PARTS.values(), parts, strict=True):
        steps.append(Step(label, at, at + part, signed(part), False))
        at += part
    steps.append(Step(scan.gemeente.naam, 0, last, format_euro(last), True))
    words = ". ".join(f"{each.label}: {each.text}" for each in steps) + "."
    wide, narrow = (
        draw_bridge(
            steps,
            id_prefix=f"brug-{width}",
            title="Van de vergelijkingsgroep naar deze gemeente, per inwoner",
            description=words,
            width=width,
        )
        for width in (480, 320)
    )
    return Picture(
        wide,
        narrow,
        "Lasten per inwoner in 2022. Gevulde balk: meer. Open balk: minder.",
    )


def parts_table(comparison: Comparison) -> TableView:
    """The three factors here and in the group, with the part of each."""
    total, parts = rounded_parts(comparison)
    here, there = comparison.own.factors, comparison.reference.factors

    def pair(value: Fraction, other: Fraction, kind: str) -> tuple[str, str]:
        if kind == "kosten":
            return format_euro(float(value)), format_euro(float(other))
        return (
            format_percent(100 * float(value), 1),
            format_percent(100 * float(other), 1),
        )

    rows: list[Row] = [
        (
            PARTS[name],
            "",
            (*pair(here[name], there[name], name), signed(part)),
            False,
        )
        for name, part in zip(comparison.outcome.parts, parts, strict=True)
    ]
    rows.append(
        (
            "Lasten per inwoner",
            "",
            (
                format_euro(round(comparison.outcome.own)),
                format_euro(round(comparison.outcome.reference)),
                signed(total),
            ),
            True,
        )
    )
    return plain_table(
        "Het verschil in lasten per inwoner in delen, 2022",
        ("Deel", "Hier", "Groep", "Deel van het verschil"),
        rows,
        "De delen tellen op tot het verschil. De groep telt als één gebied.",
    )


def referrer_table(comparison: Comparison) -> TableView:
    """The part of use per referrer; the amounts add up to it."""
    _, parts = rounded_parts(comparison)
    amounts = whole_parts([each.part for each in comparison.referrers], parts[1])
    rows: list[Row] = [
        (
            each.label,
            "",
            (
                format_percent(each.own, 1),
                format_percent(each.reference, 1),
                signed(amount),
            ),
            False,
        )
        for each, amount in zip(comparison.referrers, amounts, strict=True)
    ]
    rows.append(("Gebruik samen", "", ("100,0%", "100,0%", signed(parts[1])), True))
    return plain_table(
        "Het deel van gebruik, verdeeld over verwijzers, 2022",
        ("Verwijzer", "Trajecten hier", "Trajecten groep", "Deel van het verschil"),
        rows,
        "Het CBS telt trajecten per verwijzer en geen jongeren. "
        "Wij verdelen de jongeren zoals de trajecten.",
    )
