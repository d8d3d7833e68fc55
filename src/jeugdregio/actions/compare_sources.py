"""Where sources disagree about a municipality: both figures, and why they differ."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.scan_counts import SCAN_YEAR
from jeugdregio.actions.workspace import Workspace
from jeugdregio.measures.derived import published
from jeugdregio.measures.disclosure import Cell
from jeugdregio.publishing.numbers import format_number, format_percent
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.herindelingen import successor
from jeugdregio.standards.regions import all_indelingen, find_regio, regio_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One subject on which two sources do not say the same.

    Attributes:
        subject: What it is about, Dutch.
        first: What the first source says, with its unit.
        first_source: That source, Dutch.
        second: What the second source says.
        second_source: That source, Dutch.
        why: Why they differ, or that we do not know, Dutch.
    """

    subject: str
    first: str
    first_source: str
    second: str
    second_source: str
    why: str


_SURVEY: Final = re.compile(
    r"(Begrote|Gerealiseerde) kosten jeugdzorg \(Enquete Kosten Wmo en Jeugd\)"
)


def compare_sources(workspace: Workspace, code: str) -> tuple[Difference, ...]:
    """The subjects on which the sources in the product disagree about a municipality.

    Two sources that say the same are not told. A subject that only one source knows is
    left out.
    """
    return (
        *_regions(code),
        *_costs(workspace, code),
        *_inhabitants(workspace, code),
        *_use(workspace, code),
        *_trajectories(workspace, code),
    )


def _regions(code: str) -> Iterator[Difference]:
    known = [
        (indeling.naam, find_regio(regio).naam)
        for indeling in all_indelingen()
        if (regio := regio_of(code, indeling.code)) is not None
    ]
    for (first_source, first), (second_source, second) in itertools.pairwise(known):
        if first != second:
            yield Difference(
                "Regio",
                first,
                first_source,
                second,
                second_source,
                "De lijsten zijn het niet eens. Welke geldt, zegt geen van beide.",
            )


def _costs(workspace: Workspace, code: str) -> Iterator[Difference]:
    """Iv3 beside the survey of costs, where the product has a figure of that survey."""
    for row in read_rows("headline_figures"):
        found = _SURVEY.match(row["maat"])
        if row["gebied_code"] != code or not found or not row["periode"].isdigit():
            continue
        kind = "begroting" if found[1] == "Begrote" else "jaarrekening"
        own = _cells(
            workspace,
            "lasten_iv3",
            code,
            int(row["periode"]),
            (("verslagsoort", kind),),
        )
        booked = published(own.get("lasten_x1000_eur"))
        if booked is None or booked == float(row["waarde"]):
            continue
        yield Difference(
            f"Kosten van jeugdzorg {row['periode']}, {kind}",
            f"€ {format_number(booked)} × 1.000",
            "Iv3, taakvelden voor jeugdzorg",
            f"€ {format_number(float(row['waarde']))} × 1.000",
            f"CBS, enquête Kosten Wmo en Jeugd (83454NED), {row['status']}",
            "De enquête vraagt naar kosten van jeugdzorg, Iv3 naar wat op een taakveld "
            "is geboekt. Welk deel daardoor verschilt, staat in geen van beide.",
        )


def _inhabitants(workspace: Workspace, code: str) -> Iterator[Difference]:
    one = sum(
        int(row["inwoners"])
        for row in read_rows("jeugdbevolking")
        if row["jaar"] == str(SCAN_YEAR) and successor(row["gm_code"]) == code
    )
    other = sum(
        int(row["inwoners"])
        for row in read_rows("inwoners")
        if row["jaar"] == str(SCAN_YEAR) and successor(row["gm_code"]) == code
    )
    if one and other and one != other:
        yield Difference(
            f"Inwoners op 1 januari {SCAN_YEAR}",
            format_number(other),
            "CBS, bevolking per gemeente",
            format_number(one),
            "CBS, kerncijfers wijken en buurten",
            "Het CBS past grenzen en adressen later soms aan.",
        )


def _use(workspace: Workspace, code: str) -> Iterator[Difference]:
    """Two tables of CBS about the share of young people; they count other groups."""
    own = _cells(workspace, "gebruik_cbs", code, SCAN_YEAR)
    rate = published(own.get("per_100_inwoners_0_24"))
    share = _single("indicatoren_2022", "pct_jongeren_jeugdhulp", code)
    if rate is not None and share is not None:
        yield Difference(
            f"Deel van de jongeren met hulp, {SCAN_YEAR}",
            f"{format_number(rate, 1)} per 100 inwoners tot 25 jaar",
            "CBS, jeugdzorg in natura (85335NED)",
            format_percent(share),
            "CBS, indicatoren (85098NED)",
            "De eerste telt jeugdzorg en deelt door inwoners tot 25 jaar. De tweede "
            "telt alleen jeugdhulp en deelt waarschijnlijk door een kleinere groep.",
        )
    own = _cells(workspace, "gebruik_cbs", code, 2021)
    rate = published(own.get("per_100_inwoners_0_24"))
    share = _single("pct_jeugdzorg_2021", "pct_jongeren_met_jeugdzorg", code)
    if (
        rate is not None
        and share is not None
        and format_number(rate, 1) != (format_number(share, 1))
    ):
        yield Difference(
            "Deel van de jongeren met jeugdzorg, 2021",
            f"{format_number(rate, 1)} per 100 inwoners tot 25 jaar",
            "CBS, jeugdzorg in natura (85075NED)",
            format_percent(share),
            "CBS, kerncijfers (85039NED)",
            "De eerste deelt door inwoners tot 25 jaar, de tweede waarschijnlijk door "
            "een kleinere groep. De bron zegt dat niet.",
        )


def _trajectories(workspace: Workspace, code: str) -> Iterator[Difference]:
    total = sum(
        int(row["trajecten_totaal"])
        for row in read_rows("gebruik_cbs")
        if row["jaar"] == str(SCAN_YEAR)
        and row["trajecten_totaal"]
        and successor(row["gm_code"]) == code
    )
    own = _cells(workspace, "verwijzers", code, SCAN_YEAR)
    named = published(own.get("totaal"))
    if total and named is not None and named != total:
        yield Difference(
            f"Trajecten in {SCAN_YEAR}",
            format_number(total),
            "CBS, het totaal",
            format_number(named),
            "CBS, de verwijzers opgeteld",
            "Bij een deel van de trajecten noemt de bron geen verwijzer, of is het "
            "aantal te klein. Waarschijnlijk gaat het vooral om jeugdbescherming en "
            "jeugdreclassering.",
        )


def _cells(
    workspace: Workspace,
    measure: str,
    code: str,
    year: int,
    choices: tuple[tuple[str, str], ...] = (),
) -> Mapping[str, Cell]:
    """The first row of a measure for the municipality and year; empty without one."""
    return _first_rows(workspace, measure, year, choices).get(code, {})


@functools.lru_cache(maxsize=16)
def _first_rows(
    workspace: Workspace,
    measure: str,
    year: int,
    choices: tuple[tuple[str, str], ...],
) -> Mapping[str, Mapping[str, Cell]]:
    """Of every municipality the first row in a year; read once for all scans."""
    table = workspace.figures(
        measure, niveau="gemeente_2026", years=(year,), choices=choices
    )
    found: dict[str, Mapping[str, Cell]] = {}
    for row in table.records():
        found.setdefault(str(row["gm_code"]), row)
    return found


def _single(dataset: str, column: str, code: str) -> float | None:
    """A share as published; None for a merged municipality or where it is withheld."""
    rows = [row for row in read_rows(dataset) if successor(row["gm_code"]) == code]
    text = rows[0][column] if len(rows) == 1 else ""
    return float(text) if text else None
