"""The real figures a generated region is brought to, per gemeente.

CBS: young people with jeugdzorg in natura in a year, their ages, the verwijzer of
their trajectories, the share with residence. Iv3: lasten of the annual account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jeugdregio.kernel.codes import GemeenteCode
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.standards.datasets import read_rows
from jeugdregio.standards.herindelingen import successor
from jeugdregio.standards.regions import find_regio, members
from jeugdregio.standards.taakvelden import youth_taakvelden


CBS_YEAR: Final = 2022
"""Latest year with young people per gemeente in the shipped figures."""

IV3_YEAR: Final = 2024
"""Latest annual account in the shipped figures."""

AGE_BANDS: Final = ((0, 4), (4, 12), (12, 18), (18, 23))
"""The age bands of CBS, in years: from, and up to but not including."""

VERWIJZER_COLUMNS: Final = {
    "01": "verw_gemeentelijke_toegang",
    "02": "verw_huisarts",
    "03": "verw_jeugdarts",
    "04": "verw_gecertificeerde_instelling",
    "05": "verw_medisch_specialist",
    "06": "verw_geen",
    "08": "verw_rechter_ovj",
}
"""Type of verwijzer (COD327) and the column of CBS; unknown is left out."""

_TOTAL: Final = "jongeren_totaal"
_AGE_COLUMNS: Final = tuple(f"jongeren_{low}_{high}" for low, high in AGE_BANDS)
_VERBLIJF_LAND: Final = 0.088  # the country in 2022, indicatoren of CBS


@dataclass(frozen=True, slots=True)
class Target:
    """What one gemeente should come near.

    Attributes:
        gemeente: CBS code.
        jongeren: Young people with care in a year, times the scale.
        age_shares: Parts of one, in the order of `AGE_BANDS`.
        verwijzer_shares: Parts of one per type of verwijzer; what CBS suppressed is 0.
        verblijf_share: Part of the young people with residence.
        lasten_cents: Lasten of `IV3_YEAR`, times the scale.
    """

    gemeente: GemeenteCode
    jongeren: float
    age_shares: tuple[float, ...]
    verwijzer_shares: dict[str, float]
    verblijf_share: float
    lasten_cents: int


def region_targets(region: str, scale: float) -> tuple[Target, ...]:
    """The targets of the gemeenten of a region, by code.

    A gemeente whose young people or lasten are withheld or unknown is left out.

    Raises:
        UnknownCodeError: The region does not exist.
        InvalidInputError: No gemeente is left.

    Source:
        CBS, jeugdzorg in natura 2022 (``gebruik_cbs``) and indicatoren 2022; CBS Iv3,
        annual account 2024 (``lasten_iv3``); what counts: `standards.taakvelden`.

    Example:
        Heerlen had 2,455 young people with care in 2022; a fifth is 491.

        >>> found = {each.gemeente: each for each in region_targets("JZ41", 0.2)}
        >>> round(found["GM0917"].jongeren)
        491
    """
    wanted = members(find_regio(region).code)
    use = {code: row for code, row in _use().items() if code in wanted}
    lasten, residence = _lasten_cents(), _residence()
    known = [
        code for code in wanted if use.get(code, {}).get(_TOTAL) and lasten.get(code)
    ]
    if not known:
        raise InvalidInputError(
            f"Voor geen gemeente in {region} zijn er cijfers van CBS ({CBS_YEAR}) en "
            f"Iv3 ({IV3_YEAR}); zonder die cijfers maken wij geen voorbeeld.",
            hint="Kies een andere regio, bijvoorbeeld JZ41 (Zuid-Limburg).",
        )
    return tuple(
        Target(
            gemeente=code,
            jongeren=use[code][_TOTAL] * scale,
            age_shares=_shares(code, use, _AGE_COLUMNS),
            verwijzer_shares=dict(
                zip(
                    VERWIJZER_COLUMNS,
                    _shares(code, use, tuple(VERWIJZER_COLUMNS.values())),
                    strict=True,
                )
            ),
            verblijf_share=residence.get(code, _VERBLIJF_LAND),
            lasten_cents=round(lasten[code] * scale),
        )
        for code in known
    )


def _shares(
    code: str, use: dict[str, dict[str, float]], columns: tuple[str, ...]
) -> tuple[float, ...]:
    """Parts of one; those of the region where CBS withholds all of a gemeente."""
    numbers = [use[code][column] for column in columns]
    if sum(numbers) == 0:
        numbers = [sum(row[column] for row in use.values()) for column in columns]
    return tuple(number / sum(numbers) for number in numbers)


def _use() -> dict[str, dict[str, float]]:
    """Counts of CBS per gemeente of today; what is suppressed counts as 0.

    What one gemeente took over whole is added to it.
    """
    columns = (_TOTAL, *_AGE_COLUMNS, *VERWIJZER_COLUMNS.values())
    found: dict[str, dict[str, float]] = {}
    for row in read_rows("gebruik_cbs"):
        code = successor(row["gm_code"])
        if int(row["jaar"]) == CBS_YEAR and code is not None:
            counts = found.setdefault(code, dict.fromkeys(columns, 0.0))
            for column in columns:
                counts[column] += float(row[column]) if row[column] else 0.0
    return found


def _residence() -> dict[str, float]:
    """Part of the young people with residence, where CBS shows it."""
    return {
        row["gm_code"]: float(row["pct_verblijf_van_jeugdhulp"]) / 100
        for row in read_rows("indicatoren_2022")
        if row["pct_verblijf_van_jeugdhulp"]
    }


def _lasten_cents() -> dict[str, int]:
    """Per gemeente; the file holds thousands of euro's."""
    counted = set(youth_taakvelden(IV3_YEAR))
    total: dict[str, int] = {}
    for row in read_rows("lasten_iv3"):
        if (row["jaar"], row["verslagsoort"]) != (str(IV3_YEAR), "jaarrekening"):
            continue
        code = successor(row["gm_code"])
        if row["taakveld"] in counted and row["lasten_x1000_eur"] and code is not None:
            cents = round(float(row["lasten_x1000_eur"]) * 100_000)
            total[code] = total.get(code, 0) + cents
    return total
