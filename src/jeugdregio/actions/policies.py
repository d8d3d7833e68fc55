"""May this be done in this state of the work? A `check_...` raises with a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.models import Decision, DossierStep


MAX_DOCUMENT_BYTES: Final = 10 * 1024 * 1024
"""Our own choice: larger files belong in a document system."""

DOCUMENT_TYPES: Final = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        b"PK\x03\x04",
    ),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        b"PK\x03\x04",
    ),
    "odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    "png": ("image/png", b"\x89PNG"),
}
"""Kinds of document we keep, with the bytes each begins with."""

FINAL_STATES: Final = frozenset({Decision.State.ADOPTED, Decision.State.REJECTED})
"""A decision that was taken has a date."""


@dataclass(frozen=True, slots=True)
class Doel:
    """A reason to see data of children, chosen from a list.

    Never written: what a user types could name a child.

    Attributes:
        code: Stored in the audit trail.
        label: What the reader chooses.
        explanation: When it fits.
    """

    code: str
    label: str
    explanation: str


DOELEN: Final = (
    Doel(
        "fout_uitzoeken",
        "Een fout uitzoeken",
        "Met de afzender nagaan waarom iets is afgekeurd.",
    ),
    Doel(
        "zelf_beoordelen",
        "Zelf beoordelen",
        "Het bericht wacht op een mens, of iemand betwist het oordeel.",
    ),
    Doel(
        "antwoord_versturen",
        "Antwoord versturen",
        "Het bericht of antwoord in het berichtenverkeer zetten.",
    ),
    Doel(
        "verantwoording",
        "Controle en verantwoording",
        "Een accountant of toezichthouder vraagt naar deze regels.",
    ),
    Doel(
        "inzage",
        "Verzoek van ouder of jongere",
        "Iemand vraagt welke gegevens er zijn, of vraagt ze te verbeteren.",
    ),
)
"""The purposes for which data of children may be seen."""


def check_purpose(code: str) -> Doel:
    """Data of children are seen for a purpose we know.

    Returns:
        The purpose.

    Raises:
        InvalidInputError: None was chosen, or one that is not on the list.
    """
    for doel in DOELEN:
        if doel.code == code:
            return doel
    raise InvalidInputError(
        "Kies waarvoor u de gegevens nodig heeft. Zonder doel geven wij ze niet.",
        hint="Ga terug en kies een doel uit de lijst.",
    )


def check_decision(*, state: str, decided_on: date | None, today: date) -> None:
    """A decision that was taken has a date, and that day is not still to come.

    Raises:
        InvalidInputError: The state is unknown, or state and date do not fit.
    """
    if state not in Decision.State.values:
        raise InvalidInputError(
            "Deze stand van het besluit bestaat niet.",
            hint="Kies een stand uit de lijst.",
        )
    if state in FINAL_STATES and decided_on is None:
        raise InvalidInputError(
            "Een genomen besluit heeft een datum.", hint="Vul de datum in."
        )
    if state in FINAL_STATES and decided_on is not None and decided_on > today:
        raise InvalidInputError(
            "De datum van het besluit ligt in de toekomst.",
            hint="Kies gepland als het besluit nog komt.",
        )


def check_document(*, name: str, content: bytes, step: DossierStep) -> str:
    """A document is of a kind we keep, not too large, and the step applies.

    Returns:
        The media type.

    Raises:
        InvalidInputError: Too large, empty, another kind, or a step that does not
            apply.
    """
    if step.state == DossierStep.State.NOT_APPLICABLE:
        raise InvalidInputError(
            "Deze stap is niet van toepassing; er hoort geen document bij.",
            hint="Geef de stap eerst een andere stand.",
        )
    if not content:
        raise InvalidInputError("Het bestand is leeg.", hint="Kies een ander bestand.")
    if len(content) > MAX_DOCUMENT_BYTES:
        raise InvalidInputError(
            "Het bestand is groter dan 10 MB.",
            hint="Maak het kleiner of verwijs er in de notitie naar.",
        )
    kind = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    media_type, magic = DOCUMENT_TYPES.get(kind, ("", b""))
    if not media_type or not content.startswith(magic):
        raise InvalidInputError(
            "Dit soort bestand kan hier niet, of de inhoud past niet bij de naam.",
            hint="Kies een " + ", ".join(DOCUMENT_TYPES) + ".",
        )
    return media_type
