"""Features of the municipalities of 2026 that make them like one another or not.

Figures are those of 2021 and 2022. A municipality that merged since is put together
from its parts: people and households are added, shares and classes are weighed by what
they are a share of.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.herindelingen import successor


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """One feature.

    Attributes:
        id: Machine name; also the value in an address.
        label: Dutch name.
        unit: Dutch unit of the value.
        decimals: How many decimals make sense.
        meaning: What it is, one Dutch sentence.
        dataset: Id of the dataset it comes from.
        jaar: The year it is about.
        as_logarithm: Whether areas are compared by its logarithm: a size.
    """

    id: str
    label: str
    unit: str
    decimals: int
    meaning: str
    dataset: str
    jaar: int
    as_logarithm: bool = False


ALL_KENMERKEN: Final = (
    Kenmerk(
        "inwoners",
        "Aantal inwoners",
        "inwoners",
        0,
        "Inwoners op 1 januari. Twee keer zo groot telt even zwaar als half zo groot.",
        "jeugdbevolking",
        2022,
        as_logarithm=True,
    ),
    Kenmerk(
        "stedelijkheid",
        "Stedelijkheid",
        "klasse 1 tot 5",
        1,
        "De klasse van het CBS: 1 is zeer sterk stedelijk, 5 is niet stedelijk.",
        "jeugdbevolking",
        2022,
    ),
    Kenmerk(
        "laag_inkomen",
        "Laag inkomen",
        "% van de huishoudens",
        1,
        "Deel van de huishoudens met een laag inkomen.",
        "pct_jeugdzorg_2021",
        2021,
    ),
    Kenmerk(
        "jongeren",
        "Jonge inwoners",
        "% van de inwoners",
        1,
        "Deel van de inwoners dat jonger is dan 25 jaar.",
        "jeugdbevolking",
        2022,
    ),
    Kenmerk(
        "gezinnen",
        "Huishoudens met kinderen",
        "% van de huishoudens",
        1,
        "Deel van de huishoudens waar kinderen wonen.",
        "jeugdbevolking",
        2022,
    ),
    Kenmerk(
        "kinderen_per_gezin",
        "Kinderen per gezin",
        "kinderen tot 15 jaar per huishouden met kinderen",
        2,
        "Inwoners van 0 tot 15 jaar gedeeld door huishoudens met kinderen.",
        "jeugdbevolking",
        2022,
    ),
    Kenmerk(
        "kinderen_onder_jongeren",
        "Kinderen onder de jongeren",
        "% van de inwoners tot 25 jaar",
        1,
        "Deel van de inwoners tot 25 jaar dat jonger is dan 15.",
        "jeugdbevolking",
        2022,
    ),
    Kenmerk(
        "sociaal_minimum",
        "Inkomen tot 110% van het sociaal minimum",
        "% van de huishoudens",
        1,
        "Deel van de huishoudens met hoogstens 110% van het sociaal minimum.",
        "pct_jeugdzorg_2021",
        2021,
    ),
    Kenmerk(
        "bijstand",
        "Bijstand",
        "per 1.000 inwoners",
        1,
        "Mensen met bijstand per 1.000 inwoners.",
        "pct_jeugdzorg_2021",
        2021,
    ),
)
"""All features, in the order in which they are offered."""


def find_kenmerk(name: str) -> Kenmerk:
    """The feature with this id.

    Raises:
        UnknownCodeError: There is none.
    """
    for kenmerk in ALL_KENMERKEN:
        if kenmerk.id == name:
            return kenmerk
    raise UnknownCodeError(
        "Dit kenmerk bestaat niet.",
        hint="Kies uit: " + ", ".join(each.id for each in ALL_KENMERKEN) + ".",
    )


@cache
def kenmerk_values() -> Mapping[str, Mapping[str, float]]:
    """Per feature the value by municipality of 2026; an unknown one is absent.

    A municipality put together from parts has a value only where all its parts have
    one.

    Example:
        >>> values = kenmerk_values()
        >>> values["inwoners"]["GM0917"], values["laag_inkomen"]["GM0917"]
        (86845.0, 10.5)
        >>> "GM0060" in values["bijstand"]  # Ameland: not in the source
        False

    Source:
        CBS, kerncijfers wijken en buurten 2021 and 2022 (``cbs_kwb_2021_2022``) and
        85039NED (2021).
    """
    people = _by_successor("jeugdbevolking", 2022)
    income = _by_successor("pct_jeugdzorg_2021", 2021)
    households = {
        row["gm_code"]: float(row["huishoudens"])
        for row in read_rows("jeugdbevolking")
        if row["jaar"] == "2021" and row["huishoudens"]
    }

    def of_households(row: Row) -> float | None:
        return households.get(row["gm_code"])

    def young(row: Row) -> float:
        return float(row["inwoners_0_14"]) + float(row["inwoners_15_24"])

    found = {
        "inwoners": _added(people, _cell("inwoners")),
        "stedelijkheid": _weighed(people, "stedelijkheid", _cell("inwoners")),
        "laag_inkomen": _weighed(income, "pct_hh_laag_inkomen", of_households),
        "jongeren": _percent(people, young, _cell("inwoners")),
        "gezinnen": _percent(
            people, _cell("huishoudens_met_kinderen"), _cell("huishoudens")
        ),
        "kinderen_per_gezin": _ratio(
            people, _cell("inwoners_0_14"), _cell("huishoudens_met_kinderen")
        ),
        "kinderen_onder_jongeren": _percent(people, _cell("inwoners_0_14"), young),
        "sociaal_minimum": _weighed(income, "pct_tot_110_sociaal_min", of_households),
        "bijstand": _weighed(income, "bijstand_per_1000", _cell("inwoners")),
    }
    return {kenmerk.id: found[kenmerk.id] for kenmerk in ALL_KENMERKEN}


@cache
def compared_values() -> Mapping[str, Mapping[str, float]]:
    """As `kenmerk_values`, sizes as their natural logarithm: what distances use."""
    return {
        kenmerk.id: {
            code: math.log(value) if kenmerk.as_logarithm else value
            for code, value in kenmerk_values()[kenmerk.id].items()
        }
        for kenmerk in ALL_KENMERKEN
    }


Part = Callable[[Row], float | None]


def _cell(column: str) -> Part:
    """The value of a column; None where the source gives none."""

    def read(row: Row) -> float | None:
        return float(row[column]) if row[column] else None

    return read


def _by_successor(dataset: str, jaar: int) -> dict[str, list[Row]]:
    """The rows of a year by the municipality of 2026 they now belong to."""
    found: dict[str, list[Row]] = {}
    for row in read_rows(dataset):
        heir = successor(row["gm_code"])
        if row["jaar"] == str(jaar) and heir is not None:
            found.setdefault(heir, []).append(row)
    return found


def _sum(rows: list[Row], part: Part) -> float | None:
    """The sum over the parts; None where one of them is unknown."""
    values = [part(row) for row in rows]
    known = [value for value in values if value is not None]
    return math.fsum(known) if len(known) == len(values) else None


def _added(rows: Mapping[str, list[Row]], part: Part) -> dict[str, float]:
    found = {code: _sum(each, part) for code, each in rows.items()}
    return {code: value for code, value in found.items() if value is not None}


def _ratio(
    rows: Mapping[str, list[Row]], top: Part, base: Part, times: float = 1.0
) -> dict[str, float]:
    tops, bases = _added(rows, top), _added(rows, base)
    return {
        code: times * tops[code] / bases[code]
        for code in tops
        if bases.get(code, 0.0) > 0
    }


def _percent(rows: Mapping[str, list[Row]], top: Part, base: Part) -> dict[str, float]:
    return _ratio(rows, top, base, 100.0)


def _weighed(
    rows: Mapping[str, list[Row]], column: str, weight: Part
) -> dict[str, float]:
    """The mean of a share or class, weighed; as published where nothing merged."""
    value = _cell(column)

    def weight_times_value(row: Row) -> float | None:
        found, heavy = value(row), weight(row)
        return None if found is None or heavy is None else found * heavy

    weighed = _ratio(rows, weight_times_value, weight)
    for code, parts in rows.items():
        published = value(parts[0])
        if len(parts) == 1 and published is not None:
            weighed[code] = published
    return weighed
