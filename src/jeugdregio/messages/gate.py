"""The one gate for XML: bytes in, an accepted document or findings out.

Order: size, encoding, start of the file, cost, and then one parse with our schema bound
to the parser (`validate`). Where a message is refused, `walk` finds the places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.messages.findings import StructureFinding
from jeugdregio.messages.guards import (
    find_costly_tag,
    find_costly_value,
    find_encoding_fault,
    find_endless_text,
)
from jeugdregio.messages.prolog import read_prolog
from jeugdregio.messages.validate import find_misfit
from jeugdregio.messages.walk import find_faults, find_override
from jeugdregio.standards.ijw import find_release


MAX_BYTES: Final = 25 * 1024 * 1024
"""The largest message of the standard (bedrijfsregel OP179)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A message that passed the gate.

    Attributes:
        message: Its name, e.g. ``JW323``.
        release: Version of the standard.
        data: Its bytes as they came. Never shown.
        prefix: Prefix of its own elements, as the first element declares it.
        shared_prefix: Prefix of the shared elements; None where it is declared later.
    """

    message: str
    release: str
    data: bytes = field(repr=False)
    prefix: str
    shared_prefix: str | None


@dataclass(frozen=True, slots=True)
class GateResult:
    """The verdict on one file.

    Attributes:
        message: Name of the message it says it is; empty where that is unknown.
        document: The accepted message; None where it is refused.
        findings: Why it is refused, in the order of the file; empty when accepted.
    """

    message: str
    document: Document | None
    findings: tuple[StructureFinding, ...]

    @property
    def accepted(self) -> bool:
        """Whether the message may be read."""
        return self.document is not None


def check_file(
    path: Path, *, max_bytes: int = MAX_BYTES, release: str = "3.2"
) -> GateResult:
    """Judge a file; one that is too large is not read at all.

    Raises:
        InvalidInputError: The file is not there or cannot be read.
        UnknownCodeError: We do not know this release.
    """
    try:
        if path.stat().st_size > max_bytes:
            return _refuse("", _too_large(max_bytes))
        with path.open("rb") as stream:
            # It may have grown since.
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise InvalidInputError(
            "Het bestand met het bericht is niet te lezen.",
            hint="Kijk of het bestand er is en of u het mag lezen.",
        ) from error
    return check_bytes(data, max_bytes=max_bytes, release=release)


def check_bytes(
    data: bytes, *, max_bytes: int = MAX_BYTES, release: str = "3.2"
) -> GateResult:
    """Judge the form of a message. No input makes it fail.

    Args:
        data: The file as it came.
        max_bytes: Greatest size.
        release: Version of the standard.

    Returns:
        The accepted document, or at least one finding.

    Raises:
        UnknownCodeError: We do not know this release.

    Example:
        >>> result = check_bytes(b"<a/>")
        >>> result.accepted, result.findings[0].text
        (False, 'Dit is geen bericht van iJw 3.2.')
    """
    if len(data) > max_bytes:
        return _refuse("", _too_large(max_bytes))
    if fault := find_encoding_fault(data):
        return _refuse("", fault)
    prolog = read_prolog(data, find_release(release))
    if isinstance(prolog, StructureFinding):
        return _refuse("", prolog)
    fault = find_costly_tag(data) or find_endless_text(data) or find_costly_value(data)
    if fault:
        return _refuse(prolog.message, fault)
    right_until = find_misfit(data, prolog.message, release)
    if right_until is not None:
        faults = _find_faults(data, prolog.message, release, right_until)
        return GateResult(prolog.message, None, faults)
    document = Document(
        prolog.message, release, data, prolog.prefix, prolog.shared_prefix
    )
    return GateResult(prolog.message, document, ())


def _find_faults(
    data: bytes, message: str, release: str, right_until: int
) -> tuple[StructureFinding, ...]:
    for place in sorted({right_until, 0}, reverse=True):
        if faults := find_faults(data, message, release, right_until=place):
            return faults
    return (find_override(data, message, release) or _UNKNOWN,)


_UNKNOWN: Final = StructureFinding(
    0, "", "Het bericht past niet bij het schema van de standaard."
)


def _refuse(message: str, finding: StructureFinding) -> GateResult:
    return GateResult(message, None, (finding,))


def _too_large(max_bytes: int) -> StructureFinding:
    most = f"{max_bytes / 1024 / 1024:.0f} MB"
    text = f"Het bestand is te groot: hoogstens {most} (bedrijfsregel OP179)."
    return StructureFinding(0, "", text)
