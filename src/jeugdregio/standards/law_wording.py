"""How texts about the law may be worded: short, and never surer than we are.

A text without a source must say so itself, because it may be read without its status
beside it. And a word that obliges ("moet", "uiterlijk") needs the doubt in the same
sentence.
"""

from __future__ import annotations

import re
from typing import Final


MAX_WORDS: Final = 25
"""A longer sentence is not plain language (B1)."""

_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý'\"(])")

_SURE = re.compile(
    r"\b(moet|moeten|verplicht|verplichte|uiterlijk|vereist|eist|dient|dienen|"
    r"mag niet|mogen niet|mag alleen|geldt|gelden|schrijft voor|bepaalt)\b",
    re.IGNORECASE,
)

_DOUBT = re.compile(
    r"\b(waarschijnlijk|vermoedelijk|mogelijk|misschien|onbekend|niet bevestigd|"
    r"niet zeker|vonden geen|lazen wij niet)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Cut a text where a sentence ends and the next starts with a capital.

    Example:
        >>> sentences("Zie art. 2.19 van de wet. Wij lazen het niet.")
        ['Zie art. 2.19 van de wet.', 'Wij lazen het niet.']
    """
    return [part for part in _END.split(text.strip()) if part]


def long_sentences(text: str, max_words: int = MAX_WORDS) -> list[str]:
    """The sentences with more than ``max_words`` words.

    Example:
        >>> long_sentences("Een twee drie. Vier.", max_words=2)
        ['Een twee drie.']
    """
    return [part for part in sentences(text) if len(part.split()) > max_words]


def sure_sentences(text: str) -> list[str]:
    """The sentences that oblige without a word of doubt.

    Example:
        >>> sure_sentences("De visie moet er op tijd zijn.")
        ['De visie moet er op tijd zijn.']
        >>> sure_sentences("De visie moet er waarschijnlijk in 2028 zijn.")
        []
    """
    return [
        part
        for part in sentences(text)
        if _SURE.search(part) and not _DOUBT.search(part)
    ]


def is_doubtful(text: str) -> bool:
    """True where the text itself says that it is not sure.

    Example:
        >>> is_doubtful("De lijst is niet bevestigd.")
        True
    """
    return _DOUBT.search(text) is not None
