"""Figures that cannot be shown per inhabitant: nobody to divide by."""

from __future__ import annotations

from collections.abc import Iterator

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    counted_lasten,
    inhabitants,
    name_of,
    source_of,
)


def _youth(tables: StandardsTables) -> set[tuple[int, str]]:
    """Year and municipality for which both youth age bands are known and above zero."""
    return {
        (int(row["jaar"]), row["gm_code"])
        for row in tables["jeugdbevolking"]
        if int(row["inwoners_0_14"] or 0) > 0 and int(row["inwoners_15_24"] or 0) > 0
    }


def check_missing_denominators(tables: StandardsTables) -> Iterator[Suspicion]:
    """Years and municipalities with lasten or use, but without inhabitants."""
    people = {key for key, count in inhabitants(tables).items() if count > 0}
    spent = {(booking.jaar, booking.gm_code) for booking in counted_lasten(tables)}
    used = {(int(row["jaar"]), row["gm_code"]) for row in tables["gebruik_cbs"]}
    for dataset, what, missing in (
        ("inwoners", "inwoners", (spent | used) - people),
        ("jeugdbevolking", "jonge inwoners", used - _youth(tables)),
    ):
        for jaar, gm_code in sorted(missing):
            yield Suspicion(
                check="missing_denominators",
                dataset=dataset,
                where=f"{name_of(gm_code)}, {jaar}",
                value=f"geen aantal {what}",
                expected=f"een aantal {what} groter dan nul",
                source=source_of(dataset),
                severity="suspect",
                explanation=f"Zonder aantal {what} kan dit jaar niet per inwoner "
                "getoond worden. De gemeente valt dan weg uit de vergelijking.",
                gm_code=gm_code,
                jaar=jaar,
            )
