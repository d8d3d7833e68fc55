"""From the cells of a contract file to what the register keeps of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from jeugdregio.actions.csv_file import CsvFile, CsvLine, Problems
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.ijw.code_lists import code_lists


COLUMNS: Final = (
    "gemeentecode",
    "agbcode",
    "productcategorie",
    "productcode",
    "eenheid",
    "tarief_cents",
    "begindatum",
    "einddatum",
)

MOST_CENTS: Final = 99_999_999
"""The largest amount per unit that a message can hold (LDT_Bedrag)."""

FIRST_YEAR: Final = 2015
"""The Jeugdwet exists since."""

_GEMEENTE: Final = re.compile(r"(?:GM)?([0-9]{4})", re.IGNORECASE)
_AGB: Final = re.compile(r"[0-9]{8}")
_PRODUCT: Final = re.compile(r"[0-9A-Za-z]{1,5}")
_CENTS: Final = re.compile(r"[0-9]{1,8}")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH: Final = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")


class Product(NamedTuple):
    """What a tariff is for: it may not have two at a time."""

    gemeente: str
    aanbieder: str
    categorie: str
    code: str
    eenheid: str


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One line of a contract file.

    Attributes:
        number: Its line in the file.
        product: What the tariff is for.
        tarief_cents: Per unit.
        begindatum: First day.
        einddatum: Last day; None while it goes on.
    """

    number: int
    product: Product
    tarief_cents: int
    begindatum: date
    einddatum: date | None


def contract_rows(file: CsvFile, problems: Problems) -> list[ContractRow]:
    """The lines that are right; what is wrong with the others is noted."""
    rows = [_row(line, problems) for line in file.lines]
    return [row for row in rows if row is not None]


def _row(line: CsvLine, problems: Problems) -> ContractRow | None:
    cells = line.cells
    before = len(problems.found)

    def wrong(column: str, what: str) -> None:
        problems.add(line.number, f"verwacht {what}", column=column)

    product = Product(
        _gemeente(cells["gemeentecode"]),
        cells["agbcode"],
        cells["productcategorie"],
        cells["productcode"],  # as messages write it: capitals matter there
        cells["eenheid"],
    )
    if not product.gemeente:
        wrong(
            "gemeentecode",
            "een gemeentecode van CBS in vier cijfers, zoals 0917 (Excel laat de "
            "eerste 0 soms weg)",
        )
    if not _AGB.fullmatch(product.aanbieder):
        wrong("agbcode", "acht cijfers (Excel laat de eerste 0 soms weg)")
    if product.categorie not in code_lists()["JZ020"].labels:
        wrong("productcategorie", "een code van lijst JZ020, zoals 45")
    if not _PRODUCT.fullmatch(product.code):
        wrong("productcode", "een tot vijf letters en cijfers, zoals 45A04")
    if product.eenheid not in code_lists()["WJ756"].labels:
        codes = ", ".join(code_lists()["WJ756"].labels)
        wrong("eenheid", f"een code van lijst WJ756: {codes} (met de eerste 0)")
    if not _CENTS.fullmatch(cells["tarief_cents"]):
        wrong("tarief_cents", f"hele centen zonder punt of komma, tot {MOST_CENTS}")
    begin, end = _day(cells["begindatum"]), _day(cells["einddatum"])
    if begin is None:
        wrong("begindatum", f"een dag vanaf {FIRST_YEAR}, zoals 2026-01-01")
    if end is None and cells["einddatum"]:
        wrong("einddatum", "een dag, zoals 2026-12-31, of niets")
    if begin and end and end < begin:
        wrong("einddatum", "een dag op of na de begindatum")
    if begin is None or len(problems.found) > before:
        return None
    return ContractRow(line.number, product, int(cells["tarief_cents"]), begin, end)


def _gemeente(text: str) -> str:
    """Four digits, of a municipality that exists or existed; else empty."""
    match = _GEMEENTE.fullmatch(text)
    if match is None:
        return ""
    try:
        gemeente_name(f"GM{match[1]}")
    except UnknownCodeError:
        return ""
    return match[1]


def _day(text: str) -> date | None:
    """A day as 2026-01-31 or, as Dutch Excel writes it, 31-1-2026."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DUTCH.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None
