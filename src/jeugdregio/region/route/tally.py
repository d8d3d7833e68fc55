"""How many municipalities decided what: totals that a sentence can say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jeugdregio.standards.route import Needed


TAKEN: Final = frozenset({"aangenomen", "verworpen", "zienswijze", "afgezien"})
"""The states after which a municipality need not do anything more for a decision."""

ALLOWED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "zienswijze": ("gepland", "zienswijze", "afgezien", "aangehouden"),
        "toestemming": ("gepland", "aangenomen", "verworpen", "aangehouden"),
        "vaststellen": ("gepland", "aangenomen", "verworpen", "aangehouden"),
        "treffen": ("gepland", "aangenomen", "verworpen", "aangehouden"),
    }
)
"""Per kind of decision the states it can have."""

STATE_TONES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aangenomen": "done",
        "zienswijze": "done",
        "afgezien": "done",
        "aangehouden": "busy",
        "gepland": "open",
        "": "open",
        "verworpen": "wrong",
    }
)
"""Per state the colour it is shown in; the words stand beside it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What all municipalities of a region did with one decision.

    Attributes:
        needed: The decision.
        total: How many municipalities decide on it.
        states: How many recorded each state; who recorded nothing is in none.
    """

    needed: Needed
    total: int
    states: Mapping[str, int]

    @property
    def taken(self) -> int:
        """How many took the decision, whichever way."""
        return sum(self.states.get(each, 0) for each in TAKEN)

    @property
    def open(self) -> int:
        """How many have still to decide."""
        return self.total - self.taken

    @property
    def sentence(self) -> str:
        """The totals in at most three short sentences.

        Example:
            >>> needed = Needed("raad", "toestemming", "Toestemming")
            >>> tally(needed, 16, ["aangenomen"] * 11).sentence
            '11 van de 16 raden stemden in. 5 raden besluiten nog.'
        """
        body = self.needed.body
        said = [f"{_yes(self)} van de {self.total} {_plural(body)} {self._did()}."]
        if no := self.states.get("verworpen", 0):
            said.append(f"{_number(no, body)} stemde{'' if no == 1 else 'n'} niet in.")
        if none := self.states.get("afgezien", 0):
            said.append(
                f"{_number(none, body)} {'zag' if none == 1 else 'zagen'} ervan af."
            )
        if self.open:
            verb = "besluit" if self.open == 1 else "besluiten"
            said.append(f"{_number(self.open, body)} {verb} nog.")
        return " ".join(said)

    def _did(self) -> str:
        one = _yes(self) == 1
        if self.needed.kind == "zienswijze":
            return f"{'gaf' if one else 'gaven'} een zienswijze"
        return f"stemde{'' if one else 'n'} in"


def tally(needed: Needed, total: int, states: Iterable[str]) -> Tally:
    """Count what municipalities recorded.

    Args:
        needed: The decision.
        total: How many municipalities there are.
        states: One state per municipality that recorded something.
    """
    return Tally(needed, total, Counter(states))


def _yes(found: Tally) -> int:
    wanted = "zienswijze" if found.needed.kind == "zienswijze" else "aangenomen"
    return found.states.get(wanted, 0)


def _plural(body: str) -> str:
    return "raden" if body == "raad" else "colleges"


def _number(count: int, body: str) -> str:
    return f"{count} {body if count == 1 else _plural(body)}"
