"""The errors a person can cause, each with its own exit code.

A message tells what is wrong, where, what was expected and by which source; the
hint tells what to do. Neither ever holds personal data.
"""

from __future__ import annotations


class JeugdregioError(Exception):
    """Everything this product raises on purpose."""


class UserError(JeugdregioError):
    """Something a person can mend: shown without a traceback.

    Args:
        message: What is wrong and where, in plain Dutch.
        hint: What to do about it, in plain Dutch; empty where nothing helps.

    Example:
        >>> str(UserError("Regio JZ99 bestaat niet.", hint="Kies JZ01 tot JZ43."))
        'Regio JZ99 bestaat niet. Tip: Kies JZ01 tot JZ43.'
    """

    code = "JR-0100"
    exit_code = 10

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} Tip: {self.hint}" if self.hint else self.message


class UnknownCodeError(UserError):
    """A code or name that is not in the list it should come from."""

    code = "JR-0110"
    exit_code = 11


class DataDamagedError(UserError):
    """A data file is missing, unreadable or not what its checksum says."""

    code = "JR-0120"
    exit_code = 12


class StorageError(UserError):
    """The disk is full, read-only, or the database cannot be written."""

    code = "JR-0130"
    exit_code = 13


class PortInUseError(UserError):
    """Another program already listens on the address."""

    code = "JR-0140"
    exit_code = 14


class ConfigurationError(UserError):
    """A setting is missing or malformed; the message lists all of them."""

    code = "JR-0150"
    exit_code = 15


class ActionDeniedError(UserError):
    """Permission (who) or policy (in which state) says no."""

    code = "JR-0160"
    exit_code = 16


class SourceUnavailableError(UserError):
    """An open-data service did not answer, or answered something else."""

    code = "JR-0170"
    exit_code = 17


class InvalidInputError(UserError):
    """Input of an action that breaks a rule of the domain."""

    code = "JR-0180"
    exit_code = 18


class PublishingError(UserError):
    """A document, chart or spreadsheet cannot be made as it should be."""

    code = "JR-0190"
    exit_code = 19
