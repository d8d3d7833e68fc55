"""TR346: an IngediendBedrag is volume times tariff, to the cent.

In minutes under a contract per hour, the ProductTarief is a rounded tariff per minute
and not used: the amount is the hourly tariff of the contract times the minutes,
divided by 60 and rounded, half a cent up (IV081). Where the register knows no contract
line in minutes or hours, an amount that is volume times tariff passes; another may
rest on an hourly tariff, so it is *niet beoordeeld*.
"""

import polars as pl

from jeugdregio.rules.inputs import Null, StandsFor, computed, own
from jeugdregio.rules.jw323 import EURO, MINUUT, UUR, tijdtarief
from jeugdregio.rules.rule import Rule


ONBEKEND = ""


def right_amount(
    eenheid: pl.Expr,
    volume: pl.Expr,
    tarief: pl.Expr,
    bedrag: pl.Expr,
    contract_eenheid: pl.Expr,
    contract_tarief: pl.Expr,
) -> pl.Expr:
    """The amount in cents that the rule asks; null where it cannot be known."""
    plain = volume * tarief
    per_hour = (2 * contract_tarief * volume + 60) // 120
    is_known = (eenheid != MINUUT) | (contract_eenheid == MINUUT) | (plain == bedrag)
    return pl.when(contract_eenheid == UUR).then(per_hour).when(is_known).then(plain)


def is_violated(eenheid: pl.Expr, bedrag: pl.Expr, juist_bedrag: pl.Expr) -> pl.Expr:
    """Another amount; not applicable to an amount in euros (CS339)."""
    return pl.when(eenheid != EURO).then(bedrag != juist_bedrag)


RULE = Rule(
    code="TR346",
    retourcode="9346",
    text="IngediendBedrag is GeleverdVolume maal ProductTarief. Bij minuten onder een "
    "uurtarief: het uurtarief maal de minuten, gedeeld door 60.",
    berichtklasse="Prestatie",
    messages=frozenset({"JW323"}),
    fields=("IngediendBedrag/Bedrag", "GeleverdVolume", "ProductTarief"),
    level="external",
    source="iJw 3.2, technische regels, TR346; invulinstructie IV081",
    inputs={
        "eenheid": own("eenheid"),
        "volume": own("geleverd_volume"),
        # Whether there should be a tariff is CD087.
        "tarief": own("product_tarief", null=Null.NIET_VAN_TOEPASSING),
        "bedrag": own("ingediend_bedrag_bedrag"),
        "contract_eenheid": tijdtarief("eenheid", null=StandsFor(ONBEKEND)),
        "contract_tarief": tijdtarief("tarief_cents", null=StandsFor(0)),
        "juist_bedrag": computed(right_amount),
    },
    violated=is_violated,
)
