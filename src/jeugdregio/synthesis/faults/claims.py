"""Faults in claims."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.synthesis.composition import Tables
from jeugdregio.synthesis.faults.fault import (
    Altered,
    Fault,
    Level,
    Material,
    every_message,
)
from jeugdregio.synthesis.faults.renumber import one_line_claims, renumber_claims


UNKNOWN_NUMBER: Final = 90_000_000
"""ToewijzingNummers from here on are in no generated toewijzing."""

EXTRA_CENTS: Final = 137

_JW323: Final = frozenset({"JW323"})
_WHOLE_UNITS: Final = ["04", "14", "16", "82", "84"]

# Per month and in the unit of the toewijzing: another month has the same room, and
# the amount follows from the line alone.
_IS_PLAIN: Final = (
    (pl.col("soort") == "eerste")
    & (pl.col("frequentie") == "4")
    & pl.col("eenheid").is_in(["01", "14", "16", "84"])
    & (pl.col("granted").is_not_null())
    & (pl.col("toewijzing_eenheid") == pl.col("eenheid"))
)
_MONTH_BEFORE: Final = pl.col("ingangsdatum").dt.month_start().dt.offset_by("-1mo")
_MONTH_AFTER: Final = pl.col("einddatum_nu").dt.month_start().dt.offset_by("1mo")


def _lines(material: Material) -> pl.DataFrame:
    """The prestaties with the BSN and period above them."""
    clients = material.tables["Client"].select(ouder_rij="rij", bsn="bsn")
    periods = material.tables["Declaratie"].select(
        "bericht", periode="declaratie_periode_begindatum"
    )
    return (
        material.tables["Prestatie"]
        .join(clients, on="ouder_rij", how="left", maintain_order="left")
        .join(periods, on="bericht", how="left", maintain_order="left")
    )


def _one_each(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.sort("bericht", "rij").unique(
        "bericht", keep="first", maintain_order=True
    )


def _set_period(first: pl.Expr) -> list[pl.Expr]:
    return [
        first.alias("product_periode_begindatum"),
        first.dt.month_end().alias("product_periode_einddatum"),
    ]


def lines_before(material: Material) -> pl.DataFrame:
    """A whole month before the toewijzing, in the year of its tariff."""
    same_year = _MONTH_BEFORE.dt.year() == pl.col("maand").dt.year()
    return _one_each(_lines(material).filter(_IS_PLAIN & same_year)).with_columns(
        _set_period(_MONTH_BEFORE)
    )


def lines_after(material: Material) -> pl.DataFrame:
    """A whole month after a toewijzing of the two parties that has ended."""
    lines = _lines(material)
    ended = (
        lines.filter(_IS_PLAIN, _MONTH_AFTER.dt.year() == pl.col("maand").dt.year())
        .drop("bericht", "periode")
        .sort("toewijzing", "maand")
        .unique("toewijzing", keep="last", maintain_order=True)
    )
    parties = ["aanbieder", "gemeente"]
    messages = lines.select("bericht", "periode", *parties).unique()
    return _one_each(
        messages.join(ended, on=parties, how="inner")
        .filter(pl.col("periode") >= _MONTH_AFTER)
        .sort("bericht", "einddatum_nu", "toewijzing")
        .with_columns(_set_period(_MONTH_AFTER))
    )


def lines_too_much(material: Material) -> pl.DataFrame:
    """A quarter more than was granted for the month, at least one.

    The toewijzing lasts two months more, so that its total is not exceeded.
    """
    has_room = pl.col("einddatum_nu").is_null() | (
        pl.col("maand").dt.offset_by("3mo") < pl.col("einddatum_nu")
    )
    more = pl.col("granted") + (pl.col("granted") // 4).clip(lower_bound=1)
    return (
        _one_each(_lines(material).filter(_IS_PLAIN & has_room))
        .with_columns(geleverd_volume=more)
        .with_columns(
            ingediend_bedrag_bedrag=pl.col("geleverd_volume") * pl.col("product_tarief")
        )
    )


def lines_unknown(material: Material) -> pl.DataFrame:
    """On a ToewijzingNummer that nobody gave."""
    return _one_each(_lines(material).filter(pl.col("soort") == "eerste")).with_columns(
        toewijzing_nummer=pl.col("bericht") + UNKNOWN_NUMBER
    )


def lines_wrong_amount(material: Material) -> pl.DataFrame:
    """More money than volume times tariff; not in minutes, where a contract decides."""
    return _one_each(
        _lines(material).filter(
            (pl.col("soort") == "eerste") & pl.col("eenheid").is_in(_WHOLE_UNITS)
        )
    ).with_columns(
        ingediend_bedrag_bedrag=pl.col("ingediend_bedrag_bedrag") + EXTRA_CENTS
    )


def lines_euro_tariff(material: Material) -> pl.DataFrame:
    """In euro's, and with a tariff."""
    return _one_each(
        _lines(material).filter(
            (pl.col("soort") == "eerste") & (pl.col("eenheid") == "83")
        )
    ).with_columns(product_tarief=pl.lit(100, dtype=pl.Int64))


def wrong_total(material: Material) -> Altered:
    """One cent more than the sum of the lines."""
    tables = renumber_claims(material)
    total = "totaal_ingediend_bedrag_totaal_bedrag"
    return _with_declaratie(
        material, tables, tables["Declaratie"].with_columns(pl.col(total) + 1)
    )


def short_period(material: Material) -> Altered:
    """A DeclaratiePeriode that starts on the second of the month."""
    tables = renumber_claims(material)
    begin = "declaratie_periode_begindatum"
    return _with_declaratie(
        material,
        tables,
        tables["Declaratie"].with_columns(pl.col(begin) + pl.duration(days=1)),
    )


def _with_declaratie(
    material: Material, tables: Tables, declaraties: pl.DataFrame
) -> Altered:
    keys = declaraties.select(
        "bericht", key=pl.concat_str(pl.lit("DeclaratieNummer "), "declaratie_nummer")
    )
    return Altered(
        material.headers,
        MappingProxyType({**tables, "Declaratie": declaraties}),
        keys,
    )


def _line_fault(
    code: str,
    expects: str,
    level: Level,
    text: str,
    choose: Callable[[Material], pl.DataFrame],
) -> Fault:
    def candidates(material: Material) -> pl.Series:
        return choose(material)["bericht"]

    def alter(material: Material) -> Altered:
        tables = one_line_claims(material, choose(material))
        keys = tables["Prestatie"].select(
            "bericht",
            key=pl.concat_str(
                pl.lit("ReferentieNummer "), "product_referentie_referentie_nummer"
            ),
        )
        return Altered(material.headers, tables, keys)

    return Fault(
        code, _JW323, expects, level, "Prestatie", text, candidates, alter=alter
    )


CLAIM_FAULTS: Final = (
    _line_fault(
        "voor_de_toewijzing",
        "TR307",
        "record",
        "ProductPeriode is the month before the Ingangsdatum of the toewijzing",
        lines_before,
    ),
    _line_fault(
        "na_de_toewijzing",
        "TR308",
        "record",
        "ProductPeriode is the month after the Einddatum of the toewijzing",
        lines_after,
    ),
    _line_fault(
        "te_veel_volume",
        "TR321",
        "record",
        "GeleverdVolume is a quarter above what is granted per month",
        lines_too_much,
    ),
    _line_fault(
        "toewijzing_onbekend",
        "TR338",
        "record",
        "ToewijzingNummer does not exist",
        lines_unknown,
    ),
    _line_fault(
        "bedrag_niet_tarief",
        "TR346",
        "record",
        "IngediendBedrag is not GeleverdVolume times ProductTarief",
        lines_wrong_amount,
    ),
    _line_fault(
        "tarief_bij_euro",
        "CD087",
        "bericht",
        "ProductTarief is filled in while Eenheid is 83 (euro's)",
        lines_euro_tariff,
    ),
    Fault(
        "totaal_niet_som", _JW323, "TR358", "bericht", "Declaratie",
        "TotaalIngediendBedrag is a cent above the sum of the prestaties",
        every_message, alter=wrong_total,
    ),
    Fault(
        "periode_geen_maand", _JW323, "CS340", "bericht", "Declaratie",
        "DeclaratiePeriode starts on the second day of the month",
        every_message, alter=short_period,
    ),
)  # fmt: skip
