"""The ladder from signal to ministerial intervention, as data.

Once, for everyone: the duty calendar shows it and the signals use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.law_files import LAW_DATA, Record, Status, read_law_file


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One rung.

    Attributes:
        number: 0 (monitoring) to 6 (intervention).
        id: Stable id, e.g. ``waarschuwing``.
        name: Dutch name.
        text: What happens, plain Dutch.
        actor: Who acts.
        article_id: The article it rests on, in `law.all_articles`.
        status: How sure we are.
        source: Keys of `law.Source` and the place in them.
        caveat: What is not sure; never empty for status S and U.
    """

    number: int
    id: str
    name: str
    text: str
    actor: str
    article_id: str
    status: Status
    source: str
    caveat: str = ""


def all_ladder_steps(directory: Path = LAW_DATA) -> tuple[LadderStep, ...]:
    """The rungs, lowest first.

    Raises:
        DataDamagedError: The file is missing, or a field is absent or malformed.
    """
    return _load(directory)


def find_ladder_step(number: int) -> LadderStep:
    """The rung with this number.

    Raises:
        UnknownCodeError: There is no such rung.

    Example:
        >>> find_ladder_step(3).name
        'Waarschuwing'
    """
    for step in all_ladder_steps():
        if step.number == number:
            return step
    raise UnknownCodeError(
        f"Trede {number} van de ladder bestaat niet.",
        hint="De ladder loopt van 0 (volgen) tot 6 (ingreep).",
    )


@cache
def _load(directory: Path) -> tuple[LadderStep, ...]:
    records = read_law_file("ladder.toml", directory).records("steps")
    return tuple(sorted(map(read_ladder_step, records), key=lambda step: step.number))


def read_ladder_step(record: Record) -> LadderStep:
    """Give one record of ``ladder.toml`` its type."""
    return LadderStep(
        number=record.number("number"),
        id=record.text("id"),
        name=record.text("name"),
        text=record.text("text"),
        actor=record.text("actor"),
        article_id=record.text("article_id"),
        status=record.status(),
        source=record.text("source"),
        caveat=record.optional_text("caveat"),
    )
