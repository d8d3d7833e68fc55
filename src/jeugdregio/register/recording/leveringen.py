"""What JW305 and JW307 do: care that started and stopped.

Logical key of both: BSN, ToewijzingNummer, product and Begindatum, of one provider for
one gemeente. StatusAanlevering 1 is a first delivery, 3 takes it back.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from jeugdregio.register.bulk import insert_rows
from jeugdregio.register.models import Levering
from jeugdregio.register.recording.lookups import chunks


_REMOVE: Final = "3"

_KEY: Final = (
    "gemeente",
    "aanbieder",
    "client_id",
    "toewijzing_nummer",
    "categorie",
    "code",
    "begindatum",
)
_STATE: Final = (
    "einddatum",
    "reden_beeindiging",
    "start_message_id",
    "stop_message_id",
)

Key = tuple[str, str, int, str, str, str, datetime.date]


def record_starts(
    products: pl.DataFrame, clients: Mapping[str, int], messages: Mapping[int, int]
) -> int:
    """Record StartProducts; one that was there stays as it is.

    Args:
        products: Accepted rows with ``gemeente``, ``aanbieder`` and ``bsn``.
        clients: Primary key by BSN.
        messages: Primary key of the message by its number.

    Returns:
        How many deliveries were added or taken back.
    """
    known = _known(products, clients)
    new: dict[Key, Levering] = {}
    adopted, gone = [], []
    for row in products.iter_rows(named=True):
        key = _key(row, clients)
        present = known.get(key) or new.get(key)
        if row["status_aanlevering"] == _REMOVE:
            if key in new:
                del new[key]
            elif present is not None and present.stop_message_id is not None:
                # What was told of its end stays true when the start comes again.
                present.start_message_id = None
                adopted.append(present)
            elif present is not None:
                gone.append(known.pop(key))
        elif present is None:
            new[key] = _levering(key, start=messages[row["bericht"]])
        elif present.start_message_id is None:
            # Its stop came first.
            present.start_message_id = messages[row["bericht"]]
            if key in known:
                adopted.append(present)
    Levering.objects.filter(pk__in=[each.pk for each in gone]).delete()
    _insert((*new.values(), *adopted))
    return len(new) + len(adopted) + len(gone)


def record_stops(
    products: pl.DataFrame, clients: Mapping[str, int], messages: Mapping[int, int]
) -> int:
    """Record StopProducts, also of deliveries whose start we never saw.

    Args and returns as `record_starts`.
    """
    known = _known(products, clients)
    new: dict[Key, Levering] = {}
    changed: dict[Key, Levering] = {}
    for row in products.iter_rows(named=True):
        key = _key(row, clients)
        is_removal = row["status_aanlevering"] == _REMOVE
        present = known.get(key) or new.get(key)
        if present is None:
            if is_removal:
                continue
            present = new[key] = _levering(key, start=None)
        elif key in known:
            changed[key] = present
        present.einddatum = None if is_removal else row["einddatum"]
        present.reden_beeindiging = "" if is_removal else row["reden_beeindiging"] or ""
        present.stop_message_id = None if is_removal else messages[row["bericht"]]
    # Without start and stop nothing was told: it is no care that runs for ever.
    gone = [each.pk for each in changed.values() if _is_empty(each)]
    Levering.objects.filter(pk__in=gone).delete()
    _insert(each for each in (*new.values(), *changed.values()) if not _is_empty(each))
    return len(new) + len(changed)


def _is_empty(levering: Levering) -> bool:
    return levering.start_message_id is None and levering.stop_message_id is None


def _insert(leveringen: Iterable[Levering]) -> None:
    """Insert, or write over the one with the same logical key."""
    insert_rows(
        Levering,
        (*_KEY, *_STATE),
        (
            tuple(getattr(each, name) for name in (*_KEY, *_STATE))
            for each in leveringen
        ),
        unique=_KEY,
    )


def _key(row: Mapping[str, Any], clients: Mapping[str, int]) -> Key:
    return (
        row["gemeente"],
        row["aanbieder"],
        clients[row["bsn"]],
        str(row["toewijzing_nummer"] or ""),
        row["product_categorie"] or "",
        row["product_code"] or "",
        row["begindatum"],
    )


def _levering(key: Key, *, start: int | None) -> Levering:
    gemeente, aanbieder, client, nummer, categorie, code, begin = key
    return Levering(
        gemeente=gemeente,
        aanbieder=aanbieder,
        client_id=client,
        toewijzing_nummer=nummer,
        categorie=categorie,
        code=code,
        begindatum=begin,
        start_message_id=start,
    )


def _known(products: pl.DataFrame, clients: Mapping[str, int]) -> dict[Key, Levering]:
    wanted = sorted({clients[bsn] for bsn in products["bsn"].unique().to_list()})
    found: dict[Key, Levering] = {}
    for part in chunks(wanted):
        for each in Levering.objects.filter(client_id__in=part):
            found[
                each.gemeente,
                each.aanbieder,
                each.client_id,
                each.toewijzing_nummer,
                each.categorie,
                each.code,
                each.begindatum,
            ] = each
    return found
