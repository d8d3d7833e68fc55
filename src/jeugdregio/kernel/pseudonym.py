"""The pseudonym of a person: what stands for a BSN in `facts` and after it.

It is made with a key of its own (`register.vault.pseudonyms`); without that key nobody
gets from one to the other. It remains personal data (AVG): it is for counting
distinct persons and for joining, never for a page, URL or publication.
"""

from __future__ import annotations

import re
from typing import Final, NewType

from jeugdregio.kernel.errors import InvalidInputError


Pseudonym = NewType("Pseudonym", str)
"""Sixteen bytes as 32 lower-case hexadecimal digits."""

PSEUDONYM_BYTES: Final = 16

_FORM: Final = re.compile(r"[0-9a-f]{32}")


def parse_pseudonym(text: str) -> Pseudonym:
    """Take a text that has the form of a pseudonym.

    Raises:
        InvalidInputError: It has another form: a BSN, say. The text is not repeated.

    Example:
        >>> parse_pseudonym("0123456789abcdef0123456789abcdef")
        '0123456789abcdef0123456789abcdef'
    """
    if not _FORM.fullmatch(text):
        raise InvalidInputError(
            "Dit is geen pseudoniem: verwacht 32 tekens, 0-9 en a-f.",
            hint="Maak de feiten opnieuw met `jeugdregio facts build`.",
        )
    return Pseudonym(text)
