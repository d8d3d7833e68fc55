#!/usr/bin/env python3
"""Build the open data that ships with the package from the source material.

Reads the tables beside the repository and writes `src/jeugdregio/standards/data/`:
CSV and GeoJSON with our column names, plus `checksums.toml`. The same input gives
the same bytes. What the data mean is not made here: titles, units, sources and
caveats are written by hand in `datasets.toml` and `sources.toml`.

Values are moved, never mended. Impossible figures go along and are found by
`jeugdregio.standards.checks`.

Usage:
    python scripts/build_standards.py [SOURCE] [--check]

Exit code 0: done, or with --check nothing differs; 1: --check found differences;
2: the source material is not there.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT.parent / "shared" / "data"
TARGET = ROOT / "src" / "jeugdregio" / "standards" / "data"

Row = dict[str, str]

# Which taakvelden are youth care, and in which group (data.md, section 2). Access and
# policy serve adults as well, so they stand apart and are not counted.
TAAKVELD_GROEP = {
    "6.2": ("toegang", False),
    "6.22": ("toegang", False),
    "6.23": ("toegang", False),
    "6.72": ("jeugdhulp", True),
    "6.73": ("jeugdhulp", True),
    "6.74": ("jeugdhulp", True),
    "6.75": ("jeugdhulp", True),
    "6.76": ("jeugdhulp", True),
    "6.79": ("pgb", True),
    "6.82": ("geescaleerd", True),
    "6.92": ("beleid", False),
}

LANDSDEEL = {"Noord": "LD01", "Oost": "LD02", "West": "LD03", "Zuid": "LD04"}

# Shipped file -> line of PROVENANCE.csv it was taken from.
HERKOMST = {
    "gemeenten.csv": "gemeenten_2026.csv",
    "lidmaatschap.csv": "gemeenten_2026.csv",
    "regios.csv": "jeugdregios_2025.csv",
    "herindelingen.csv": "herindelingen_2018_2023.csv",
    "inwoners.csv": "inwoners_gemeente_2017_2026.csv",
    "lasten_iv3.csv": "iv3_jeugd_lasten_gemeente_2017_2026.csv",
    "taakvelden.csv": "iv3_jeugd_lasten_gemeente_2017_2026.csv",
    "gebruik_cbs.csv": "jeugdzorg_in_natura_gemeente_2021_2022.csv",
    "jeugdbevolking.csv": "kwb_jeugdbevolking_gemeente_2021_2022.csv",
    "indicatoren_2022.csv": "indicatoren_jeugdzorg_gemeente_2022.csv",
    "pct_jeugdzorg_2021.csv": "kwb_jeugdzorg_pct_gemeente_2021.csv",
    "headline_figures.csv": "headline_figures.csv",
    "gemeenten_2026.geojson": "gemeenten_2026.geojson",
    "gemeenten_2026_vereenvoudigd.geojson": "gemeenten_2026_vereenvoudigd.geojson",
    "jeugdregios_2025.geojson": "jeugdregios_2025.geojson",
}


def read(source: Path, name: str) -> list[Row]:
    """All rows of one source table, every value as text."""
    with (source / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV: utf-8, LF, header first."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")


def take(rows: Iterable[Row], names: dict[str, str], *, sort: Sequence[str]) -> bytes:
    """Columns ``names`` (ours -> theirs) of the rows, sorted by our columns."""
    picked = [{ours: row[theirs] for ours, theirs in names.items()} for row in rows]
    picked.sort(key=lambda row: [row[column] for column in sort])
    return to_csv(list(names), ([row[c] for c in names] for row in picked))


def same(*columns: str, **renamed: str) -> dict[str, str]:
    """Column map: ``columns`` keep their name, ``renamed`` is ours=theirs."""
    return {column: column for column in columns} | renamed


def whole(text: str) -> str:
    """An amount without its empty decimals; fails rather than round."""
    number = float(text)
    if not number.is_integer():
        raise ValueError(f"expected whole thousands of euro, got {text!r}")
    return str(int(number))


def only_gemeenten(rows: Iterable[Row]) -> list[Row]:
    """Rows of municipalities: a national row would count double in a sum."""
    return [row for row in rows if row["gm_code"].startswith("GM")]


def build_regios(source: Path) -> bytes:
    """One row per region: the CBS name, and every other name as alias."""
    lines = []
    for row in read(source, "jeugdregios_2025.csv"):
        naam = row["jeugdregio_cbs_2025"]
        found = re.fullmatch(r"(.+) \((.+)\)", naam)
        names = [row["label_ijw_2026"], *(found.groups() if found else ())]
        aliassen = "|".join(dict.fromkeys(name for name in names if name != naam))
        lines.append((row["jz_code_cbs_2025"], naam, aliassen))
    return to_csv(("jz_code", "naam", "aliassen"), sorted(lines))


def build_lidmaatschap(source: Path) -> bytes:
    """One row per municipality and division."""
    rows = read(source, "gemeenten_2026.csv")
    lines = [
        (row["gm_code"], row[f"jz_code_{indeling}"], indeling)
        for indeling in ("cbs_2025", "ijw_2026")
        for row in rows
    ]
    lines.sort(key=lambda line: (line[2], line[0]))
    return to_csv(("gm_code", "jz_code", "indeling"), lines)


def build_lasten(source: Path) -> dict[str, bytes]:
    """Spending per municipality, and the taakvelden that occur in it by year."""
    rows = read(source, "iv3_jeugd_lasten_gemeente_2017_2026.csv")
    lasten = to_csv(
        ("jaar", "verslagsoort", "gm_code", "taakveld", "lasten_x1000_eur"),
        sorted(
            (
                row["jaar"],
                row["verslagsoort"],
                row["gm_code"],
                row["taakveld"],
                whole(row["lasten_x1000_eur"]),
            )
            for row in rows
        ),
    )
    last = max(row["jaar"] for row in rows)
    lines = []
    for taakveld in sorted({row["taakveld"] for row in rows}):
        mine = [row for row in rows if row["taakveld"] == taakveld]
        jaren = sorted({row["jaar"] for row in mine})
        (titel,) = {row["taakveld_titel"] for row in mine}
        groep, telt_mee = TAAKVELD_GROEP[taakveld]
        jaar_tot = "" if jaren[-1] == last else jaren[-1]
        telt = "ja" if telt_mee else "nee"
        lines.append((taakveld, titel, jaren[0], jaar_tot, telt, groep))
    columns = ("taakveld", "titel", "jaar_van", "jaar_tot", "telt_mee", "groep")
    return {"lasten_iv3.csv": lasten, "taakvelden.csv": to_csv(columns, lines)}


def build_landelijk(source: Path) -> bytes:
    """The national rows of municipal tables, apart and in long form."""
    tables = {
        "gebruik_cbs": ("jeugdzorg_in_natura_gemeente_2021_2022.csv", "jaar"),
        "indicatoren_2022": ("indicatoren_jeugdzorg_gemeente_2022.csv", "periode"),
    }
    lines = []
    for dataset, (name, jaar) in tables.items():
        for row in read(source, name):
            if row["gm_code"] != "NL01":
                continue
            skip = {jaar, "gm_code", "gemeente", "regio", "status"}
            lines += [(dataset, row[jaar], c, row[c]) for c in row if c not in skip]
    return to_csv(("dataset", "jaar", "kolom", "waarde"), lines)


def area_code(source: Path) -> dict[str, str]:
    """Area names as they stand in the headline figures -> CBS code."""
    gemeenten = read(source, "gemeenten_2026.csv")
    regios = read(source, "jeugdregios_2025.csv")
    codes = {row["jeugdregio_cbs_2025"]: row["jz_code_cbs_2025"] for row in regios}
    codes |= {f"{naam} (JZ)": code for naam, code in codes.items()}
    codes |= {row["gemeente"]: row["gm_code"] for row in gemeenten}
    codes |= {f"{row['provincie']} (PV)": row["provincie_code"] for row in gemeenten}
    codes["Fryslan (PV)"] = codes["Fryslân (PV)"]
    codes |= {f"{deel}-Nederland (LD)": code for deel, code in LANDSDEEL.items()}
    return codes | {"NL": "NL01"}


def build_headlines(source: Path) -> bytes:
    """Published figures, each with the address it was read from."""
    codes = area_code(source)
    lines = []
    for row in read(source, "headline_figures.csv"):
        bron = row["source_url"]
        if not bron.startswith("http"):
            bron = "eigen optelling uit lasten_iv3.csv (CBS Iv3)"
        gebied = row["area"]
        lines.append(
            (
                row["measure"],
                row["period"],
                gebied,
                codes[gebied],
                row["value"],
                row["unit"],
                row["status"],
                bron,
            )
        )
    columns = "maat periode gebied gebied_code waarde eenheid status bron_url"
    return to_csv(columns.split(), lines)


def build_herkomst(source: Path) -> bytes:
    """Where each shipped file was found: repository, path and commit."""
    lines: dict[str, Row] = {}
    before: Row = {}
    for row in read(source, "PROVENANCE.csv"):
        filled = {
            column: before[column] if text in ("idem", "als hierboven") else text
            for column, text in row.items()
        }
        lines[row["bestand"]] = before = filled
    columns = [column for column in before if column != "bestand"]
    return to_csv(
        ["bestand", "bronbestand", *columns],
        (
            [file, origin, *(lines[origin][column] for column in columns)]
            for file, origin in sorted(HERKOMST.items())
        ),
    )


def build_boundaries(source: Path, name: str, key: str) -> bytes:
    """The areas of one map with nothing but their code."""
    features = json.loads((source / name).read_bytes())["features"]
    small = [
        {
            "type": "Feature",
            "properties": {key: feature["properties"][key]},
            "geometry": feature["geometry"],
        }
        for feature in sorted(features, key=lambda each: each["properties"][key])
    ]
    collection = {"type": "FeatureCollection", "features": small}
    return json.dumps(collection, separators=(",", ":")).encode() + b"\n"


def build_checksums(files: dict[str, bytes]) -> bytes:
    """SHA-256, size and number of rows or areas of every file."""
    lines = ["# Made by scripts/build_standards.py; do not edit."]
    for name in sorted(files):
        content = files[name]
        rows = content.count(b'"type":"Feature",')
        if name.endswith(".csv"):
            rows = len(list(csv.reader(io.StringIO(content.decode())))) - 1
        digest = hashlib.sha256(content).hexdigest()
        lines += ["", f'["{name}"]', f'sha256 = "{digest}"']
        lines += [f"bytes = {len(content)}", f"rows = {rows}"]
    return ("\n".join(lines) + "\n").encode()


def build(source: Path) -> dict[str, bytes]:
    """Every file of the result by name.

    Example:
        `build(SOURCE)["gemeenten.csv"]` starts with ``gm_code,naam,provincie``.
    """
    gemeenten = read(source, "gemeenten_2026.csv")
    gebruik = read(source, "jeugdzorg_in_natura_gemeente_2021_2022.csv")
    indicatoren = read(source, "indicatoren_jeugdzorg_gemeente_2022.csv")
    kwb = read(source, "kwb_jeugdbevolking_gemeente_2021_2022.csv")
    pct = read(source, "kwb_jeugdzorg_pct_gemeente_2021.csv")
    files = {
        "gemeenten.csv": take(
            gemeenten,
            {
                "gm_code": "gm_code",
                "naam": "gemeente",
                "provincie": "provincie",
                "provincie_code": "provincie_code",
                "inwoners_2026": "inwoners_2026",
            },
            sort=["gm_code"],
        ),
        "lidmaatschap.csv": build_lidmaatschap(source),
        "regios.csv": build_regios(source),
        "herindelingen.csv": take(
            read(source, "herindelingen_2018_2023.csv"),
            {
                "gm_code_oud": "gm_code_oud",
                "naam_oud": "gemeente_oud",
                "gm_code_nieuw": "gm_code_nieuw",
                "naam_nieuw": "gemeente_nieuw",
                "ingang": "ingang",
                "soort": "soort",
                "toelichting": "opmerking",
            },
            sort=["ingang", "gm_code_oud", "gm_code_nieuw"],
        ),
        "inwoners.csv": take(
            read(source, "inwoners_gemeente_2017_2026.csv"),
            same("jaar", "gm_code", "inwoners"),
            sort=["jaar", "gm_code"],
        ),
        "gebruik_cbs.csv": take(
            only_gemeenten(gebruik),
            same(*(column for column in gebruik[0] if column != "gemeente")),
            sort=["jaar", "gm_code"],
        ),
        "indicatoren_2022.csv": take(
            only_gemeenten(indicatoren),
            {"jaar": "periode", "gm_code": "gm_code"}
            | same(*(column for column in indicatoren[0] if column.startswith("pct_"))),
            sort=["gm_code"],
        ),
        "jeugdbevolking.csv": take(
            kwb,
            same("jaar", "gm_code", "inwoners")
            | {"inwoners_0_14": "inw_0_14", "inwoners_15_24": "inw_15_24"}
            | same("huishoudens", "huishoudens_met_kinderen")
            | same("pct_hh_laag_inkomen", "pct_hh_tot_110_sociaal_min")
            | same("bevolkingsdichtheid", "stedelijkheid"),
            sort=["jaar", "gm_code"],
        ),
        "pct_jeugdzorg_2021.csv": take(
            pct,
            same(*(c for c in pct[0] if c not in ("gemeente", "provincie"))),
            sort=["gm_code"],
        ),
        "landelijke_cijfers.csv": build_landelijk(source),
        "headline_figures.csv": build_headlines(source),
        "herkomst.csv": build_herkomst(source),
    }
    files |= build_lasten(source)
    for name, key in (
        ("gemeenten_2026.geojson", "gm_code"),
        ("gemeenten_2026_vereenvoudigd.geojson", "gm_code"),
        ("jeugdregios_2025.geojson", "jz_code"),
    ):
        files[name] = build_boundaries(source, name, key)
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
    parser = argparse.ArgumentParser(description="Build the shipped open data.")
    parser.add_argument("source", nargs="?", type=Path, default=SOURCE)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    if not (options.source / "PROVENANCE.csv").is_file():
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
