"""A region in time: who asked for care, who waited, who started, who stopped.

Everything is a table of synthetic events; messages are made from them elsewhere.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jeugdregio.synthesis.care_mix import CARE_MIX
from jeugdregio.synthesis.draws import (
    FIRST_STEP,
    SECOND_STEP,
    day_number,
    number_day,
    seasonal_days,
    spread,
)
from jeugdregio.synthesis.parameters import (
    CALIBRATION_MONTHS,
    WARM_UP_MONTHS,
    Parameters,
    month_index,
    month_start,
)
from jeugdregio.synthesis.providers import Aanbieder, make_aanbieders
from jeugdregio.synthesis.queueing import (
    DRAWS,
    MOST_TRAJECTEN,
    Arrival,
    Flow,
    Offers,
    Traject,
)
from jeugdregio.synthesis.targets import AGE_BANDS, Target, region_targets


_PASSES: Final = 8
_NEAR: Final = 0.7
_REQUESTS_AHEAD_DAYS: Final = 10
_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class RegionInTime:
    """A generated region before there are messages.

    Attributes:
        parameters: What it was made from.
        targets: The real figures it was brought to.
        aanbieders: Who gives care.
        trajecten: One row per request, also from before the first message: ``traject``
            (number), ``jongere`` (number), ``gemeente``, ``vorm`` (key of the care
            form), ``aanbieder`` (AGB), ``soort`` (``eerste``, ``naast``, ``opnieuw``),
            ``aangevraagd_op``, ``beschikbaar_op`` (first day that suits),
            ``gestart_op``, ``gestopt_op``, ``ingetrokken_op`` and ``reden`` (JZ588).
            Days after the last day of the traffic are null: not known yet; only
            ``verwacht_tot`` (planned end) goes on.
        jongeren: One row per young person: ``jongere``, ``gemeente``,
            ``geboortedatum``.
    """

    parameters: Parameters
    targets: tuple[Target, ...]
    aanbieders: tuple[Aanbieder, ...]
    trajecten: pl.DataFrame
    jongeren: pl.DataFrame


def simulate(parameters: Parameters, rng: np.random.Generator) -> RegionInTime:
    """Simulate a region until its last day, brought to the counts of CBS.

    The rate of arrivals per gemeente is adjusted in a few passes with the same draws,
    until young people with care per twelve months come near the target.

    Args:
        parameters: What to make.
        rng: Decides everything that is drawn.

    Raises:
        UnknownCodeError: The region does not exist.
        InvalidInputError: A real figure is missing.
    """
    targets = region_targets(parameters.region, parameters.scale)
    aanbieders = make_aanbieders(targets, rng)
    seed = int(rng.integers(2**62))
    offers = make_offers(targets, aanbieders)
    wanted = np.array([each.jongeren for each in targets])
    rate = first_rate = wanted * 0.5
    # Nobody waits in the first pass: it tells how many places there must be.
    arrivals = _arrivals(parameters, targets, rate, seed)
    trajecten = free = _run(parameters, arrivals, offers, {})
    best = (trajecten, arrivals)
    distance = math.inf
    for _ in range(_PASSES):
        found = count_jongeren(trajecten, len(targets), parameters)
        # A gemeente that is near keeps its rate: other draws could take it away.
        is_off = _deviation(found, wanted) > _NEAR
        step = np.clip(wanted / np.maximum(found, 1.0), 0.5, 2.0) ** 0.9
        rate = rate * np.where(is_off, step, 1.0)
        growth = float(rate.sum() / first_rate.sum())
        places = make_places(free, _days(parameters), growth, parameters.capacity)
        arrivals = _arrivals(parameters, targets, rate, seed)
        trajecten = _run(parameters, arrivals, offers, places)
        found = count_jongeren(trajecten, len(targets), parameters)
        off = float(_deviation(found, wanted).max())
        if off < distance:
            distance, best = off, (trajecten, arrivals)
        if distance <= _NEAR:
            break
    return RegionInTime(
        parameters,
        targets,
        aanbieders,
        _trajecten_frame(best[0], targets, aanbieders, parameters),
        _jongeren_frame(best[1], targets),
    )


def _deviation(
    found: NDArray[np.float64], wanted: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far off, with 1 for six percent or four young people, what is more."""
    result: NDArray[np.float64] = np.abs(found - wanted) / np.maximum(0.06 * wanted, 4)
    return result


def count_jongeren(
    trajecten: Sequence[Traject], gemeenten: int, parameters: Parameters
) -> NDArray[np.float64]:
    """Young people with care per gemeente, mean over three periods of twelve months."""
    last = month_index(parameters.until) + 1
    total = np.zeros(gemeenten)
    years = CALIBRATION_MONTHS // 12
    for year in range(years):
        begin = day_number(month_start(last - 12 * (year + 1)))
        end = day_number(month_start(last - 12 * year)) - 1
        seen = {
            (each.gemeente, each.jongere)
            for each in trajecten
            if 0 <= each.started <= end and each.ended >= begin
        }
        total += np.bincount([gemeente for gemeente, _ in seen], minlength=gemeenten)
    return total / years


def _begin(parameters: Parameters) -> int:
    """First day of the warm-up."""
    first = month_index(parameters.until) - parameters.months - WARM_UP_MONTHS
    return day_number(month_start(first))


def _days(parameters: Parameters) -> int:
    return day_number(parameters.until) + _REQUESTS_AHEAD_DAYS - _begin(parameters) + 1


def _arrivals(
    parameters: Parameters,
    targets: Sequence[Target],
    rate: NDArray[np.float64],
    seed: int,
) -> list[Arrival]:
    """First requests of all gemeenten, by day; ``rate`` is per year."""
    begin, days = _begin(parameters), _days(parameters)
    arrivals: list[Arrival] = []
    for number, target in enumerate(targets):
        count = round(float(rate[number]) * days / _YEAR)
        # The n-th person of a gemeente has the same draws, however many there are.
        rngs = np.random.default_rng((seed, number)).spawn(4)
        arrivals.extend(_first_requests(number, target, count, begin, days, rngs))
    return sorted(arrivals, key=lambda arrival: (arrival.day, arrival.gemeente))


def _run(
    parameters: Parameters,
    arrivals: Sequence[Arrival],
    offers: Offers,
    places: Mapping[tuple[int, int], int],
) -> list[Traject]:
    until = day_number(parameters.until) + _REQUESTS_AHEAD_DAYS
    return Flow(offers, places).run(arrivals, until)


def first_shares(target: Target) -> list[float]:
    """Chance of each care form for a first request in a gemeente.

    Residence follows the share of the gemeente: it lasts longer than other care, so
    a smaller part of the first requests gives that part of the young people.
    """
    residence = 0.55 * target.verblijf_share
    shares = [
        mix.share * (residence if mix.verblijf else 1.0 - residence) for mix in CARE_MIX
    ]
    rest = sum(
        share for share, mix in zip(shares, CARE_MIX, strict=True) if not mix.verblijf
    )
    return [
        share if mix.verblijf else share / rest * (1.0 - residence)
        for share, mix in zip(shares, CARE_MIX, strict=True)
    ]


def _first_requests(
    number: int,
    target: Target,
    count: int,
    begin: int,
    days: int,
    rngs: Sequence[np.random.Generator],
) -> list[Arrival]:
    when = seasonal_days(count, begin, begin + days - 1, rngs[0])
    offsets = rngs[1].random(2)
    vormen = spread(count, first_shares(target), offsets[0], FIRST_STEP)
    bands = spread(count, target.age_shares, offsets[1], SECOND_STEP)
    low = np.array([band[0] for band in AGE_BANDS])[bands]
    # First care after 18 is mostly care that goes on: soon after the birthday.
    high = np.array([4, 12, 18, 20])[bands]
    ages = low + (high - low) * rngs[1].random(count)
    draws = rngs[2].random((count, MOST_TRAJECTEN, DRAWS))
    draws[:, :, -1] = rngs[3].standard_normal((count, MOST_TRAJECTEN))
    # Nobody under twelve has jeugdreclassering; jeugdbescherming takes its place.
    keys = [mix.key for mix in CARE_MIX]
    young = (vormen == keys.index("jeugdreclassering")) & (ages < 12)
    vormen = np.where(young, keys.index("jeugdbescherming"), vormen)
    births = when - (ages * _YEAR).astype(np.int64)
    return [
        Arrival(int(day), number, int(vorm), int(birth), own)
        for day, vorm, birth, own in zip(
            when, vormen, births, draws.tolist(), strict=True
        )
    ]


def make_offers(targets: Sequence[Target], aanbieders: Sequence[Aanbieder]) -> Offers:
    """Per gemeente and care form who can be chosen, with cumulative weights."""
    offers: Offers = {}
    for number, target in enumerate(targets):
        for vorm, mix in enumerate(CARE_MIX):
            who = [
                at
                for at, each in enumerate(aanbieders)
                if mix.key in each.vormen and target.gemeente in each.gemeenten
            ]
            edges = np.cumsum([aanbieders[at].weight for at in who])
            edges = edges / edges[-1]
            edges[-1] = 1.0
            offers[number, vorm] = (who, edges.tolist())
    return offers


def make_places(
    trajecten: Sequence[Traject], days: int, growth: float, capacity: float
) -> dict[tuple[int, int], int]:
    """Places per aanbieder and care form, for the wanted part of them in use.

    Args:
        trajecten: What happens when nobody ever waits.
        days: Length of the period they cover.
        growth: Requests now over requests then.
        capacity: Factor on the places.

    Returns:
        At least one place per aanbieder and care form; nothing for care forms without
        a queue.
    """
    used: dict[tuple[int, int], int] = {}
    for each in trajecten:
        if each.started >= 0 and CARE_MIX[each.vorm].load > 0:
            key = (each.aanbieder, each.vorm)
            used[key] = used.get(key, 0) + each.ended + 1 - each.requested
    return {
        key: max(1, round(taken / days * growth / CARE_MIX[key[1]].load * capacity))
        for key, taken in sorted(used.items())
    }


def _trajecten_frame(
    trajecten: Sequence[Traject],
    targets: Sequence[Target],
    aanbieders: Sequence[Aanbieder],
    parameters: Parameters,
) -> pl.DataFrame:
    until = day_number(parameters.until)
    ahead = until + _REQUESTS_AHEAD_DAYS
    seen = [
        (number, each)
        for number, each in enumerate(trajecten)
        if each.requested <= ahead
    ]

    def known(day: int) -> datetime.date | None:
        return number_day(day) if 0 <= day <= until else None

    return pl.DataFrame(
        [
            (
                number,
                each.jongere,
                targets[each.gemeente].gemeente,
                CARE_MIX[each.vorm].key,
                aanbieders[each.aanbieder].agb,
                each.soort,
                number_day(each.requested),
                number_day(each.ready),
                known(each.started),
                known(each.ended),
                known(each.withdrawn),
                number_day(each.ended if each.ended >= 0 else until + each.length),
                each.reden,
            )
            for number, each in seen
        ],
        schema=TRAJECT_SCHEMA,
        orient="row",
    )


TRAJECT_SCHEMA: Final[Mapping[str, pl.DataType]] = {
    "traject": pl.Int64(),
    "jongere": pl.Int64(),
    "gemeente": pl.String(),
    "vorm": pl.String(),
    "aanbieder": pl.String(),
    "soort": pl.String(),
    "aangevraagd_op": pl.Date(),
    "beschikbaar_op": pl.Date(),
    "gestart_op": pl.Date(),
    "gestopt_op": pl.Date(),
    "ingetrokken_op": pl.Date(),
    "verwacht_tot": pl.Date(),
    "reden": pl.String(),
}
"""Columns of `RegionInTime.trajecten`."""


def _jongeren_frame(
    arrivals: Sequence[Arrival], targets: Sequence[Target]
) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (number, targets[each.gemeente].gemeente, number_day(each.birth))
            for number, each in enumerate(arrivals)
        ],
        schema={"jongere": pl.Int64, "gemeente": pl.String, "geboortedatum": pl.Date},
        orient="row",
    )
