"""What an iJw message is made of: datatypes, elements, berichtklassen, columns.

A message is a tree. Its *berichtklassen* become tables; a *groep* (a shared type such
as CDT_Adres) is folded into the columns of its berichtklasse; a *verzameling* (such as
ToegewezenProducten) only holds berichtklassen and becomes nothing at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.ijw.names import snake_name


Base = Literal["string", "integer", "date", "time"]
"""The XML Schema type below a datatype."""

CompositeKind = Literal["bericht", "klasse", "groep", "verzameling", "codes"]

ColumnKind = Literal["value", "codes", "present"]
"""A value; a list of codes; or whether a group, which may be empty, is there."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A simple type of the basisschema with its limits (facets).

    Attributes:
        name: Name in the standard, e.g. ``LDT_AgbCode``.
        base: The XML Schema type below it.
        min_length: Least number of characters; None where there is no limit.
        max_length: Greatest number of characters.
        minimum: Smallest whole number.
        maximum: Greatest whole number.
        pattern: XML Schema pattern as published; empty where there is none.
        codes: The only values allowed, in the order of the schema; empty where free.
        code_list: Name of the code list with the labels; empty where there is none.
    """

    name: str
    base: Base
    min_length: int | None
    max_length: int | None
    minimum: int | None
    maximum: int | None
    pattern: str
    codes: tuple[str, ...]
    code_list: str


@dataclass(frozen=True, slots=True)
class Element:
    """One element in its place.

    Attributes:
        name: Name in the standard.
        type: What it holds.
        min: How often it must be there.
        max: How often it may be there; None is without limit.
        pattern: A pattern for this place only, beside that of the datatype.
    """

    name: str
    type: Datatype | Composite
    min: int
    max: int | None
    pattern: str = ""

    @property
    def snake_name(self) -> str:
        """The name in lower case with underscores."""
        return snake_name(self.name)


@dataclass(frozen=True, slots=True)
class Composite:
    """A type that holds elements, in a fixed order.

    Attributes:
        name: Name in the standard: ``Client``, ``CDT_Adres``.
        is_shared: Whether it and its elements live in the shared namespace.
        kind: What becomes of it in tables.
        elements: In the order in which they must stand.
    """

    name: str
    is_shared: bool
    kind: CompositeKind
    elements: tuple[Element, ...]

    @property
    def may_be_empty(self) -> bool:
        """Whether the element may be there with nothing in it."""
        return all(element.min == 0 for element in self.elements)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table of a berichtklasse.

    Attributes:
        name: Name of the column.
        path: The elements on the way, from the berichtklasse down.
        kind: Value, list of codes, or the presence of a group.
        datatype: Of the value; None for presence.
        pattern: A pattern for this place only.
        is_required: Whether a valid message always has it.
    """

    name: str
    path: tuple[str, ...]
    kind: ColumnKind
    datatype: Datatype | None
    pattern: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Berichtklasse:
    """One class of a message: a record with values, and other classes below it.

    Attributes:
        name: Name in the standard, e.g. ``ToegewezenProduct``.
        composite: Its elements.
        columns: Its values, in the order of the schema.
        parents: Names of the classes it can stand under; empty at the top.
    """

    name: str
    composite: Composite
    columns: tuple[Column, ...]
    parents: tuple[str, ...]

    def column(self, name: str) -> Column:
        """The column with this name.

        Raises:
            UnknownCodeError: There is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownCodeError(
            f"Berichtklasse {self.name} heeft geen gegeven {name!r}.",
            hint="Bekend zijn: " + ", ".join(each.name for each in self.columns) + ".",
        )


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a release.

    Attributes:
        name: ``JW301`` and so on.
        berichtcode: Code in its header, e.g. ``436``.
        title: Our short Dutch title.
        release: Version of the standard.
        namespace: Of its own elements.
        shared_namespace: Of the elements of the shared groups.
        retour_of: The message it is the return message of; empty where it is none.
        root: The element Bericht.
        klassen: Its berichtklassen, from the top down.
    """

    name: str
    berichtcode: str
    title: str
    release: str
    namespace: str
    shared_namespace: str
    retour_of: str
    root: Composite
    klassen: tuple[Berichtklasse, ...]

    @property
    def prefix(self) -> str:
        """The namespace prefix that the published examples use."""
        return self.name.lower()

    def klasse(self, name: str) -> Berichtklasse:
        """The berichtklasse with this name.

        Raises:
            UnknownCodeError: There is none.
        """
        for klasse in self.klassen:
            if klasse.name == name:
                return klasse
        raise UnknownCodeError(
            f"Bericht {self.name} heeft geen berichtklasse {name!r}.",
            hint="Bekend zijn: " + ", ".join(each.name for each in self.klassen) + ".",
        )
