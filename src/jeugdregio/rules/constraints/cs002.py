"""CS002: a Bsn passes the eleven test.

Nine zeros pass the sum, but are no number (Logisch Ontwerp BSN): they are refused.
"""

import polars as pl

from jeugdregio.rules.inputs import own
from jeugdregio.rules.rule import Rule


WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_violated(bsn: pl.Expr) -> pl.Expr:
    """Not nine digits, or their weighed sum is no multiple of eleven."""
    nine = bsn.str.contains(r"^[0-9]{9}$")
    number = bsn.cast(pl.Int64, strict=False)
    # Digit 1 counts hundreds of millions, digit 9 ones.
    weighed = sum(
        (
            (number // 10 ** (8 - place)) % 10 * weight
            for place, weight in enumerate(WEIGHTS)
        ),
        start=pl.lit(0, dtype=pl.Int64),
    )
    passes = nine & (number > 0) & (weighed % 11 == 0)
    return ~passes


RULE = Rule(
    code="CS002",
    retourcode="0001",
    text="Het Bsn voldoet aan de elfproef.",
    berichtklasse="Client",
    messages=frozenset({"JW301", "JW305", "JW307", "JW315", "JW317", "JW323", "JW325"}),
    fields=("Bsn",),
    level="message",
    source="iJw 3.2, constraints, CS002",
    inputs={"bsn": own("bsn")},
    violated=is_violated,
)
