"""Access to the pages of Samenwerking: see `access_matrix` for what the words mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from form_judgements import a_judgement, posted
from integration import access_data_who as who
from integration.access_who import (
    ABSENT,
    COUNCIL_OF_HEERLEN,
    DENIED,
    EVERYONE,
    HEERLEN_ITSELF,
    INSIDE_THE_REGION,
    MOVED,
    NOT_BY_THIS_METHOD,
    STAFF_OF_THE_REGION,
    Case,
    by_staff,
    open_to_all,
)


_NONE: Final = replace(
    COUNCIL_OF_HEERLEN, raad=(DENIED, ABSENT), ambtenaar=(DENIED, ABSENT)
)
_BODIES: Final = {
    "raad": replace(_NONE, raad=(MOVED, ABSENT)),
    "college": replace(_NONE, college=(MOVED, ABSENT)),
    "ambtelijk": replace(_NONE, ambtenaar=(MOVED, ABSENT)),
}
"""Each body of Heerlen for itself alone."""


def _by_body(*bodies: str, data: Mapping[str, str]) -> tuple[Case, ...]:
    """Bodies of Heerlen, each for itself, and Maastricht: nobody of Heerlen."""
    posts = [(_BODIES[body], ("JZ41", "GM0917", body)) for body in bodies]
    posts += [(_NONE, ("JZ41", "GM0935", body)) for body in _BODIES]
    return tuple(Case(NOT_BY_THIS_METHOD, who, args, data=data) for who, args in posts)


COOPERATION: Final[Mapping[str, tuple[Case, ...]]] = {
    "cooperation": open_to_all("JZ41"),
    "cooperation-scan": open_to_all("JZ41"),
    "gemeente-scan": open_to_all("GM0917"),
    "cooperation-votes": (
        Case(
            EVERYONE,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"gewicht": "gelijk", "drempel": "twee_derde", "state": "concept"},
        ),
    ),
    "cooperation-money": (
        Case(
            EVERYONE,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"key": "inwoners", "state": "concept"},
        ),
    ),
    "cooperation-money-file": open_to_all("JZ41", "csv"),
    "cooperation-regeling": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-regeling-fields": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"naam": "Jeugdregio Zuid-Limburg", "zetel": "Heerlen"},
        ),
    ),
    "cooperation-regeling-file": (Case(INSIDE_THE_REGION, args=("JZ41", "docx")),),
    "cooperation-note": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-note-file": (Case(INSIDE_THE_REGION, args=("JZ41", "docx")),),
    "cooperation-country": open_to_all(),
    "cooperation-patchwork": open_to_all("JZ41"),
    "cooperation-arrangement": by_staff("JZ41", data=who.ARRANGEMENT),
    "cooperation-arrangement-withdraw": by_staff("JZ41", "arrangement"),
    "cooperation-participation": by_staff("JZ41", data=who.PARTICIPATION),
    "cooperation-answer": by_staff("JZ41", "subregio-AR-JENS", data=who.ANSWER),
    "cooperation-tasks": open_to_all("JZ41"),
    "cooperation-tasks-record": by_staff("JZ41", data=who.TASK),
    "cooperation-tasks-withdraw": by_staff("JZ41", "task"),
    "cooperation-form": open_to_all("JZ41"),
    # What of a municipality is seen there is in test_form_judgement_access.py.
    "cooperation-form-result": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-form-judge": (
        Case(INSIDE_THE_REGION, args=("JZ41", "GM0917")),
        Case(INSIDE_THE_REGION, args=("JZ41", "GM0935")),
    ),
    "cooperation-form-give": _by_body(*_BODIES, data=posted(a_judgement())),
    # The officials of Heerlen gave nothing yet in the demo.
    "cooperation-form-release": _by_body("raad", "college", data={}),
    "cooperation-form-withdraw": _by_body("raad", "college", data={}),
    "cooperation-form-close": (
        Case(NOT_BY_THIS_METHOD, STAFF_OF_THE_REGION, args=("JZ41",)),
    ),
    "cooperation-impact": open_to_all("JZ41", gemeente="GM0917", inkoop="deel"),
    "cooperation-impact-record": (
        Case(
            NOT_BY_THIS_METHOD,
            HEERLEN_ITSELF,
            args=("JZ41",),
            data={"gemeente": "GM0917", "inkoop": "deel"},
        ),
    ),
    "cooperation-impact-compare": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-robustness": (Case(INSIDE_THE_REGION, args=("JZ41",)),),
    "cooperation-robustness-record": (
        Case(
            NOT_BY_THIS_METHOD,
            HEERLEN_ITSELF,
            args=("JZ41",),
            data={"organisation": "GM0917", "visie_vraag": "3"},
        ),
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"organisation": "JZ41", "visie_vraag": "3"},
        ),
    ),
    "cooperation-calendar": open_to_all("JZ41", dag="2026-01-01"),
    "cooperation-calendar-plan": (
        Case(
            NOT_BY_THIS_METHOD,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"date_id": "kaders", "day": "30-04", "reason": "Afspraak."},
        ),
    ),
    "cooperation-calendar-file": open_to_all("JZ41"),
}
