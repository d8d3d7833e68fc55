"""The route and its decisions: for the region, planned by its staff.

A municipality records its own decisions: the council those of the council, the college
those of the college, an official both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from integration.access_who import (
    ABSENT,
    COLLEGE_OF_HEERLEN,
    COUNCIL_OF_HEERLEN,
    DENIED,
    INSIDE_THE_REGION,
    LOG_IN,
    NOT_BY_THIS_METHOD,
    SHOWN,
    STAFF_OF_THE_REGION,
    Case,
    Who,
)


_PLAN = {
    "starts_on": "01-01-2027",
    **{
        f"{step}-{name}": value
        for step in (
            "taken",
            "vorm",
            "ontwerp",
            "doorrekenen",
            "zienswijze",
            "verwerken",
            "toestemming",
            "treffen",
            "bekendmaken",
            "bevoegdheden",
            "inrichten",
            "start",
            "uitvoeren",
            "evaluatie",
        )
        for name, value in (("weeks", "4"), ("owner", "regio"))
    },
}


def _decision(subject: str, state: str) -> dict[str, str]:
    return {
        "onderwerp": subject,
        "state": state,
        "decided_on": "01-11-2026",
        "voor": "22",
        "tegen": "9",
        "onthouden": "0",
    }


RECORDS_AT_HEERLEN = Who(
    visitor=LOG_IN,
    regio=(DENIED, ABSENT),
    raad=(SHOWN, ABSENT),
    college=(SHOWN, ABSENT),
    ambtenaar=(SHOWN, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
NOBODY_AT_MAASTRICHT = Who(
    visitor=LOG_IN,
    regio=(DENIED, ABSENT),
    raad=(DENIED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(DENIED, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)

ROUTE: Final[Mapping[str, tuple[Case, ...]]] = {
    "cooperation-route": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-route-plan": (
        Case(NOT_BY_THIS_METHOD, STAFF_OF_THE_REGION, args=("JZ41",), data=_PLAN),
    ),
    "cooperation-route-meetings": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"gemeente": "alle", "body": "raad", "days": "14-01-2027"},
        ),
    ),
    "cooperation-route-young": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"text": "Jongeren houden hun hulp.", "from_on": "01-01-2027"},
        ),
    ),
    "cooperation-progress": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-progress-record": (
        Case(
            RECORDS_AT_HEERLEN,
            COUNCIL_OF_HEERLEN,
            args=("JZ41", "GM0917"),
            data=_decision("toestemming", "aangenomen"),
        ),
        Case(
            RECORDS_AT_HEERLEN,
            COLLEGE_OF_HEERLEN,
            args=("JZ41", "GM0917"),
            data=_decision("treffen", "aangenomen"),
        ),
        Case(
            NOBODY_AT_MAASTRICHT,
            NOBODY_AT_MAASTRICHT,
            args=("JZ41", "GM0935"),
            data=_decision("toestemming", "aangenomen"),
        ),
    ),
}
