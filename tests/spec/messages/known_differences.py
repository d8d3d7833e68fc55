"""Where judges of the same message may differ, each with its reason.

A test that meets a difference that is not here, fails.
"""

from __future__ import annotations

import re


# --- our gate, before any schema
# These files never reach the schema: the gate refuses them by the standard (OP192) or
# to protect itself. The published schemas say nothing about them.
GATE_REASONS = {
    "byte order mark": "OP192: no BOM",
    "UTF-8": "OP192: UTF-8 only; NUL bytes betray UTF-16",
    "DOCTYPE": "a message has none; it is the door to most attacks",
    "XML versie 1.0": "the standard is XML 1.0",
    "geen bericht van iJw": "another namespace or another root",
    "geen element Bericht": "the first element is not within 64 kB",
    "opbouw van de XML": "not well-formed",
    "losse stukken": "a value in too many pieces",
    "lange attributen": "a start tag of more than 16 kB",
    "te groot": "OP179: at most 25 MB",
}

# --- xmlschema, the independent judge
# libxml2 (ours and the official schemas alike) against the Python library xmlschema.
XMLSCHEMA = {
    "time with a fraction": (
        re.compile(r"\d\d:\d\d:\d\d\.\d"),
        "libxml2 holds seconds as a binary fraction, which can round up to 60",
    ),
    "hour 24": (
        re.compile(r"\b24:\d\d"),
        "24:00:00 is a time in XML Schema; not every library follows",
    ),
    "year outside 1-9999": (
        re.compile(r"\b\d{5,}-\d\d-\d\d|-\d{4,}-\d\d-\d\d|\b0000-"),
        "XML Schema 1.0 and 1.1 differ on year 0 and leap years before Christ",
    ),
    "xsi attributes": (
        re.compile(r"schemas?Location|SchemaLocation|:type=|:nil="),
        "xmlschema follows or rejects hints and type overrides in its own way",
    ),
    "white space inside": (
        re.compile(r"[\u00a0\u2028\u0085]"),
        "Python's white space holds more characters than that of XML",
    ),
}
