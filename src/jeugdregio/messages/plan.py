"""The tree of a message as nodes that can be walked fast, made once per message."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from jeugdregio.standards.ijw import (
    Composite,
    Datatype,
    Element,
    Message,
    column_name,
    find_release,
)


SEPARATOR = " "
"""Between namespace and name, as expat is told to write them."""


@dataclass(slots=True)
class Node:
    """What may stand in one element.

    Attributes:
        element: The element in its place.
        kind: A value, one code of a list, or elements.
        tag: Namespace and name.
        steps: The elements inside, in order.
        index: Tag to place in ``steps``.
        klasse: Name of the berichtklasse that starts here; empty where none does.
        column: Number of the column of a value, list of codes or presence; else -1.
    """

    element: Element
    kind: Literal["value", "code", "elements"]
    tag: str
    steps: list[Node] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    klasse: str = ""
    column: int = -1


@cache
def message_plan(name: str, version: str = "3.2") -> Node:
    """The node of element Bericht.

    Raises:
        UnknownCodeError: The release or the message does not exist.
    """
    message = find_release(version).find_message(name)
    root = Element("Bericht", message.root, 1, 1)
    return _make(message, root, message.namespace, {}, ())


@cache
def vocabulary(version: str = "3.2") -> frozenset[str]:
    """Every element name of the standard: names that may be told in a finding."""
    release = find_release(version)
    names: set[str] = {"Bericht"}
    for message in release.messages:
        _collect(message.root, names)
    return frozenset(names)


def _collect(composite: Composite, names: set[str]) -> None:
    for element in composite.elements:
        names.add(element.name)
        if isinstance(element.type, Composite):
            _collect(element.type, names)


def _make(
    message: Message,
    element: Element,
    namespace: str,
    columns: dict[str, int],
    path: tuple[str, ...],
) -> Node:
    tag = f"{namespace}{SEPARATOR}{element.name}"
    here = (*path, element.name)
    if isinstance(element.type, Datatype):
        return Node(element, "value", tag, column=columns[column_name(here)])
    composite = element.type
    node = Node(element, "elements", tag)
    if composite.kind == "klasse":
        node.klasse = element.name
        klasse = message.klasse(element.name)
        columns = {column.name: i for i, column in enumerate(klasse.columns)}
    if composite.kind == "codes":
        (code,) = composite.elements
        number = columns[column_name(here)]
        inner = f"{namespace}{SEPARATOR}{code.name}"
        node.steps = [Node(code, "code", inner, column=number)]
    else:
        if composite.kind == "groep":
            node.column = columns.get(column_name(here), -1)
        below = message.shared_namespace if composite.is_shared else message.namespace
        inside = here if composite.kind == "groep" else ()
        node.steps = [
            _make(message, each, below, columns, inside) for each in composite.elements
        ]
    node.index = {step.tag: number for number, step in enumerate(node.steps)}
    return node
