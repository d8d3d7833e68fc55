r"""The patterns of the standard, in a form that is safe to run.

Two published patterns can be matched in more than one way, so a matcher may have to
try many. We use an equal one with a single way: same texts accepted, linear time. The
differential tests against the published schemas show that they are equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final


_XSD: Final[Mapping[str, str]] = MappingProxyType(
    {
        # One line with at least one character that is not a blank.
        r".*[^\s].*": r"[ \t]*[^\s].*",
        # Any lines with at least one character that is not a blank.
        r"([.\s]*\S+[.\s]*)+": r"\s*\S[\s\S]*",
        r"([a-zA-Z0-9])+": r"[a-zA-Z0-9]+",
        "([a-zA-Z\u00c0-\u1ef3])+": "[a-zA-Z\u00c0-\u1ef3]+",
    }
)

_PYTHON: Final[Mapping[str, str]] = MappingProxyType(
    {
        # A blank of XML is one of four characters; Python's \s knows many more.
        r".*[^\s].*": r"[ \t]*+[^ \t\n\r][^\n\r]*+",
        r"([.\s]*\S+[.\s]*)+": r"[ \t\n\r]*+[^ \t\n\r][\s\S]*+",
    }
)


def xsd_pattern(published: str) -> str:
    r"""The pattern for our own schema: equal to the published one, but linear.

    Example:
        >>> print(xsd_pattern(r".*[^\s].*"), xsd_pattern("[0-9]{8}"))
        [ \t]*[^\s].* [0-9]{8}
    """
    return _XSD.get(published, published)


@cache
def python_pattern(published: str) -> re.Pattern[str]:
    """The pattern for Python; use it with ``fullmatch``.

    Example:
        >>> bool(python_pattern("[0-9]{4}").fullmatch("0384"))
        True
    """
    return re.compile(_PYTHON.get(published, xsd_pattern(published)))
