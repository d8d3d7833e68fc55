"""The rows that messages are about: what was asked, granted, started, stopped, claimed.

Each row knows which message it belongs to; `composition` makes the messages.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from jeugdregio.synthesis.claims import product_tarief
from jeugdregio.synthesis.events import Events
from jeugdregio.synthesis.names import VERWIJZERS


MESSAGE_KEYS: Final = ["dagtekening", "of", "gemeente", "aanbieder", "about"]
"""What makes rows one message; ``of`` is the day of the decision or period."""


def _keys(day: str, of: str, about: str) -> list[pl.Expr]:
    return [
        pl.col(day).alias("dagtekening"),
        pl.col(of).alias("of"),
        pl.col("gemeente"),
        pl.col("aanbieder"),
        pl.col(about).alias("about"),
    ]


def _omvang() -> list[pl.Expr]:
    """Omvang, or Budget, or neither (CD041, CD077, CD078)."""
    has_omvang = pl.col("eenheid").is_not_null()
    return [
        pl.when(has_omvang).then("volume").alias("omvang_volume"),
        pl.col("eenheid").alias("omvang_eenheid"),
        pl.col("frequentie").alias("omvang_frequentie"),
        pl.col("budget"),
    ]


def _product() -> list[pl.Expr]:
    return [
        pl.col("categorie").alias("product_categorie"),
        pl.col("product_code"),
    ]


def aangevraagde_producten(events: Events) -> pl.DataFrame:
    """AangevraagdProduct: the request of the aanbieder, with the verwijzer."""
    kind = pl.col("verwijzer")
    by_doctor = kind.is_in(["02", "03", "05"])
    return (
        events.toewijzingen.filter(pl.col("verzocht_op").is_not_null())
        .select(
            *_keys("verzocht_op", "verzocht_op", "jongere"),
            "jongere",
            *_product(),
            *_omvang(),
            "toewijzing",
            referentie_aanbieder="referentie",
            toewijzing_ingangsdatum="ingangsdatum",
            toewijzing_einddatum="einddatum",
            verwijzer_type=kind,
            verwijzer_naam=pl.when(kind == "04").then(
                pl.lit("Gecertificeerde instelling Voorbeeld")
            ),
            verwijzer_zorgverlener_code=pl.when(by_doctor).then(
                (pl.col("jongere") % len(VERWIJZERS)).replace_strict(
                    list(range(len(VERWIJZERS))), list(VERWIJZERS)
                )
            ),
            raamcontract=pl.lit("1"),
        )
        .sort("toewijzing")
    )


def toegewezen_producten(events: Events) -> pl.DataFrame:
    """ToegewezenProduct: every version of every toewijzing.

    Only the first version of an answered request carries its reference (IV097).
    """
    first = events.parameters.first
    granted = events.toewijzingen.drop("einddatum", "toewijzingsdatum")
    is_answer = pl.col("versie") == 0
    return (
        events.versions.join(granted, on="toewijzing", how="left")
        .with_columns(
            sent_on=pl.max_horizontal("vastgesteld_op", pl.lit(first)),
            time=pl.from_epoch("tijd", time_unit="s").dt.time(),
        )
        .select(
            *_keys("sent_on", "vastgesteld_op", "jongere"),
            "jongere",
            *_product(),
            *_omvang(),
            "toewijzing",
            "toewijzing_nummer",
            "ingangsdatum",
            "einddatum",
            "reden_wijziging",
            referentie_aanbieder=pl.when(is_answer).then("referentie"),
            toewijzingsdatum="vastgesteld_op",
            toewijzingstijd="time",
        )
        .sort("toewijzing")
    )


def start_producten(events: Events) -> pl.DataFrame:
    """StartProduct."""
    return (
        events.toewijzingen.filter(pl.col("start_gemeld_op").is_not_null())
        .select(
            *_keys("start_gemeld_op", "gestart_op", "jongere"),
            "jongere",
            *_product(),
            "toewijzing",
            "toewijzing_nummer",
            toewijzing_ingangsdatum="ingangsdatum",
            begindatum="gestart_op",
            status_aanlevering=pl.lit("1"),
        )
        .sort("toewijzing")
    )


def stop_producten(events: Events) -> pl.DataFrame:
    """StopProduct."""
    return (
        events.toewijzingen.filter(pl.col("stop_gemeld_op").is_not_null())
        .select(
            *_keys("stop_gemeld_op", "gestopt_op", "jongere"),
            "jongere",
            *_product(),
            "toewijzing",
            "toewijzing_nummer",
            toewijzing_ingangsdatum="ingangsdatum",
            begindatum="gestart_op",
            reden_beeindiging="reden",
            einddatum="gestopt_op",
            status_aanlevering=pl.lit("1"),
        )
        .sort("toewijzing")
    )


def prestatie_rows(events: Events) -> pl.DataFrame:
    """Prestatie, with what the Declaratie above it needs."""
    return events.prestaties.select(
        *_keys("dagtekening", "periode", "declaratie"),
        "jongere",
        "toewijzing",
        "prestatie",
        "soort",
        "maand",
        "granted",
        "frequentie",
        pl.col("eenheid").alias("toewijzing_eenheid"),
        "ingangsdatum",
        "einddatum_nu",
        "toewijzing_nummer",
        "declaratie_nummer",
        product_referentie_referentie_nummer="referentie",
        product_referentie_vorig_referentie_nummer="vorige",
        product_categorie="categorie",
        product_code="claim_code",
        product_periode_begindatum="begindatum",
        product_periode_einddatum="einddatum",
        geleverd_volume="volume",
        eenheid="claim_eenheid",
        product_tarief=product_tarief(),
        ingediend_bedrag_bedrag="bedrag",
        ingediend_bedrag_debet_credit="teken",
    ).sort("prestatie")
