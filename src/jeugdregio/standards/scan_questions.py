"""Questions that a municipal scan can end in, as data with a condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.files import DATA_ROOT, REINSTALL, read_toml


Side = Literal["boven", "onder"]

FILE: Final = "scan_questions.toml"


@dataclass(frozen=True, slots=True)
class ScanQuestion:
    """One question and when it is asked.

    Attributes:
        id: Our name for it.
        signal: Which figure decides.
        side: Whether it must be above or below the bound.
        bound: The bound, in ``unit``.
        unit: Unit of signal and bound, Dutch.
        question: The question, Dutch.
        aan: Whom to ask it, Dutch.
        kijk: Where an answer can be found, Dutch.
    """

    id: str
    signal: str
    side: Side
    bound: float
    unit: str
    question: str
    aan: str
    kijk: str

    def holds(self, signals: Mapping[str, float | None]) -> bool:
        """Whether the signal is known and past the bound.

        Example:
            >>> ask = ScanQuestion("a", "verblijf", "boven", 2.0, "", "?", "", "")
            >>> ask.holds({"verblijf": 2.1}), ask.holds({"verblijf": None})
            (True, False)
        """
        value = signals.get(self.signal)
        if value is None:
            return False
        return value > self.bound if self.side == "boven" else value < self.bound


@cache
def all_scan_questions(root: Path = DATA_ROOT) -> tuple[ScanQuestion, ...]:
    """The catalogue, in the order of the file.

    Raises:
        DataDamagedError: The file is absent, or a question is malformed.
    """
    content = read_toml(root / FILE).get("questions", [])
    found = tuple(_question(entry) for entry in content)
    if len({each.id for each in found}) != len(found):
        raise _damaged("twee vragen met dezelfde id")
    return found


def _question(entry: dict[str, Any]) -> ScanQuestion:
    name = str(entry.get("id", "zonder id"))
    texts = {
        key: entry.get(key)
        for key in ("id", "signal", "question", "aan", "kijk", "unit")
    }
    empty = [
        key
        for key, value in texts.items()
        if not isinstance(value, str) or (not value and key != "unit")
    ]
    if empty:
        raise _damaged(f"vraag {name}: {', '.join(empty)} ontbreekt")
    if entry.get("side") not in get_args(Side):
        raise _damaged(f"vraag {name}: side is boven of onder")
    if not isinstance(entry.get("bound"), float):
        raise _damaged(f"vraag {name}: bound is een getal met een punt")
    return ScanQuestion(
        **{key: str(value) for key, value in texts.items()},
        side=entry["side"],
        bound=entry["bound"],
    )


def _damaged(what: str) -> DataDamagedError:
    return DataDamagedError(
        f"Het databestand {FILE} is beschadigd: {what}.", hint=REINSTALL
    )
