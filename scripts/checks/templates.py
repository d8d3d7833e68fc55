"""What a civil servant reads in a template: short sentences, plain words.

Texts that come from data have their own checks, in `standards.law_completeness`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from checks.common import PACKAGE, project_files


LONGEST: Final = 25
"""Words in a sentence."""

STIFF: Final = {
    "aangaande": "over",
    "alsmede": "en",
    "betreffende": "over",
    "derhalve": "daarom",
    "dientengevolge": "daardoor",
    "doch": "maar",
    "gaarne": "graag",
    "indien": "als",
    "inzake": "over",
    "middels": "met",
    "omtrent": "over",
    "reeds": "al",
    "teneinde": "om",
    "tevens": "ook",
    "zulks": "dat",
}
"""Words that B1 does not have, and what to write instead."""

_INLINE: Final = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "i", "small", "span", "strong"}
)
"""Elements that do not end a sentence; all others do."""
_COMMENT: Final = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", re.DOTALL)
_VALUE: Final = re.compile(r"{{.*?}}", re.DOTALL)
_TAG: Final = re.compile(r"{%.*?%}", re.DOTALL)


def check_templates(root: Path) -> list[str]:
    """No sentence over 25 words, no stiff words, in the texts of the templates."""
    problems: list[str] = []
    for path in project_files(root, ".html"):
        if not path.is_relative_to(PACKAGE / "web"):
            continue
        for sentence in _sentences((root / path).read_text(encoding="utf-8")):
            words = sentence.split()
            if len(words) > LONGEST:
                problems.append(f"{path}: {len(words)} words: '{sentence}'")
            for word in words:
                plain = STIFF.get(word.strip(".,:;()").lower())
                if plain:
                    problems.append(f"{path}: '{word}': write '{plain}': '{sentence}'")
    return problems


def _sentences(template: str) -> list[str]:
    text = _TAG.sub("\n\n", _VALUE.sub(" X ", _COMMENT.sub("", template)))
    reader = _Reader()
    reader.feed(text)
    blocks = re.split(r"\n\s*\n", "".join(reader.parts))
    found = [part for block in blocks for part in re.split(r"(?<=[.!?:])\s+", block)]
    return [" ".join(part.split()) for part in found if part.strip()]


class _Reader(HTMLParser):
    """Collects text; an element that is not inline ends a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style"}
        if tag not in _INLINE:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}
        if tag not in _INLINE:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
