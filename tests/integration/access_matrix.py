"""Who may see and do what: every address of the site, every role, own and other.

Written by hand from the rules, never computed: open data is for everyone; a region
keeps its own dossier; a municipality records its own decisions; documents are for the
region and its municipalities; messages are for who handles them: staff of the region,
officials those of their municipality, an aanbieder its own; roles and audit trail are
for the administrator. For who has nothing to do with a region its closed pages do not
exist (404); for who belongs there but has another role they are refused (403).

*Own* is Zuid-Limburg (JZ41) and Heerlen (GM0917), *other* is Groningen (JZ01, GM0014).
Of aanbieders *own* has sent the message to Heerlen, *other* the one to Maastricht.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from jeugdregio.kernel.access import Role


class Answer(Enum):
    """What the site answers."""

    SHOWN = "200"
    MOVED = "302 onward"
    LOG_IN = "302 to the log-in page"
    DENIED = "403"
    ABSENT = "404"
    METHOD = "405"


SHOWN, MOVED, LOG_IN = Answer.SHOWN, Answer.MOVED, Answer.LOG_IN
DENIED, ABSENT, METHOD = Answer.DENIED, Answer.ABSENT, Answer.METHOD

OTHER_ORGANISATION: Final = {
    Role.REGIO: "JZ01",
    Role.RAAD: "GM0014",
    Role.COLLEGE: "GM0014",
    Role.AMBTENAAR: "GM0014",
    Role.AANBIEDER: "00990002",
    Role.RAADSLEZER: "GM0014",
    Role.BEHEERDER: "BEHEER-U",
}
"""Where the same person works when it is elsewhere."""


@dataclass(frozen=True, slots=True)
class Who:
    """An answer for the visitor and, per role, at (own, other) organisation."""

    visitor: Answer
    regio: tuple[Answer, Answer]
    raad: tuple[Answer, Answer]
    college: tuple[Answer, Answer]
    ambtenaar: tuple[Answer, Answer]
    aanbieder: tuple[Answer, Answer]
    raadslezer: tuple[Answer, Answer]
    beheerder: tuple[Answer, Answer]


EVERYONE = Who(
    visitor=SHOWN,
    regio=(SHOWN, SHOWN),
    raad=(SHOWN, SHOWN),
    college=(SHOWN, SHOWN),
    ambtenaar=(SHOWN, SHOWN),
    aanbieder=(SHOWN, SHOWN),
    raadslezer=(SHOWN, SHOWN),
    beheerder=(SHOWN, SHOWN),
)
EVERYONE_MOVES_ON = Who(
    visitor=MOVED,
    regio=(MOVED, MOVED),
    raad=(MOVED, MOVED),
    college=(MOVED, MOVED),
    ambtenaar=(MOVED, MOVED),
    aanbieder=(MOVED, MOVED),
    raadslezer=(MOVED, MOVED),
    beheerder=(MOVED, MOVED),
)
NOT_BY_THIS_METHOD = Who(
    visitor=METHOD,
    regio=(METHOD, METHOD),
    raad=(METHOD, METHOD),
    college=(METHOD, METHOD),
    ambtenaar=(METHOD, METHOD),
    aanbieder=(METHOD, METHOD),
    raadslezer=(METHOD, METHOD),
    beheerder=(METHOD, METHOD),
)
STAFF_OF_THE_REGION = Who(
    visitor=LOG_IN,
    regio=(MOVED, ABSENT),
    raad=(DENIED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(DENIED, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
COUNCIL_OF_HEERLEN = Who(
    visitor=LOG_IN,
    regio=(DENIED, ABSENT),
    raad=(MOVED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(MOVED, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
COLLEGE_OF_HEERLEN = Who(
    visitor=LOG_IN,
    regio=(DENIED, ABSENT),
    raad=(DENIED, ABSENT),
    college=(MOVED, ABSENT),
    ambtenaar=(MOVED, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
INSIDE_THE_REGION = Who(
    visitor=LOG_IN,
    regio=(SHOWN, ABSENT),
    raad=(SHOWN, ABSENT),
    college=(SHOWN, ABSENT),
    ambtenaar=(SHOWN, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(SHOWN, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
WHO_HANDLES_MESSAGES = Who(
    visitor=LOG_IN,
    regio=(SHOWN, ABSENT),
    raad=(DENIED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(SHOWN, ABSENT),
    aanbieder=(SHOWN, SHOWN),  # each sees the own messages
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
WHO_HANDLES_THIS_MESSAGE = Who(
    visitor=LOG_IN,
    regio=(SHOWN, ABSENT),
    raad=(DENIED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(SHOWN, ABSENT),
    aanbieder=(SHOWN, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
OFFICIAL_OF_MAASTRICHT = Who(
    visitor=LOG_IN,
    regio=(SHOWN, ABSENT),
    raad=(DENIED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(ABSENT, ABSENT),  # of Heerlen: not a word of other municipalities
    aanbieder=(ABSENT, SHOWN),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
LINES_OF_MAASTRICHT = Who(
    visitor=LOG_IN,
    regio=(SHOWN, ABSENT),
    raad=(DENIED, ABSENT),
    college=(DENIED, ABSENT),
    ambtenaar=(ABSENT, ABSENT),  # of Heerlen: not a word of other municipalities
    aanbieder=(SHOWN, SHOWN),  # each the own lines
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)
ADMINISTRATOR_SEES = Who(
    visitor=LOG_IN,
    regio=(DENIED, DENIED),
    raad=(DENIED, DENIED),
    college=(DENIED, DENIED),
    ambtenaar=(DENIED, DENIED),
    aanbieder=(DENIED, DENIED),
    raadslezer=(DENIED, DENIED),
    beheerder=(SHOWN, SHOWN),
)
ADMINISTRATOR_DOES = Who(
    visitor=LOG_IN,
    regio=(DENIED, DENIED),
    raad=(DENIED, DENIED),
    college=(DENIED, DENIED),
    ambtenaar=(DENIED, DENIED),
    aanbieder=(DENIED, DENIED),
    raadslezer=(DENIED, DENIED),
    beheerder=(MOVED, MOVED),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One request that makes sense, and the answers to it.

    Attributes:
        get: Answers to GET.
        post: Answers to POST with ``data``.
        args: Arguments of the address; ``document``, ``message``, ``elsewhere``,
            ``assignment``, ``user`` and ``file`` stand for what the test makes.
        query: Query string.
        data: What is posted.
    """

    get: Who
    post: Who = NOT_BY_THIS_METHOD
    args: tuple[Any, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


def _open(*args: Any, **query: str) -> tuple[Case, ...]:
    return (Case(EVERYONE, args=args, query=query),)


def _decision(body: str) -> dict[str, str]:
    return {
        "gemeente": "GM0917",
        "body": body,
        "state": "aangenomen",
        "decided_on": "01-11-2026",
        "reference": "2026/118",
    }


ACCESS_MATRIX: Final[Mapping[str, tuple[Case, ...]]] = {
    "country": _open(),
    "search": _open(q="zuid"),
    "country-figure": _open("lasten_iv3"),
    "region": _open("JZ41"),
    "region-figures": (Case(EVERYONE_MOVES_ON, args=("JZ41",)),),
    "region-figure": _open("JZ41", "gebruik_cbs"),
    "step": _open("JZ41", "regiovisie"),
    "step-update": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41", "inkoop"),
            data={"state": "bezig", "note": "De nota is in de maak."},
        ),
    ),
    "step-attach": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41", "inkoop"),
            data={"title": "Inkoopnota", "file": "file"},
        ),
    ),
    "step-decide": (
        Case(
            NOT_BY_THIS_METHOD,
            COUNCIL_OF_HEERLEN,
            args=("JZ41", "regiovisie"),
            data=_decision("raad"),
        ),
        Case(
            NOT_BY_THIS_METHOD,
            COLLEGE_OF_HEERLEN,
            args=("JZ41", "regiovisie"),
            data=_decision("college"),
        ),
    ),
    "document": (Case(INSIDE_THE_REGION, args=("JZ41", "document")),),
    "document-withdraw": (
        Case(NOT_BY_THIS_METHOD, STAFF_OF_THE_REGION, args=("JZ41", "document")),
    ),
    "inbox": (Case(WHO_HANDLES_MESSAGES, args=("JZ41",)),),
    "message": (
        Case(WHO_HANDLES_THIS_MESSAGE, args=("JZ41", "message")),
        Case(OFFICIAL_OF_MAASTRICHT, args=("JZ41", "elsewhere")),
    ),
    "message-file": (
        Case(
            NOT_BY_THIS_METHOD,
            WHO_HANDLES_THIS_MESSAGE,
            args=("JZ41", "message"),
            data={"doel": "fout_uitzoeken"},
        ),
        Case(
            NOT_BY_THIS_METHOD,
            OFFICIAL_OF_MAASTRICHT,
            args=("JZ41", "elsewhere"),
            data={"doel": "fout_uitzoeken"},
        ),
    ),
    "cooperation": _open("JZ41"),
    "cooperation-scan": _open("JZ41"),
    "regiovisie": _open("JZ41"),
    "regiovisie-file": _open("JZ41", "pdf"),
    "region-law": _open("JZ41"),
    "region-law-set": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41", "jw-2.20"),
            data={
                "jw-2.20-valid_from": "01-01-2027",
                "jw-2.20-reason": "Brief van de staatssecretaris.",
            },
        ),
    ),
    "gemeente": _open("GM0917"),
    "gemeente-scan": _open("GM0917"),
    "gemeente-figure": _open("GM0917", "begroting_rekening"),
    "why": _open("lasten_iv3", gebied="JZ41"),
    "why-lines": (
        # Each sees the lines of the own work only; an aanbieder those it sent.
        Case(
            NOT_BY_THIS_METHOD,
            WHO_HANDLES_MESSAGES,
            args=("wachttijd",),
            data={"gebied": "JZ41", "jaar": "2026", "doel": "verantwoording"},
        ),
        Case(
            NOT_BY_THIS_METHOD,
            LINES_OF_MAASTRICHT,
            args=("lasten",),
            data={"gebied": "GM0935", "jaar": "2026", "doel": "verantwoording"},
        ),
    ),
    "export": _open("lasten_iv3", "csv", gebied="JZ41"),
    "sources": _open(),
    "law": _open(),
    "about": _open(),
    "accessibility": _open(),
    "messages": (Case(EVERYONE, EVERYONE, data={"file": "file"}),),
    "rules": _open(),
    "log-in": (
        Case(EVERYONE, EVERYONE_MOVES_ON, data={"voorbeeld": "voorbeeld-ambtenaar"}),
    ),
    "log-out": (Case(NOT_BY_THIS_METHOD, EVERYONE_MOVES_ON),),
    "manage": (Case(ADMINISTRATOR_SEES),),
    "manage-grant": (
        Case(
            NOT_BY_THIS_METHOD,
            ADMINISTRATOR_DOES,
            data={"user": "user", "organisation": "GM0935", "role": "raadslezer"},
        ),
    ),
    "manage-revoke": (
        Case(NOT_BY_THIS_METHOD, ADMINISTRATOR_DOES, args=("assignment",)),
    ),
    "audit": (Case(ADMINISTRATOR_SEES),),
    "health": _open(),
}
