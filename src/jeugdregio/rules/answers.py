"""The answers to a batch: return messages and JW325, as tables for the writer.

A return message repeats the header of the message it answers, sender and receiver as
they were; a JW325 is a message of its own (iJw 3.2, IV028, IV087, IV088).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.messages.header import XSD_VERSIE
from jeugdregio.messages.tables import LEXICAL_SCHEMA, MessageTables, klasse_schema
from jeugdregio.rules.batch import HEADER, Batch
from jeugdregio.rules.rule import RELEASE
from jeugdregio.rules.verdict import ANSWERS, Verdict
from jeugdregio.standards.ijw import find_release


_CLAIM: Final = "JW323"


@dataclass(frozen=True, slots=True)
class Signature:
    """How an answer is signed.

    Attributes:
        identificatie: Its own, at most 12 characters, once per sender and kind.
        dagtekening: Its day.
    """

    identificatie: str
    dagtekening: datetime.date


def compose_answers(
    batch: Batch, verdict: Verdict, signatures: Mapping[int, Signature]
) -> MessageTables | None:
    """The answers to the messages of a batch that are judged.

    Args:
        batch: What was judged, of a kind that is answered.
        verdict: What came of it.
        signatures: Per number of a message that of its answer.

    Returns:
        Tables of the answering kind in which ``bericht`` is the number of the message
        that is answered; a message that waits for a person has no answer. None where
        nothing is answered.
    """
    answered = verdict.berichten.filter(pl.col("oordeel") != "niet_beoordeeld")
    if batch.message not in ANSWERS or answered.is_empty():
        return None
    name = ANSWERS[batch.message]
    model = find_release(RELEASE).find_message(name)
    codes = (
        verdict.retourcodes.sort("retourcode")
        .group_by("bericht", "berichtklasse", "rij")
        .agg(pl.col("retourcode").alias("retour_codes"))
    )
    signed = pl.DataFrame(
        [
            (number, signatures[number].identificatie, signatures[number].dagtekening)
            for number in answered["bericht"].to_list()
        ],
        schema={
            "bericht": pl.Int64,
            "eigen_identificatie": pl.String,
            "eigen_dagtekening": pl.Date,
        },
        orient="row",
    )
    tables = {}
    for klasse in model.klassen:
        if klasse.name == HEADER:
            rows = _headers(batch, codes, signed, name)
        elif klasse.name == "DeclaratieAntwoord":
            rows = _claim_answers(batch, codes, verdict)
        else:
            rows = _coded_rows(batch, klasse.name, codes)
        tables[klasse.name] = _fitted(rows, klasse_schema(klasse))
    return MessageTables(
        name, RELEASE, MappingProxyType(tables), pl.DataFrame(schema=LEXICAL_SCHEMA)
    )


def _coded_rows(batch: Batch, name: str, codes: pl.DataFrame) -> pl.DataFrame:
    """The rows of a class that go back, with their codes."""
    of_class = codes.filter(pl.col("berichtklasse") == name).drop("berichtklasse")
    return batch.tables[name].join(of_class, on=["bericht", "rij"], how="inner")


def _headers(
    batch: Batch, codes: pl.DataFrame, signed: pl.DataFrame, name: str
) -> pl.DataFrame:
    of_header = codes.filter(pl.col("berichtklasse") == HEADER).select(
        "bericht", "retour_codes"
    )
    basis, bericht = (pl.lit(version) for version in XSD_VERSIE)
    code = pl.lit(find_release(RELEASE).find_message(name).berichtcode)
    rows = (
        batch.tables[HEADER]
        .join(signed, on="bericht", how="inner")
        .join(of_header, on="bericht", how="left")
        .with_columns(bericht_code=code)
    )
    if batch.message != _CLAIM:
        return rows.with_columns(
            identificatie_retour=pl.col("eigen_identificatie"),
            dagtekening_retour=pl.col("eigen_dagtekening"),
            xsd_versie_retour_basisschema_xsd_versie=basis,
            xsd_versie_retour_bericht_xsd_versie=bericht,
        )
    return rows.with_columns(
        afzender=pl.col("ontvanger"),
        ontvanger=pl.col("afzender"),
        bericht_identificatie_identificatie=pl.col("eigen_identificatie"),
        bericht_identificatie_dagtekening=pl.col("eigen_dagtekening"),
        declaratie_identificatie_identificatie=pl.col(
            "bericht_identificatie_identificatie"
        ),
        declaratie_identificatie_dagtekening=pl.col(
            "bericht_identificatie_dagtekening"
        ),
        xsd_versie_basisschema_xsd_versie=basis,
        xsd_versie_bericht_xsd_versie=bericht,
        xsd_versie_declaratie_basisschema_xsd_versie=pl.col(
            "xsd_versie_basisschema_xsd_versie"
        ),
        xsd_versie_declaratie_bericht_xsd_versie=pl.col(
            "xsd_versie_bericht_xsd_versie"
        ),
    )


def _claim_answers(batch: Batch, codes: pl.DataFrame, verdict: Verdict) -> pl.DataFrame:
    """The DeclaratieAntwoord: what was submitted, what is granted."""
    granted = pl.col("toegekend_cents")
    return (
        _coded_rows(batch, "Declaratie", codes)
        .join(verdict.bedragen, on="bericht", how="inner")
        .with_columns(
            totaal_toegekend_bedrag_totaal_bedrag=granted.abs(),
            totaal_toegekend_bedrag_debet_credit=pl.when(granted < 0)
            .then(pl.lit("C"))
            .otherwise(pl.lit("D")),
        )
    )


def _fitted(rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The rows in the shape of a table: what they lack is null."""
    return rows.select(
        pl.col(name).cast(dtype)
        if name in rows.columns
        else pl.lit(None, dtype=dtype).alias(name)
        for name, dtype in schema.items()
    ).sort("rij")
