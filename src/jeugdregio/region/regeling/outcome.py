"""What the documents need of the comparison of forms: its result, as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol


class Drawback(Protocol):
    """A drawback of a form: text, theme of `wgr_forms`, status and source."""

    @property
    def text(self) -> str:
        """One or two plain sentences."""

    @property
    def theme(self) -> str:
        """What it is about: a theme of `wgr_forms`."""

    @property
    def status(self) -> str:
        """How sure we are: C, S or U."""

    @property
    def source(self) -> str:
        """Where it was read."""


class FormScore(Protocol):
    """How a form did: id, name, score and rank from 1."""

    @property
    def form_id(self) -> str:
        """An id of `wgr_forms`."""

    @property
    def name(self) -> str:
        """Dutch name."""

    @property
    def score(self) -> float | Fraction:
        """Higher is better."""

    @property
    def rank(self) -> int:
        """Place, from 1."""


class FormChoice(Protocol):
    """The judgement of the municipalities on the forms, kept apart from the facts."""

    @property
    def ranking(self) -> Sequence[FormScore]:
        """The forms in order; empty where nobody weighed yet."""

    @property
    def preferred(self) -> str | None:
        """Id of the form on top; None where there is none."""

    @property
    def agreement(self) -> Sequence[str]:
        """Where municipalities and bodies agree and differ, in sentences."""

    @property
    def stability(self) -> Sequence[str]:
        """How the ranking moves with the weights, in sentences."""

    @property
    def drawbacks(self) -> Sequence[Drawback]:
        """What the preferred form brings."""

    @property
    def judged_by(self) -> int:
        """How many bodies gave their judgement."""

    @property
    def bodies_total(self) -> int:
        """How many could."""

    @property
    def is_example(self) -> bool:
        """Whether any judgement is fictional."""
