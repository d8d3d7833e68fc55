"""Contributions per inhabitant as a picture."""

from __future__ import annotations

from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.share_costs import SharedCosts
from jeugdregio.models.cost_sharing.keys import Basis, Proportional
from jeugdregio.publishing.charts.dot_chart import DotRow, score_dots
from jeugdregio.publishing.charts.scale import round_ticks
from jeugdregio.publishing.numbers import format_euro
from jeugdregio.region.money.words import name_of


MOST_MARKS = 3
"""Own cost and two keys: more marks in a row run together."""


def draw_contributions(costs: SharedCosts) -> Picture | None:
    """Own cost and the first two other keys, in euros per inhabitant.

    Returns:
        None where there is nothing to compare, or inhabitants are not known.
    """
    inhabitants = costs.figures.inhabitants.get(costs.year, {})
    people = [inhabitants.get(code) for code in costs.figures.codes]
    marks = [("Eigen kosten", costs.own)] if costs.own else []
    marks += [
        (name_of(each.key), each.paid)
        for each in costs.outcomes
        if each.paid is not None and each.key != Proportional(Basis.USE)
    ]
    marks = marks[:MOST_MARKS]
    if len(people) < 2 or len(marks) < 2 or costs.total <= 0:
        return None
    rows = [
        DotRow(
            name,
            tuple(paid[at] / 100 / count for _, paid in marks),
        )
        for at, (name, count) in enumerate(zip(costs.names, people, strict=True))
        if count
    ]
    if not rows:
        return None
    rows.sort(key=lambda row: -row.values[0])
    ticks = round_ticks(value for row in rows for value in row.values)
    ends = {value: format_euro(value) for value in ticks.values}
    code = costs.figures.regio.code.lower()

    def draw(*, narrow: bool) -> str:
        return score_dots(
            rows,
            options=tuple(name for name, _ in marks),
            ends=ends,
            id_prefix=f"bijdrage-{code}{'-smal' if narrow else ''}",
            title=f"Bijdrage in euro per inwoner, {costs.year}",
            narrow=narrow,
        )

    lacking = len(people) - len(rows)
    return Picture(
        wide=draw(narrow=False),
        narrow=draw(narrow=True),
        caption=f"Euro per inwoner op 1 januari {costs.year}."
        + (f" Van {lacking} gemeenten is dat aantal niet bekend." if lacking else ""),
    )
