"""What text, link and anchor of a document may be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from jeugdregio.kernel.errors import PublishingError


# What XML 1.0 cannot hold, and control characters; a line feed is a line break.
_UNFIT: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ANCHOR: Final = re.compile(r"[a-z][a-z0-9-]*")
_LINK: Final = re.compile(r"(https?://|mailto:)[^\s]+|#[a-z][a-z0-9-]*")


def check_text(text: str) -> None:
    """Refuse characters that no document can show.

    Raises:
        PublishingError: A control character other than a line feed, or half a
            surrogate pair. The text itself is not repeated: it may be personal.
    """
    if found := _UNFIT.search(text):
        code = f"U+{ord(found.group()):04X}"
        raise PublishingError(
            f"Een tekst in het document bevat een stuurteken ({code}, teken "
            f"{found.start() + 1}).",
            hint="Haal het teken weg, of typ de tekst opnieuw.",
        )


def check_link(link: str) -> None:
    """Refuse a link that is not to the web, a mail address or a heading.

    Raises:
        PublishingError: Another scheme, such as ``javascript:`` or ``file:``.

    Example:
        >>> check_link("https://www.cbs.nl/"), check_link("#uitgaven")
        (None, None)
    """
    check_text(link)
    if not _LINK.fullmatch(link):
        raise PublishingError(
            "Een verwijzing in het document is geen webadres, mailadres of #anker.",
            hint="Begin met https://, http://, mailto: of #.",
        )


def check_anchor(anchor: str) -> None:
    """Refuse an anchor that is not a word of small letters, digits and hyphens.

    Raises:
        PublishingError: Another character, or one that does not start with a letter.
    """
    if not _ANCHOR.fullmatch(anchor):
        raise PublishingError(
            f"'{anchor}' kan geen anker zijn: gebruik kleine letters, cijfers en "
            "streepjes, te beginnen met een letter."
        )


def check_outline(headings: Iterable[tuple[int, str, str]]) -> None:
    """Refuse headings that skip a level, or that share an anchor.

    Args:
        headings: Level, text and anchor (empty for none) of each, in order.

    Raises:
        PublishingError: A level is skipped, so that a screen reader would lose its
            way (PDF/UA-1, 7.4.2), or an anchor is used twice.
    """
    previous = 0
    anchors: set[str] = set()
    for level, text, anchor in headings:
        if level > previous + 1:
            raise PublishingError(
                f"De kop '{text}' slaat een niveau over: hier kan niveau "
                f"{previous + 1}, niet {level}."
            )
        if anchor in anchors:
            raise PublishingError(f"Het anker '{anchor}' komt twee keer voor.")
        if anchor:
            anchors.add(anchor)
        previous = level
