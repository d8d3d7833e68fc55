"""The traffic of a region as files with what must be found in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from jeugdregio.synthesis.composition import Traffic, compose
from jeugdregio.synthesis.events import Events, make_events
from jeugdregio.synthesis.faults.fault import Fault
from jeugdregio.synthesis.parameters import VOORBEELD, Parameters
from jeugdregio.synthesis.plan import (
    FaultyMessage,
    choose_faults,
    expected_findings,
    number_files,
    write_contents,
    write_faulty,
)


# Enough for the tables to pay, and some tens of megabytes.
_CHUNK: Final = 5000


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """One file of the traffic.

    Attributes:
        name: File name: place in the order, kind and sender; nothing about a person.
        content: The XML.
        message: Kind of message.
        sender: Code of the gemeente or AGB code.
        receiver: The other party.
        dagtekening: Day of signing that was meant, as text (ISO 8601).
        fault: What was done wrong on purpose; None for a good message.
        key: The record that the finding is about; empty where there is none.
        line: Line of a fault of form; 0 where the parser may name another line.
    """

    name: str
    content: bytes
    message: str
    sender: str
    receiver: str
    dagtekening: str
    fault: Fault | None = None
    key: str = ""
    line: int = 0

    def __repr__(self) -> str:
        return f"GeneratedFile({self.name})"

    @property
    def manifest_entry(self) -> dict[str, Any]:
        """What the manifest says about the file; no BSN and no name.

        ``expects`` holds the rules that must be found, and no other may be.
        ``level`` says how much is refused: ``structuur`` (no answer is made),
        ``bericht`` (0001), ``header``, ``record``; null for a good message.
        """
        fault = self.fault
        return {
            "file": self.name,
            "message": self.message,
            "sender": self.sender,
            "receiver": self.receiver,
            "dagtekening": self.dagtekening,
            "accepted": fault is None,
            "fault": fault.code if fault else None,
            "level": fault.level if fault else None,
            "expects": expected_findings(fault),
            "class": fault.klasse or None if fault else None,
            "key": self.key or None,
            "line": self.line or None,
        }


@dataclass(frozen=True, slots=True)
class PreparedTraffic:
    """Traffic that is ready to be written.

    Attributes:
        events: What happened, with contracts.
        traffic: The good messages.
        chosen: Per good message the fault that is sent before it.
        files: `plan.number_files`.
    """

    events: Events
    traffic: Traffic
    chosen: dict[int, Fault]
    files: pl.DataFrame

    def __repr__(self) -> str:
        return f"PreparedTraffic({self.count} files)"

    @property
    def count(self) -> int:
        """Number of files."""
        return self.files.height

    def write(self) -> Iterator[GeneratedFile]:
        """All files in the order of sending; only a part of them is in memory."""
        parameters = self.events.parameters
        faulty = write_faulty(self.traffic, self.chosen, parameters)
        for chunk in self.files.iter_slices(_CHUNK):
            yield from self._write_chunk(chunk, faulty)

    def _write_chunk(
        self, chunk: pl.DataFrame, faulty: dict[int, FaultyMessage]
    ) -> Iterator[GeneratedFile]:
        contents: dict[int, bytes] = {}
        good = chunk.filter(~pl.col("is_faulty"))
        for (soort,), headers in good.group_by("soort", maintain_order=True):
            kind = str(soort)
            contents |= write_contents(kind, headers, self.traffic.tables[kind])
        for row in chunk.iter_rows(named=True):
            common = (row["soort"], row["afzender"], row["ontvanger"])
            name = f"{row['file']:07d}_{row['soort']}_{row['afzender']}.xml"
            day = row["dagtekening"].isoformat()
            if row["is_faulty"]:
                made = faulty[row["bericht"]]
                yield GeneratedFile(
                    name, made.content, *common, day, made.fault, made.key, made.line
                )
            else:
                yield GeneratedFile(name, contents.pop(row["bericht"]), *common, day)


def prepare(parameters: Parameters) -> PreparedTraffic:
    """Simulate the region, compose its messages and choose the faults.

    Raises:
        UnknownCodeError: The region does not exist.
        InvalidInputError: A real figure is missing.
        TooManyPeopleError: There are more young people than numbers in the test range.
    """
    events = make_events(parameters)
    traffic = compose(events)
    rng = np.random.default_rng((parameters.seed, 1))
    chosen = choose_faults(traffic, parameters, rng) if parameters.errors else {}
    return PreparedTraffic(events, traffic, chosen, number_files(traffic, chosen))


def generate(parameters: Parameters) -> Iterator[GeneratedFile]:
    """The files of a region, in the order of sending.

    Example:
        >>> parameters = Parameters(region="JZ41", months=1, scale=0.01, errors=0)
        >>> first = next(generate(parameters))
        >>> first.name, first.fault
        ('0000001_JW315_00990004.xml', None)
    """
    yield from prepare(parameters).write()


def manifest_header(parameters: Parameters) -> dict[str, Any]:
    """The first line of a manifest: what this is, and how to make it again."""
    return {
        "voorbeeld": VOORBEELD,
        "region": parameters.region,
        "months": parameters.months,
        "seed": parameters.seed,
        "scale": parameters.scale,
        "errors": parameters.errors,
        "until": parameters.until.isoformat(),
        "capacity": parameters.capacity,
        "repeat_bsn": parameters.repeat_bsn,
    }


def as_line(record: dict[str, Any]) -> str:
    r"""One line of a manifest.

    Example:
        >>> as_line({"file": "a.xml", "fault": None})
        '{"file": "a.xml", "fault": null}\n'
    """
    return json.dumps(record, ensure_ascii=False) + "\n"
