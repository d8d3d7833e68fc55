"""Contributions by cost key as a file: CSV or XLSX, in cents."""

from __future__ import annotations

from datetime import datetime

from jeugdregio.actions.cost_key import source_sentence
from jeugdregio.actions.export_figures import Export, export_figures
from jeugdregio.actions.share_costs import SharedCosts
from jeugdregio.measures.derived import derive_open
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.tables import Column, Provenance
from jeugdregio.region.money.words import ROUNDING, formula_of, name_of


def export_costs(costs: SharedCosts, *, extension: str, created: datetime) -> Export:
    """Write the contributions of all keys, with how each is computed.

    Args:
        costs: The keys side by side.
        extension: ``csv``, ``xlsx`` or ``zip``.
        created: Moment written in the file.

    Raises:
        UnknownCodeError: The extension is none of ours.
    """
    naam = costs.figures.regio.naam
    return export_figures(
        costs_table(costs),
        extension=extension,
        stem=f"bijdragen-{naam}-{costs.year}",
        title=f"Bijdragen per gemeente, {naam}, {costs.year}",
        created=created,
    )


def costs_table(costs: SharedCosts) -> DisclosedTable:
    """One row per municipality, one column per key that can be worked out."""
    worked = [each for each in costs.outcomes if each.paid is not None]
    columns = (
        Column("gm_code", "Code", "key"),
        Column("gebied_naam", "Gemeente", "text"),
        Column("jaar", "Jaar", "year"),
        Column("eigen_kosten_cents", "Eigen kosten", "money", "eurocent"),
        *(
            Column(
                f"bijdrage_{number}_cents",
                f"Bijdrage: {name_of(each.key)}",
                "money",
                "eurocent",
                " ".join(formula_of(each.key)),
            )
            for number, each in enumerate(worked, start=1)
        ),
    )
    own = costs.own_known
    paid = [each.paid or () for each in worked]
    rows = tuple(
        (code, name, costs.year, own[at], *(each[at] for each in paid))
        for at, (code, name) in enumerate(costs.figures.names.items())
    )
    sources = costs.figures.sources
    told = dict.fromkeys(line for each in sources for line in each.provenance.sources)
    return derive_open(
        sources,
        columns=columns,
        rows=rows,
        provenance=Provenance(
            measure="kostensleutels",
            title="Bijdragen per gemeente",
            definition="Wat elke gemeente betaalt als het totaal volgens een sleutel "
            "wordt gedeeld.",
            unit="eurocent",
            count_rule=" ".join(ROUNDING),
            sources=tuple(told),
            caveats=(source_sentence(costs),),
            as_of=max(
                (each.provenance.as_of for each in sources if each.provenance.as_of),
                default=None,
            ),
        ),
    )
