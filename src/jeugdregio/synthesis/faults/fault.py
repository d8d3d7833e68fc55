"""What a fault is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import polars as pl

from jeugdregio.synthesis.composition import BERICHT_CODES, Tables


STRUCTUUR: Final = "structuur"
"""Expected where the schema or the gate refuses the file."""

Level = Literal["structuur", "bericht", "header", "record"]
"""Control level of the standard: form; inside the message; header; one record."""

ALL: Final = frozenset(BERICHT_CODES)
"""All generated messages."""


@dataclass(frozen=True, slots=True)
class Material:
    """The messages of one kind that a fault can choose from or is put into.

    Attributes:
        soort: Kind of message.
        headers: Of the messages in question: ``bericht``, ``afzender``,
            ``ontvanger``, ``dagtekening``, ``identificatie`` and ``eerdere``
            (Identificatie of the good message before it of the same sender, null for
            the first).
        tables: The classes of all messages of the kind.
        until: Last day of the traffic.
    """

    soort: str
    headers: pl.DataFrame
    tables: Tables
    until: datetime.date


@dataclass(frozen=True, slots=True)
class Altered:
    """Messages with the fault in them.

    Attributes:
        headers: As in `Material`, altered or not.
        tables: Altered classes; rows of other messages do not count.
        keys: ``bericht`` and ``key``: the record that the finding is about, named as
            a finding does (``ToewijzingNummer 100012``); never a person.
    """

    headers: pl.DataFrame
    tables: Tables
    keys: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to get a message wrong, in tables or in bytes.

    Attributes:
        code: Our own name.
        messages: In which messages it can be put.
        expects: Rule that must be found, or `STRUCTUUR`.
        level: How much of the message is refused.
        klasse: Berichtklasse of the finding; empty for `STRUCTUUR`.
        text: What was done and why that breaks the rule.
        candidates: The messages it can be put into, as ``bericht``.
        alter: Puts it into the messages of the headers.
        damage: Puts it into the bytes of one message of a kind, and tells the line
            where it stands (0: the file as a whole).
    """

    code: str
    messages: frozenset[str]
    expects: str
    level: Level
    klasse: str
    text: str
    candidates: Callable[[Material], pl.Series]
    alter: Callable[[Material], Altered] | None = None
    damage: Callable[[bytes, str], tuple[bytes, int]] | None = None


def every_message(material: Material) -> pl.Series:
    """All messages of the material."""
    return material.headers["bericht"]
