"""TR308: a ProductPeriode does not end after the toewijzing, if that has an end.

Without a toewijzing there is nothing to compare with; that is TR338.
"""

import polars as pl

from jeugdregio.rules.inputs import Null, own
from jeugdregio.rules.jw323 import toewijzing
from jeugdregio.rules.rule import Rule


def is_violated(einddatum: pl.Expr, einde_toewijzing: pl.Expr) -> pl.Expr:
    """Ends after the toewijzing; on its last day is fine."""
    return einddatum > einde_toewijzing


RULE = Rule(
    code="TR308",
    retourcode="9308",
    text="De ProductPeriode eindigt niet na de Einddatum van de toewijzing.",
    berichtklasse="Prestatie",
    messages=frozenset({"JW323"}),
    fields=("ProductPeriode/Einddatum",),
    level="register",
    source="iJw 3.2, technische regels, TR308",
    inputs={
        "einddatum": own("product_periode_einddatum"),
        # No end to the toewijzing: the rule says "if it has one".
        "einde_toewijzing": toewijzing("einddatum", null=Null.NIET_VAN_TOEPASSING),
    },
    violated=is_violated,
)
