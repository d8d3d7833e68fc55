"""Waves: messages that may be judged as one table, for none changes what another reads.

Order has meaning only between messages about the same (bedrijfsregel OP080). What a
message writes or reads in the register is named by a key. A message comes in a later
wave than every earlier one that wrote what it touches, or read what it writes; within
a wave there is no order (docs/adr/0021).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal

import polars as pl

from jeugdregio.rules.batch import HEADER


Subject = Literal["bericht", "jongere", "toewijzing", "levering", "verzoek", "claim"]
"""What a key is about.

``bericht``: sender, berichtcode and Identificatie. ``jongere``: gemeente and BSN.
``toewijzing`` and ``levering``: gemeente and ToewijzingNummer. ``verzoek``: aanbieder
and ReferentieAanbieder. ``claim``: aanbieder and gemeente.
"""

WRITES: Final[Mapping[str, frozenset[Subject]]] = MappingProxyType(
    {
        "JW301": frozenset({"jongere", "toewijzing"}),
        "JW305": frozenset({"levering"}),
        "JW307": frozenset({"levering"}),
        "JW315": frozenset({"verzoek"}),
        "JW317": frozenset({"verzoek"}),
        "JW323": frozenset({"claim"}),
    }
)
"""What recording a message of a kind changes, beside the message itself."""

READS: Final[Mapping[str, frozenset[Subject]]] = MappingProxyType(
    {
        "JW301": frozenset({"verzoek"}),
        "JW305": frozenset({"toewijzing"}),
        "JW307": frozenset({"toewijzing"}),
        "JW319": frozenset({"verzoek"}),
        "JW323": frozenset({"toewijzing"}),
    }
)
"""What judging it asks; a test compares this with the lookups of the rules."""

_COLUMNS: Final[Mapping[Subject, tuple[str, str]]] = MappingProxyType(
    {
        "jongere": ("bsn", "gemeente"),
        "toewijzing": ("toewijzing_nummer", "gemeente"),
        "levering": ("toewijzing_nummer", "gemeente"),
        "verzoek": ("referentie_aanbieder", "aanbieder"),
    }
)
"""Column that names it, and the party within which the name is unique."""

KEYS: Final[Mapping[str, pl.DataType]] = {
    "bericht": pl.Int64(),
    "sleutel": pl.String(),
    "schrijft": pl.Boolean(),
}

_PROVIDER: Final = 8
"""Digits of an AGB code; a gemeente has four."""


def message_keys(message: str, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """What each message writes and reads.

    Args:
        message: Name of the kind.
        tables: Per berichtklasse its table.

    Returns:
        ``bericht``, ``sleutel`` and ``schrijft``. The keys hold BSNs: for use in
        memory only.
    """
    parties = _parties(tables[HEADER])
    found = [
        parties.select(
            "bericht",
            _key("bericht", "afzender", "bericht_code", "identificatie"),
            schrijft=True,
        )
    ]
    writes = WRITES.get(message, frozenset())
    for subject in sorted(writes | READS.get(message, frozenset())):
        if subject == "claim":
            keys = [parties.select("bericht", _key("claim", "aanbieder", "gemeente"))]
        else:
            column, party = _COLUMNS[subject]
            keys = [
                table.select("bericht", pl.col(column).cast(pl.String).alias("naam"))
                .drop_nulls()
                .unique()
                .join(parties, on="bericht")
                .select("bericht", _key(subject, party, "naam"))
                for table in tables.values()
                if column in table.columns
            ]
        found += [each.with_columns(schrijft=subject in writes) for each in keys]
    if "levering" in writes:
        found.append(_unnumbered(parties, tables))
    return pl.concat(
        each.select(pl.col(name).cast(dtype) for name, dtype in KEYS.items())
        for each in found
    )


def assign_waves(keys: pl.DataFrame) -> dict[int, int]:
    """The wave of each message, from 0, for messages numbered in order of arrival.

    Args:
        keys: As `message_keys` gives, of all kinds together.

    Example:
        Message 1 reads what 0 wrote; 2 may go with it; 3 writes what both read.

        >>> rows = [(0, "a", True), (1, "a", False), (2, "a", False), (3, "a", True)]
        >>> assign_waves(pl.DataFrame(rows, schema=KEYS, orient="row"))
        {0: 0, 1: 1, 2: 1, 3: 2}
    """
    written: dict[str, int] = {}
    touched: dict[str, int] = {}
    waves: dict[int, int] = {}
    grouped = keys.group_by("bericht").agg("sleutel", "schrijft").sort("bericht")
    for number, names, writing in grouped.iter_rows():
        wave = 1 + max(
            (touched if writes else written).get(name, -1)
            for name, writes in zip(names, writing, strict=True)
        )
        waves[number] = wave
        for name, writes in zip(names, writing, strict=True):
            touched[name] = max(touched.get(name, -1), wave)
            if writes:
                written[name] = wave
    return waves


def _unnumbered(
    parties: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Deliveries without ToewijzingNummer: known by the young person alone."""
    found = [
        table.filter(pl.col("toewijzing_nummer").is_null())
        .select(pl.col("ouder_rij").alias("rij"))
        .join(tables["Client"].select("rij", "bericht", "bsn"), on="rij")
        .join(parties, on="bericht")
        .select(
            "bericht",
            _key("levering", "gemeente", "aanbieder", "bsn"),
            schrijft=True,
        )
        .unique()
        for table in tables.values()
        if "toewijzing_nummer" in table.columns
    ]
    return pl.concat(found)


def _parties(headers: pl.DataFrame) -> pl.DataFrame:
    from_provider = pl.col("afzender").str.len_bytes() == _PROVIDER
    return headers.select(
        "bericht",
        "afzender",
        "bericht_code",
        identificatie="bericht_identificatie_identificatie",
        gemeente=pl.when(from_provider).then("ontvanger").otherwise("afzender"),
        aanbieder=pl.when(from_provider).then("afzender").otherwise("ontvanger"),
    )


def _key(subject: Subject, *columns: str) -> pl.Expr:
    return pl.concat_str(pl.lit(subject), *columns, separator="|").alias("sleutel")


def split_tables(
    tables: Mapping[str, pl.DataFrame], numbers: Iterable[int]
) -> dict[str, pl.DataFrame]:
    """The rows of some messages."""
    wanted = pl.Series(list(numbers), dtype=pl.Int64).implode()
    return {
        name: table.filter(pl.col("bericht").is_in(wanted))
        for name, table in tables.items()
    }
