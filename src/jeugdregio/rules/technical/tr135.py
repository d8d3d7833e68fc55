"""TR135: the Dagtekening of a message is not after the day of receipt."""

import polars as pl

from jeugdregio.rules.inputs import own, received_on
from jeugdregio.rules.rule import Rule


def is_violated(dagtekening: pl.Expr, ontvangen_op: pl.Expr) -> pl.Expr:
    """Signed on a day that had not come; the day of receipt itself is fine."""
    return dagtekening > ontvangen_op


RULE = Rule(
    code="TR135",
    retourcode="8848",
    text="De Dagtekening ligt niet na de dag waarop het bericht is ontvangen.",
    berichtklasse="Header",
    messages=frozenset(
        {"JW301", "JW305", "JW307", "JW315", "JW317", "JW319", "JW323", "JW325"}
    ),
    fields=("BerichtIdentificatie/Dagtekening",),
    level="external",
    source="iJw 3.2, technische regels, TR135; codelijst WJ001, 8848",
    inputs={
        "dagtekening": own("bericht_identificatie_dagtekening"),
        "ontvangen_op": received_on(),
    },
    violated=is_violated,
)
