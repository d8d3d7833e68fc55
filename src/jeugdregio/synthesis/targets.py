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
    """The targets of every gemeente of a region, by code.

    Raises:
        UnknownCodeError: The region does not exist.
        InvalidInputError: A figure is missing for a gemeente.

    Source:
        CBS, jeugdzorg in natura 2022 (``gebruik_cbs``) and indicatoren 2022; CBS Iv3,
        annual account 2024 (``lasten_iv3``); what counts: `standards.taakvelden`.

    Example:
        Heerlen had 2,455 young people with care in 2022; a fifth is 491.

        >>> found = {each.gemeente: each for each in region_targets("JZ41", 0.2)}
        >>> round(found["GM0917"].jongeren)
        491
    """
    code = find_regio(region).code
    use = _by_gemeente("gebruik_cbs", CBS_YEAR)
    indicators = _by_gemeente("indicatoren_2022", CBS_YEAR)
    lasten = _lasten_cents()
    return tuple(
        _target(gemeente, use, indicators, lasten, scale) for gemeente in members(code)
    )


def _by_gemeente(dataset: str, jaar: int) -> dict[str, dict[str, str]]:
    return {
        row["gm_code"]: row for row in read_rows(dataset) if int(row["jaar"]) == jaar
    }


def _lasten_cents() -> dict[str, int]:
    """Per gemeente; the file holds thousands of euro's."""
    counted = set(youth_taakvelden(IV3_YEAR))
    total: dict[str, int] = {}
    for row in read_rows("lasten_iv3"):
        if (row["jaar"], row["verslagsoort"]) != (str(IV3_YEAR), "jaarrekening"):
            continue
        if row["taakveld"] in counted and row["lasten_x1000_eur"]:
            cents = round(float(row["lasten_x1000_eur"]) * 100_000)
            total[row["gm_code"]] = total.get(row["gm_code"], 0) + cents
    return total


def _target(
    gemeente: GemeenteCode,
    use: dict[str, dict[str, str]],
    indicators: dict[str, dict[str, str]],
    lasten: dict[str, int],
    scale: float,
) -> Target:
    row = use.get(gemeente)
    if row is None or not row["jongeren_totaal"] or not lasten.get(gemeente):
        raise InvalidInputError(
            f"Voor {gemeente} ontbreken cijfers van CBS ({CBS_YEAR}) of Iv3 "
            f"({IV3_YEAR}); zonder die cijfers maken wij geen voorbeeld.",
            hint="Kies een andere regio, bijvoorbeeld JZ41 (Zuid-Limburg).",
        )
    ages = [_number(row[f"jongeren_{low}_{high}"]) for low, high in AGE_BANDS]
    referrers = {kind: _number(row[name]) for kind, name in VERWIJZER_COLUMNS.items()}
    residence = indicators.get(gemeente, {}).get("pct_verblijf_van_jeugdhulp", "")
    return Target(
        gemeente=gemeente,
        jongeren=_number(row["jongeren_totaal"]) * scale,
        age_shares=tuple(number / sum(ages) for number in ages),
        verwijzer_shares={
            kind: number / sum(referrers.values()) for kind, number in referrers.items()
        },
        # The mean of the country stands in where CBS withholds the figure.
        verblijf_share=(float(residence) if residence else 8.8) / 100,
        lasten_cents=round(lasten[gemeente] * scale),
    )


def _number(cell: str) -> float:
    return float(cell) if cell else 0.0
