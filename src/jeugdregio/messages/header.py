"""The header of a message: who sends what to whom, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.messages.tables import MessageTables
from jeugdregio.standards.ijw import find_release


XSD_VERSIE: Final = ("1.0.0", "1.0.0")
"""Versions of basisschema and message schema, as in the published examples."""


@dataclass(frozen=True, slots=True)
class Retour:
    """What a return message adds to the header it repeats, or a JW325 to its own.

    Attributes:
        identificatie: Own identification of the return message; for a JW325 that of
            the declaratie it answers.
        dagtekening: Day of the return message; for a JW325 that of the declaratie.
            None where the day cannot be represented.
        xslt_versie: Version of the checks that were run; empty where not given.
        xsd_versie: Versions of basisschema and message schema used for the return
            message; for a JW325 those of the declaratie.
        retour_codes: Codes about the header; empty where there are none.
    """

    identificatie: str
    dagtekening: date | None
    xslt_versie: str
    xsd_versie: tuple[str, str]
    retour_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one message.

    A return message (JW302 and so on) repeats the header of the message it answers:
    sender and receiver are those of that message. A JW325 is a message of its own.

    Attributes:
        message: Name of the message, e.g. ``JW323``.
        berichtcode: E.g. ``490``.
        versie: Major and minor number of the release, as (3, 2).
        afzender: AGB code or gemeente number of the sender.
        ontvanger: AGB code or gemeente number of the receiver.
        identificatie: Identification of the message.
        dagtekening: Its date; None where it cannot be represented (rule ``LEX``).
        xsd_versie: Versions of basisschema and message schema.
        retour: For a return message and a JW325; else None.
    """

    message: str
    berichtcode: str
    versie: tuple[int, int]
    afzender: str
    ontvanger: str
    identificatie: str
    dagtekening: date | None
    xsd_versie: tuple[str, str]
    retour: Retour | None


def read_header(tables: MessageTables) -> Header:
    """The header of the only message in the tables.

    Raises:
        InvalidInputError: There is not exactly one message.
    """
    if tables.count != 1:
        raise InvalidInputError(
            f"Hier hoort één bericht, niet {tables.count}.",
            hint="Lees de headers van meer berichten met read_headers.",
        )
    return read_headers(tables)[0]


def read_headers(tables: MessageTables) -> tuple[Header, ...]:
    """The headers of all messages, in the order of ``bericht``."""
    return tuple(
        Header(
            message=tables.message,
            berichtcode=row["bericht_code"],
            versie=(row["bericht_versie"], row["bericht_subversie"]),
            afzender=row["afzender"],
            ontvanger=row["ontvanger"],
            identificatie=row["bericht_identificatie_identificatie"],
            dagtekening=row["bericht_identificatie_dagtekening"],
            xsd_versie=(
                row["xsd_versie_basisschema_xsd_versie"],
                row["xsd_versie_bericht_xsd_versie"],
            ),
            retour=_read_retour(row),
        )
        for row in tables["Header"].sort("bericht").iter_rows(named=True)
    )


def _names(is_declaratie: bool) -> tuple[str, str, str]:
    """Columns of the identification, the day and the versions."""
    if is_declaratie:
        return (
            "declaratie_identificatie_identificatie",
            "declaratie_identificatie_dagtekening",
            "xsd_versie_declaratie",
        )
    return "identificatie_retour", "dagtekening_retour", "xsd_versie_retour"


def _read_retour(row: Mapping[str, Any]) -> Retour | None:
    if "retour_codes" not in row:
        return None
    identificatie, dagtekening, versie = _names(
        "declaratie_identificatie_identificatie" in row
    )
    return Retour(
        identificatie=row[identificatie],
        dagtekening=row[dagtekening],
        xslt_versie=row["xslt_versie"] or "",
        xsd_versie=(
            row[f"{versie}_basisschema_xsd_versie"],
            row[f"{versie}_bericht_xsd_versie"],
        ),
        retour_codes=tuple(row["retour_codes"] or ()),
    )


def make_header(
    message: str,
    *,
    afzender: str,
    ontvanger: str,
    identificatie: str,
    dagtekening: date,
    retour: Retour | None = None,
    xsd_versie: Sequence[str] = XSD_VERSIE,
    release: str = "3.2",
) -> dict[str, Any]:
    """The row of table Header of a new message, without its keys.

    For a return message give the values of the message it answers, and ``retour``.

    Raises:
        UnknownCodeError: The release or the message does not exist.

    Example:
        >>> row = make_header(
        ...     "JW319",
        ...     afzender="0917",
        ...     ontvanger="42420001",
        ...     identificatie="A1",
        ...     dagtekening=date(2026, 5, 6),
        ... )
        >>> row["bericht_code"], row["bericht_versie"], row["bericht_subversie"]
        ('488', 3, 2)
    """
    model = find_release(release).find_message(message)
    major, minor = (int(part) for part in model.release.split("."))
    row: dict[str, Any] = {
        "bericht_code": model.berichtcode,
        "bericht_versie": major,
        "bericht_subversie": minor,
        "afzender": afzender,
        "ontvanger": ontvanger,
        "bericht_identificatie_identificatie": identificatie,
        "bericht_identificatie_dagtekening": dagtekening,
        "xsd_versie_basisschema_xsd_versie": xsd_versie[0],
        "xsd_versie_bericht_xsd_versie": xsd_versie[1],
    }
    if retour is None:
        return row
    columns = {column.name for column in model.klasse("Header").columns}
    names = _names("declaratie_identificatie_identificatie" in columns)
    return row | {
        names[0]: retour.identificatie,
        names[1]: retour.dagtekening,
        "xslt_versie": retour.xslt_versie or None,
        f"{names[2]}_basisschema_xsd_versie": retour.xsd_versie[0],
        f"{names[2]}_bericht_xsd_versie": retour.xsd_versie[1],
        "retour_codes": list(retour.retour_codes) or None,
    }
