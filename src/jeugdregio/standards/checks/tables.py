"""The shipped tables as the checks see them, and the sums most checks need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.datasets import all_datasets, find_dataset, read_rows
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.taakvelden import youth_taakvelden


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StandardsTables:
    """Rows by dataset id; values are text, empty is unknown or suppressed."""

    rows: Mapping[str, Sequence[Row]]

    def __getitem__(self, dataset: str) -> Sequence[Row]:
        return self.rows[dataset]

    def with_rows(self, dataset: str, rows: Sequence[Row]) -> StandardsTables:
        """A copy in which one dataset has other rows."""
        return StandardsTables({**self.rows, dataset: tuple(rows)})


class Booking(NamedTuple):
    """What one municipality reported in one budget or account."""

    jaar: int
    verslagsoort: str
    gm_code: str


def shipped_tables() -> StandardsTables:
    """All CSV datasets that ship with the package."""
    names = [each.id for each in all_datasets() if each.file.endswith(".csv")]
    return StandardsTables({name: read_rows(name) for name in names})


def counted_lasten(tables: StandardsTables) -> dict[Booking, dict[str, int]]:
    """Lasten (x 1,000 euro) per booking and taakveld, counted taakvelden only.

    Rows without an amount are left out, so a booking without any is absent.
    """
    found: dict[Booking, dict[str, int]] = {}
    for row in tables["lasten_iv3"]:
        jaar = int(row["jaar"])
        if row["lasten_x1000_eur"] and row["taakveld"] in youth_taakvelden(jaar):
            booking = Booking(jaar, row["verslagsoort"], row["gm_code"])
            amount = int(row["lasten_x1000_eur"])
            found.setdefault(booking, {})[row["taakveld"]] = amount
    return found


def inhabitants(tables: StandardsTables) -> dict[tuple[int, str], int]:
    """Inhabitants by year and municipality; unknown ones are absent."""
    return {
        (int(row["jaar"]), row["gm_code"]): int(row["inwoners"])
        for row in tables["inwoners"]
        if row["inwoners"]
    }


def lasten_per_inwoner(tables: StandardsTables) -> dict[Booking, float]:
    """Euro per inhabitant; absent where no inhabitants are known."""
    people = inhabitants(tables)
    return {
        booking: sum(amounts.values()) * 1000 / people[booking.jaar, booking.gm_code]
        for booking, amounts in counted_lasten(tables).items()
        if people.get((booking.jaar, booking.gm_code))
    }


def source_of(dataset: str) -> str:
    """The first source of a dataset."""
    return find_dataset(dataset).sources[0]


def name_of(gm_code: str) -> str:
    """Name and code of a municipality; the code alone where it is unknown."""
    try:
        return f"{gemeente_name(gm_code)} ({gm_code})"
    except UnknownCodeError:
        return gm_code


def place(booking: Booking) -> str:
    """A booking in words: municipality, kind of report and year."""
    return f"{name_of(booking.gm_code)}, {booking.verslagsoort} {booking.jaar}"


def number(value: float, decimals: int = 0) -> str:
    """A number in Dutch notation.

    Example:
        >>> number(-41485), number(34.25, 1)
        ('-41.485', '34,2')
    """
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
