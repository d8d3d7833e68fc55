"""Who gets which answer: the columns of the access matrix, and cases of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


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
HEERLEN_ITSELF = Who(
    visitor=LOG_IN,
    regio=(DENIED, ABSENT),
    raad=(MOVED, ABSENT),
    college=(MOVED, ABSENT),
    ambtenaar=(MOVED, ABSENT),
    aanbieder=(ABSENT, ABSENT),
    raadslezer=(DENIED, ABSENT),
    beheerder=(ABSENT, ABSENT),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One request that makes sense, and the answers to it.

    Attributes:
        get: Answers to GET.
        post: Answers to POST with ``data``.
        args: Arguments of the address; ``document``, ``message``, ``elsewhere``,
            ``assignment``, ``task``, ``arrangement``, ``user`` and ``file`` stand for
            what the test makes.
        query: Query string.
        data: What is posted.
    """

    get: Who
    post: Who = NOT_BY_THIS_METHOD
    args: tuple[Any, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


def open_to_all(*args: Any, **query: str) -> tuple[Case, ...]:
    """A page that everyone sees."""
    return (Case(EVERYONE, args=args, query=query),)


def by_staff(*args: Any, data: Mapping[str, str] | None = None) -> tuple[Case, ...]:
    """What staff of the region does, by POST."""
    return (Case(NOT_BY_THIS_METHOD, STAFF_OF_THE_REGION, args=args, data=data or {}),)
