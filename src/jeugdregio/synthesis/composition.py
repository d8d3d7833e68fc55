"""Events as the tables of messages: one table per berichtklasse, many messages each.

Beside the columns of the standard the tables hold columns for whoever alters a
message on purpose; `as_message_tables` drops them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import polars as pl

from jeugdregio.messages.tables import LEXICAL_SCHEMA, MessageTables, table_schema
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.ijw import find_release
from jeugdregio.synthesis.claims import product_tarief
from jeugdregio.synthesis.events import Events
from jeugdregio.synthesis.names import POSTCODE, STRAAT


BERICHT_CODES: Final = {
    "JW315": "446",
    "JW301": "436",
    "JW305": "438",
    "JW307": "440",
    "JW323": "490",
}
"""The messages that are generated, in the order in which they go out on one day."""

XSD_VERSIE: Final = "1.0.0"

Tables = Mapping[str, pl.DataFrame]
"""Per berichtklasse a table with the keys ``bericht``, ``rij`` and ``ouder_rij``."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """All messages of a region, not yet written.

    Attributes:
        berichten: One row per message in the order of sending: ``bericht`` (from 0),
            ``soort``, ``dagtekening``, ``afzender``, ``ontvanger``.
        tables: Per kind of message its tables; ``bericht`` as above.
    """

    berichten: pl.DataFrame
    tables: Mapping[str, Tables]

    def __repr__(self) -> str:
        # Not the frames: they look like personal data.
        return f"Traffic({self.berichten.height} messages)"


def compose(events: Events) -> Traffic:
    """Put every event in the message that tells it.

    A message is about one young person and one aanbieder; a JW323 about all care of
    one aanbieder for one gemeente in one DeclaratiePeriode.
    """
    classes = {
        "JW315": _aangevraagd(events),
        "JW301": _toegewezen(events),
        "JW305": _gestart(events),
        "JW307": _gestopt(events),
        "JW323": _gedeclareerd(events),
    }
    heads = [
        rows.select(
            pl.lit(soort).alias("soort"),
            pl.lit(place, dtype=pl.Int64).alias("place"),
            *_MESSAGE_KEYS,
        ).unique()
        for place, (soort, rows) in enumerate(classes.items())
    ]
    berichten = (
        pl.concat(heads)
        .sort("dagtekening", "place", *_MESSAGE_KEYS)
        .with_columns(bericht=pl.int_range(pl.len(), dtype=pl.Int64))
    )
    tables = {
        soort: _tables(soort, rows, berichten, events)
        for soort, rows in classes.items()
    }
    code = pl.col("gemeente").str.strip_prefix("GM")
    by_gemeente = pl.col("soort") == "JW301"
    return Traffic(
        berichten.select(
            "bericht",
            "soort",
            "dagtekening",
            afzender=pl.when(by_gemeente).then(code).otherwise("aanbieder"),
            ontvanger=pl.when(by_gemeente).then("aanbieder").otherwise(code),
        ),
        MappingProxyType(tables),
    )


_MESSAGE_KEYS: Final = ["dagtekening", "of", "gemeente", "aanbieder", "about"]
"""What makes rows one message; ``of`` is the day of the decision or period."""


def _keys(day: str, of: str, about: str) -> list[pl.Expr]:
    return [
        pl.col(day).alias("dagtekening"),
        pl.col(of).alias("of"),
        "gemeente",
        "aanbieder",
        pl.col(about).alias("about"),
    ]  # type: ignore[list-item]


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


def _aangevraagd(events: Events) -> pl.DataFrame:
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
                pl.concat_str(
                    pl.lit("0098"),
                    (pl.col("jongere") % 40 + 1).cast(pl.String).str.zfill(4),
                )
            ),
            raamcontract=pl.lit("1"),
        )
        .sort("toewijzing")
    )


def _toegewezen(events: Events) -> pl.DataFrame:
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


def _gestart(events: Events) -> pl.DataFrame:
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


def _gestopt(events: Events) -> pl.DataFrame:
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


def _gedeclareerd(events: Events) -> pl.DataFrame:
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


_PRODUCT_KLASSE: Final = {
    "JW315": "AangevraagdProduct",
    "JW301": "ToegewezenProduct",
    "JW305": "StartProduct",
    "JW307": "StopProduct",
}


def _tables(
    soort: str, rows: pl.DataFrame, berichten: pl.DataFrame, events: Events
) -> Tables:
    numbered = rows.join(
        berichten.filter(pl.col("soort") == soort).select("bericht", *_MESSAGE_KEYS),
        on=_MESSAGE_KEYS,
        how="left",
        maintain_order="left",
    ).sort("bericht", maintain_order=True)
    if soort == "JW323":
        return _claim_tables(numbered, events)
    clients = (
        numbered.select("bericht", "jongere", "gemeente")
        .unique("bericht", maintain_order=True)
        .join(events.personen, on="jongere", how="left", maintain_order="left")
        .with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64))
    )
    klasse = _PRODUCT_KLASSE[soort]
    tables = {"Client": _client(soort, clients)}
    products = numbered.join(
        clients.select("bericht", ouder_rij="rij"),
        on="bericht",
        how="left",
        maintain_order="left",
    )
    tables[klasse] = products.with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64))
    if soort == "JW301":
        tables |= _relations(clients)
    return MappingProxyType(tables)


def _client(soort: str, clients: pl.DataFrame) -> pl.DataFrame:
    named = clients.select(
        "bericht",
        "rij",
        "bsn",
        "geslacht",
        geboortedatum_datum="geboortedatum",
        naam_geslachtsnaam_achternaam="achternaam",
        naam_geslachtsnaam_voorvoegsel="voorvoegsel",
        naam_voornamen="voornaam",
        naam_voorletters=pl.col("voornaam").str.slice(0, 1),
    )
    if soort == "JW301":
        return named.with_columns(naam_naam_gebruik=pl.lit("1"))
    if soort == "JW315":
        return named.with_columns(gezagsdrager_bekend=pl.lit("1"))
    return named


def _relations(clients: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The address of everybody, and of some a parent with a telephone."""
    codes = clients["gemeente"].unique().to_list()
    places = pl.DataFrame(
        {"gemeente": codes, "plaats": [gemeente_name(code) for code in codes]},
        schema={"gemeente": pl.String, "plaats": pl.String},
    )
    parents = clients.filter("has_ouder").with_columns(
        relatie=pl.int_range(pl.len(), dtype=pl.Int64)
    )
    own = clients.join(places, on="gemeente", how="left", maintain_order="left").select(
        "bericht",
        ouder_rij="rij",
        ouder_klasse=pl.lit("Client"),
        soort=pl.lit("01"),
        adres_huis_huisnummer="huisnummer",
        adres_postcode=pl.lit(POSTCODE),
        adres_straatnaam=pl.lit(STRAAT),
        adres_plaatsnaam="plaats",
        adres_land_code=pl.lit("NL"),
        adres=pl.lit(True),
        periode=pl.lit(False),
    )
    phones = parents.select(
        "bericht",
        ouder_rij="relatie",
        ouder_klasse=pl.lit("Relatie"),
        soort=pl.lit("02"),
        telefoon_telefoon01_telefoonnummer=pl.lit("0100000000"),
        telefoon_telefoon01_landnummer=pl.lit("0031"),
        adres=pl.lit(False),
        periode=pl.lit(False),
    )
    return {
        "Relatie": parents.select(
            "bericht",
            rij="relatie",
            ouder_rij="rij",
            nummer=pl.lit("1"),
            soort=pl.lit("10"),
            naam_geslachtsnaam_achternaam="achternaam",
            naam_geslachtsnaam_voorvoegsel="voorvoegsel",
            naam_voornamen=pl.lit("Ouder"),
            naam_naam_gebruik=pl.lit("1"),
        ),
        "Contact": pl.concat([own, phones], how="diagonal")
        .sort("bericht", "ouder_klasse", maintain_order=True)
        .with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64)),
    }


def _claim_tables(lines: pl.DataFrame, events: Events) -> Tables:
    bsn = events.personen.select("jongere", "bsn")
    lines = lines.sort("bericht", "jongere", "prestatie")
    clients = (
        lines.select("bericht", "jongere")
        .unique(maintain_order=True)
        .join(bsn, on="jongere", how="left", maintain_order="left")
        .with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64))
    )
    prestaties = lines.join(
        clients.select("bericht", "jongere", ouder_rij="rij"),
        on=["bericht", "jongere"],
        how="left",
        maintain_order="left",
    ).with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64))
    declaraties = declaratie_rows(
        lines.group_by("bericht", maintain_order=True).agg(
            pl.col("declaratie_nummer").first(),
            pl.col("of").first(),
            pl.col("dagtekening").first(),
        ),
        prestaties,
    )
    return MappingProxyType(
        {
            "Declaratie": declaraties,
            "Client": clients.join(
                declaraties.select("bericht", ouder_rij="rij"),
                on="bericht",
                how="left",
                maintain_order="left",
            ),
            "Prestatie": prestaties,
        }
    )


def declaratie_rows(heads: pl.DataFrame, prestaties: pl.DataFrame) -> pl.DataFrame:
    """Declaraties with their total: debit added, credit subtracted.

    Args:
        heads: ``bericht``, ``declaratie_nummer``, ``of`` (first day of the
            DeclaratiePeriode) and ``dagtekening``.
        prestaties: Lines with ``bericht``, amount and debit or credit.
    """
    amount = pl.col("ingediend_bedrag_bedrag")
    is_credit = pl.col("ingediend_bedrag_debet_credit") == "C"
    totals = prestaties.group_by("bericht").agg(
        total=pl.when(is_credit).then(-amount).otherwise(amount).sum()
    )
    return heads.join(totals, on="bericht", how="left", maintain_order="left").select(
        "bericht",
        "declaratie_nummer",
        rij=pl.int_range(pl.len(), dtype=pl.Int64),
        declaratie_periode_begindatum="of",
        declaratie_periode_einddatum=pl.col("of").dt.month_end(),
        declaratie_dagtekening="dagtekening",
        totaal_ingediend_bedrag_totaal_bedrag=pl.col("total").abs(),
        totaal_ingediend_bedrag_debet_credit=pl.when(pl.col("total") < 0)
        .then(pl.lit("C"))
        .otherwise(pl.lit("D")),
    )


def as_message_tables(
    soort: str, headers: pl.DataFrame, tables: Tables
) -> MessageTables:
    """The tables as the writer wants them.

    Args:
        soort: Kind of message.
        headers: ``bericht``, ``afzender``, ``ontvanger``, ``dagtekening`` and
            ``identificatie`` of the messages to write.
        tables: Their classes; rows of other messages are left out.
    """
    header = headers.sort("bericht").select(
        "bericht",
        "afzender",
        "ontvanger",
        rij=pl.int_range(pl.len(), dtype=pl.Int64),
        bericht_code=pl.lit(BERICHT_CODES[soort]),
        bericht_versie=pl.lit(3, dtype=pl.Int64),
        bericht_subversie=pl.lit(2, dtype=pl.Int64),
        bericht_identificatie_identificatie="identificatie",
        bericht_identificatie_dagtekening="dagtekening",
        xsd_versie_basisschema_xsd_versie=pl.lit(XSD_VERSIE),
        xsd_versie_bericht_xsd_versie=pl.lit(XSD_VERSIE),
    )
    wanted = header["bericht"].implode()
    model = find_release("3.2").find_message(soort)
    given = {"Header": header, **tables}
    result = {}
    for klasse in model.klassen:
        schema = table_schema(soort, klasse.name)
        rows = given[klasse.name].filter(pl.col("bericht").is_in(wanted))
        missing = [
            pl.lit(None, dtype=kind).alias(name)
            for name, kind in schema.items()
            if name not in rows.columns
        ]
        result[klasse.name] = rows.with_columns(missing).select(
            pl.col(name).cast(kind) for name, kind in schema.items()
        )
    return MessageTables(
        soort,
        "3.2",
        MappingProxyType(result),
        pl.DataFrame(schema=LEXICAL_SCHEMA),
    )
