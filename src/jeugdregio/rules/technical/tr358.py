"""TR358: the total of a Declaratie is the sum of its Prestaties, credits subtracted."""

import polars as pl

from jeugdregio.rules.inputs import own, sum_below
from jeugdregio.rules.rule import Rule


def is_violated(totaal: pl.Expr, teken: pl.Expr, som: pl.Expr) -> pl.Expr:
    """The signed total differs from the signed sum; of nothing the sign is free."""
    return pl.when(teken == "C").then(-totaal).otherwise(totaal) != som


RULE = Rule(
    code="TR358",
    retourcode="0001",
    text="TotaalIngediendBedrag is de som van alle Prestaties: debet min credit.",
    berichtklasse="Declaratie",
    messages=frozenset({"JW323"}),
    fields=("TotaalIngediendBedrag/TotaalBedrag", "TotaalIngediendBedrag/DebetCredit"),
    level="message",
    source="iJw 3.2, technische regels, TR358; invulinstructie IV086",
    inputs={
        "totaal": own("totaal_ingediend_bedrag_totaal_bedrag"),
        "teken": own("totaal_ingediend_bedrag_debet_credit"),
        "som": sum_below(
            "Prestatie",
            "ingediend_bedrag_bedrag",
            sign="ingediend_bedrag_debet_credit",
        ),
    },
    violated=is_violated,
)
