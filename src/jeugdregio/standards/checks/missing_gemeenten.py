"""Municipalities and years that a table should have and has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    counted_lasten,
    name_of,
    source_of,
)
from jeugdregio.standards.datasets import find_dataset


_TABLES: Final = (
    "gebruik_cbs",
    "jeugdbevolking",
    "indicatoren_2022",
    "pct_jeugdzorg_2021",
)
"""Tables with a row per municipality of the year."""

_EXPLANATION = (
    "De gemeente staat voor dit jaar niet in de bron. Een totaal voor de regio of het "
    "land is hierdoor te laag."
)


def _missing(
    tables: StandardsTables, dataset: str, present: dict[tuple[str, int], set[str]]
) -> Iterator[Suspicion]:
    """A finding per municipality of the year that is not in the table."""
    expected: dict[int, set[str]] = {}
    for row in tables["inwoners"]:
        expected.setdefault(int(row["jaar"]), set()).add(row["gm_code"])
    for (kind, jaar), codes in sorted(present.items()):
        for gm_code in sorted(expected.get(jaar, set()) - codes):
            yield Suspicion(
                check="missing_gemeenten",
                dataset=dataset,
                where=f"{name_of(gm_code)}, {kind}{jaar}",
                value="geen cijfer",
                expected="een cijfer voor elke gemeente van dat jaar",
                source=source_of(dataset),
                severity="suspect",
                explanation=_EXPLANATION,
                gm_code=gm_code,
                jaar=jaar,
            )


def _missing_accounts(tables: StandardsTables) -> Iterator[Suspicion]:
    """A note per closed year that has a budget and no account."""
    years: dict[str, set[int]] = {"begroting": set(), "jaarrekening": set()}
    for booking in counted_lasten(tables):
        years[booking.verslagsoort].add(booking.jaar)
    as_of = find_dataset("lasten_iv3").as_of
    for jaar in sorted(years["begroting"] - years["jaarrekening"]):
        if as_of is None or jaar >= as_of.year:
            continue
        yield Suspicion(
            check="missing_gemeenten",
            dataset="lasten_iv3",
            where=f"alle gemeenten, jaarrekening {jaar}",
            value="geen cijfers",
            expected="een jaarrekening na afloop van het jaar",
            source=source_of("lasten_iv3"),
            severity="note",
            explanation="De jaarrekening zit nog niet in deze gegevens. Alleen de "
            "begroting is bekend.",
            jaar=jaar,
        )


def check_missing_gemeenten(tables: StandardsTables) -> Iterator[Suspicion]:
    """Municipalities of a year (by the population table) that a table lacks.

    For spending a municipality is missing where it has no row on any counted
    taakveld. The population table itself is held against the list of 2026.
    """
    bookings: dict[tuple[str, int], set[str]] = {}
    for booking in counted_lasten(tables):
        key = (f"{booking.verslagsoort} ", booking.jaar)
        bookings.setdefault(key, set()).add(booking.gm_code)
    yield from _missing(tables, "lasten_iv3", bookings)
    yield from _missing_accounts(tables)
    for dataset in _TABLES:
        present: dict[tuple[str, int], set[str]] = {}
        for row in tables[dataset]:
            present.setdefault(("", int(row["jaar"])), set()).add(row["gm_code"])
        yield from _missing(tables, dataset, present)
    listed = {row["gm_code"] for row in tables["gemeenten"]}
    counted = {row["gm_code"] for row in tables["inwoners"] if row["jaar"] == "2026"}
    for gm_code in sorted(listed - counted):
        yield Suspicion(
            check="missing_gemeenten",
            dataset="inwoners",
            where=f"{name_of(gm_code)}, 2026",
            value="geen inwonertal",
            expected="een inwonertal voor elke gemeente van 2026",
            source=source_of("inwoners"),
            severity="suspect",
            explanation=_EXPLANATION,
            gm_code=gm_code,
            jaar=2026,
        )
