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
from jeugdregio.standards.ijw import find_release
from jeugdregio.synthesis.events import Events
from jeugdregio.synthesis.message_rows import (
    MESSAGE_KEYS,
    aangevraagde_producten,
    prestatie_rows,
    start_producten,
    stop_producten,
    toegewezen_producten,
)
from jeugdregio.synthesis.people import client_rows, relation_tables


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
        "JW315": aangevraagde_producten(events),
        "JW301": toegewezen_producten(events),
        "JW305": start_producten(events),
        "JW307": stop_producten(events),
        "JW323": prestatie_rows(events),
    }
    heads = [
        rows.select(
            pl.lit(soort).alias("soort"),
            pl.lit(place, dtype=pl.Int64).alias("place"),
            *MESSAGE_KEYS,
        ).unique()
        for place, (soort, rows) in enumerate(classes.items())
    ]
    berichten = (
        pl.concat(heads)
        .sort("dagtekening", "place", *MESSAGE_KEYS)
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
        berichten.filter(pl.col("soort") == soort).select("bericht", *MESSAGE_KEYS),
        on=MESSAGE_KEYS,
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
    tables = {"Client": client_rows(soort, clients)}
    products = numbered.join(
        clients.select("bericht", ouder_rij="rij"),
        on="bericht",
        how="left",
        maintain_order="left",
    )
    tables[klasse] = products.with_columns(rij=pl.int_range(pl.len(), dtype=pl.Int64))
    if soort == "JW301":
        tables |= relation_tables(clients)
    return MappingProxyType(tables)


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
