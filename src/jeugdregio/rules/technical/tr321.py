"""TR321: a GeleverdVolume fits in the Volume of the toewijzing for that period.

The room in a ProductPeriode is the Volume of the toewijzing times the number of

- days, per day;
- calendar weeks of which a day is in the period, per week and inspanningsgericht;
- Sundays in the period, per week and outputgericht; one more where the last Sunday of
  the toewijzing is in the period and the toewijzing does not end on a Sunday;
- calendar months, per month;
- and once, for a total within the toewijzing.

Units: hours and minutes are compared; other units that differ are TR341. What was
declared before does not count here; that is TR322. A toewijzing without any Sunday has
one broken week; the standard does not place it, we place it where the toewijzing ends.
"""

from datetime import date

import polars as pl

from jeugdregio.rules.inputs import Null, StandsFor, computed, own
from jeugdregio.rules.jw323 import EURO, MINUUT, UUR, toewijzing
from jeugdregio.rules.rule import Rule


PER_DAG, PER_WEEK, PER_MAAND, TOTAAL = "1", "2", "4", "6"

OUTPUT = ("82", EURO)
"""Units of an outputgerichte toewijzing: pieces and euros."""

MINUTES_PER_HOUR = 60


def room(
    begindatum: pl.Expr,
    einddatum: pl.Expr,
    frequentie: pl.Expr,
    toegewezen_eenheid: pl.Expr,
    ingangsdatum: pl.Expr,
    einde_toewijzing: pl.Expr,
) -> pl.Expr:
    """How many times the Volume fits in the period; null for an unknown Frequentie."""
    # Days since Thursday 1 January 1970: Sundays are 3, 10, 17...
    first, last = _day(begindatum), _day(einddatum)
    sundays = (
        _sundays_until(last)
        - _sundays_until(first - 1)
        + _broken_week(first, last, _day(ingangsdatum), _day(einde_toewijzing))
    )
    weeks = (
        pl.when(toegewezen_eenheid.is_in(OUTPUT))
        .then(sundays)
        .otherwise((last + 3) // 7 - (first + 3) // 7 + 1)
    )
    return (
        pl.when(frequentie == PER_DAG)
        .then(last - first + 1)
        .when(frequentie == PER_WEEK)
        .then(weeks)
        .when(frequentie == PER_MAAND)
        .then(_month(einddatum) - _month(begindatum) + 1)
        .when(frequentie == TOTAAL)
        .then(1)
    )


def _broken_week(
    first: pl.Expr, last: pl.Expr, ingang: pl.Expr, einde: pl.Expr
) -> pl.Expr:
    """1 where the week in which the toewijzing breaks off counts in this period."""
    last_sunday = _sundays_until(einde) * 7 - 4
    counts_on = pl.when(last_sunday < ingang).then(einde).otherwise(last_sunday)
    breaks_off = last_sunday != einde
    return (breaks_off & counts_on.is_between(first, last)).cast(pl.Int64)


def _day(date_: pl.Expr) -> pl.Expr:
    return date_.cast(pl.Int32).cast(pl.Int64)


def _sundays_until(day: pl.Expr) -> pl.Expr:
    return (day + 4) // 7


def _month(date_: pl.Expr) -> pl.Expr:
    return date_.dt.year().cast(pl.Int64) * 12 + date_.dt.month().cast(pl.Int64)


def is_violated(
    volume: pl.Expr,
    eenheid: pl.Expr,
    toegewezen_volume: pl.Expr,
    toegewezen_eenheid: pl.Expr,
    ruimte: pl.Expr,
) -> pl.Expr:
    """More delivered than fits; null where the units cannot be compared."""
    most = toegewezen_volume * ruimte
    return (
        pl.when(eenheid == toegewezen_eenheid)
        .then(volume > most)
        .when((eenheid == MINUUT) & (toegewezen_eenheid == UUR))
        .then(volume > most * MINUTES_PER_HOUR)
        .when((eenheid == UUR) & (toegewezen_eenheid == MINUUT))
        .then(volume * MINUTES_PER_HOUR > most)
    )


RULE = Rule(
    code="TR321",
    retourcode="9321",
    text="Het GeleverdVolume past in wat voor die periode is toegewezen.",
    berichtklasse="Prestatie",
    messages=frozenset({"JW323"}),
    fields=("GeleverdVolume", "Eenheid", "ProductPeriode/Begindatum"),
    level="register",
    source="iJw 3.2, technische regels, TR321; invulinstructies IV076, IV077, IV078",
    inputs={
        "volume": own("geleverd_volume"),
        "eenheid": own("eenheid"),
        "begindatum": own("product_periode_begindatum"),
        "einddatum": own("product_periode_einddatum"),
        # "If an Omvang is given"; without a toewijzing there is none (TR338).
        "toegewezen_volume": toewijzing("omvang_volume", null=Null.NIET_VAN_TOEPASSING),
        "toegewezen_eenheid": toewijzing(
            "omvang_eenheid", null=Null.NIET_VAN_TOEPASSING
        ),
        "frequentie": toewijzing("omvang_frequentie", null=Null.NIET_VAN_TOEPASSING),
        "ingangsdatum": toewijzing("ingangsdatum", null=Null.NIET_VAN_TOEPASSING),
        "einde_toewijzing": toewijzing("einddatum", null=StandsFor(date(9999, 12, 31))),
        "ruimte": computed(room),
    },
    violated=is_violated,
)
