"""What can go wrong in the rules themselves: our fault, never the sender's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jeugdregio.kernel.errors import JeugdregioError


if TYPE_CHECKING:
    from jeugdregio.rules.judgement import Judgement


class RuleDefinitionError(JeugdregioError):
    """A rule is written wrongly: double, without an input it uses, or without text."""


class BatchError(JeugdregioError):
    """The tables given are not those of the message."""


class RegisterAnswerError(JeugdregioError):
    """The register answered a lookup with something else than was asked."""


class RuleCrashedError(JeugdregioError):
    """One or more rules could not be evaluated: the run fails.

    The messages are not lost and not passed: ``judgement`` holds for every message
    of the batch that the rule is *niet beoordeeld*, so that they can be parked
    before the run stops.

    Args:
        judgement: All that was found, with the crashes in it.
    """

    code = "JR-0300"
    exit_code = 30

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement
        names = ", ".join(
            f"{crash.regel_code} ({crash.berichtklasse})" for crash in judgement.crashes
        )
        super().__init__(
            f"{judgement.message}: regel {names} is vastgelopen. De berichten zijn "
            "niet beoordeeld en wachten. Tip: meld dit aan de beheerder."
        )
