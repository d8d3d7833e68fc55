"""Find the berichtklassen of a message in its tree, and their columns."""

from __future__ import annotations

from collections.abc import Iterator

from jeugdregio.standards.ijw.model import Berichtklasse, Column, Composite, Datatype
from jeugdregio.standards.ijw.names import column_name


def find_klassen(root: Composite) -> tuple[Berichtklasse, ...]:
    """The berichtklassen of a message, each once, a parent before its children."""
    parents: dict[str, list[str]] = {}
    found: dict[str, Composite] = {}
    for parent, klasse in _walk(root, ""):
        found.setdefault(klasse.name, klasse)
        above = parents.setdefault(klasse.name, [])
        if parent and parent not in above:
            above.append(parent)
    return tuple(
        Berichtklasse(name, klasse, tuple(find_columns(klasse)), tuple(parents[name]))
        for name, klasse in _parents_first(found, parents)
    )


def _walk(composite: Composite, parent: str) -> Iterator[tuple[str, Composite]]:
    for element in composite.elements:
        if isinstance(element.type, Datatype):
            continue
        if element.type.kind == "klasse":
            yield parent, element.type
            yield from _walk(element.type, element.type.name)
        elif element.type.kind == "verzameling":
            yield from _walk(element.type, parent)


def _parents_first(
    found: dict[str, Composite], parents: dict[str, list[str]]
) -> Iterator[tuple[str, Composite]]:
    """In the order of the document, but never a child before one of its parents."""
    waiting = list(found)
    done: set[str] = set()
    while waiting:
        name = next(each for each in waiting if done.issuperset(parents[each]))
        waiting.remove(name)
        done.add(name)
        yield name, found[name]


def find_columns(
    composite: Composite, above: tuple[str, ...] = (), *, is_required: bool = True
) -> Iterator[Column]:
    """The values of a berichtklasse, groups folded in, in the order of the schema."""
    for element in composite.elements:
        path = (*above, element.name)
        needed = is_required and element.min > 0
        if isinstance(element.type, Datatype):
            yield Column(
                column_name(path), path, "value", element.type, element.pattern, needed
            )
        elif element.type.kind == "codes":
            (code,) = element.type.elements
            if isinstance(code.type, Datatype):
                way = (*path, code.name)
                yield Column(column_name(path), way, "codes", code.type, "", needed)
        elif element.type.kind == "groep":
            # A group that may be empty says something by being there.
            if element.type.may_be_empty:
                yield Column(column_name(path), path, "present", None, "", needed)
            yield from find_columns(element.type, path, is_required=needed)
