"""Change a message a little, in every way that a sender or an attacker might.

Each mutation takes bytes and a source of chance, and gives bytes that may or may not
be a valid message. Nothing here knows what is valid.
"""

from __future__ import annotations

import copy
import random
import re

from lxml import etree


VALUES = (
    *(
        "",
        " ",
        "\n",
        "0",
        "1",
        "2",
        "3",
        "9",
        "01",
        "04",
        "16",
        "-0",
        "+5",
        " 7 ",
        "007",
    ),
    *(
        "C",
        "D",
        "AB",
        "NL",
        "0200",
        "9355",
        "0001",
        "8001",
        "436",
        "490",
        "1.0.0",
        "01.0",
    ),
    *(
        "999900006",
        "99990000",
        "9999000066",
        "0384",
        "65656055",
        "123456789012345678901",
    ),
    *(
        "2026-01-31",
        "2026-06-31",
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "0000-01-01",
    ),
    *("12026-01-01", "-0044-03-15", "02026-01-01", "2026-1-1", "2026-01-01Z"),
    *("2026-01-01+01:00", " 2026-01-01\n", "2026-13-01", "9999-12-31", "0001-01-01"),
    *(
        "13:45:00",
        "24:00:00",
        "24:00:01",
        "13:45:60",
        "13:45",
        "13:45:00.5",
        "13:45:00Z",
    ),
    *("13:45:00-01:00", " 13:45:00 ", "23:59:59.999999999999"),
    *("999999999", "1000000000", "99999999", "100000000", "999999999999", "1e3", "5.0"),
    *(
        "0" * 30 + "1",
        "9" * 25,
        "A",
        "a b",
        "é",
        "\u1ef3\u00c0",
        "😀",
        "\u00a0",
        "\u2028",
    ),
    *("A" * 35, "A" * 36, "A" * 37, "A" * 64, "A" * 65, "A" * 80, "A" * 200, "A" * 201),
    *("&amp;", "a&#10;b", "a&#13;b", "&#32;", "&#9;x", "x.", ".", "Zorg\nen meer\n"),
)

NAMES = ("Bsn", "Client", "RetourCode", "Contact", "Onbekend", "Einddatum", "Naam")


def _elements(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter() if isinstance(element.tag, str)]


def _leaves(root: etree._Element) -> list[etree._Element]:
    return [element for element in _elements(root) if len(element) == 0]


def _pick_inner(root, rng):
    inner = [element for element in _elements(root) if element is not root]
    return rng.choice(inner) if inner else None


def change_value(root, rng):
    leaf = rng.choice(_leaves(root))
    text = rng.choice(VALUES)
    for name, value in (("&amp;", "&"), ("&#10;", "\n"), ("&#13;", "\r")):
        text = text.replace(name, value)
    leaf.text = text.replace("&#32;", " ").replace("&#9;", "\t")


def change_character(root, rng):
    leaf = rng.choice(_leaves(root))
    text = leaf.text or ""
    place = rng.randrange(len(text) + 1)
    new = rng.choice(["", " ", "x", "0", "9", "-", "\n", "\t", ".", "é"])
    leaf.text = text[:place] + new + text[place + rng.randrange(2) :]


def swap_value(root, rng):
    one, other = rng.choice(_leaves(root)), rng.choice(_leaves(root))
    one.text, other.text = other.text, one.text


def remove_element(root, rng):
    if (element := _pick_inner(root, rng)) is not None:
        element.getparent().remove(element)


def repeat_element(root, rng):
    if (element := _pick_inner(root, rng)) is not None:
        element.addnext(copy.deepcopy(element))


def move_element(root, rng):
    if (element := _pick_inner(root, rng)) is not None:
        siblings = list(element.getparent())
        element.getparent().insert(rng.randrange(len(siblings) + 1), element)


def move_elsewhere(root, rng):
    element, target = _pick_inner(root, rng), _pick_inner(root, rng)
    if element is not None and target not in element.iter():
        target.insert(rng.randrange(len(target) + 1), element)


def rename_element(root, rng):
    element = rng.choice(_elements(root))
    namespace = etree.QName(element).namespace
    element.tag = f"{{{namespace}}}{rng.choice(NAMES)}"


def change_namespace(root, rng):
    element = rng.choice(_elements(root))
    spaces = [*root.nsmap.values(), "urn:elders", None]
    space = rng.choice(spaces)
    name = etree.QName(element).localname
    element.tag = f"{{{space}}}{name}" if space else name


def empty_element(root, rng):
    element = rng.choice(_elements(root))
    for child in list(element):
        element.remove(child)
    element.text = None


def add_attribute(root, rng):
    element = rng.choice(_elements(root))
    xsi = "{http://www.w3.org/2001/XMLSchema-instance}"
    name, value = rng.choice(
        [
            ("id", "1"),
            (f"{xsi}schemaLocation", "urn:x http://127.0.0.1:9/x.xsd"),
            (f"{xsi}noNamespaceSchemaLocation", "x.xsd"),
            (f"{xsi}nil", "true"),
            (f"{xsi}nil", "false"),
            (f"{xsi}type", "ijw:LDT_Datum"),
            (f"{xsi}type", "ijw:LDT_Nummer"),
            (f"{xsi}type", "onzin"),
            ("{http://www.w3.org/XML/1998/namespace}lang", "nl"),
            ("{urn:elders}a", "b"),
        ]
    )
    element.set(name, value)


def add_text(root, rng):
    element = rng.choice(_elements(root))
    text = rng.choice(["x", " ", "\n", "\u00a0", "5"])
    element.tail = (element.tail or "") + text if element is not root else None


def add_comment(root, rng):
    node = rng.choice([etree.Comment(" c "), etree.ProcessingInstruction("p", "q")])
    element = rng.choice(_elements(root))
    if len(element) or rng.random() < 0.3:
        element.insert(rng.randrange(len(element) + 1), node)
    else:
        # In the middle of a value.
        text = element.text or ""
        place = rng.randrange(len(text) + 1)
        element.text, node.tail = text[:place], text[place:]
        element.append(node)


def add_child(root, rng):
    leaf = rng.choice(_leaves(root))
    etree.SubElement(leaf, leaf.tag).text = "1"


TREE = (
    *(change_value, change_value, change_value, change_value, change_character),
    *(change_character, swap_value, remove_element, remove_element, repeat_element),
    *(repeat_element, move_element, move_elsewhere, rename_element, change_namespace),
    *(empty_element, add_attribute, add_text, add_comment, add_child),
)


def flip_byte(data, rng):
    place = rng.randrange(len(data))
    return data[:place] + bytes([rng.randrange(256)]) + data[place + 1 :]


def cut(data, rng):
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randrange(1, 60) :]


def repeat_bytes(data, rng):
    start = rng.randrange(len(data))
    piece = data[start : start + rng.randrange(1, 200)]
    return data[: start + len(piece)] + piece + data[start + len(piece) :]


def wrap_cdata(data, rng):
    places = [m.span(1) for m in re.finditer(rb">([^<>&]+)</", data)]
    if not places:
        return data
    start, end = rng.choice(places)
    middle = rng.randrange(start, end + 1)
    return b"%s<![CDATA[%s]]>%s" % (data[:middle], data[middle:end], data[end:])


def refer(data, rng):
    places = [m.start() + 1 for m in re.finditer(rb">[0-9A-Za-z]", data)]
    if not places:
        return data
    place = rng.choice(places)
    return data[:place] + b"&#%d;" % data[place] + data[place + 1 :]


def respace(data, rng):
    new = rng.choice([b"\r\n", b"\r", b"\n", b"", b" \t"])
    return data.replace(b"\n", new) if rng.random() < 0.5 else data.replace(b"\t", new)


def reshape_tag(data, rng):
    tags = [m.end() - 1 for m in re.finditer(rb"<[^?!>]+>", data)]
    place = rng.choice(tags)
    return data[:place] + rng.choice([b" ", b"\n", b"/", b" /"]) + data[place:]


def rename_prefix(data, rng):
    old, new = rng.choice([(b"ijw:", b"x:"), (b"ijw:", b"I_1:"), (b"ijw:", b"a-b.c:")])
    return (
        data.replace(b"<" + old, b"<" + new)
        .replace(b"</" + old, b"</" + new)
        .replace(b"xmlns:" + old[:-1] + b"=", b"xmlns:" + new[:-1] + b"=")
    )


BYTES = (
    *(flip_byte, flip_byte, cut, repeat_bytes, wrap_cdata, refer, respace),
    *(reshape_tag, rename_prefix),
)


def mutate(data: bytes, rng: random.Random) -> bytes:
    """One to three mutations, first of the tree and then of the bytes."""
    times = rng.choice([1, 1, 1, 2, 3])
    if rng.random() < 0.8:
        root = etree.fromstring(data)
        for _ in range(times):
            try:
                rng.choice(TREE)(root, rng)
            except ValueError:  # a text or name that XML does not have
                continue
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        times = rng.choice([0, 0, 1])
    for _ in range(times):
        if data:
            data = rng.choice(BYTES)(data, rng)
    return data
