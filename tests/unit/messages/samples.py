"""Messages made from the model: every element there, with plain values.

Also `draw_tables`: any valid message at all, for property tests.
"""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from jeugdregio.messages.tables import make_tables
from jeugdregio.standards.ijw import Composite, Datatype, find_release


RELEASE = find_release("3.2")
NAMES = tuple(message.name for message in RELEASE.messages)

PLAIN = {
    "[0-9]{4}": "0384",
    "[0-9]{8}": "65656055",
    "[0-9]{9}": "999900006",
    "[0-9]*": "0612345678",
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)": "1.0.0",
    "3": 3,
    "2": 2,
}


def plain_value(datatype: Datatype, pattern: str):
    """A usual value of a place."""
    if pattern or datatype.pattern in PLAIN:
        wanted = pattern or datatype.pattern
        return PLAIN.get(wanted, "DN1" if "a-z" in wanted else wanted)
    if datatype.codes:
        return datatype.codes[0]
    return {"date": date(2026, 1, 31), "time": time(13, 45), "integer": 7}.get(
        datatype.base, "A"
    )


def full_tables(name: str, *, repeat: int = 2):
    """One message with everything in it; what may be repeated stands there twice."""
    return _build(name, plain_value, lambda least, most: most or repeat)


def minimal_tables(name: str):
    """One message with only what must be there."""
    return _build(name, plain_value, lambda least, most: least)


def _build(name, value, how_many):
    message = RELEASE.find_message(name)
    rows = {klasse.name: [] for klasse in message.klassen}

    def fill(row, composite, path):
        for element in composite.elements:
            column = "_".join([*path, element.snake_name])
            kind = element.type
            if isinstance(kind, Composite) and kind.kind in ("klasse", "verzameling"):
                continue
            if not how_many(element.min, element.max):
                continue
            if isinstance(kind, Datatype):
                row[column] = value(kind, element.pattern)
            elif kind.kind == "codes":
                code = kind.elements[0]
                times = how_many(code.min, code.max)
                row[column] = [value(code.type, "") for _ in range(times)]
            else:
                if all(each.min == 0 for each in kind.elements):
                    row[column] = True
                fill(row, kind, [*path, element.snake_name])

    def records(composite, parent, above):
        for element in composite.elements:
            kind = element.type
            if isinstance(kind, Datatype) or kind.is_shared or kind.kind == "codes":
                continue
            for _ in range(how_many(element.min, element.max)):
                if kind.kind == "verzameling":
                    records(kind, parent, above)
                    continue
                row = {"ouder_rij": above}
                if len(message.klasse(element.name).parents) > 1:
                    row["ouder_klasse"] = parent
                fill(row, kind, [])
                rows[element.name].append(row)
                records(kind, element.name, len(rows[element.name]) - 1)

    records(message.root, "", None)
    return make_tables(name, rows)


ODD = "\t <>&\"']]>€é\u0085\u2028😀"
LETTERS = "AZaz\u00c0\u1ef3"


def any_value(datatype: Datatype, pattern: str):
    """A strategy for every value that a place can hold."""
    if pattern:
        if "a-z" in pattern:
            return st.text("AZaz09", min_size=1, max_size=datatype.max_length)
        return st.just(plain_value(datatype, pattern))
    if datatype.codes:
        return st.sampled_from(datatype.codes)
    if datatype.base == "date":
        return st.dates()
    if datatype.base == "time":
        return st.times()
    if datatype.base == "integer":
        return st.integers(datatype.minimum, datatype.maximum)
    return _any_text(datatype)


def _any_text(datatype: Datatype):
    most = datatype.max_length or 30
    if datatype.pattern.startswith("[0-9]{"):
        size = int(datatype.pattern[6:-1])
        return st.text("0123456789", min_size=size, max_size=size)
    if datatype.pattern == "[0-9]*":
        return st.text("0123456789", min_size=1, max_size=most)
    if "1-9" in datatype.pattern:
        number = st.integers(0, 120).map(str)
        return st.tuples(number, number, number).map(".".join)
    if "\u1ef3" in datatype.pattern:
        return st.text(LETTERS, min_size=1, max_size=most)
    line = st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
    ) | st.sampled_from(ODD)
    if not datatype.pattern:
        return st.text(line | st.sampled_from("\r\n"), min_size=1, max_size=most)
    if datatype.max_length is None:
        line = line | st.sampled_from("\r\n")
    visible = line.filter(lambda character: character not in " \t\r\n")
    half = (most - 1) // 2
    around = st.text(line, max_size=half)
    return st.tuples(around, visible, around).map("".join)


@st.composite
def draw_tables(draw, names=NAMES):
    """The tables of one valid message of any kind."""

    def how_many(least, most):
        return draw(st.integers(least, min(most or 2, 2)))

    def value(datatype, pattern):
        return draw(any_value(datatype, pattern))

    return _build(draw(st.sampled_from(names)), value, how_many)
