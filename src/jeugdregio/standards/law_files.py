"""Read the TOML files about the law, and name the words they share.

Everything legal is data: a text, how sure we are of it, and where it was read. The
modules beside this one give each file its type; this one reads and refuses.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeVar, get_args

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError


LAW_DATA: Final = Path(__file__).parent / "data" / "law"
"""The folder with the files that ship with the product."""

KNOWN_ON: Final = date(2026, 11, 21)
"""The day of the research: what happened later is not in the files."""

Status = Literal["C", "S", "U"]
"""Confirmed, secondary or unconfirmed: how sure we are of a statement."""

STATUSES: Final[tuple[Status, ...]] = get_args(Status)

STATUS_LABELS: Final[Mapping[Status, str]] = MappingProxyType(
    {"C": "bevestigd", "S": "uit tweede hand", "U": "niet bevestigd"}
)

STATUS_EXPLANATIONS: Final[Mapping[Status, str]] = MappingProxyType(
    {
        "C": "Wij lazen dit in de wet, de regeling of een officiële pagina.",
        "S": "Wij lazen dit in een bericht of uitleg van een ander, niet in de wet.",
        "U": "Wij vonden hiervoor geen bron: behandel dit niet als feit.",
    }
)

StepId = Literal[
    "plicht",
    "regio_entiteit",
    "regiovisie",
    "inkoop",
    "contract",
    "beschikbaarheid_geld",
    "verantwoording",
]
"""The steps of the chain, in the order of the law."""

STEP_IDS: Final[tuple[StepId, ...]] = get_args(StepId)

RoleId = Literal[
    "regio", "raad", "college", "ambtenaar", "aanbieder", "raadslezer", "beheerder"
]
"""Who uses the product."""

ROLE_IDS: Final[tuple[RoleId, ...]] = get_args(RoleId)

ROLE_LABELS: Final[Mapping[RoleId, str]] = MappingProxyType(
    {
        "regio": "medewerker van de regio",
        "raad": "gemeenteraad",
        "college": "college van burgemeester en wethouders",
        "ambtenaar": "ambtenaar van de gemeente",
        "aanbieder": "aanbieder",
        "raadslezer": "lezer namens de raad",
        "beheerder": "beheerder",
    }
)

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

Choice = TypeVar("Choice", bound=str)


def in_words(day: date) -> str:
    """Write a day as a Dutch reader does.

    Example:
        >>> in_words(date(2026, 1, 1))
        '1 januari 2026'
    """
    return f"{day.day} {month_in_words(day)}"


def month_in_words(day: date) -> str:
    """Write the month of a day, for events of which the day is not known.

    Example:
        >>> month_in_words(date(2021, 3, 1))
        'maart 2021'
    """
    return f"{_MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Record:
    """One table of a TOML file, read field by field; a wrong field is an error.

    Attributes:
        file: Name of the file, for the error text.
        values: The table as `tomllib` gives it.
    """

    file: str
    values: Mapping[str, object]

    @property
    def name(self) -> str:
        """The id of the record, or a question mark where it has none."""
        return str(self.values.get("id", "?"))

    def damaged(self, field: str, expected: str) -> DataDamagedError:
        """The error for a field that is absent or of the wrong kind."""
        return DataDamagedError(
            f"{self.file}, {self.name}: in '{field}' hoort {expected}.",
            hint="Installeer het pakket opnieuw, of herstel dit bestand.",
        )

    def text(self, field: str) -> str:
        """A text that must be there."""
        value = self.values.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.damaged(field, "een tekst")
        return value

    def optional_text(self, field: str) -> str:
        """A text, empty where it is absent."""
        return self.text(field) if field in self.values else ""

    def choice(self, field: str, options: tuple[Choice, ...]) -> Choice:
        """One of a closed list of words."""
        value = self.values.get(field)
        for option in options:
            if option == value:
                return option
        raise self.damaged(field, "een van: " + ", ".join(options))

    def status(self, field: str = "status") -> Status:
        """How sure we are; never absent, never guessed."""
        return self.choice(field, STATUSES)

    def day(self, field: str) -> date | None:
        """A date, None where it is absent."""
        value = self.values.get(field)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.damaged(field, "een datum (jjjj-mm-dd, zonder aanhalingstekens)")
        return value

    def day_status(self, field: str) -> Status | None:
        """How sure we are of the date in ``field``; absent only without a date."""
        if field in self.values or f"{field}_status" in self.values:
            return self.status(f"{field}_status")
        return None

    def number(self, field: str) -> int:
        """A whole number."""
        value = self.values.get(field)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.damaged(field, "een heel getal")
        return value

    def flag(self, field: str) -> bool:
        """True or false."""
        value = self.values.get(field)
        if not isinstance(value, bool):
            raise self.damaged(field, "true of false")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; empty where it is absent."""
        value = self.values.get(field, [])
        if not isinstance(value, list):
            raise self.damaged(field, "een lijst van teksten")
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self.damaged(field, "een lijst van teksten")
        return tuple(value)

    def choices(self, field: str, options: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """A list of words from a closed list."""
        unknown = set(self.texts(field)) - set(options)
        if unknown:
            raise self.damaged(field, "alleen: " + ", ".join(options))
        return tuple(option for option in options if option in self.texts(field))

    def records(self, field: str) -> tuple[Record, ...]:
        """The tables below this one; empty where there are none."""
        value = self.values.get(field, [])
        if not isinstance(value, list):
            raise self.damaged(field, "een lijst van tabellen")
        if not all(isinstance(item, dict) for item in value):
            raise self.damaged(field, "een lijst van tabellen")
        return tuple(Record(self.file, item) for item in value)


def read_law_file(name: str, directory: Path = LAW_DATA) -> Record:
    """Read one TOML file as a record.

    Raises:
        DataDamagedError: The file is missing, unreadable, or not TOML.
    """
    try:
        text = (directory / name).read_text(encoding="utf-8")
        return Record(name, tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataDamagedError(
            f"{name} is niet te lezen: {type(error).__name__}. "
            "Dit bestand met wetsgegevens hoort bij het pakket.",
            hint="Installeer het pakket opnieuw.",
        ) from error


def unknown_id(what: str, given: str, known: tuple[str, ...]) -> UnknownCodeError:
    """The error for an id that does not exist, naming those that look like it."""
    near = get_close_matches(given, known, n=3, cutoff=0.5) or list(known[:3])
    return UnknownCodeError(
        f"{what} '{given}' bestaat niet.",
        hint="Bedoelt u " + " of ".join(near) + "?",
    )
