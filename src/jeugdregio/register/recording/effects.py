"""What accepted messages change, per kind. Other kinds are kept, and change nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.register.recording.clients import ensure_clients
from jeugdregio.register.recording.declaraties import (
    record_declaraties,
    record_prestaties,
)
from jeugdregio.register.recording.leveringen import record_starts, record_stops
from jeugdregio.register.recording.toewijzingen import record_toewijzingen
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.rules.accepted import accepted_rows, rejected_prestaties, with_parties
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.verdict import Verdict


_PRODUCTS: Final = MappingProxyType(
    {
        "JW301": ("ToegewezenProduct", record_toewijzingen),
        "JW305": ("StartProduct", record_starts),
        "JW307": ("StopProduct", record_stops),
    }
)


def record_effects(
    batch: Batch, verdict: Verdict, messages: Mapping[int, int], keyring: Keyring
) -> None:
    """Change the register as the accepted rows of a batch say.

    Args:
        batch: What was judged.
        verdict: What came of it.
        messages: Primary key of the recorded message by its number.
        keyring: Where the keys are.
    """
    if batch.message == "JW323":
        _record_claims(batch, verdict, messages, keyring)
    elif batch.message in _PRODUCTS:
        name, record = _PRODUCTS[batch.message]
        accepted = accepted_rows(batch, verdict)
        products = with_parties(_with_bsn(accepted[name], accepted["Client"]), batch)
        if not products.is_empty():
            people = _people(accepted["Client"], told=batch.message == "JW301")
            clients = ensure_clients(people, keyring)
            record(products, clients, messages)


def _record_claims(
    batch: Batch, verdict: Verdict, messages: Mapping[int, int], keyring: Keyring
) -> None:
    accepted = accepted_rows(batch, verdict)
    claims = with_parties(accepted["Declaratie"], batch)
    if claims.is_empty():
        return
    # A Client goes along in the answer with 0200 when only a line was rejected.
    known = batch.tables["Client"]
    granted = _with_bsn(
        accepted["Prestatie"].join(
            verdict.toegekend, on=["bericht", "rij"], how="semi"
        ),
        known,
    )
    rejected = _with_bsn(rejected_prestaties(batch, verdict), known)
    people = pl.concat([granted["bsn"], rejected["bsn"]]).unique().to_frame()
    clients = ensure_clients(
        people.with_columns(geboortedatum=pl.lit(None, dtype=pl.Date)), keyring
    )
    declaraties = record_declaraties(claims, verdict.bedragen, messages, keyring)
    record_prestaties(granted, clients, declaraties, keyring, granted=True)
    record_prestaties(rejected, clients, declaraties, keyring, granted=False)


def _with_bsn(rows: pl.DataFrame, clients: pl.DataFrame) -> pl.DataFrame:
    """Rows below a Client, with its BSN; without those whose Client is not there."""
    of_client = clients.select(pl.col("rij").alias("ouder_rij"), "bsn")
    return rows.join(of_client, on="ouder_rij", how="inner", maintain_order="left")


def _people(clients: pl.DataFrame, *, told: bool) -> pl.DataFrame:
    """Young people; a birth date is taken from the municipality alone (JW301)."""
    born = pl.col("geboortedatum_datum") if told else pl.lit(None, dtype=pl.Date)
    return clients.select("bsn", geboortedatum=born)
