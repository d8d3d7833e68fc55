"""The comparison of forms worked out: per body, per municipality, for the region.

Each municipality counts the same, and within it each body that gave a judgement. Votes
by size belong to the regeling, not to this talk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal

from jeugdregio.models.preference.agreement import (
    ThemeDifference,
    kendall_w,
    theme_differences,
)
from jeugdregio.models.preference.stability import (
    FirstShares,
    Shift,
    first_shares,
    smallest_shift,
)
from jeugdregio.models.preference.weighing import (
    Judgement,
    Part,
    equal_parts,
    first_alone,
    option_scores,
    rank,
    total_scores,
)
from jeugdregio.region.form_choice import Drawback, FormChoice, FormScore
from jeugdregio.region.form_sentences import agreement_sentences, stability_sentences
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES, all_forms, find_form


Body = Literal["raad", "college", "ambtelijk"]
"""Who weighs in a municipality."""

BODY_LABELS: Final[Mapping[Body, str]] = MappingProxyType(
    {"raad": "Gemeenteraad", "college": "College", "ambtelijk": "Ambtelijk"}
)

FIT_LABELS: Final[Mapping[int, str]] = MappingProxyType(
    {
        2: "past heel goed",
        1: "past goed",
        0: "maakt niet uit",
        -1: "past slecht",
        -2: "past heel slecht",
    }
)
"""What a body says of a form on a theme, best first."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement of one body.

    Attributes:
        gemeente_code: GM and four digits.
        gemeente: Name of the municipality.
        body: Which body.
        judgement: Points per theme, fit per allowed form and theme.
        is_example: Whether it is fictional.
    """

    gemeente_code: str
    gemeente: str
    body: Body
    judgement: Judgement
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class BodyOutcome:
    """What one body comes out at; best form first."""

    judged: Judged
    ranking: tuple[FormScore, ...]


@dataclass(frozen=True, slots=True)
class GemeenteOutcome:
    """What one municipality comes out at.

    Attributes:
        code: GM and four digits.
        naam: Its name.
        bodies: Bodies that gave a judgement, in the order of `BODY_LABELS`.
        ranking: Best form first.
        preferred: The form that is first alone; None where none is.
        w: Kendall's W over the bodies; None with one body or without any order.
        differences: Themes on which the bodies differ, most first.
    """

    code: str
    naam: str
    bodies: tuple[BodyOutcome, ...]
    ranking: tuple[FormScore, ...]
    preferred: str | None
    w: Fraction | None
    differences: tuple[ThemeDifference, ...]

    @property
    def has_one_first(self) -> bool:
        """Whether all of its bodies have the same form first, alone."""
        firsts = {_first(each.judged.judgement) for each in self.bodies}
        return len(firsts) == 1 and None not in firsts


@dataclass(frozen=True, slots=True)
class RegionOutcome:
    """What the region comes out at, with all that a page shows of it.

    Attributes:
        choice: What documents take.
        gemeenten: Municipalities with a judgement, by name.
        w: Kendall's W over municipalities; None with one, or without any order.
        differences: Themes on which municipalities differ, most first.
        shift: Smallest move of points that puts another form first; None without.
        shares: Who is first under every weighting; None without judgements.
    """

    choice: FormChoice
    gemeenten: tuple[GemeenteOutcome, ...]
    w: Fraction | None
    differences: tuple[ThemeDifference, ...]
    shift: Shift | None
    shares: FirstShares | None


@dataclass(frozen=True, slots=True)
class OwnOutcome:
    """What one judgement alone comes out at.

    Attributes:
        ranking: Best form first.
        preferred: The form that is first alone; None where none is.
        stability: Sentences on how far points move before another form is first.
        drawbacks: Known drawbacks of the preferred form; empty without one.
    """

    ranking: tuple[FormScore, ...]
    preferred: str | None
    stability: tuple[str, ...]
    drawbacks: tuple[Drawback, ...]


def weigh(judgement: Judgement) -> OwnOutcome:
    """Work out one judgement by itself."""
    parts = equal_parts([[judgement]])
    scores = option_scores(judgement)
    preferred = first_alone(scores)
    return OwnOutcome(
        ranking=form_scores(scores),
        preferred=preferred,
        stability=stability_sentences(
            preferred=preferred,
            shift=smallest_shift(parts),
            shares=first_shares(parts),
            who=None,
        ),
        drawbacks=drawbacks_of(preferred) if preferred else (),
    )


def allowed_forms() -> tuple[str, ...]:
    """Ids of the forms that may be a Jeugdregio: the only ones that are weighed."""
    return tuple(form.id for form in all_forms() if form.allowed)


def compare(
    regio_code: str, judged: Sequence[Judged], *, bodies_total: int
) -> RegionOutcome:
    """Work out the judgements of a region.

    Args:
        regio_code: The region.
        judged: The judgements that count; at most one per municipality and body.
        bodies_total: How many bodies could have given one.
    """
    by_code: dict[str, list[Judged]] = {}
    for each in sorted(
        judged, key=lambda j: (j.gemeente, list(BODY_LABELS).index(j.body))
    ):
        by_code.setdefault(each.gemeente_code, []).append(each)
    gemeenten = tuple(_gemeente(found) for found in by_code.values())
    parts = equal_parts([[j.judgement for j in found] for found in by_code.values()])
    scores = total_scores(parts)
    preferred = first_alone(scores)
    judges = [total_scores(_parts(each)) for each in gemeenten]
    w = kendall_w(judges)
    differences = theme_differences([_parts(each) for each in gemeenten])
    shift = smallest_shift(parts) if parts else None
    shares = first_shares(parts) if parts else None
    choice = FormChoice(
        regio_code=regio_code,
        ranking=form_scores(scores),
        preferred=preferred,
        agreement=agreement_sentences(
            preferred=preferred,
            firsts=[each.preferred for each in gemeenten],
            w=w,
            agreed_within=[
                each.has_one_first for each in gemeenten if len(each.bodies) > 1
            ],
            differences=differences,
        ),
        stability=stability_sentences(preferred=preferred, shift=shift, shares=shares),
        drawbacks=drawbacks_of(preferred) if preferred else (),
        judged_by=len(judged),
        bodies_total=bodies_total,
        is_example=any(each.is_example for each in judged),
    )
    return RegionOutcome(choice, gemeenten, w, differences, shift, shares)


def _gemeente(found: Sequence[Judged]) -> GemeenteOutcome:
    judgements = [each.judgement for each in found]
    scores = total_scores(equal_parts([judgements]))
    return GemeenteOutcome(
        code=found[0].gemeente_code,
        naam=found[0].gemeente,
        bodies=tuple(
            BodyOutcome(each, form_scores(option_scores(each.judgement)))
            for each in found
        ),
        ranking=form_scores(scores),
        preferred=first_alone(scores),
        w=kendall_w([option_scores(each) for each in judgements]),
        differences=theme_differences([equal_parts([[each]]) for each in judgements]),
    )


def form_scores(scores: Mapping[str, Fraction]) -> tuple[FormScore, ...]:
    """The ranking with the names of the forms.

    Example:
        >>> [found] = form_scores({"centrumgemeente": Fraction(1)})
        >>> found.name, found.rank
        ('Centrumgemeente', 1)
    """
    return tuple(
        FormScore(each.option, find_form(each.option).name, each.score, each.rank)
        for each in rank(scores)
    )


def drawbacks_of(form_id: str) -> tuple[Drawback, ...]:
    """The known drawbacks of a form: weighed themes first, then the others.

    Example:
        >>> drawbacks_of("centrumgemeente")[0].theme
        'beleidsbepaling'
    """
    found = [
        Drawback(form_id, f.theme, f.text, f.status, f.source, f.caveat)
        for f in find_form(form_id).facts
        if f.kind == "nadeel"
    ]
    return tuple(sorted(found, key=lambda each: each.theme not in WEIGHED_THEMES))


def _parts(gemeente: GemeenteOutcome) -> tuple[Part, ...]:
    return equal_parts([[each.judged.judgement for each in gemeente.bodies]])


def _first(judgement: Judgement) -> str | None:
    return first_alone(option_scores(judgement))
