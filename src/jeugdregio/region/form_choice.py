"""What the municipalities of a region together think of the legal forms.

Facts about a form stay in `standards.wgr_forms`; this is judgement, and says so. A form
that may not be a Jeugdregio is never in a ranking.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from jeugdregio.standards.law_files import Status
from jeugdregio.standards.wgr_forms import Theme


@dataclass(frozen=True, slots=True)
class FormScore:
    """How one form comes out.

    Attributes:
        form_id: Id of `wgr_forms.WgrForm`.
        name: Its Dutch name.
        score: From -2 (fits badly on every theme) to 2 (fits well on every theme).
        rank: 1 is best; equal scores share the better rank.
    """

    form_id: str
    name: str
    score: Fraction
    rank: int


@dataclass(frozen=True, slots=True)
class Drawback:
    """A known drawback of the preferred form, a fact with its status.

    Attributes:
        form_id: The form that brings it.
        theme: What it is about.
        text: One or two plain Dutch sentences.
        status: How sure we are.
        source: Keys of `law.Source`.
        caveat: What is not sure; empty for status C.
    """

    form_id: str
    theme: Theme
    text: str
    status: Status
    source: str
    caveat: str


@dataclass(frozen=True, slots=True)
class FormChoice:
    """The comparison of forms for one region, for pages and documents.

    Attributes:
        regio_code: The region.
        ranking: The forms that may be a Jeugdregio, best first; empty while nobody
            judged.
        preferred: Id of the form that is first alone; None while nobody judged and
            where forms share the first place.
        agreement: Sentences on agreement within and between municipalities.
        stability: Sentences on how far weights move before another form is first.
        drawbacks: Known drawbacks of the preferred form; empty without one.
        judged_by: Judgements that count here: released ones, and the reader's own.
        bodies_total: Three bodies times the municipalities of the region.
        is_example: True where any judgement counted is fictional.
    """

    regio_code: str
    ranking: tuple[FormScore, ...]
    preferred: str | None
    agreement: tuple[str, ...]
    stability: tuple[str, ...]
    drawbacks: tuple[Drawback, ...]
    judged_by: int
    bodies_total: int
    is_example: bool
