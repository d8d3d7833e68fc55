"""TR307: a ProductPeriode does not begin before the toewijzing does.

Without a toewijzing there is nothing to compare with; that is TR338.
"""

import polars as pl

from jeugdregio.rules.inputs import Null, own
from jeugdregio.rules.jw323 import toewijzing
from jeugdregio.rules.rule import Rule


def is_violated(begindatum: pl.Expr, ingangsdatum: pl.Expr) -> pl.Expr:
    """Begins before the toewijzing; on its first day is fine."""
    return begindatum < ingangsdatum


RULE = Rule(
    code="TR307",
    retourcode="9307",
    text="De ProductPeriode begint niet vóór de Ingangsdatum van de toewijzing.",
    berichtklasse="Prestatie",
    messages=frozenset({"JW323"}),
    fields=("ProductPeriode/Begindatum",),
    level="register",
    source="iJw 3.2, technische regels, TR307",
    inputs={
        "begindatum": own("product_periode_begindatum"),
        "ingangsdatum": toewijzing("ingangsdatum", null=Null.NIET_VAN_TOEPASSING),
    },
    violated=is_violated,
)
