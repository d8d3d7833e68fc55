"""Whether a written value fits its datatype: the schema's judgement, in Python."""

from __future__ import annotations

from jeugdregio.messages.lexical import BLANKS, is_date, is_time, parse_integer
from jeugdregio.messages.patterns import python_pattern
from jeugdregio.standards.ijw import Datatype


def fits(datatype: Datatype, pattern: str, text: str) -> bool:
    """Whether the schema would accept this text.

    Args:
        datatype: Of the value.
        pattern: A pattern for this place only; empty where there is none.
        text: As it stands in the message, references resolved.

    Example:
        >>> from jeugdregio.standards.ijw import find_release
        >>> by_name = {each.name: each for each in find_release("3.2").datatypes}
        >>> fits(by_name["LDT_Nummer"], "", " 0042 ")
        True
        >>> fits(by_name["LDT_Geslacht"], "", " 1 ")
        False
    """
    if datatype.base == "string":
        is_right = _fits_string(datatype, text)
    else:
        text = text.strip(BLANKS)
        is_right = _fits_value(datatype, text)
    return is_right and (not pattern or bool(python_pattern(pattern).fullmatch(text)))


def _fits_string(datatype: Datatype, text: str) -> bool:
    if datatype.codes:
        return text in datatype.codes
    if datatype.min_length is not None and len(text) < datatype.min_length:
        return False
    if datatype.max_length is not None and len(text) > datatype.max_length:
        return False
    pattern = datatype.pattern
    return not pattern or bool(python_pattern(pattern).fullmatch(text))


def _fits_value(datatype: Datatype, text: str) -> bool:
    # The patterns of dates and times only keep out a time zone; so do these readers.
    if datatype.base == "date":
        return is_date(text)
    if datatype.base == "time":
        return is_time(text)
    number = parse_integer(text)
    if number is None:
        return False
    is_low = datatype.minimum is not None and number < datatype.minimum
    is_high = datatype.maximum is not None and number > datatype.maximum
    return not is_low and not is_high
