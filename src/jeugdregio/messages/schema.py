"""Our own XML schemas, made in memory from the message model of `standards`.

The published schema files are not shipped and never read; tests compare with them.
Type names and namespaces are those of the standard, so that ``xsi:type`` means the
same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from jeugdregio.messages.patterns import xsd_pattern
from jeugdregio.standards.ijw import Composite, Datatype, Element, Message, find_release


_XS: Final = "http://www.w3.org/2001/XMLSchema"
_SHARED: Final = "memory:basisschema"


@cache
def load_schema(name: str, version: str = "3.2") -> etree.XMLSchema:
    """The schema of one message, ready to bind to a parser.

    Raises:
        UnknownCodeError: The release or the message does not exist.
    """
    message = find_release(version).find_message(name)
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    parser.resolvers.add(_Shared(shared_schema_text(version)))
    text = message_schema_text(message)
    return etree.XMLSchema(etree.fromstring(text.encode(), parser))


class _Shared(etree.Resolver):  # type: ignore[misc]
    """Gives the one schema that is imported; anything else is empty."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        if system_url == _SHARED:
            return self.resolve_string(self._text.encode(), context)
        return self.resolve_empty(context)


def shared_schema_text(version: str = "3.2") -> str:
    """The schema of the datatypes and groups that all messages share."""
    release = find_release(version)
    namespace = release.messages[0].shared_namespace
    head = f"<xs:schema xmlns:xs={quoteattr(_XS)} xmlns:ijw={quoteattr(namespace)} "
    parts = [
        f'{head}targetNamespace={quoteattr(namespace)} elementFormDefault="qualified">'
    ]
    for datatype in release.datatypes:
        parts.append(f'<xs:simpleType name="{datatype.name}">')
        parts.append(f'<xs:restriction base="xs:{datatype.base}">')
        parts.extend(_facets(datatype))
        parts.append("</xs:restriction></xs:simpleType>")
    for group in release.groups:
        parts.extend(_complex_type(group, "ijw"))
    return "".join([*parts, "</xs:schema>"])


def message_schema_text(message: Message) -> str:
    """The schema of one message; it imports the shared one."""
    own, shared = quoteattr(message.namespace), quoteattr(message.shared_namespace)
    head = f"<xs:schema xmlns:xs={quoteattr(_XS)} xmlns:ijw={shared} "
    head += f"xmlns:{message.prefix}={own} targetNamespace={own} "
    parts = [
        f'{head}elementFormDefault="qualified">',
        f'<xs:import namespace={shared} schemaLocation="{_SHARED}"/>',
        f'<xs:element name="Bericht" type="{message.prefix}:Root"/>',
    ]
    for composite in _own_types(message.root, {}).values():
        parts.extend(_complex_type(composite, message.prefix))
    return "".join([*parts, "</xs:schema>"])


def _own_types(
    composite: Composite, found: dict[str, Composite]
) -> dict[str, Composite]:
    found[composite.name] = composite
    for element in composite.elements:
        if isinstance(element.type, Composite) and not element.type.is_shared:
            _own_types(element.type, found)
    return found


def _facets(datatype: Datatype) -> Iterator[str]:
    facets = {
        "minLength": datatype.min_length,
        "maxLength": datatype.max_length,
        "minInclusive": datatype.minimum,
        "maxInclusive": datatype.maximum,
    }
    for name, value in facets.items():
        if value is not None:
            yield f'<xs:{name} value="{value}"/>'
    if datatype.pattern:
        yield _pattern(datatype.pattern)
    for code in datatype.codes:
        yield f"<xs:enumeration value={quoteattr(code)}/>"


def _pattern(published: str) -> str:
    return f"<xs:pattern value={quoteattr(xsd_pattern(published))}/>"


def _complex_type(composite: Composite, own_prefix: str) -> Iterator[str]:
    yield f'<xs:complexType name="{composite.name}"><xs:sequence>'
    for element in composite.elements:
        yield _element(element, own_prefix)
    yield "</xs:sequence></xs:complexType>"


def _element(element: Element, own_prefix: str) -> str:
    is_own = isinstance(element.type, Composite) and not element.type.is_shared
    type_name = f"{own_prefix if is_own else 'ijw'}:{element.type.name}"
    most = "unbounded" if element.max is None else element.max
    head = f'<xs:element name="{element.name}" minOccurs="{element.min}" '
    head += f'maxOccurs="{most}"'
    if not element.pattern:
        return f'{head} type="{type_name}"/>'
    return (
        f'{head}><xs:simpleType><xs:restriction base="{type_name}">'
        f"{_pattern(element.pattern)}</xs:restriction></xs:simpleType></xs:element>"
    )
