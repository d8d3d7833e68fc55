"""The releases of the iJw standard that we know, read from the shipped files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.files import (
    DATA_ROOT,
    REINSTALL,
    parse_csv,
    read_toml,
    read_verified,
)
from jeugdregio.standards.ijw.klassen import find_klassen
from jeugdregio.standards.ijw.model import (
    Base,
    Composite,
    CompositeKind,
    Datatype,
    Element,
    Message,
)


IJW_DATA: Final = DATA_ROOT / "ijw"
"""One folder per release, named after its version: ``3_2``."""

RELEASES: Final = ("3.2",)
"""The versions that ship with the package, oldest first."""

SHARED_NAMESPACE: Final = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema"

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the standard.

    Attributes:
        version: E.g. ``3.2``.
        datatypes: The simple types, in the order of the basisschema.
        groups: The shared groups, each after the groups it holds.
        messages: The messages, in the order of their names.
    """

    version: str
    datatypes: tuple[Datatype, ...]
    groups: tuple[Composite, ...]
    messages: tuple[Message, ...]

    def find_message(self, name: str) -> Message:
        """The message with this name.

        Raises:
            UnknownCodeError: The release has no such message.

        Example:
            >>> find_release("3.2").find_message("JW323").title
            'Declaratie'
        """
        return self._find("name", name)

    def find_berichtcode(self, code: str) -> Message:
        """The message with this berichtcode in its header.

        Raises:
            UnknownCodeError: The release has no such code.

        Example:
            >>> find_release("3.2").find_berichtcode("490").name
            'JW323'
        """
        return self._find("berichtcode", code)

    def _find(self, field: str, value: str) -> Message:
        for message in self.messages:
            if getattr(message, field) == value:
                return message
        known = ", ".join(getattr(message, field) for message in self.messages)
        raise UnknownCodeError(
            f"iJw {self.version} kent dit bericht niet.", hint=f"Bekend zijn: {known}."
        )


@cache
def find_release(version: str) -> Release:
    """The release with this version; read once per process.

    Raises:
        UnknownCodeError: We do not know this version.
        DataDamagedError: A shipped file is missing or not what it was.

    Example:
        >>> [message.name for message in find_release("3.2").messages][:3]
        ['JW301', 'JW302', 'JW305']
    """
    if version not in RELEASES:
        raise UnknownCodeError(
            "Deze versie van de iJw-standaard kennen wij niet.",
            hint=f"Bekend zijn: {', '.join(RELEASES)}.",
        )
    return _load(release_folder(version), version)


def release_folder(version: str) -> Path:
    """Where the files of a release are."""
    return IJW_DATA / version.replace(".", "_")


def read_rows(folder: Path, name: str) -> tuple[dict[str, str], ...]:
    """The rows of one file of a release, after comparing its checksum.

    Raises:
        DataDamagedError: The file is missing or not what it was.
    """
    entry = read_toml(folder / "checksums.toml").get(name)
    if not isinstance(entry, dict):
        raise DataDamagedError(
            f"Het databestand {name} staat niet in checksums.toml.", hint=REINSTALL
        )
    return parse_csv(read_verified(folder / name, str(entry.get("sha256", ""))))


@cache
def _load(folder: Path, version: str) -> Release:
    datatypes = {
        row["datatype"]: _datatype(row) for row in read_rows(folder, "datatypes.csv")
    }
    elements: dict[str, dict[str, list[Row]]] = {}
    for row in read_rows(folder, "elements.csv"):
        elements.setdefault(row["bericht"], {}).setdefault(row["type"], []).append(row)
    shared = _Composites(datatypes, {}, elements[""], is_shared=True)
    groups = {name: shared.find(name) for name in elements[""]}
    return Release(
        version=version,
        datatypes=tuple(datatypes.values()),
        groups=tuple(shared.made.values()),
        messages=tuple(
            _message(row, version, _Composites(datatypes, groups, elements[name]))
            for row in read_rows(folder, "messages.csv")
            if (name := row["bericht"])
        ),
    )


def _message(row: Row, version: str, composites: _Composites) -> Message:
    root = composites.find("Root")
    return Message(
        name=row["bericht"],
        berichtcode=row["berichtcode"],
        title=row["titel"],
        release=version,
        namespace=row["namespace"],
        shared_namespace=SHARED_NAMESPACE,
        retour_of=row["retour_op"],
        root=root,
        klassen=find_klassen(root),
    )


def _datatype(row: Row) -> Datatype:
    def number(column: str) -> int | None:
        return int(row[column]) if row[column] else None

    return Datatype(
        name=row["datatype"],
        base=cast("Base", row["basis"]),
        min_length=number("min_lengte"),
        max_length=number("max_lengte"),
        minimum=number("minimum"),
        maximum=number("maximum"),
        pattern=row["patroon"],
        codes=tuple(row["codes"].split()),
        code_list=row["codelijst"],
    )


class _Composites:
    """Makes the composite types of one schema, the inner ones first."""

    def __init__(
        self,
        datatypes: Mapping[str, Datatype],
        groups: Mapping[str, Composite],
        rows: Mapping[str, list[Row]],
        *,
        is_shared: bool = False,
    ) -> None:
        self._datatypes = datatypes
        self._groups = groups
        self._rows = rows
        self._is_shared = is_shared
        self.made: dict[str, Composite] = {}

    def find(self, name: str) -> Composite:
        if name in self._groups:
            return self._groups[name]
        if name not in self.made:
            elements = tuple(self._element(row) for row in self._rows[name])
            self.made[name] = Composite(
                name, self._is_shared, self._kind(name, elements), elements
            )
        return self.made[name]

    def _element(self, row: Row) -> Element:
        name = row["datatype"]
        return Element(
            name=row["element"],
            type=self._datatypes[name] if name in self._datatypes else self.find(name),
            min=int(row["min"]),
            max=int(row["max"]) if row["max"] else None,
            pattern=row["patroon"],
        )

    def _kind(self, name: str, elements: tuple[Element, ...]) -> CompositeKind:
        if self._is_shared:
            return "groep"
        if name == "Root":
            return "bericht"
        if elements[0].max is None:
            is_simple = isinstance(elements[0].type, Datatype)
            return "codes" if is_simple else "verzameling"
        return "klasse"
