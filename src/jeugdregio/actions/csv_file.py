"""Read a CSV file that a person made, often in Excel, and say what is wrong where.

Accepted are commas and semicolons, a byte order mark, any line ending, columns in any
order. Values are not repeated in a message: somebody may pick the wrong file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError


MOST_BYTES: Final = 64 * 1024**2
MOST_SHOWN: Final = 20
"""Problems that are written out; of the rest only the number."""

EXAMPLE: Final = "voorbeeld"
_SAVE_AS: Final = "Kies in Excel: Opslaan als, CSV UTF-8 (door komma's gescheiden)."


@dataclass(frozen=True, slots=True)
class CsvLine:
    """One line: its number in the file, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file as read.

    Attributes:
        name: Its name, without folder.
        is_example: The remark above the columns begins with *Voorbeeld*.
        lines: Lines that hold something, in order.
    """

    name: str
    is_example: bool
    lines: tuple[CsvLine, ...]


@dataclass(slots=True)
class Problems:
    """What is wrong in a file, collected, so that all is told at once."""

    name: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, what: str, *, column: str = "") -> None:
        """Note one; ``what`` says what was expected and repeats no value."""
        where = f"regel {line}, kolom {column}" if column else f"regel {line}"
        self.found.append((line, f"{where}: {what}"))

    def raise_any(self) -> None:
        """Refuse the file when something was noted.

        Raises:
            InvalidInputError: With the first problems, in the order of the file.
        """
        if not self.found:
            return
        told = [text for _, text in sorted(self.found, key=lambda each: each[0])]
        rest = len(told) - MOST_SHOWN
        lines = told[:MOST_SHOWN] + ([f"en nog {rest}"] if rest > 0 else [])
        count = "1 fout" if len(told) == 1 else f"{len(told)} fouten"
        raise InvalidInputError(
            f"{self.name} is niet geladen: {count}. Er is niets veranderd.\n"
            + "\n".join(f"  {line}" for line in lines),
            hint="Verbeter het bestand en laad het nog een keer.",
        )


def read_csv_file(path: Path, columns: Sequence[str]) -> CsvFile:
    """Read a file with exactly these columns.

    Args:
        path: The file.
        columns: Names, in lower case.

    Raises:
        InvalidInputError: It cannot be read, is no CSV in UTF-8, or has other columns
            or lines of another length.
    """
    text = _decoded(path)
    problems = Problems(path.name)
    rows = _rows(path.name, text)
    is_example = False
    for number, cells in rows:
        if cells[0].startswith("#"):
            remark = cells[0].lstrip("# ").casefold()
            is_example = is_example or remark.startswith(EXAMPLE)
            continue
        names = _header(path.name, number, cells, columns)
        break
    else:
        raise InvalidInputError(
            f"{path.name} is leeg.", hint=f"Verwacht de kolommen {', '.join(columns)}."
        )
    lines = []
    for number, cells in rows:
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()  # Excel pads lines
        if len(cells) == len(names):
            lines.append(CsvLine(number, dict(zip(names, cells, strict=True))))
        else:
            problems.add(
                number, f"verwacht {len(names)} cellen, er zijn er {len(cells)}"
            )
    problems.raise_any()
    return CsvFile(path.name, is_example, tuple(lines))


def _decoded(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise InvalidInputError(f"{path.name} is geen bestand.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidInputError(
            f"Het bestand {path.name} is niet te lezen.",
            hint="Kijk of de naam klopt en of u het mag lezen.",
        ) from error
    if len(data) > MOST_BYTES:
        raise InvalidInputError(
            f"{path.name} is groter dan {MOST_BYTES // 1024**2} MB.",
            hint="Verdeel het over meer bestanden.",
        )
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InvalidInputError(
            f"{path.name} is een Excel-bestand, geen CSV.", hint=_SAVE_AS
        )
    where = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = data.count(b"\n", 0, error.start) + 1
    else:
        if "\0" in text:
            where = text.count("\n", 0, text.index("\0")) + 1
    if where is not None:  # raised here: the error of the codec keeps the content
        raise InvalidInputError(
            f"{path.name} staat niet in UTF-8 (regel {where}).", hint=_SAVE_AS
        )
    return text


def _rows(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Number and trimmed cells of every line that holds something."""
    reader = csv.reader(
        io.StringIO(text, newline=None), delimiter=_delimiter(text), strict=True
    )
    while True:
        number = reader.line_num + 1
        broken = False
        try:
            cells = next(reader, None)
        except csv.Error:
            cells, broken = None, True
        if broken:
            raise InvalidInputError(
                f"{name} is niet te lezen vanaf regel {number}: een aanhalingsteken "
                "staat verkeerd of een cel is te lang.",
                hint="Verbeter die regel en laad het bestand nog een keer.",
            )
        if cells is None:
            return
        cells = [cell.strip() for cell in cells]
        if any(cells):
            yield number, cells


def _delimiter(text: str) -> str:
    """Semicolon or comma: whichever the line with the columns has more of."""
    for line in io.StringIO(text, newline=None):
        if line.strip(' ,;"\n') and not line.lstrip(' "').startswith("#"):
            return ";" if line.count(";") > line.count(",") else ","
    return ","


def _header(
    name: str, number: int, cells: Sequence[str], columns: Sequence[str]
) -> list[str]:
    names = [cell.casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    missing = [column for column in columns if column not in names]
    other = len([each for each in names if each not in columns])
    twice = [column for column in columns if names.count(column) > 1]
    problems = [f"kolom {column} ontbreekt" for column in missing]
    problems += [f"kolom {column} staat er twee keer" for column in twice]
    if other:
        problems.append(f"{other} kolom(men) kennen wij niet")
    if problems:
        raise InvalidInputError(
            f"De kolommen van {name} (regel {number}) kloppen niet: "
            f"{'; '.join(problems)}. Er is niets veranderd.",
            hint=f"Verwacht: {','.join(columns)}.",
        )
    return names
