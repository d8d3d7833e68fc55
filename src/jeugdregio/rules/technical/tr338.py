"""TR338: a Prestatie belongs to a ToegewezenProduct, found by ToewijzingNummer.

A number is unique within a gemeente (OP275); the toewijzing has to be one from the
gemeente that is billed to the aanbieder that bills. One to another aanbieder is none.
"""

import polars as pl

from jeugdregio.rules.jw323 import toewijzing
from jeugdregio.rules.rule import Rule


def is_violated(bekend: pl.Expr) -> pl.Expr:
    """The register has no such toewijzing."""
    return ~bekend


RULE = Rule(
    code="TR338",
    retourcode="9338",
    text="De Prestatie hoort bij een toewijzing van de gemeente aan de aanbieder.",
    berichtklasse="Prestatie",
    messages=frozenset({"JW323"}),
    fields=("ToewijzingNummer",),
    level="register",
    source="iJw 3.2, technische regels, TR338; OP275",
    inputs={
        "bekend": toewijzing("bekend"),
    },
    violated=is_violated,
)
