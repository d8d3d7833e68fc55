"""Rules made for a test of the engine, and what comes of them."""

import polars as pl

from jeugdregio.rules.rule import Rule
from spec.rules.tables import claim, make_batch, outcome_of


def rule(
    violated, klasse="Prestatie", level="register", code="TR999", **inputs
) -> Rule:
    return Rule(
        code=code,
        retourcode="9321",
        text="Een regel van de test.",
        berichtklasse=klasse,
        messages=frozenset({"JW323", "JW307", "JW301"}),
        fields=("Eenheid", "ProductTarief"),
        level=level,
        source="deze test",
        inputs=inputs,
        violated=violated,
    )


def outcome(made: Rule, *prestaties, register=None) -> list[str]:
    batch = make_batch("JW323", claim(*prestaties))
    return outcome_of(made, batch, register)


def over_a_hundred(tarief: pl.Expr) -> pl.Expr:
    return tarief > 100
