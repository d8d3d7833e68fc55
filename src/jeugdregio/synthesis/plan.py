"""Which file comes when: the good messages, and before some of them a faulty one.

A message with a fault is an attempt that fails: the good message follows right after
it, with an Identificatie of its own. So a fault changes nothing that comes later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from jeugdregio.messages.write import write_messages
from jeugdregio.synthesis.composition import Traffic, as_message_tables
from jeugdregio.synthesis.faults.catalogue import FAULTS
from jeugdregio.synthesis.faults.fault import STRUCTUUR, Fault, Material
from jeugdregio.synthesis.parameters import Parameters


@dataclass(frozen=True, slots=True)
class FaultyMessage:
    """A message with a fault in it.

    Attributes:
        fault: What was done to it.
        content: The bytes.
        key: The record that the finding is about; empty for the form of a file.
        line: Line of the fault; 0 where the parser may name another.
    """

    fault: Fault
    content: bytes
    key: str
    line: int


def choose_faults(
    traffic: Traffic, parameters: Parameters, rng: np.random.Generator
) -> dict[int, Fault]:
    """A fault for a part of the messages, every fault about as often.

    Returns:
        Per number of the good message the fault that is sent before it.
    """
    possible: dict[int, list[int]] = {}
    headers = _headers(traffic, {})
    for soort in traffic.tables:
        material = _material(traffic, soort, headers, parameters)
        for number, fault in enumerate(FAULTS):
            if soort in fault.messages:
                for bericht in fault.candidates(material).to_list():
                    possible.setdefault(bericht, []).append(number)
    hit = np.flatnonzero(rng.random(traffic.berichten.height) < parameters.errors)
    order = rng.permutation(len(FAULTS)).tolist()
    used = [0] * len(FAULTS)
    chosen: dict[int, Fault] = {}
    for bericht in rng.permutation(hit).tolist():
        options = possible.get(bericht)
        if options:
            number = min(options, key=lambda each: (used[each], order[each]))
            used[number] += 1
            chosen[bericht] = FAULTS[number]
    return chosen


def number_files(traffic: Traffic, chosen: Mapping[int, Fault]) -> pl.DataFrame:
    """All files in the order of sending.

    Returns:
        One row per file: ``file`` (from 1), ``bericht``, ``is_faulty``, ``soort``,
            ``afzender``, ``ontvanger``, ``dagtekening``, ``identificatie``.
    """
    good = _headers(traffic, chosen)
    faulty = good.filter(pl.col("bericht").is_in(list(chosen))).with_columns(
        identificatie="faulty_identificatie"
    )
    columns = ["bericht", "soort", "afzender", "ontvanger", "dagtekening"]
    return (
        pl.concat(
            [
                faulty.select(*columns, "identificatie", is_faulty=pl.lit(True)),
                good.select(*columns, "identificatie", is_faulty=pl.lit(False)),
            ]
        )
        .sort("bericht", "is_faulty", descending=[False, True])
        .with_columns(file=pl.int_range(1, pl.len() + 1, dtype=pl.Int64))
    )


def write_faulty(
    traffic: Traffic, chosen: Mapping[int, Fault], parameters: Parameters
) -> dict[int, FaultyMessage]:
    """Make the messages with a fault, all of one fault and kind at a time.

    Returns:
        Per number of the good message the faulty one before it.
    """
    headers = _headers(traffic, chosen).with_columns(
        identificatie="faulty_identificatie"
    )
    made: dict[int, FaultyMessage] = {}
    for soort in traffic.tables:
        kind = headers.filter(pl.col("soort") == soort)
        berichten = set(kind["bericht"].to_list())
        for fault in FAULTS:
            wanted = [
                bericht
                for bericht, each in chosen.items()
                if each is fault and bericht in berichten
            ]
            if wanted:
                some = kind.filter(pl.col("bericht").is_in(wanted))
                material = Material(
                    soort, some, traffic.tables[soort], parameters.until
                )
                made |= _write(fault, material)
    return made


def _write(fault: Fault, material: Material) -> dict[int, FaultyMessage]:
    headers, tables = material.headers, material.tables
    keys: dict[int, str] = {}
    if fault.alter:
        altered = fault.alter(material)
        headers, tables = altered.headers, altered.tables
        keys = dict(altered.keys.iter_rows())
    contents = write_contents(material.soort, headers, tables)
    made = {}
    for bericht, content in contents.items():
        line = 0
        if fault.damage:
            content, line = fault.damage(content, material.soort)
        made[bericht] = FaultyMessage(fault, content, keys.get(bericht, ""), line)
    return made


def write_contents(
    soort: str, headers: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> dict[int, bytes]:
    """The bytes of messages, by number."""
    # Faulty messages must not be refused here, and the good ones are tested.
    written = write_messages(as_message_tables(soort, headers, tables), check=False)
    return dict(zip(headers["bericht"].sort().to_list(), written, strict=True))


def _material(
    traffic: Traffic, soort: str, headers: pl.DataFrame, parameters: Parameters
) -> Material:
    kind = headers.filter(pl.col("soort") == soort)
    return Material(soort, kind, traffic.tables[soort], parameters.until)


def _headers(traffic: Traffic, chosen: Mapping[int, Fault]) -> pl.DataFrame:
    """The good messages with the Identificatie of theirs, and of a faulty one before.

    A sender numbers the messages of one kind from 1; an attempt that fails takes a
    number too.
    """
    sender = ["soort", "afzender"]
    takes = 1 + pl.col("bericht").is_in(list(chosen)).cast(pl.Int64)
    number = takes.cum_sum().over(sender)
    return (
        traffic.berichten.sort("bericht")
        .with_columns(number=number)
        .with_columns(
            identificatie=_eight_digits(pl.col("number")),
            faulty_identificatie=_eight_digits(pl.col("number") - 1),
        )
        .with_columns(eerdere=pl.col("identificatie").shift(1).over(sender))
        .drop("number")
    )


def _eight_digits(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.String).str.zfill(8)


def expected_findings(fault: Fault | None) -> list[str]:
    """What must be found in a file: the code of a rule, or nothing.

    Example:
        >>> expected_findings(None)
        []
    """
    if fault is None or fault.expects == STRUCTUUR:
        return []
    return [fault.expects]
