"""Find municipalities and regions by what a person types."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from jeugdregio.standards.gemeenten import all_gemeenten
from jeugdregio.standards.herindelingen import all_herindelingen
from jeugdregio.standards.regions import all_regions


MOST_HITS: Final = 20


_EVERYDAY_NAMES: Final = {"Den Haag": "GM0518", "Den Bosch": "GM0796"}
"""What people say; the lists have 's-Gravenhage and 's-Hertogenbosch."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An area that fits, with the name that made it fit where that is another one."""

    code: str
    naam: str
    kind: str
    through: str = ""


def search_area(query: str) -> tuple[Hit, ...]:
    """Areas whose name or code fits; spelling mistakes are forgiven where none does.

    Args:
        query: What was typed; case, accents and hyphens have no meaning.

    Returns:
        An exact name alone, else names that hold the text, else names close to it;
        regions first. Empty for an empty query or when nothing comes near.

    Example:
        >>> [hit.naam for hit in search_area("sudwest fryslan")]
        ['Súdwest-Fryslân']
        >>> [(hit.naam, hit.through) for hit in search_area("Landerd")]
        [('Maashorst', 'Landerd')]
    """
    wanted = _plain(query)
    if not wanted:
        return ()
    index = _index()
    exact = [hit for name, hit in index if name == wanted]
    if exact:
        return _unique(exact)
    holding = [hit for name, hit in index if len(wanted) > 1 and wanted in name]
    if holding:
        return _unique(holding)[:MOST_HITS]
    names = [name for name, _ in index]
    near = get_close_matches(wanted, names, n=5, cutoff=0.75)
    return _unique([hit for name, hit in index if name in near])[:MOST_HITS]


def _unique(hits: list[Hit]) -> tuple[Hit, ...]:
    return tuple({hit.code: hit for hit in reversed(hits)}.values())[::-1]


@cache
def _index() -> tuple[tuple[str, Hit], ...]:
    found: list[tuple[str, Hit]] = []
    for regio in all_regions():
        hit = Hit(regio.code, regio.naam, "regio")
        found += [(_plain(name), hit) for name in (regio.code, regio.naam)]
        found += [
            (_plain(alias), Hit(regio.code, regio.naam, "regio", alias))
            for alias in regio.aliassen
        ]
    for gemeente in all_gemeenten():
        hit = Hit(gemeente.code, gemeente.naam, "gemeente")
        found += [(_plain(name), hit) for name in (gemeente.code, gemeente.naam)]
    names: dict[str, str] = {
        gemeente.code: gemeente.naam for gemeente in all_gemeenten()
    }
    for name, code in _EVERYDAY_NAMES.items():
        found.append((_plain(name), Hit(code, names[code], "gemeente", name)))
    for change in all_herindelingen():
        if change.nieuw in names:
            hit = Hit(change.nieuw, names[change.nieuw], "gemeente", change.oud_naam)
            found.append((_plain(change.oud_naam), hit))
    return tuple(found)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", folded)
