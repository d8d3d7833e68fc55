"""What a JW323 does: claims with their lines, granted or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from jeugdregio.register.bulk import insert_rows, reserve_keys
from jeugdregio.register.models import Declaratie, Prestatie
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.references import veil, veil_column
from jeugdregio.rules.resolve import signed


def used_numbers(claims: pl.DataFrame, keyring: Keyring) -> frozenset[int]:
    """Messages whose DeclaratieNummer this provider used before for this gemeente.

    The published rules ask it to be unique; the rule that refuses it is not built yet.
    To pay twice is worse than to wait.

    Args:
        claims: Rows of Declaratie with ``gemeente`` and ``aanbieder``.
        keyring: Where the keys are.
    """
    numbers = veil_column(claims["declaratie_nummer"], keyring)
    rows = claims.select("bericht", "gemeente", "aanbieder").with_columns(numbers)
    used = set(
        Declaratie.objects.filter(
            gemeente__in=rows["gemeente"].unique().to_list(),
            declaratie_nummer__in=numbers.unique().to_list(),
        ).values_list("gemeente", "aanbieder", "declaratie_nummer")
    )
    return frozenset(number for number, *key in rows.iter_rows() if tuple(key) in used)


_PRESTATIE: Final = (
    "declaratie",
    "client",
    "product_referentie",
    "vorige_referentie",
    "toewijzing_nummer",
    "categorie",
    "code",
    "begindatum",
    "einddatum",
    "volume",
    "eenheid",
    "tarief_cents",
    "bedrag_cents",
    "toegekend",
)
"""In the order of the rows of `record_prestaties`."""


def record_declaraties(
    claims: pl.DataFrame,
    amounts: pl.DataFrame,
    messages: Mapping[int, int],
    keyring: Keyring,
) -> Mapping[int, int]:
    """Record claims that are granted in whole or in part.

    Args:
        claims: Accepted rows of Declaratie with ``gemeente`` and ``aanbieder``.
        amounts: `Verdict.bedragen`.
        messages: Primary key of the message by its number.
        keyring: Where the keys are.

    Returns:
        Primary key of the claim by number of its message.
    """
    rows = list(
        claims.with_columns(pl.col("bericht").cast(pl.Int64))
        .join(amounts, on="bericht")
        .iter_rows(named=True)
    )
    keys = reserve_keys(Declaratie, len(rows))
    insert_rows(
        Declaratie,
        (
            "id",
            "gemeente",
            "aanbieder",
            "declaratie_nummer",
            "begindatum",
            "einddatum",
            "ingediend_cents",
            "toegekend_cents",
            "message_id",
        ),
        (
            (
                key,
                row["gemeente"],
                row["aanbieder"],
                veil(row["declaratie_nummer"], keyring),
                row["declaratie_periode_begindatum"],
                row["declaratie_periode_einddatum"],
                row["ingediend_cents"],
                row["toegekend_cents"],
                messages[row["bericht"]],
            )
            for key, row in zip(keys, rows, strict=True)
        ),
    )
    return {row["bericht"]: key for key, row in zip(keys, rows, strict=True)}


def record_prestaties(
    lines: pl.DataFrame,
    clients: Mapping[str, int],
    declaraties: Mapping[int, int],
    keyring: Keyring,
    *,
    granted: bool,
) -> int:
    """Record lines of claims.

    Args:
        lines: Rows of Prestatie with ``bsn``.
        clients: Primary key by BSN.
        declaraties: `record_declaraties`.
        keyring: Where the keys are.
        granted: Whether these are granted.

    Returns:
        How many.
    """
    cents = signed(
        lines["ingediend_bedrag_debet_credit"],
        lines["ingediend_bedrag_bedrag"].cast(pl.Int64),
    )
    rows = lines.select(
        pl.col("bericht").replace_strict(declaraties, return_dtype=pl.Int64),
        pl.col("bsn").replace_strict(clients, return_dtype=pl.Int64),
        veil_column(lines["product_referentie_referentie_nummer"], keyring),
        veil_column(
            lines["product_referentie_vorig_referentie_nummer"], keyring
        ).fill_null(""),
        pl.col("toewijzing_nummer").cast(pl.String),
        "product_categorie",
        "product_code",
        "product_periode_begindatum",
        "product_periode_einddatum",
        "geleverd_volume",
        "eenheid",
        "product_tarief",
        cents.alias("cents"),
        pl.lit(granted).alias("toegekend"),
    )
    insert_rows(Prestatie, _PRESTATIE, rows.iter_rows())
    return rows.height
