"""What one municipality thinks of the forms, per body, for who may see it."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.permissions_form import can_judge_form
from jeugdregio.actions.read_form_judgements import (
    JudgementLine,
    is_closed,
    read_judgements_of,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.models.preference.weighing import Judgement
from jeugdregio.region.form_outcome import BODY_LABELS, Body, compare
from jeugdregio.region.form_sentences import a_theme, w_sentence
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.web.presenters.form_facts import ThemeRow, weighed_rows
from jeugdregio.web.presenters.judgement_tables import (
    JudgementTable,
    RankRow,
    judgement_table,
    rank_rows,
)


@dataclass(frozen=True, slots=True)
class BodyView:
    """One body and what the reader may do with its judgement.

    Attributes:
        body: Code of the body; ``label`` is its name.
        state: Where it stands, in words; ``tone`` its colour.
        table: What it gave; None where nothing is given or it may not be seen.
        given: The same as values, for the form; None likewise.
        may_judge: Whether the reader gives the judgement of this body now.
        may_release: Whether the reader can show it to the others now.
        may_withdraw: Whether the reader can hide it again now.
        is_example: Whether it is fictional.
    """

    body: str
    label: str
    state: str
    tone: str
    table: JudgementTable | None
    given: Judgement | None
    may_judge: bool
    may_release: bool
    may_withdraw: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class JudgePage:
    """Everything the page shows.

    Attributes:
        gemeente: Name of the municipality.
        answer: The answer in one sentence.
        bodies: Council, college, officials.
        ranking: What the municipality comes out at; empty without visible judgements.
        agreement: Sentences on agreement between its bodies.
        facts: What is known of the forms, beside the form to fill in.
        is_closed: Whether the region ended the weighing.
    """

    gemeente: str
    answer: str
    bodies: tuple[BodyView, ...]
    ranking: tuple[RankRow, ...]
    agreement: tuple[str, ...]
    facts: tuple[ThemeRow, ...]
    is_closed: bool


def show(actor: Actor, regio_code: str, gemeente_code: str) -> JudgePage:
    """Lay out the judgements of one municipality for who is looking."""
    lines = read_judgements_of(actor, regio_code, gemeente_code)
    closed = is_closed(regio_code)
    judged = [line.judged for line in lines if line.judged]
    found = compare(regio_code, judged, bodies_total=len(lines)).gemeenten
    tables = {
        each.judged.body: judgement_table(each) for g in found for each in g.bodies
    }
    agreement: list[str] = []
    if found and found[0].w is not None:
        agreement.append(w_sentence("De volgordes van de organen", found[0].w))
    if found and found[0].differences and found[0].differences[0].difference:
        most = a_theme(found[0].differences[0].theme)
        agreement.append(f"De organen verschillen het meest over {most}.")
    naam = find_gemeente(gemeente_code).naam
    given = sum(line.is_given for line in lines)
    return JudgePage(
        gemeente=naam,
        answer=f"{given} van de {len(lines)} organen van {naam} "
        f"{'gaf' if given == 1 else 'gaven'} een oordeel.",
        bodies=tuple(_body(actor, regio_code, x, tables, closed) for x in lines),
        ranking=rank_rows(found[0].ranking) if found else (),
        agreement=tuple(agreement),
        facts=weighed_rows(),
        is_closed=closed,
    )


def _body(
    actor: Actor,
    regio_code: str,
    line: JudgementLine,
    tables: dict[Body, JudgementTable],
    closed: bool,
) -> BodyView:
    mine = not closed and can_judge_form(
        actor,
        regio_code=regio_code,
        gemeente_code=line.gemeente_code,
        body=line.body,
    )
    state, tone = state_of(line)
    return BodyView(
        body=line.body,
        label=BODY_LABELS[line.body],
        state=state,
        tone=tone,
        table=tables.get(line.body),
        given=line.judged.judgement if line.judged else None,
        may_judge=mine,
        may_release=mine and line.is_given and not line.is_released,
        may_withdraw=mine and line.is_released,
        is_example=line.is_example,
    )


def state_of(line: JudgementLine) -> tuple[str, str]:
    """Where a body stands, in words and tone."""
    if not line.is_given:
        return "nog niet gegeven", "open"
    if not line.is_released:
        return "gegeven, nog niet vrijgegeven", "busy"
    return "vrijgegeven", "done"
