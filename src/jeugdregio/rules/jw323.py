"""Inputs that several rules about a Prestatie share."""

from __future__ import annotations

from jeugdregio.rules.inputs import (
    NullMeaning,
    RegisterColumn,
    ancestor,
    own,
    register_column,
)


EURO = "83"
MINUUT = "01"
UUR = "04"


def toewijzing(column: str, *, null: NullMeaning = None) -> RegisterColumn:
    """A column of the toewijzing with the ToewijzingNummer of the Prestatie.

    From the gemeente that is billed to the aanbieder that bills: a number is unique
    within a gemeente only (OP275).
    """
    return register_column(
        "toewijzing",
        column,
        keys={
            "gemeente": ancestor("Header", "ontvanger"),
            "aanbieder": ancestor("Header", "afzender"),
            "toewijzing_nummer": own("toewijzing_nummer"),
        },
        null=null,
    )


def tijdtarief(column: str, *, null: NullMeaning = None) -> RegisterColumn:
    """A column of the contract line in minutes or hours, for a Prestatie in minutes.

    In force on the first day of the ProductPeriode.
    """
    return register_column(
        "tijdtarief",
        column,
        keys={
            "gemeente": ancestor("Header", "ontvanger"),
            "aanbieder": ancestor("Header", "afzender"),
            "product_categorie": own("product_categorie"),
            "product_code": own("product_code"),
            "op": own("product_periode_begindatum"),
        },
        only=("eenheid", MINUUT),
        null=null,
    )
