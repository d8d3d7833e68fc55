"""Read all care from the register in bulk, with pseudonyms in the place of persons.

A BSN is decrypted once per young person, in memory, and goes no further than here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

import polars as pl
from django.db import connection, models, transaction
from django.db.models import CharField, Count, IntegerField, Max, Min
from django.db.models.functions import Cast

from jeugdregio.kernel.days import DUTCH_TIME, dutch_day
from jeugdregio.register.care_rows import (
    LEVERINGEN,
    PRESTATIES,
    TOEWIJZINGEN,
    CareRows,
)
from jeugdregio.register.models import (
    Client,
    Declaratie,
    Levering,
    Message,
    Prestatie,
    Toewijzing,
)
from jeugdregio.register.storage import storage_errors
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.pseudonyms import pseudonyms


_TABLES: Final[tuple[type[models.Model], ...]] = (
    Client,
    Toewijzing,
    Levering,
    Declaratie,
    Prestatie,
    Message,
)
_OF_CARE: Final = ("JW301", "JW305", "JW307", "JW323")
_ACCEPTED: Final = (Message.Verdict.ACCEPTED.value, Message.Verdict.PARTLY.value)


def has_care() -> bool:
    """Whether the register knows any young person; without one no keys are needed.

    Raises:
        StorageError: The database cannot be reached.
    """
    with storage_errors():
        return _has_tables() and Client._base_manager.exists()


def care_state(keyring: Keyring) -> str:
    """A short text that differs as soon as facts would: cheap enough for every page.

    Care changes by messages alone, and a message is never changed or removed, so
    numbers of rows and last row numbers tell. The key of pseudonyms counts too.

    Returns:
        Sixteen hexadecimal digits.

    Raises:
        StorageError: The database cannot be reached.
    """
    with storage_errors():
        parts = [keyring.current(Purpose.PSEUDONYM_FACTS).fingerprint]
        for model in _TABLES:
            found = model._base_manager.aggregate(rows=Count("pk"), last=Max("pk"))
            parts.append(f"{model.__name__} {found['rows']} {found['last']}")
        return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def read_care(keyring: Keyring, *, today: date | None = None) -> CareRows:
    """All allocations, deliveries and claim lines of this moment.

    Args:
        keyring: Where the key for pseudonyms is; the keys for BSN are those of the
            encrypted columns.
        today: The day of the build. Traffic of the past counts as received on the day
            it was signed, so a message may say that it came later: no such day is the
            first or last of the data. None trusts every day.

    Returns:
        The rows in the order of their keys in the register.

    Raises:
        StorageError: The database cannot be read, or a key is missing.
    """
    # One transaction: all tables tell of the same moment.
    with storage_errors(), transaction.atomic():
        return _read(keyring, today)


def _read(keyring: Keyring, today: date | None) -> CareRows:
    # Where a transaction sees what others commit meanwhile: the state first, so that
    # facts are rather built once more than thought current; persons last, so that
    # every row has one.
    state = care_state(keyring)
    toewijzingen = _rows(Toewijzing, TOEWIJZINGEN, ("message_id",))
    by = ("start_message_id", "stop_message_id")
    leveringen = _rows(Levering, LEVERINGEN, by).with_columns(
        pl.coalesce(*by).alias("message_id")
    )
    prestaties = _prestaties()
    persons = _persons(keyring)
    messages = _frame(Message, {"id": pl.Int64, "is_example": pl.Boolean}).rename(
        {"id": "message_id"}
    )
    first, last = _first_and_last_day(today)
    return CareRows(
        toewijzingen=_named(toewijzingen, persons, messages, TOEWIJZINGEN),
        leveringen=_named(leveringen, persons, messages, LEVERINGEN),
        prestaties=_named(prestaties, persons, messages, PRESTATIES),
        first_day=first,
        last_day=last,
        state=state,
        pseudonym_key=keyring.current(Purpose.PSEUDONYM_FACTS).fingerprint,
    )


def _first_and_last_day(today: date | None) -> tuple[date | None, date | None]:
    """Days on which care was received; answers are made later and tell nothing.

    Not the Dagtekening: that is the sender's, and one slip of the pen would move all.
    """
    messages = Message._base_manager.filter(kind__in=_OF_CARE, verdict__in=_ACCEPTED)
    if today is not None:
        end = datetime.combine(today, time.max, DUTCH_TIME)
        messages = messages.filter(received_at__lte=end)
    found = messages.aggregate(first=Min("received_at"), last=Max("received_at"))
    if found["first"] is None:
        return None, None
    return dutch_day(found["first"]), dutch_day(found["last"])


def _has_tables() -> bool:
    return Message._meta.db_table in connection.introspection.table_names()


def _persons(keyring: Keyring) -> pl.DataFrame:
    rows = list(Client._base_manager.values_list("pk", "bsn"))
    made = pseudonyms([bsn for _, bsn in rows], keyring)
    return pl.DataFrame(
        {"client_id": [pk for pk, _ in rows], "persoon": list(map(str, made))},
        schema={"client_id": pl.Int64, "persoon": pl.String},
    )


def _rows(
    model: type[models.Model],
    wanted: Mapping[str, type[pl.DataType]],
    messages: tuple[str, ...],
) -> pl.DataFrame:
    own = [name for name in wanted if name not in ("persoon", "is_example")]
    columns: dict[str, Any] = {name: wanted[name] for name in own}
    ids = dict.fromkeys(("client_id", *messages), pl.Int64)
    return _frame(model, {**columns, **ids})


def _prestaties() -> pl.DataFrame:
    """Claim lines; a claim is read once and not with each of its lines."""
    of_claim = ("gemeente", "aanbieder")
    own = [
        name for name in PRESTATIES if name not in ("persoon", "is_example", *of_claim)
    ]
    lines = _frame(Prestatie, {**{name: PRESTATIES[name] for name in own}, **_IDS})
    claims = _frame(
        Declaratie,
        {"id": pl.Int64, "message_id": pl.Int64, **dict.fromkeys(of_claim, pl.String)},
    ).rename({"id": "declaratie_id"})
    return lines.join(claims, on="declaratie_id", how="left", maintain_order="left")


_IDS: Final = {"client_id": pl.Int64, "declaratie_id": pl.Int64}


def _frame(model: type[models.Model], schema: Mapping[str, Any]) -> pl.DataFrame:
    """Columns of a table, in the order of its keys.

    Days and truths come as text and number: to make Python's own of them, one by one,
    takes longer than all the rest.
    """
    plain: dict[Any, tuple[Any, Any]] = {
        pl.Date: (CharField(), pl.String),
        pl.Boolean: (IntegerField(), pl.Int64),
    }
    wanted = [
        Cast(name, plain[kind][0]) if kind in plain else name
        for name, kind in schema.items()
    ]
    rows = model._base_manager.order_by("pk").values_list(*wanted)
    read = {name: plain.get(kind, (None, kind))[1] for name, kind in schema.items()}
    return pl.DataFrame(list(rows), schema=read, orient="row").with_columns(
        *(pl.col(n).str.to_date("%Y-%m-%d") for n, k in schema.items() if k is pl.Date),
        *(pl.col(n).cast(pl.Boolean) for n, k in schema.items() if k is pl.Boolean),
    )


def _named(
    rows: pl.DataFrame,
    persons: pl.DataFrame,
    messages: pl.DataFrame,
    wanted: Mapping[str, type[pl.DataType]],
) -> pl.DataFrame:
    return (
        rows.join(persons, on="client_id", how="left", maintain_order="left")
        .join(messages, on="message_id", how="left", maintain_order="left")
        .with_columns(pl.col("is_example").fill_null(value=False))
        .select(list(wanted))
    )
