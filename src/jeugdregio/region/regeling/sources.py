"""The sources behind a document, by title."""

from __future__ import annotations

from collections.abc import Iterable

from jeugdregio.standards.law import all_sources


def source_titles(sources: Iterable[str]) -> tuple[str, ...]:
    """Titles of what is cited, once each, in the order of citing.

    Args:
        sources: As in the files of the law: keys and places, parted by a semicolon. A
            text that starts with no known key is taken as it is.

    Example:
        >>> source_titles(["JW art. 2.6; Proof", "JW art. 10.3"])[0]
        'Jeugdwet, versie 1 januari 2026 (https://wetten.overheid.nl/BWBR0034925)'
    """
    known = {source.key: source for source in all_sources()}
    found: dict[str, None] = {}
    for cited in sources:
        for part in cited.split(";"):
            words = part.split()
            source = known.get(words[0]) if words else None
            if source is None:
                found[cited.strip()] = None
                break
            where = f" ({source.where})" if source.where else ""
            found[f"{source.title}{where}"] = None
    return tuple(found)
