"""A table as a file: CSV or XLSX, with definition and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.publishing.spreadsheets import write_csv, write_csv_zip, write_xlsx


@dataclass(frozen=True, slots=True)
class Export:
    """A file to hand out."""

    name: str
    media_type: str
    content: bytes


EXTENSIONS: Final = ("csv", "xlsx", "zip")
"""``zip`` is the CSV with its metadata (CSV on the Web) beside it."""


def export_figures(
    table: DisclosedTable, *, extension: str, stem: str, title: str, created: datetime
) -> Export:
    """Write a disclosed table as a file.

    Args:
        table: The figures.
        extension: One of `EXTENSIONS`.
        stem: Name of the file without extension; anything but letters, digits and
            hyphens becomes a hyphen.
        title: Title in the file, Dutch.
        created: Moment written in the file.

    Raises:
        UnknownCodeError: The extension is none of ours.
    """
    name = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-").lower()
    match extension:
        case "csv":
            return Export(f"{name}.csv", "text/csv; charset=utf-8", write_csv(table))
        case "xlsx":
            return Export(
                f"{name}.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                write_xlsx(table, title=title, created=created),
            )
        case "zip":
            content = write_csv_zip(
                table, filename=f"{name}.csv", title=title, created=created
            )
            return Export(f"{name}.zip", "application/zip", content)
        case _:
            raise UnknownCodeError(
                "Dit soort bestand maken wij niet.",
                hint="Kies uit: " + ", ".join(EXTENSIONS) + ".",
            )
