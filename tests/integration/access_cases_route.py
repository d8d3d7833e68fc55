"""The route and its decisions: for the region, planned by its staff.

A municipality records its own decisions: the council those of the council, the college
those of the college, an official both.
"""

from __future__ import annotations


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


def route_cases(m):
    """Entries of the access matrix; ``m`` is that module, which imports this one."""
    records_at_heerlen = m.Who(
        visitor=m.LOG_IN,
        regio=(m.DENIED, m.ABSENT),
        raad=(m.SHOWN, m.ABSENT),
        college=(m.SHOWN, m.ABSENT),
        ambtenaar=(m.SHOWN, m.ABSENT),
        aanbieder=(m.ABSENT, m.ABSENT),
        raadslezer=(m.DENIED, m.ABSENT),
        beheerder=(m.ABSENT, m.ABSENT),
    )
    nobody_at_maastricht = m.Who(
        visitor=m.LOG_IN,
        regio=(m.DENIED, m.ABSENT),
        raad=(m.DENIED, m.ABSENT),
        college=(m.DENIED, m.ABSENT),
        ambtenaar=(m.DENIED, m.ABSENT),
        aanbieder=(m.ABSENT, m.ABSENT),
        raadslezer=(m.DENIED, m.ABSENT),
        beheerder=(m.ABSENT, m.ABSENT),
    )
    return {
        "cooperation-route": (m.Case(m.INSIDE_THE_REGION, args=("JZ41",)),),
        "cooperation-route-plan": (
            m.Case(
                m.NOT_BY_THIS_METHOD, m.STAFF_OF_THE_REGION, args=("JZ41",), data=_PLAN
            ),
        ),
        "cooperation-route-meetings": (
            m.Case(
                m.NOT_BY_THIS_METHOD,
                m.STAFF_OF_THE_REGION,
                args=("JZ41",),
                data={"gemeente": "alle", "body": "raad", "days": "14-01-2027"},
            ),
        ),
        "cooperation-route-young": (
            m.Case(
                m.NOT_BY_THIS_METHOD,
                m.STAFF_OF_THE_REGION,
                args=("JZ41",),
                data={"text": "Jongeren houden hun hulp.", "from_on": "01-01-2027"},
            ),
        ),
        "cooperation-progress": (m.Case(m.INSIDE_THE_REGION, args=("JZ41",)),),
        "cooperation-progress-record": (
            m.Case(
                records_at_heerlen,
                m.COUNCIL_OF_HEERLEN,
                args=("JZ41", "GM0917"),
                data=_decision("toestemming", "aangenomen"),
            ),
            m.Case(
                records_at_heerlen,
                m.COLLEGE_OF_HEERLEN,
                args=("JZ41", "GM0917"),
                data=_decision("treffen", "aangenomen"),
            ),
            m.Case(
                nobody_at_maastricht,
                nobody_at_maastricht,
                args=("JZ41", "GM0935"),
                data=_decision("toestemming", "aangenomen"),
            ),
        ),
    }
