"""TR056: a sender uses an Identificatie once per berichtsoort.

The first of two messages with one Identificatie stands; the later one is the double,
whether the first is in the register or earlier in the same batch. A message that
counts as not sent (0001) leaves its Identificatie free.
"""

import polars as pl

from jeugdregio.rules.inputs import earlier_in_batch, own, register_total
from jeugdregio.rules.rule import Rule


def is_violated(in_register: pl.Expr, in_batch: pl.Expr) -> pl.Expr:
    """Seen before, anywhere."""
    return in_register + in_batch > 0


RULE = Rule(
    code="TR056",
    retourcode="9056",
    text="De afzender gebruikt een Identificatie per berichtsoort maar één keer.",
    berichtklasse="Header",
    messages=frozenset(
        {"JW301", "JW305", "JW307", "JW315", "JW317", "JW319", "JW323", "JW325"}
    ),
    fields=("BerichtIdentificatie/Identificatie",),
    level="register",
    source="iJw 3.2, technische regels, TR056",
    inputs={
        "in_register": register_total(
            "bericht",
            "aantal",
            keys={
                "afzender": own("afzender"),
                "bericht_code": own("bericht_code"),
                "identificatie": own("bericht_identificatie_identificatie"),
            },
        ),
        "in_batch": earlier_in_batch(
            "afzender", "bericht_code", "bericht_identificatie_identificatie"
        ),
    },
    violated=is_violated,
)
