"""Questions to ask after a municipal scan: a catalogue with conditions, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.files import DATA_ROOT, REINSTALL, read_toml


Compare = Literal["own", "difference", "relative", "place", "always"]
"""How a figure is looked at; see the head of ``scan_questions.toml``."""

Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class ScanQuestion:
    """One question, and when it is worth asking.

    Attributes:
        id: Stable id.
        figure: Figure of the scan it looks at; empty for a question for everyone.
        compare: How that figure is looked at.
        side: On which side of the threshold it is asked.
        by: The threshold: in units of the figure, or in per cent for ``relative``;
            not below zero. With ``below`` it counts downward.
        ask: Whom to ask, Dutch.
        question: The question, Dutch.
        why: Why this figure gives cause to ask, Dutch.
    """

    id: str
    figure: str
    compare: Compare
    side: Side
    by: float
    ask: str
    question: str
    why: str


def read_scan_questions(root: Path = DATA_ROOT) -> tuple[ScanQuestion, ...]:
    """All questions in the folder ``root``, in the order of the file.

    Raises:
        DataDamagedError: The file is absent, a field is absent or malformed, or an id
            is used twice.
    """
    entries = read_toml(root / "scan_questions.toml").get("questions", ())
    found = tuple(_read(entry) for entry in entries)
    ids = [each.id for each in found]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice or not found:
        raise _damaged(f"vragen zonder of met dubbele id: {', '.join(twice)}")
    return found


@cache
def all_scan_questions() -> tuple[ScanQuestion, ...]:
    """All questions that ship with the package.

    Example:
        >>> all_scan_questions()[-1].id  # asked of everyone, so last
        'altijd'
    """
    return read_scan_questions()


def _read(entry: Mapping[str, Any]) -> ScanQuestion:
    name = entry.get("id", "")
    compare, side = entry.get("compare"), entry.get("side", "above")
    texts = {key: entry.get(key) for key in ("ask", "question", "why")}
    by = entry.get("by", 0.0)
    if (
        not name
        or compare not in get_args(Compare)
        or side not in get_args(Side)
        or not all(isinstance(text, str) and text for text in texts.values())
        or not isinstance(by, float)
        or by < 0
        or (compare == "always") == bool(entry.get("figure"))
    ):
        raise _damaged(f"vraag {name!r} is niet volledig")
    return ScanQuestion(
        id=name,
        figure=entry.get("figure", ""),
        compare=cast("Compare", compare),
        side=cast("Side", side),
        by=by,
        **{key: str(text) for key, text in texts.items()},
    )


_FILE: Final = "scan_questions.toml"


def _damaged(what: str) -> DataDamagedError:
    return DataDamagedError(
        f"Het databestand {_FILE} is beschadigd: {what}.", hint=REINSTALL
    )
