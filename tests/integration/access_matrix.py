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
from typing import Final

from integration.access_cases_cooperation import COOPERATION
from integration.access_cases_route import ROUTE
from integration.access_who import (
    ADMINISTRATOR_DOES,
    ADMINISTRATOR_SEES,
    COLLEGE_OF_HEERLEN,
    COUNCIL_OF_HEERLEN,
    EVERYONE,
    EVERYONE_MOVES_ON,
    INSIDE_THE_REGION,
    LINES_OF_MAASTRICHT,
    NOT_BY_THIS_METHOD,
    OFFICIAL_OF_MAASTRICHT,
    STAFF_OF_THE_REGION,
    WHO_HANDLES_MESSAGES,
    WHO_HANDLES_THIS_MESSAGE,
    Case,
    open_to_all,
)
from jeugdregio.kernel.access import Role


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


def _decision(body: str) -> dict[str, str]:
    return {
        "gemeente": "GM0917",
        "body": body,
        "state": "aangenomen",
        "decided_on": "01-11-2026",
        "reference": "2026/118",
    }


ACCESS_MATRIX: Final[Mapping[str, tuple[Case, ...]]] = (
    {
        "country": open_to_all(),
        "search": open_to_all(q="zuid"),
        "country-figure": open_to_all("lasten_iv3"),
        "region": open_to_all("JZ41"),
        "region-figures": (Case(EVERYONE_MOVES_ON, args=("JZ41",)),),
        "region-figure": open_to_all("JZ41", "gebruik_cbs"),
        "step": open_to_all("JZ41", "regiovisie"),
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
        "norm": (
            Case(
                EVERYONE,
                STAFF_OF_THE_REGION,
                args=("JZ41",),
                data={"dagen": "70", "status": "U", "source": "Voorstel."},
            ),
        ),
        "regiovisie": open_to_all("JZ41"),
        "regiovisie-file": open_to_all("JZ41", "pdf"),
        "region-law": open_to_all("JZ41"),
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
        "gemeente": open_to_all("GM0917"),
        "gemeente-figure": open_to_all("GM0917", "begroting_rekening"),
        "why": open_to_all("lasten_iv3", gebied="JZ41"),
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
        "export": open_to_all("lasten_iv3", "csv", gebied="JZ41"),
        "sources": open_to_all(),
        "law": open_to_all(),
        "about": open_to_all(),
        "accessibility": open_to_all(),
        "messages": (Case(EVERYONE, EVERYONE, data={"file": "file"}),),
        "rules": open_to_all(),
        "log-in": (
            Case(
                EVERYONE, EVERYONE_MOVES_ON, data={"voorbeeld": "voorbeeld-ambtenaar"}
            ),
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
        "health": open_to_all(),
    }
    | COOPERATION
    | ROUTE
)
