"""What a JW301 does: the latest state of every allocation, and its first day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from jeugdregio.register.bulk import insert_rows
from jeugdregio.register.models import Toewijzing
from jeugdregio.register.recording.lookups import chunks


_STATE: Final = {
    "aanbieder": "aanbieder",
    "categorie": "product_categorie",
    "code": "product_code",
    "toewijzingsdatum": "toewijzingsdatum",
    "toewijzingstijd": "toewijzingstijd",
    "ingangsdatum": "ingangsdatum",
    "einddatum": "einddatum",
    "reden_wijziging": "reden_wijziging",
    "volume": "omvang_volume",
    "eenheid": "omvang_eenheid",
    "frequentie": "omvang_frequentie",
    "budget_cents": "budget",
}
"""Column of the register by column of the message."""

_COLUMNS: Final = (
    "gemeente",
    "toewijzing_nummer",
    "eerste_toewijzingsdatum",
    "client_id",
    "message_id",
    *_STATE,
)

_TEXTS: Final = ("categorie", "code", "reden_wijziging", "eenheid", "frequentie")

Moment = tuple[datetime.date, datetime.time]


def record_toewijzingen(
    products: pl.DataFrame, clients: Mapping[str, int], messages: Mapping[int, int]
) -> int:
    """Bring allocations up to date.

    Args:
        products: Accepted rows of ToegewezenProduct with ``gemeente``, ``aanbieder``
            and ``bsn``.
        clients: Primary key by BSN.
        messages: Primary key of the message by its number.

    Returns:
        How many allocations are new or changed.
    """
    arrived: dict[tuple[str, str], list[Toewijzing]] = {}
    for row in products.iter_rows(named=True):
        made = _toewijzing(row, clients, messages)
        arrived.setdefault((made.gemeente, made.toewijzing_nummer), []).append(made)
    known = _known(products)
    new, changed = [], []
    for key, versions in arrived.items():
        present = known.get(key)
        candidates = versions if present is None else [present, *versions]
        # Of two with the same moment the one that arrived last is the state.
        latest = max(
            enumerate(candidates), key=lambda each: (_moment(each[1]), each[0])
        )[1]
        first = min(each.eerste_toewijzingsdatum for each in candidates)
        if present is None:
            latest.eerste_toewijzingsdatum = first
            new.append(latest)
        elif latest is not present or first != present.eerste_toewijzingsdatum:
            latest.eerste_toewijzingsdatum = first
            changed.append(latest)
    insert_rows(
        Toewijzing,
        _COLUMNS,
        (tuple(getattr(each, name) for name in _COLUMNS) for each in (*new, *changed)),
        unique=("gemeente", "toewijzing_nummer"),
    )
    return len(new) + len(changed)


def _toewijzing(
    row: Mapping[str, Any], clients: Mapping[str, int], messages: Mapping[int, int]
) -> Toewijzing:
    state = {field: row[column] for field, column in _STATE.items()}
    state |= {field: state[field] or "" for field in _TEXTS}
    return Toewijzing(
        gemeente=row["gemeente"],
        toewijzing_nummer=str(row["toewijzing_nummer"]),
        eerste_toewijzingsdatum=row["toewijzingsdatum"],
        client_id=clients[row["bsn"]],
        message_id=messages[row["bericht"]],
        **state,
    )


def _known(products: pl.DataFrame) -> dict[tuple[str, str], Toewijzing]:
    found: dict[tuple[str, str], Toewijzing] = {}
    for (gemeente,), group in products.group_by("gemeente"):
        numbers = group["toewijzing_nummer"].unique().cast(pl.String).to_list()
        for part in chunks(numbers):
            for each in Toewijzing.objects.filter(
                gemeente=gemeente, toewijzing_nummer__in=part
            ):
                found[each.gemeente, each.toewijzing_nummer] = each
    return found


def _moment(toewijzing: Toewijzing) -> Moment:
    return (
        toewijzing.toewijzingsdatum,
        toewijzing.toewijzingstijd or datetime.time.min,
    )
