"""Parts against their total: age bands, households and referrers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    Row,
    StandardsTables,
    name_of,
    number,
    source_of,
)


REFERRER_GAP: Final = 0.15
"""Part of the trajectories without referrer class; the median municipality has 0.07."""

_PEOPLE: Final = {
    "leeftijden": (
        "jongeren_0_4",
        "jongeren_4_12",
        "jongeren_12_18",
        "jongeren_18_23",
    ),
    "huishoudens": ("hh_eenouder", "hh_paar", "hh_anders"),
}

_REFERRERS: Final = (
    "verw_gemeentelijke_toegang",
    "verw_huisarts",
    "verw_jeugdarts",
    "verw_gecertificeerde_instelling",
    "verw_medisch_specialist",
    "verw_rechter_ovj",
    "verw_geen",
    "verw_onbekend",
)

_GAP = (
    "Het totaal telt waarschijnlijk ook trajecten jeugdbescherming en "
    "jeugdreclassering mee. Die hebben geen verwijzer. Neem voor aandelen per "
    "verwijzer de som van de verwijzers als geheel, niet het totaal aantal trajecten."
)


def _bounds(row: Row, parts: tuple[str, ...]) -> tuple[int, float, float]:
    """Sum of the known parts, and the least and most the total can then be.

    Every figure is rounded to five (2.5 either way, the total too); a withheld part
    holds zero to ten.
    """
    known = [int(row[part]) for part in parts if row[part]]
    slack = 2.5 * (len(known) + 1)
    most = sum(known) + slack + 10 * (len(parts) - len(known))
    return sum(known), sum(known) - slack, most


def _people(tables: StandardsTables) -> Iterator[Suspicion]:
    """Young people whose parts cannot make the total."""
    for row in tables["gebruik_cbs"]:
        for what, parts in _PEOPLE.items():
            total, (known, least, most) = row["jongeren_totaal"], _bounds(row, parts)
            if not total or least <= int(total) <= most:
                continue
            yield Suspicion(
                check="part_sums",
                dataset="gebruik_cbs",
                where=f"{name_of(row['gm_code'])}, {row['jaar']}, {what}",
                value=f"{number(known)} jongeren in de delen",
                expected=f"{number(int(total))} jongeren in totaal, op afronding na",
                source=source_of("gebruik_cbs"),
                severity="suspect",
                explanation="De delen tellen niet op tot het totaal. Afronden op vijf "
                "en weglaten van kleine aantallen verklaren dit niet.",
                gm_code=row["gm_code"],
                jaar=int(row["jaar"]),
            )


def _referrers(tables: StandardsTables) -> Iterator[Suspicion]:
    """The gap per year, municipalities with a large gap, and sums over the total."""
    years: dict[int, list[int]] = {}
    for row in tables["gebruik_cbs"]:
        if not row["trajecten_totaal"]:
            continue
        jaar, total = int(row["jaar"]), int(row["trajecten_totaal"])
        known, least, most = _bounds(row, _REFERRERS)
        sums = years.setdefault(jaar, [0, 0])
        sums[0] += total
        sums[1] += known
        too_many = total < least
        if not too_many and total - most <= REFERRER_GAP * total:
            continue
        yield Suspicion(
            check="part_sums",
            dataset="gebruik_cbs",
            where=f"{name_of(row['gm_code'])}, {jaar}, verwijzers",
            value=f"{number(known)} trajecten met een verwijzer",
            expected=f"{number(total)} trajecten in totaal",
            source=source_of("gebruik_cbs"),
            severity="impossible" if too_many else "suspect",
            explanation="De verwijzers tellen op tot meer dan het totaal. Dat kan niet."
            if too_many
            else "Het verschil is hier veel groter dan bij andere gemeenten. " + _GAP,
            gm_code=row["gm_code"],
            jaar=jaar,
        )
    for jaar, (total, known) in sorted(years.items()):
        if known >= total:
            continue
        yield Suspicion(
            check="part_sums",
            dataset="gebruik_cbs",
            where=f"alle gemeenten, {jaar}, verwijzers",
            value=f"{number(known)} trajecten met een verwijzer",
            expected=f"{number(total)} trajecten in totaal "
            f"({number(100 * (total - known) / total, 1)} procent zonder verwijzer)",
            source=source_of("gebruik_cbs"),
            severity="note",
            explanation=_GAP,
            jaar=jaar,
        )


def check_part_sums(tables: StandardsTables) -> Iterator[Suspicion]:
    """Parts that do not make their total, beyond rounding and suppression."""
    yield from _people(tables)
    yield from _referrers(tables)
