"""What is known of a region before its dossier is made: facts, records, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the region itself recorded of a step.

    Args:
        state: A key of `STATE_WORDS`.
        note: Its explanation; may be empty.
        next_action: What it will do next; empty takes the chain's.
        owner_role: Who does it; empty takes the chain's.
        due_on: The day the region chose.
        documents: How many documents hang on the step.
        is_example: True where this is fictional.
    """

    state: str
    note: str = ""
    next_action: str = ""
    owner_role: str = ""
    due_on: date | None = None
    documents: int = 0
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class LegalForm:
    """The legal form of the region's entity as recorded, with its source."""

    name: str
    host: str
    source: str
    status: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class DecisionCount:
    """How many of the bodies of one kind have decided on a step.

    Args:
        body: ``raad`` or ``college``.
        adopted: How many agreed.
        rejected: How many refused.
        total: How many have to decide: one per municipality of the region.
        is_example: True where any of the decisions is fictional.
    """

    body: str
    adopted: int
    rejected: int
    total: int
    is_example: bool = False

    @property
    def bodies(self) -> str:
        """What these bodies are called, Dutch plural."""
        return _BODIES[self.body]

    @property
    def sentence(self) -> str:
        """How far they are, in one sentence."""
        told = f"{self.adopted} van de {self.total} {self.bodies} stemden in"
        if self.rejected:
            told += f", {self.rejected} stemden tegen"
        return f"{told} (Voorbeeld)." if self.is_example else f"{told}."


_BODIES: Final = {"raad": "raden", "college": "colleges"}
NEED_OF: Final = {"raad": "raadsbesluiten", "college": "collegebesluiten"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """What messages tell of the wait for care.

    Args:
        sentence: The wait in one sentence.
        is_example: True where the messages are generated.
    """

    sentence: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Contracts:
    """The tariffs that were loaded for the municipalities of a region.

    Args:
        lines: How many.
        aanbieders: Of how many providers.
        is_example: True where they are made up.
    """

    lines: int
    aanbieders: int
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """What is known of a region, gathered before the dossier is made.

    Args:
        naam: Name of the region.
        gemeenten: How many municipalities the division counts.
        indeling: Name of that division.
        disputed: Names of municipalities that another division puts elsewhere.
        form: The legal form, if recorded.
        partial: Names of municipalities that take part for a portion.
        account_year: Last year with accounts; None without any.
        use_years: Years with figures on use, oldest first.
        chapters_with_figures: Chapters of the regiovisie that have live figures.
        chapters: Chapters in all.
        decisions: Per step id, for each body that decided anything.
        waiting: The wait for care, where messages tell it.
        contracts: The tariffs that were loaded; None without any.
    """

    naam: str
    gemeenten: int
    indeling: str
    disputed: tuple[str, ...]
    form: LegalForm | None
    partial: tuple[str, ...]
    account_year: int | None
    use_years: tuple[int, ...]
    chapters_with_figures: int
    chapters: int
    decisions: Mapping[str, tuple[DecisionCount, ...]]
    waiting: Waiting | None = None
    contracts: Contracts | None = None

    @property
    def is_example(self) -> bool:
        """Whether anything recorded here is fictional."""
        counts = (count for each in self.decisions.values() for count in each)
        return any(count.is_example for count in counts) or (
            self.form is not None and self.form.is_example
        )
