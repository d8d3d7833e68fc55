"""One step of the dossier as the template wants it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jeugdregio.actions.open_dossier import Dossier
from jeugdregio.actions.permissions import (
    can_edit_dossier,
    can_read_documents,
    can_record_decision,
)
from jeugdregio.actions.read_step import decisions_on, documents_on
from jeugdregio.actions.record_decision import BODIES
from jeugdregio.kernel.access import Actor
from jeugdregio.region.dossier import StepView
from jeugdregio.standards.chain import NEED_KIND_LABELS
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.law import ROLE_LABELS, STATUS_LABELS
from jeugdregio.standards.regions import members


@dataclass(frozen=True, slots=True)
class NeedRow:
    """Something the step still lacks."""

    text: str
    kind: str
    who: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A legal statement behind the step."""

    id: str
    article: str
    title: str
    text: str
    status: str
    status_label: str
    sentence: str
    caveat: str
    source: str
    by_reading: bool


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """The decision of one body of one municipality."""

    gemeente: str
    body: str
    state: str
    decided_on: date | None
    reference: str
    is_example: bool
    tone: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that hangs on the step."""

    id: int
    title: str
    size: str
    added_on: date
    is_example: bool


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything the step page shows."""

    view: StepView
    needs: tuple[NeedRow, ...]
    articles: tuple[ArticleRow, ...]
    decisions: tuple[DecisionRow, ...]
    documents: tuple[DocumentRow, ...]
    law_status_label: str
    may_edit: bool
    may_read: bool
    own_gemeenten: tuple[tuple[str, str], ...]
    own_bodies: frozenset[str]
    more: tuple[tuple[str, str], ...]


def show(dossier: Dossier, step_id: str, actor: Actor) -> StepPage:
    """Lay out one step for who is looking."""
    code = dossier.regio.code
    view = dossier.step(step_id)
    may_read = can_read_documents(actor, code)
    return StepPage(
        view=view,
        needs=tuple(
            NeedRow(need.text, NEED_KIND_LABELS[need.kind], ROLE_LABELS[need.who])
            for need in view.missing
        ),
        articles=tuple(
            ArticleRow(
                id=each.article.id,
                article=each.article.article,
                title=each.article.title,
                text=each.article.text,
                status=each.article.status,
                status_label=STATUS_LABELS[each.article.status],
                sentence=each.judgement.sentence,
                caveat=each.article.caveat,
                source=each.article.source,
                by_reading=each.judgement.by_reading,
            )
            for each in view.articles
        ),
        decisions=tuple(_decisions(code, step_id)),
        documents=tuple(_documents(actor, code, step_id)),
        law_status_label=STATUS_LABELS[view.step.law_status],
        may_edit=can_edit_dossier(actor, code),
        may_read=may_read,
        own_gemeenten=tuple(
            each for each in all_gemeenten_of(code) if _bodies(actor, code, each[0])
        ),
        own_bodies=frozenset(
            body
            for gemeente, _ in all_gemeenten_of(code)
            for body in _bodies(actor, code, gemeente)
        ),
        more=_more(code, step_id),
    )


def initial(dossier: Dossier, step_id: str) -> dict[str, Any]:
    """What the form for a step starts with."""
    recorded = dossier.step(step_id).recorded
    if recorded is None:
        return {"state": "niet_gestart"}
    return {
        "state": recorded.state,
        "note": recorded.note,
        "next_action": recorded.next_action,
        "owner_role": recorded.owner_role,
        "due_on": recorded.due_on,
    }


def all_gemeenten_of(regio_code: str) -> list[tuple[str, str]]:
    """Code and name of the municipalities of a region, by name."""
    found = [(code, find_gemeente(code).naam) for code in members(regio_code)]
    return sorted(found, key=lambda each: each[1])


def _bodies(actor: Actor, regio_code: str, gemeente_code: str) -> list[str]:
    """The bodies whose decisions someone may record for a municipality."""
    return [
        body
        for body in BODIES
        if can_record_decision(
            actor, regio_code=regio_code, gemeente_code=gemeente_code, body=body
        )
    ]


def _decisions(code: str, step_id: str) -> list[DecisionRow]:
    tones = {"aangenomen": "done", "gepland": "open"}
    return [
        DecisionRow(
            gemeente=each.gemeente,
            body=each.body,
            state=each.state_label,
            decided_on=each.decided_on,
            reference=each.reference,
            is_example=each.is_example,
            tone=tones.get(each.state, "busy"),
        )
        for each in decisions_on(code, step_id)
    ]


def _documents(actor: Actor, code: str, step_id: str) -> list[DocumentRow]:
    return [
        DocumentRow(
            id=each.id,
            title=each.title,
            size=_size(each.size),
            added_on=each.added_on,
            is_example=each.is_example,
        )
        for each in documents_on(actor, code, step_id)
    ]


def _size(count: int) -> str:
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} kB"
    return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")


def _more(code: str, step_id: str) -> tuple[tuple[str, str], ...]:
    base = f"/regio/{code}/"
    found = {
        "regio_entiteit": (
            ("Wie werkt met wie?", f"{base}samenwerking/wie/"),
            ("Welke taak ligt waar?", f"{base}samenwerking/taken/"),
            ("Welke vorm past?", f"{base}samenwerking/vorm/"),
            ("De route: stappen en data", f"{base}samenwerking/route/"),
            ("Besluiten per gemeente", f"{base}samenwerking/besluiten/"),
        ),
        "plicht": (("De wet en de eigen lezing van de regio", f"{base}wet/"),),
        "regiovisie": (("Concept van de regiovisie", f"{base}regiovisie/"),),
        "beschikbaarheid_geld": (
            ("Hoe lang mag wachten duren?", f"{base}norm/"),
            ("Wat kost jeugdzorg?", f"{base}cijfers/lasten_iv3/"),
            ("Wordt het duurder dan begroot?", f"{base}cijfers/begroting_rekening/"),
            ("Hoeveel jongeren krijgen jeugdzorg?", f"{base}cijfers/gebruik_cbs/"),
        ),
    }
    return found.get(step_id, ())
