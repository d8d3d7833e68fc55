"""The documents on the regeling of a region, opened for a test."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from factories import actor
from jeugdregio.actions.compose_council_note import compose_council_note
from jeugdregio.actions.compose_regeling import compose_regeling
from jeugdregio.actions.cooperation_results import CooperationResults
from jeugdregio.actions.open_council_note import open_council_note
from jeugdregio.kernel.access import Role
from jeugdregio.publishing.documents.blocks import Heading
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.region.regeling.choose import FormDrawback, drawbacks_of
from legal_texts import units


TODAY = date(2026, 11, 21)
FORMS = ("openbaar_lichaam", "bedrijfsvoeringsorganisatie", "centrumgemeente")


@dataclass(frozen=True)
class Score:
    form_id: str
    name: str
    score: float
    rank: int


@dataclass(frozen=True)
class Choice:
    """What the comparison of forms delivers."""

    ranking: tuple[Score, ...] = (
        Score("openbaar_lichaam", "Openbaar lichaam", 3.64, 1),
        Score("centrumgemeente", "Centrumgemeente", 2.9, 2),
    )
    preferred: str | None = "openbaar_lichaam"
    agreement: tuple[str, ...] = ("Twaalf van de zestien raden kiezen hetzelfde.",)
    stability: tuple[str, ...] = ("De eerste plaats blijft bij elk gewicht.",)
    drawbacks: tuple[FormDrawback, ...] = drawbacks_of("openbaar_lichaam")
    judged_by: int = 12
    bodies_total: int = 48
    is_example: bool = True


RESULTS = CooperationResults(
    choice=Choice(),
    annexes=(
        Annex(
            "Kostensleutel",
            ("De sleutel telt inwoners.",),
            ("Gemeente", "Bijdrage"),
            (("Heerlen", "€ 1.000"), ("Vaals", "€ 100")),
            about="sleutel",
        ),
        Annex("Verdeling van de stemmen", ("Ieder één stem.",), about="stemmen"),
    ),
    young_people=("Er verandert niets voor jongeren.", "De toegang blijft dichtbij."),
    is_example=True,
)


def opened(workspace, results=None, **given):
    """The note of Zuid-Limburg; ``results`` as other parts of the work deliver them."""
    code = given.pop("code", "JZ41")
    who = actor(Role.REGIO, code)
    if results and not given.get("form_id"):
        given["form_id"] = results.choice.preferred
    note = open_council_note(workspace, who, code, as_of=TODAY, **given)
    if results:
        note = replace(note, regeling=replace(note.regeling, results=results))
    return note


def both(workspace, results=None, **given):
    note = opened(workspace, results, **given)
    return (
        compose_council_note(note, as_of=TODAY),
        compose_regeling(note.regeling, as_of=TODAY),
    )


def titles(document, level=1):
    return [
        b.text for b in document.blocks if isinstance(b, Heading) and b.level == level
    ]


def words(document) -> str:
    return "\n".join([*titles(document), *titles(document, 2), *units(document)])
