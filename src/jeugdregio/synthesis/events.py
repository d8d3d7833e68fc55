"""Everything that happens in a region, as tables: the source of the messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from jeugdregio.kernel.bsn import bsns_for_tests
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.synthesis.claims import make_prestaties
from jeugdregio.synthesis.grants import (
    last_einddatum,
    make_toewijzingen,
    make_versions,
)
from jeugdregio.synthesis.names import ACHTERNAMEN, VOORNAMEN
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.providers import contract_lines
from jeugdregio.synthesis.region import RegionInTime, simulate
from jeugdregio.synthesis.targets import region_targets
from jeugdregio.synthesis.volumes import make_deliveries, make_months, make_volumes


TEST_NUMBERS: Final = 9091
"""BSNs in the test range that pass the eleven test (`kernel.bsn`)."""

LATE_MESSAGE_SHARE: Final = 0.1
"""Part of the starts and stops that is told later than five working days."""


class TooManyPeopleError(InvalidInputError):
    """More young people than numbers in the test range; a smaller share does fit."""


@dataclass(frozen=True, slots=True)
class Events:
    """A generated region as tables, sorted, before there are messages.

    Attributes:
        region: The simulation beneath.
        contracts: Columns of `providers.CONTRACT_COLUMNS`.
        personen: One row per young person in the traffic: ``jongere``, ``bsn`` (text,
            test range), ``geboortedatum``, ``geslacht``, ``achternaam``,
            ``voorvoegsel``, ``voornaam``, ``huisnummer``, ``has_ouder``.
        toewijzingen: `grants.make_toewijzingen` with ``volume``, ``budget``,
            ``toegewezen_op`` (day of the first JW301), ``start_gemeld_op`` and
            ``stop_gemeld_op`` (day of the message, null: none in the traffic).
        versions: `grants.make_versions`.
        deliveries: `volumes.make_deliveries`: delivered, also where not yet declared.
        prestaties: `claims.make_prestaties`.
    """

    region: RegionInTime
    contracts: pl.DataFrame
    personen: pl.DataFrame
    toewijzingen: pl.DataFrame
    versions: pl.DataFrame
    deliveries: pl.DataFrame
    prestaties: pl.DataFrame

    @property
    def parameters(self) -> Parameters:
        """What it was made from."""
        return self.region.parameters

    def __repr__(self) -> str:
        # Not the frames: invented or not, they look like personal data.
        return f"Events({self.region.parameters!r})"


def make_events(parameters: Parameters) -> Events:
    """Make all events of a region; the seed is in the parameters.

    Raises:
        UnknownCodeError: The region does not exist.
        InvalidInputError: A real figure is missing.
        TooManyPeopleError: There are more young people than numbers in the test range.
    """
    _check_numbers(parameters)
    # Every part has a generator of its own: a change in one does not shift the rest.
    rngs = iter(np.random.default_rng(parameters.seed).spawn(8))
    region = simulate(parameters, next(rngs))
    contracts = contract_lines(region.aanbieders, parameters)
    toewijzingen = make_toewijzingen(region, next(rngs))
    versions = make_versions(toewijzingen, region, next(rngs))
    months = _with_tariff(make_months(toewijzingen, region, next(rngs)), contracts)
    volumes = make_volumes(toewijzingen, months, region)
    deliveries = make_deliveries(months, volumes, last_einddatum(versions))
    prestaties = make_prestaties(deliveries, region, next(rngs))
    toewijzingen = toewijzingen.join(
        volumes, on="toewijzing", how="left", maintain_order="left"
    )
    toewijzingen = _with_reports(toewijzingen, parameters, next(rngs))
    personen = _personen(toewijzingen, region, next(rngs))
    return Events(
        region, contracts, personen, toewijzingen, versions, deliveries, prestaties
    )


def _check_numbers(parameters: Parameters) -> None:
    """Say at once what cannot be: more young people in a year than numbers."""
    targets = region_targets(parameters.region, parameters.scale)
    a_year = round(sum(target.jongeren for target in targets))
    if parameters.months >= 12 and a_year > TEST_NUMBERS and not parameters.repeat_bsn:
        # Per year about half of them are new.
        in_all = a_year * (1 + 0.5 * (parameters.months / 12 - 1))
        raise _too_many(a_year, parameters.scale * TEST_NUMBERS / in_all)


def _too_many(people: int, scale: float) -> TooManyPeopleError:
    return TooManyPeopleError(
        f"Dit voorbeeld vraagt {people} jongeren of meer; er zijn {TEST_NUMBERS} BSN's "
        "die voor tests bestemd zijn.",
        hint=f"Kies een schaal van hooguit {scale:.2f}, of minder maanden.",
    )


def _with_tariff(months: pl.DataFrame, contracts: pl.DataFrame) -> pl.DataFrame:
    """The contract line of each month of care."""
    lines = contracts.select(
        gemeente=pl.concat_str(pl.lit("GM"), "gemeentecode"),
        aanbieder="agbcode",
        categorie="productcategorie",
        claim_code="productcode",
        contract_eenheid="eenheid",
        contract_tarief="tarief_cents",
        jaar=pl.col("begindatum").dt.year(),
    )
    keys = ["gemeente", "aanbieder", "categorie", "claim_code", "jaar"]
    return (
        months.with_columns(jaar=pl.col("maand").dt.year())
        .join(lines, on=keys, how="inner", maintain_order="left", validate="m:1")
        .drop("jaar")
    )


def _with_reports(
    toewijzingen: pl.DataFrame, parameters: Parameters, rng: np.random.Generator
) -> pl.DataFrame:
    """The days of the messages about toewijzing, start and stop.

    What was current before the first day is told again on the first day. Starts and
    stops that would be told after the last day are not in the traffic.
    """
    until = parameters.until
    keys, place = np.unique(toewijzingen["traject"].to_numpy(), return_inverse=True)

    def lags(name: str) -> pl.Series:
        soon = rng.integers(0, 8, len(keys))
        late = rng.integers(9, 45, len(keys))
        is_late = rng.random(len(keys)) < LATE_MESSAGE_SHARE
        return pl.Series(name, np.where(is_late, late, soon)[place])

    has_start = pl.col("variant") != "taakgericht"
    return (
        toewijzingen.with_columns(lags("start_lag"), lags("stop_lag"))
        .with_columns(
            toegewezen_op=pl.when(pl.col("toewijzingsdatum") <= until).then(
                pl.max_horizontal("toewijzingsdatum", pl.lit(parameters.first))
            )
        )
        .with_columns(
            start_gemeld_op=pl.when(
                has_start & pl.col("gestart_op").is_not_null()
            ).then(
                pl.max_horizontal(
                    pl.col("gestart_op") + pl.duration(days="start_lag"),
                    "toegewezen_op",
                )
            )
        )
        .with_columns(
            stop_gemeld_op=pl.when(has_start & pl.col("gestopt_op").is_not_null()).then(
                pl.max_horizontal(
                    pl.col("gestopt_op") + pl.duration(days="stop_lag"),
                    "start_gemeld_op",
                )
            )
        )
        .with_columns(
            pl.when(pl.col(column) <= until).then(column).alias(column)
            for column in ("start_gemeld_op", "stop_gemeld_op")
        )
        .drop("start_lag", "stop_lag")
    )


def _personen(
    toewijzingen: pl.DataFrame, region: RegionInTime, rng: np.random.Generator
) -> pl.DataFrame:
    """Invented people; their numbers are of the test range, in no order."""
    who = toewijzingen.select(pl.col("jongere").unique().sort())
    count = who.height
    numbers = [bsn.reveal() for bsn in bsns_for_tests()]
    if count > len(numbers) and not region.parameters.repeat_bsn:
        raise _too_many(count, region.parameters.scale * len(numbers) / count)
    order = rng.permutation(len(numbers))
    surname = rng.integers(0, len(ACHTERNAMEN), count)
    first_name = rng.integers(0, len(VOORNAMEN), count)
    return who.with_columns(
        pl.Series("bsn", [numbers[order[at % len(numbers)]] for at in range(count)]),
        pl.Series("geslacht", np.where(rng.random(count) < 0.56, "1", "2").tolist()),
        pl.Series("achternaam", [ACHTERNAMEN[at][0] for at in surname]),
        pl.Series(
            "voorvoegsel", [ACHTERNAMEN[at][1] for at in surname], dtype=pl.String
        ),
        pl.Series("voornaam", [VOORNAMEN[at] for at in first_name]),
        pl.Series("huisnummer", rng.integers(1, 400, count)),
        pl.Series("has_ouder", rng.random(count) < 0.1),
    ).join(region.jongeren.select("jongere", "geboortedatum"), on="jongere", how="left")
