"""CD087: a ProductTarief is given, except when the volume is an amount in euros."""

import polars as pl

from jeugdregio.rules.inputs import filled, own
from jeugdregio.rules.jw323 import EURO
from jeugdregio.rules.rule import Rule


def is_violated(eenheid: pl.Expr, tarief_gevuld: pl.Expr) -> pl.Expr:
    """In euros with a tariff, or in anything else without one."""
    return (eenheid == EURO) == tarief_gevuld


RULE = Rule(
    code="CD087",
    retourcode="0001",
    text="Vul ProductTarief, behalve als de Eenheid 83 (euro's) is. Dan blijft het "
    "leeg.",
    berichtklasse="Prestatie",
    messages=frozenset({"JW323"}),
    fields=("ProductTarief", "Eenheid"),
    level="message",
    source="iJw 3.2, condities, CD087",
    inputs={"eenheid": own("eenheid"), "tarief_gevuld": filled("product_tarief")},
    violated=is_violated,
)
