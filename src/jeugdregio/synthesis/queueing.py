"""Who starts when: requests wait for a place at an aanbieder, in order of arrival.

A place belongs to an aanbieder and a care form and is taken from the day care begins
until it ends. Who waits too long gives up. The outcome is a log; every statistic is
computed from it elsewhere.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from jeugdregio.synthesis.care_mix import (
    ADDITIONAL,
    AGAIN,
    BROKEN_OFF,
    CARE_MIX,
    PATIENCE_DAYS,
)


_REQUEST: Final = 0
_RELEASE: Final = 1
_GIVE_UP: Final = 2

DRAWS: Final = 15
"""Draws of one trajectory: uniform, but the last one is normal."""

MOST_TRAJECTEN: Final = 5
"""Trajectories of one young person at most."""

_ENDS_ADULT: Final = 0.75
_TO_MONDAY: Final = (0, 0, 0, 0, 0, 2, 1)
_ADULT_DAYS: Final = 6575  # 18 × 365.25, rounded up
_OLDEST_DAYS: Final = 8400  # 23 × 365.25, rounded down


@dataclass(frozen=True, slots=True)
class Arrival:
    """A young person's first request.

    Attributes:
        day: When.
        gemeente: Position of the gemeente.
        vorm: Position of the care form.
        birth: Day of birth.
        draws: For each trajectory that may come, `DRAWS` numbers. They are the
            person's own: what happens to others does not change them.
    """

    day: int
    gemeente: int
    vorm: int
    birth: int
    draws: Sequence[Sequence[float]]


@dataclass(slots=True)
class Traject:
    """One request and what came of it; days are numbers, -1 is not (yet) happened."""

    jongere: int
    gemeente: int
    vorm: int
    aanbieder: int
    soort: str
    requested: int
    ready: int
    length: int
    reden: str
    started: int = -1
    ended: int = -1
    withdrawn: int = -1
    draws: Sequence[float] = ()


@dataclass(slots=True)
class _Station:
    """The places of one aanbieder for one care form, and who waits for them."""

    free: int
    waiting: deque[int] = field(default_factory=deque)


def _edges(weights: Sequence[float]) -> list[float]:
    """Upper edges of parts of one; the last is exactly 1."""
    total = sum(weights)
    edges = [sum(weights[: at + 1]) / total for at in range(len(weights))]
    return [*edges[:-1], 1.0]


# Further requests are as the first ones, but for residence: that is rarer.
_FOLLOW_EDGES: Final = _edges(
    [mix.share * (0.06 if mix.verblijf else 1.0) for mix in CARE_MIX]
)
_REASON_EDGES: Final = _edges([share for _, share in BROKEN_OFF])


Offers = dict[tuple[int, int], tuple[list[int], list[float]]]
"""Per gemeente and care form: aanbieders and their cumulative weights, up to 1."""


class Flow:
    """Runs the requests of a region through the places of its aanbieders.

    Args:
        offers: Who can be chosen.
        places: Places per aanbieder and care form; where there is no number, nobody
            ever waits.
    """

    def __init__(
        self,
        offers: Offers,
        places: Mapping[tuple[int, int], int],
    ) -> None:
        self.trajecten: list[Traject] = []
        self._offers = offers
        self._stations = {key: _Station(free) for key, free in places.items()}
        self._events: list[tuple[int, int, int, int]] = []
        self._counter = 0
        self._births: list[int] = []
        self._used: list[set[int]] = []
        self._draws: list[list[Sequence[float]]] = []

    def run(self, arrivals: Sequence[Arrival], until: int) -> list[Traject]:
        """Follow the arrivals until a day; what happens later stays open."""
        for number, arrival in enumerate(arrivals):
            self._births.append(arrival.birth)
            self._draws.append(list(reversed(arrival.draws)))
            self._used.append(set())
            self._schedule(arrival.day, _REQUEST, -1 - number)
        while self._events and self._events[0][0] <= until:
            day, kind, _, which = heapq.heappop(self._events)
            if kind == _REQUEST:
                if which < 0:
                    arrival = arrivals[-1 - which]
                    made = self._make(
                        -1 - which, arrival.gemeente, arrival.vorm, "eerste", day
                    )
                    if made is None:
                        continue
                    which = made
                self._request(which, day)
            elif kind == _RELEASE:
                self._release(which, day)
            else:
                self._give_up(which, day)
        return self.trajecten

    def _schedule(self, day: int, kind: int, which: int) -> None:
        self._counter += 1
        heapq.heappush(self._events, (day, kind, self._counter, which))

    def _make(
        self, jongere: int, gemeente: int, vorm: int, soort: str, day: int
    ) -> int | None:
        """A new traject; None where the person has had enough, or every aanbieder."""
        left = self._draws[jongere]
        if not left or day - self._births[jongere] >= _OLDEST_DAYS - 30:
            return None
        draws = left.pop()
        aanbieder = self._choose(jongere, gemeente, vorm, draws[0])
        if aanbieder is None:
            return None
        mix = CARE_MIX[vorm]
        length = mix.median_days * math.exp(mix.sigma * draws[-1])
        reden = "31"
        if draws[1] > mix.planned:
            reden = BROKEN_OFF[bisect_left(_REASON_EDGES, draws[2])][0]
            length *= 0.15 + 0.7 * draws[3]
        # A plan to talk, and a day when the care may begin at the earliest.
        ready = day if mix.is_urgent else day + int(draws[4] * 15)
        self.trajecten.append(
            Traject(
                jongere,
                gemeente,
                vorm,
                aanbieder,
                soort,
                day,
                ready,
                int(min(max(length, 7), mix.longest_days)),
                reden,
                draws=draws[5:-1],
            )
        )
        return len(self.trajecten) - 1

    def _choose(self, jongere: int, gemeente: int, vorm: int, u: float) -> int | None:
        """By weight; the next one where the person was there before."""
        who, edges = self._offers[gemeente, vorm]
        at = bisect_left(edges, u)
        used = self._used[jongere]
        for step in range(len(who)):
            aanbieder = who[(at + step) % len(who)]
            if aanbieder not in used:
                used.add(aanbieder)
                return aanbieder
        return None

    def _request(self, which: int, day: int) -> None:
        traject = self.trajecten[which]
        station = self._stations.get((traject.aanbieder, traject.vorm))
        if station is None:
            self._begin(which, day)
        elif station.free > 0:
            station.free -= 1
            self._begin(which, day)
        else:
            station.waiting.append(which)
            patience = -PATIENCE_DAYS * math.log(1.0 - traject.draws[0])
            self._schedule(day + 30 + int(patience), _GIVE_UP, which)

    def _begin(self, which: int, day: int) -> None:
        traject = self.trajecten[which]
        mix = CARE_MIX[traject.vorm]
        started = max(traject.ready, day)
        if not mix.is_urgent:
            started += int(traject.draws[1] * 12)
            started += _TO_MONDAY[(started + 3) % 7]
        traject.started = started
        traject.ended = started + traject.length
        self._end_at_age(traject)
        self._schedule(traject.ended + 1, _RELEASE, which)
        if traject.soort == "eerste" and traject.draws[2] < ADDITIONAL:
            later = started + int(traject.draws[3] * min(traject.length, 200))
            self._follow(traject, "naast", later, traject.draws[5])
        if traject.draws[4] < AGAIN:
            gap = 20 + int(240 * traject.draws[7])
            self._follow(traject, "opnieuw", traject.ended + gap, traject.draws[6])

    def _end_at_age(self, traject: Traject) -> None:
        """Most care ends on the eighteenth birthday, all of it before 23."""
        birth = self._births[traject.jongere]
        adult, oldest = birth + _ADULT_DAYS, birth + _OLDEST_DAYS
        stays_young = traject.started < adult <= traject.ended
        if stays_young and traject.draws[8] < _ENDS_ADULT:
            traject.ended, traject.reden = adult - 1, "39"
        if traject.ended > oldest:
            traject.ended, traject.reden = max(oldest, traject.started), "39"

    def _follow(self, traject: Traject, soort: str, day: int, u: float) -> None:
        """Ask for more care for the same person, on a working day."""
        vorm = bisect_left(_FOLLOW_EDGES, u)
        if soort == "naast" and vorm == traject.vorm:
            return
        day += _TO_MONDAY[(day + 3) % 7]
        made = self._make(traject.jongere, traject.gemeente, vorm, soort, day)
        if made is not None:
            self._schedule(day, _REQUEST, made)

    def _release(self, which: int, day: int) -> None:
        traject = self.trajecten[which]
        station = self._stations.get((traject.aanbieder, traject.vorm))
        if station is None:
            return
        while station.waiting:
            next_one = station.waiting.popleft()
            if self.trajecten[next_one].withdrawn < 0:
                self._begin(next_one, day)
                return
        station.free += 1

    def _give_up(self, which: int, day: int) -> None:
        traject = self.trajecten[which]
        if traject.started < 0:
            traject.withdrawn = day
