"""CS340: a DeclaratiePeriode is one whole calendar month."""

import polars as pl

from jeugdregio.rules.inputs import own
from jeugdregio.rules.rule import Rule


def is_violated(begindatum: pl.Expr, einddatum: pl.Expr) -> pl.Expr:
    """Not from the first up to and including the last day of one month."""
    first = begindatum.dt.day() == 1
    last = einddatum == begindatum.dt.month_end()
    return ~(first & last)


RULE = Rule(
    code="CS340",
    retourcode="0001",
    text="De DeclaratiePeriode is precies één hele kalendermaand.",
    berichtklasse="Declaratie",
    messages=frozenset({"JW323"}),
    fields=("DeclaratiePeriode/Begindatum", "DeclaratiePeriode/Einddatum"),
    level="message",
    source="iJw 3.2, constraints, CS340",
    inputs={
        "begindatum": own("declaratie_periode_begindatum"),
        "einddatum": own("declaratie_periode_einddatum"),
    },
    violated=is_violated,
)
