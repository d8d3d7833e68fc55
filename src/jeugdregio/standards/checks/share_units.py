"""Shares that cannot be a percentage: another unit than their column says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jeugdregio.standards.checks.suspicion import Suspicion
from jeugdregio.standards.checks.tables import (
    StandardsTables,
    name_of,
    number,
    source_of,
)
from jeugdregio.standards.datasets import all_datasets


UNIT_WRONG: Final = 0.05
"""Part of the values out of range above which the unit is wrong, not the value."""

_TENTHS = "De waarden lijken tienden van procenten (promille). "

_SEEMS = {
    ("jeugdbevolking", "pct_hh_laag_inkomen"): _TENTHS
    + "Ook de naam lijkt onjuist. Gewogen naar huishoudens is het gemiddelde 40,1 "
    "procent. Dat past bij het CBS-kenmerk 'huishoudens die horen bij de 40 procent "
    "met het laagste inkomen' en niet bij 'laag inkomen', dat in 2021 rond 6 procent "
    "ligt. Gebruik deze kolom niet als laag inkomen.",
    ("jeugdbevolking", "pct_hh_tot_110_sociaal_min"): _TENTHS
    + "Gedeeld door tien liggen ze dicht bij dezelfde kolom in de set "
    "pct_jeugdzorg_2021 (Heerlen 17,0 tegen 16,6 procent).",
}

_UNKNOWN = "De eenheid is waarschijnlijk niet procent. Gebruik deze waarde niet."


def check_share_units(tables: StandardsTables) -> Iterator[Suspicion]:
    """Columns in per cent with values outside 0 to 100.

    Where more than one value in twenty is out of range, the unit of the column is
    wrong and there is one finding for all its values in that year, also for those
    that would pass. Otherwise there is one finding per value.
    """
    for dataset in all_datasets():
        columns = [column.name for column in dataset.columns if column.unit == "%"]
        for column in columns:
            values: dict[int, dict[str, float]] = {}
            for row in tables[dataset.id]:
                if row[column]:
                    year = values.setdefault(int(row["jaar"]), {})
                    year[row["gm_code"]] = float(row[column])
            for jaar, found in sorted(values.items()):
                wrong = {gm: v for gm, v in found.items() if not 0 <= v <= 100}
                if len(wrong) > max(1, UNIT_WRONG * len(found)):
                    yield _suspicion(dataset.id, column, jaar, found, len(wrong))
                else:
                    for gm_code, value in wrong.items():
                        one = {gm_code: value}
                        yield _suspicion(dataset.id, column, jaar, one, 1)


def _suspicion(
    dataset: str, column: str, jaar: int, values: dict[str, float], wrong: int
) -> Suspicion:
    """The finding for a whole column, or for one value."""
    low, high = min(values.values()), max(values.values())
    one = next(iter(values)) if len(values) == 1 else None
    who = name_of(one) if one else f"{len(values)} gemeenten"
    extent = f"{number(low)} tot en met {number(high)}, {wrong} buiten het bereik"
    return Suspicion(
        check="share_units",
        dataset=dataset,
        where=f"kolom {column}, {jaar}, {who}",
        value=number(low, 1) if one else extent,
        expected="een percentage van 0 tot en met 100",
        source=source_of(dataset),
        severity="impossible",
        explanation=_UNKNOWN if one else _SEEMS.get((dataset, column), _UNKNOWN),
        gm_code=one,
        jaar=jaar,
    )
