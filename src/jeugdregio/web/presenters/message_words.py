"""How messages and verdicts are called on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeugdregio.actions.message_rows import MessageRow
from jeugdregio.kernel.days import dutch_day
from jeugdregio.publishing.numbers import format_date


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """A verdict in plain words.

    Attributes:
        label: In a list.
        tone: Colour of its mark.
        meaning: What it means for the sender.
        next: What to do now; empty where that is nothing.
    """

    label: str
    tone: str
    meaning: str
    next: str


VERDICT_WORDS: Final[Mapping[str, VerdictWords]] = {
    "aangenomen": VerdictWords(
        "aangenomen",
        "done",
        "Het hele bericht is goedgekeurd. Alles telt mee.",
        "",
    ),
    "deels": VerdictWords(
        "deels afgekeurd",
        "busy",
        "Een deel is afgekeurd. Wat goed is, telt mee; de rest niet.",
        "De afzender verbetert het afgekeurde deel en stuurt dat opnieuw.",
    ),
    "afgekeurd": VerdictWords(
        "afgekeurd",
        "wrong",
        "Het hele bericht is afgekeurd. Niets ervan telt mee.",
        "De afzender verbetert het bericht en stuurt het opnieuw.",
    ),
    "technisch": VerdictWords(
        "technisch afgekeurd",
        "wrong",
        "Het bericht telt als niet verzonden (retourcode 0001). "
        "De afzender mag dezelfde identificatie nog eens gebruiken.",
        "De afzender maakt het bestand opnieuw en stuurt het nog eens.",
    ),
    "geparkeerd": VerdictWords(
        "wacht op een mens",
        "busy",
        "Er is nog geen oordeel: een regel kon niet worden beoordeeld. "
        "De afzender heeft nog geen antwoord.",
        "Bekijk hieronder wat niet te beoordelen was en zoek uit of het klopt.",
    ),
}
"""By code, from good to bad; the order of the pages."""

UNKNOWN_VERDICT: Final = VerdictWords("onbekend", "open", "", "")


def words_of(verdict: str) -> VerdictWords:
    """A verdict in words."""
    return VERDICT_WORDS.get(verdict, UNKNOWN_VERDICT)


def kind_and_title(row: MessageRow) -> str:
    """``JW323 Declaratie``."""
    if not row.kind:
        return "Onleesbaar bericht"
    return f"{row.kind} {row.title}".strip()


def parties(row: MessageRow) -> tuple[str, str]:
    """Sender and receiver by name or code.

    By the kind of message: a return message repeats the header of what it answers, so
    that its own header names them the wrong way round.
    """
    if not has_parties(row):
        return "onbekend", "onbekend"
    gemeente, aanbieder = named(row, "gemeente"), named(row, "aanbieder")
    return (gemeente, aanbieder) if row.from_gemeente else (aanbieder, gemeente)


def has_parties(row: MessageRow) -> bool:
    """Whether a header was read: a file that the schema refuses has none we trust."""
    return bool(row.kind and (row.gemeente.code or row.aanbieder.code))


def named(row: MessageRow, party: str) -> str:
    """Name of the municipality or aanbieder; else its code in words."""
    found = row.gemeente if party == "gemeente" else row.aanbieder
    if found.naam:
        return found.naam
    return f"{party} {found.code}" if found.code else f"onbekende {party}"


def with_code(row: MessageRow, party: str) -> str:
    """Name and code, for a page about this one message."""
    found = row.gemeente if party == "gemeente" else row.aanbieder
    word = "code" if party == "gemeente" else "AGB-code"
    code = found.code
    return (
        f"{named(row, party)} ({word} {code})"
        if code and found.naam
        else (named(row, party))
    )


def day_of(row: MessageRow) -> str:
    """The day of receipt in words. Of traffic of the past no more is known."""
    return format_date(dutch_day(row.received_at))
