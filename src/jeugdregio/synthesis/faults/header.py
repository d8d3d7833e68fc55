"""Faults that make the whole message unusable, in any kind of message."""

from __future__ import annotations

import datetime
from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.synthesis.faults.fault import (
    ALL,
    Altered,
    Fault,
    Material,
    every_message,
)
from jeugdregio.synthesis.faults.renumber import renumber_claims


DAYS_AHEAD: Final = 61
"""So far after the last day of the traffic lies a Dagtekening in the future."""


def date_ahead(material: Material) -> Altered:
    """Sign the message on a day that has not come."""
    ahead = material.until + datetime.timedelta(days=DAYS_AHEAD)
    headers = material.headers.with_columns(dagtekening=pl.lit(ahead))
    return Altered(headers, renumber_claims(material), _by_identificatie(headers))


def repeat_identificatie(material: Material) -> Altered:
    """Use the Identificatie of the message before it again."""
    headers = material.headers.with_columns(identificatie="eerdere")
    return Altered(headers, renumber_claims(material), _by_identificatie(headers))


def _has_earlier(material: Material) -> pl.Series:
    return material.headers.filter(pl.col("eerdere").is_not_null())["bericht"]


def _by_identificatie(headers: pl.DataFrame) -> pl.DataFrame:
    return headers.select(
        "bericht", key=pl.concat_str(pl.lit("Identificatie "), "identificatie")
    )


def break_bsn(material: Material) -> Altered:
    """Change the last digit of the first BSN: it weighs -1, so the test fails."""
    bsn = pl.col("bsn")
    last = (bsn.str.slice(8, 1).cast(pl.Int64) + 1) % 10
    is_first = pl.col("rij") == pl.col("rij").min().over("bericht")
    tables = renumber_claims(material)
    clients = tables["Client"].with_columns(
        bsn=pl.when(is_first)
        .then(pl.concat_str(bsn.str.slice(0, 8), last.cast(pl.String)))
        .otherwise(bsn)
    )
    return Altered(
        material.headers,
        MappingProxyType({**tables, "Client": clients}),
        material.headers.select("bericht", key=pl.lit("Client 1")),
    )


HEADER_FAULTS: Final = (
    Fault(
        code="dagtekening_in_toekomst",
        messages=ALL,
        expects="TR135",
        level="header",
        klasse="Header",
        text="Dagtekening lies after the day of receipt",
        candidates=every_message,
        alter=date_ahead,
    ),
    Fault(
        code="identificatie_dubbel",
        messages=ALL,
        expects="TR056",
        level="header",
        klasse="Header",
        text="Identificatie was used by the sender in an earlier message of the kind",
        candidates=_has_earlier,
        alter=repeat_identificatie,
    ),
    Fault(
        code="bsn_elfproef",
        messages=ALL,
        expects="CS002",
        level="bericht",
        klasse="Client",
        text="the last digit of a BSN is raised by one, so the eleven test fails",
        candidates=every_message,
        alter=break_bsn,
    ),
)
