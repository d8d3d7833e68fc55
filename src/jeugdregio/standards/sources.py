"""Who published the open data that ship with the package, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.files import DATA_ROOT, read_toml


Status = Literal["C", "S", "U"]
"""C read at the publisher itself; S through another; U presumed, to be verified."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that figures or lists were taken from.

    Attributes:
        id: Our name for it, e.g. ``cbs_iv3``.
        title: Dutch title.
        publisher: Who published it.
        table_id: CBS table id; empty where there is none or it is unknown.
        url: Web address; empty where we have not seen the page ourselves.
        licence: Terms of the publisher, Dutch.
        found_through: How it reached us, Dutch.
        status: How sure we are that this is what the publisher says.
    """

    id: str
    title: str
    publisher: str
    table_id: str
    url: str
    licence: str
    found_through: str
    status: Status


def read_sources(root: Path = DATA_ROOT) -> tuple[Source, ...]:
    """All sources in the folder ``root``, in the order of the file."""
    return tuple(
        Source(
            id=name,
            title=entry.get("title", ""),
            publisher=entry.get("publisher", ""),
            table_id=entry.get("table_id", ""),
            url=entry.get("url", ""),
            licence=entry.get("licence", ""),
            found_through=entry.get("found_through", ""),
            status=entry.get("status", ""),
        )
        for name, entry in read_toml(root / "sources.toml").items()
    )


@cache
def all_sources() -> tuple[Source, ...]:
    """All sources that ship with the package."""
    return read_sources()


def find_source(name: str) -> Source:
    """The source with this id.

    Raises:
        UnknownCodeError: There is none.

    Example:
        >>> find_source("cbs_85098ned").table_id
        '85098NED'
    """
    for source in all_sources():
        if source.id == name:
            return source
    raise UnknownCodeError(
        f"Bron {name!r} staat niet in sources.toml.",
        hint="Bekend zijn: " + ", ".join(source.id for source in all_sources()) + ".",
    )
