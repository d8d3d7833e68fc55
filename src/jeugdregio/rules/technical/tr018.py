"""TR018: in a StopProduct the Einddatum is not before the Begindatum."""

import polars as pl

from jeugdregio.rules.inputs import own
from jeugdregio.rules.rule import Rule


def is_violated(begindatum: pl.Expr, einddatum: pl.Expr) -> pl.Expr:
    """Ends before it begins; ending on the day it begins is fine."""
    return einddatum < begindatum


RULE = Rule(
    code="TR018",
    retourcode="0001",
    text="De Einddatum ligt niet vóór de Begindatum.",
    berichtklasse="StopProduct",
    messages=frozenset({"JW307"}),
    fields=("Begindatum", "Einddatum"),
    level="message",
    source="iJw 3.2, technische regels, TR018",
    inputs={"begindatum": own("begindatum"), "einddatum": own("einddatum")},
    violated=is_violated,
)
