#!/usr/bin/env python3
"""Build our own model of the iJw messages from the facts beside the repository.

    python scripts/build_ijw.py            from ../shared/ijw32 to the package
    python scripts/build_ijw.py --check    compare only; exit code 1 when different

The result holds facts only: names, order, numbers, limits, codes with their labels,
and the list of rules. No text of a rule, no schema file. The same input always gives
the same bytes. ``sources.toml`` beside the result is written by hand.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any


ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT.parent / "shared" / "ijw32"
TARGET = ROOT / "src/jeugdregio/standards/data/ijw/3_2"

BASE = "basisschema"
CODES_OF_MESSAGES = "COD002-VEKT"

TITLES = {
    "JW301": "Toewijzing",
    "JW302": "Retour op toewijzing",
    "JW305": "Start van hulp",
    "JW306": "Retour op start",
    "JW307": "Einde van hulp",
    "JW308": "Retour op einde",
    "JW315": "Verzoek om toewijzing",
    "JW316": "Retour op verzoek om toewijzing",
    "JW317": "Verzoek om wijziging",
    "JW318": "Retour op verzoek om wijziging",
    "JW319": "Antwoord op verzoek",
    "JW320": "Retour op antwoord",
    "JW323": "Declaratie",
    "JW325": "Antwoord op declaratie",
}
"""Our own short titles."""

RETOUR_OF = {
    "JW302": "JW301",
    "JW306": "JW305",
    "JW308": "JW307",
    "JW316": "JW315",
    "JW318": "JW317",
    "JW320": "JW319",
}

DATATYPE_COLUMNS = (
    *("datatype", "basis", "min_lengte", "max_lengte", "minimum", "maximum"),
    *("patroon", "codes", "codelijst"),
)
ELEMENT_COLUMNS = (
    *("bericht", "type", "nummer", "element", "datatype", "min", "max", "patroon"),
)
MESSAGE_COLUMNS = ("bericht", "berichtcode", "titel", "namespace", "retour_op")
CODE_COLUMNS = ("codelijst", "datatype", "code", "label")

Row = Sequence[object]
Json = dict[str, Any]


def to_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    r"""A CSV with line ends ``\n``; None becomes an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue().encode()


def one(values: Sequence[str]) -> str:
    """The only value of a list of at most one; empty where there is none."""
    if len(values) > 1:
        raise ValueError(f"one value expected, not {values}")
    return values[0] if values else ""


def build_datatypes(base: Json, lists: Json) -> bytes:
    """One row per simple type: its base, its limits and its codes."""
    code_list = {entry["datatype"]: name for name, entry in lists.items()}
    facets = ("minLength", "maxLength", "minInclusive", "maxInclusive")
    return to_csv(
        DATATYPE_COLUMNS,
        (
            [
                name,
                entry["base"].removeprefix("xs:"),
                *(entry.get(facet) for facet in facets),
                one(entry.get("pattern", [])),
                " ".join(entry.get("enumeration", [])),
                code_list.get(name, ""),
            ]
            for name, entry in base["simpleTypes"].items()
        ),
    )


def elements_of(message: str, schema: Json) -> Iterator[Row]:
    """Every element of one schema, in its order."""
    for type_name, (content,) in schema["complexTypes"].items():
        for number, element in enumerate(content["sequence"], start=1):
            restriction = element.get("restriction", {})
            # An own type has the prefix of its message, the shared ones that of ijw.
            name = (element["type"] or restriction["base"]).partition(":")[2]
            unknown = set(restriction) - {"base", "pattern"}
            if unknown:
                raise ValueError(f"{message}/{type_name}: unknown facets {unknown}")
            is_unbounded = element["max"] == "unbounded"
            yield [
                message,
                type_name,
                number,
                element["name"],
                name,
                element["min"],
                "" if is_unbounded else element["max"],
                one(restriction.get("pattern", [])),
            ]


def build_elements(schemas: Json) -> bytes:
    """One row per element: first the shared groups, then message by message."""
    names = [BASE, *(name for name in schemas if name != BASE)]
    return to_csv(
        ELEMENT_COLUMNS,
        (
            row
            for name in names
            for row in elements_of("" if name == BASE else name, schemas[name])
        ),
    )


def build_messages(schemas: Json, lists: Json) -> bytes:
    """One row per message: its code, namespace and what it answers."""
    codes = {name: code for code, name in lists[CODES_OF_MESSAGES]["codes"].items()}
    return to_csv(
        MESSAGE_COLUMNS,
        (
            [
                name,
                codes[name],
                TITLES[name],
                schema["targetNamespace"],
                RETOUR_OF.get(name, ""),
            ]
            for name, schema in schemas.items()
            if name != BASE
        ),
    )


def build_code_lists(base: Json, lists: Json) -> bytes:
    """One row per code. A code that only the schema knows has no label."""
    rows: list[Row] = []
    for name, entry in lists.items():
        labels = dict(entry["codes"])
        allowed = base["simpleTypes"][entry["datatype"]].get("enumeration", [])
        codes = sorted({*labels, *allowed})
        rows += [
            [name, entry["datatype"], code, labels.get(code, "")] for code in codes
        ]
    return to_csv(CODE_COLUMNS, rows)


def build_rules(source: Path) -> bytes:
    """The completeness list of the rules, as it was given."""
    with (source / "rules.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return to_csv(list(rows[0]), (list(row.values()) for row in rows))


def build_checksums(files: dict[str, bytes]) -> bytes:
    """SHA-256 and number of rows of every file."""
    lines = ["# Made by scripts/build_ijw.py; do not edit."]
    for name in sorted(files):
        rows = len(list(csv.reader(io.StringIO(files[name].decode())))) - 1
        digest = hashlib.sha256(files[name]).hexdigest()
        lines += ["", f'["{name}"]', f'sha256 = "{digest}"', f"rows = {rows}"]
    return ("\n".join(lines) + "\n").encode()


def build(source: Path) -> dict[str, bytes]:
    """Every file of the result by name."""
    schemas = json.loads((source / "messages.json").read_bytes())
    lists = json.loads((source / "codelists.json").read_bytes())
    files = {
        "messages.csv": build_messages(schemas, lists),
        "elements.csv": build_elements(schemas),
        "datatypes.csv": build_datatypes(schemas[BASE], lists),
        "code_lists.csv": build_code_lists(schemas[BASE], lists),
        "rules.csv": build_rules(source),
    }
    return files | {"checksums.toml": build_checksums(files)}


def differences(files: dict[str, bytes], target: Path) -> list[str]:
    """Names of files that are absent from the folder or hold other bytes."""
    return [
        name
        for name, content in sorted(files.items())
        if not (target / name).is_file() or (target / name).read_bytes() != content
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and write, or compare with what is there."""
    parser = argparse.ArgumentParser(description="Build our model of iJw 3.2.")
    parser.add_argument("source", nargs="?", type=Path, default=SOURCE)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    if not (options.source / "messages.json").is_file():
        print(f"No source material in {options.source}.", file=sys.stderr)
        return 2
    files = build(options.source)
    differing = differences(files, options.target)
    if options.check:
        for name in differing:
            print(f"{name} differs from what the source gives.", file=sys.stderr)
        return 1 if differing else 0
    options.target.mkdir(parents=True, exist_ok=True)
    for name in differing:
        (options.target / name).write_bytes(files[name])
    print(f"{len(files)} files, {len(differing)} written.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
