"""Where two sources say something different about one municipality: both are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.herindelingen import successors
from jeugdregio.standards.regions import all_indelingen, find_regio, regio_of
from jeugdregio.standards.taakvelden import youth_taakvelden


SURVEY: Final = "Gerealiseerde kosten jeugdzorg (Enquete Kosten Wmo en Jeugd)"


@dataclass(frozen=True, slots=True)
class SourcePair:
    """One subject in two sources.

    Attributes:
        subject: What it is about, Dutch.
        first: What the first source says, in its own unit.
        first_source: That source, Dutch.
        second: What the second source says.
        second_source: That source, Dutch.
        unit: ``x1000``, ``percent`` or ``name``.
        explanation: Why they can differ, Dutch; not proven.
    """

    subject: str
    first: float | str
    first_source: str
    second: float | str
    second_source: str
    unit: str
    explanation: str


def source_pairs(code: str) -> tuple[SourcePair, ...]:
    """Subjects on which two sources differ for this municipality."""
    return _regions(code) + _costs(code) + _use(code)


def _regions(code: str) -> tuple[SourcePair, ...]:
    known = [each for each in all_indelingen() if each.stage == "bekend"][:2]
    places = [regio_of(code, each.code) for each in known]
    if None in places or places[0] == places[1]:
        return ()
    first, second = (find_regio(str(place)).naam for place in places)
    return (
        SourcePair(
            "Regio",
            first,
            known[0].naam,
            second,
            known[1].naam,
            "name",
            "De twee lijsten zijn van een ander jaar en voor een ander doel gemaakt.",
        ),
    )


@cache
def _accounts(year: int) -> dict[str, int]:
    counted = set(youth_taakvelden(year))
    found: dict[str, int] = {}
    for row in read_rows("lasten_iv3"):
        if (
            row["jaar"] == str(year)
            and row["verslagsoort"] == "jaarrekening"
            and row["taakveld"] in counted
        ):
            today = successors(row["gm_code"])
            if len(today) == 1 and row["lasten_x1000_eur"]:
                amount = int(float(row["lasten_x1000_eur"]))
                found[today[0]] = found.get(today[0], 0) + amount
    return found


def _costs(code: str) -> tuple[SourcePair, ...]:
    return tuple(
        SourcePair(
            f"Kosten van jeugdzorg in {row['periode']}",
            float(_accounts(int(row["periode"]))[code]),
            "Iv3, jaarrekening",
            float(row["waarde"]),
            "CBS 83454NED, enquête kosten",
            "x1000",
            "De enquête telt andere kosten mee dan de taakvelden van Iv3. "
            "Waar het verschil precies zit, is niet bewezen.",
        )
        for row in read_rows("headline_figures")
        if row["maat"] == SURVEY
        and row["gebied_code"] == code
        and code in _accounts(int(row["periode"]))
    )


@cache
def _shares() -> dict[str, tuple[float, float]]:
    """Per municipality the published and the computed share of 2021."""
    young = {
        row["gm_code"]: int(row["inwoners_0_14"]) + int(row["inwoners_15_24"])
        for row in read_rows("jeugdbevolking")
        if row["jaar"] == "2021"
    }
    users = {
        row["gm_code"]: int(row["jongeren_totaal"])
        for row in read_rows("gebruik_cbs")
        if row["jaar"] == "2021" and row["jongeren_totaal"]
    }
    return {
        code: (
            float(row["pct_jongeren_met_jeugdzorg"]),
            100 * users[code] / young[code],
        )
        for row in read_rows("pct_jeugdzorg_2021")
        if (code := row["gm_code"]) in users
        and code in young
        and row["pct_jongeren_met_jeugdzorg"]
    }


def _use(code: str) -> tuple[SourcePair, ...]:
    if code not in _shares():
        return ()
    published, computed = _shares()[code]
    if f"{published:.1f}" == f"{computed:.1f}":
        return ()
    return (
        SourcePair(
            "Jongeren met jeugdzorg in 2021",
            published,
            "CBS 85039NED, aandeel zoals gepubliceerd",
            computed,
            "Jongeren met jeugdzorg gedeeld door inwoners tot 25 jaar",
            "percent",
            "De leeftijdsgrens van de noemer is anders.",
        ),
    )
