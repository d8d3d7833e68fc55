"""What a JW323 does: claims with their lines, granted or not."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from jeugdregio.register.models import Declaratie, Prestatie
from jeugdregio.rules.resolve import signed


def record_declaraties(
    claims: pl.DataFrame, amounts: pl.DataFrame, messages: Mapping[int, int]
) -> Mapping[int, int]:
    """Record claims that are granted in whole or in part.

    Args:
        claims: Accepted rows of Declaratie with ``gemeente`` and ``aanbieder``.
        amounts: `Verdict.bedragen`.
        messages: Primary key of the message by its number.

    Returns:
        Primary key of the claim by number of its message.
    """
    rows = list(
        claims.with_columns(pl.col("bericht").cast(pl.Int64))
        .join(amounts, on="bericht")
        .iter_rows(named=True)
    )
    made = Declaratie.objects.bulk_create(
        Declaratie(
            gemeente=row["gemeente"],
            aanbieder=row["aanbieder"],
            declaratie_nummer=row["declaratie_nummer"],
            begindatum=row["declaratie_periode_begindatum"],
            einddatum=row["declaratie_periode_einddatum"],
            ingediend_cents=row["ingediend_cents"],
            toegekend_cents=row["toegekend_cents"],
            message_id=messages[row["bericht"]],
        )
        for row in rows
    )
    return {row["bericht"]: each.pk for row, each in zip(rows, made, strict=True)}


def record_prestaties(
    lines: pl.DataFrame,
    clients: Mapping[str, int],
    declaraties: Mapping[int, int],
    *,
    granted: bool,
) -> int:
    """Record lines of claims.

    Args:
        lines: Rows of Prestatie with ``bsn``.
        clients: Primary key by BSN.
        declaraties: `record_declaraties`.
        granted: Whether these are granted.

    Returns:
        How many.
    """
    cents = signed(
        lines["ingediend_bedrag_debet_credit"],
        lines["ingediend_bedrag_bedrag"].cast(pl.Int64),
    )
    rows = lines.with_columns(cents.alias("cents")).iter_rows(named=True)
    return len(
        Prestatie.objects.bulk_create(
            Prestatie(
                declaratie_id=declaraties[row["bericht"]],
                client_id=clients[row["bsn"]],
                product_referentie=row["product_referentie_referentie_nummer"],
                vorige_referentie=row["product_referentie_vorig_referentie_nummer"]
                or "",
                toewijzing_nummer=str(row["toewijzing_nummer"]),
                categorie=row["product_categorie"],
                code=row["product_code"],
                begindatum=row["product_periode_begindatum"],
                einddatum=row["product_periode_einddatum"],
                volume=row["geleverd_volume"],
                eenheid=row["eenheid"],
                tarief_cents=row["product_tarief"],
                bedrag_cents=row["cents"],
                toegekend=granted,
            )
            for row in rows
        )
    )
