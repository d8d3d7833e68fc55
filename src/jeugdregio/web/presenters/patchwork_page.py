"""Who works with whom, as the template wants it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jeugdregio.actions.draw_patchwork import PatchworkMap, draw_patchwork
from jeugdregio.actions.permissions_cooperation import (
    can_read_recorded,
    can_record_cooperation,
)
from jeugdregio.actions.show_patchwork import Patchwork
from jeugdregio.kernel.access import Actor
from jeugdregio.region.cooperation.divisions import DivisionView
from jeugdregio.region.cooperation.patchwork import CELL_LABELS, Mismatch
from jeugdregio.region.cooperation.records import Arrangement
from jeugdregio.region.cooperation.summary import summarise
from jeugdregio.standards.arrangements import KIND_LABELS, STAGE_LABELS
from jeugdregio.standards.care_forms import find_care_form
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.law_files import STATUS_LABELS, in_words
from jeugdregio.standards.regions import disputed, find_indeling, find_regio
from jeugdregio.standards.wgr_forms import find_form
from jeugdregio.web.presenters.hit_view import (
    ArticleLine,
    HitView,
    article_line,
    hit_view,
)


_SCOPE = {
    "alle": "alle jeugdhulp die wordt ingekocht",
    "niet_bekend": "niet bekend",
}


@dataclass(frozen=True, slots=True)
class ArrangementView:
    """One arrangement with its facts."""

    code: str
    naam: str
    text: str
    facts: tuple[tuple[str, str], ...]
    status: str
    status_label: str
    source: str
    caveat: str
    is_own: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the matrix."""

    text: str
    tone: str
    note: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """One municipality in the matrix; ``areas`` are those of other divisions."""

    naam: str
    href: str
    is_outside: bool
    cells: tuple[CellView, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that does not fit."""

    title: str
    text: str
    status: str
    status_label: str
    source: str
    caveat: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class PatchworkPage:
    """Everything the page shows, but for the what-if and the forms."""

    answer: str
    is_empty: bool
    alone: ArticleLine | None
    key_figures: tuple[dict[str, Any], ...]
    arrangements: tuple[ArrangementView, ...]
    chosen: ArrangementView | None
    filters: tuple[dict[str, Any], ...]
    map: PatchworkMap | None
    heads: tuple[str, ...]
    rows: tuple[RowView, ...]
    notices: tuple[Notice, ...]
    divisions: tuple[DivisionView, ...]
    hits: tuple[HitView, ...]
    may_record: bool
    may_read: bool


_ALONE = "jw-2.18-een-gemeente"
"""The article about a region of one municipality."""

_TITLES = {
    "buiten": "Lid en regio verschillen",
    "ontbreekt": "Niet iedereen doet mee",
    "deels": "Meedoen voor een deel",
    "onvolledig": "Deelnemers niet allemaal bekend",
}

_TONES = {
    "volledig": "done",
    "gedeeltelijk": "busy",
    "niet": "open",
    "niet_bekend": "open",
}


def show(found: Patchwork, actor: Actor, chosen: str = "") -> PatchworkPage:
    """Lay out who works with whom for who is looking.

    Args:
        found: What was concluded.
        actor: Who looks.
        chosen: Code of the arrangement on the map; the first one by default.
    """
    views = tuple(arrangement_view(each) for each in found.arrangements)
    mapped = next(
        (each for each in found.arrangements if each.code == chosen),
        found.arrangements[0] if found.arrangements else None,
    )
    summary = summarise(found.area, found.arrangements, found.rows, found.hits)
    return PatchworkPage(
        answer=summary,
        is_empty=not found.arrangements,
        alone=article_line(_ALONE, found.area.code)
        if len(found.area.gemeenten) == 1
        else None,
        key_figures=_key_figures(found),
        arrangements=views,
        chosen=next((v for v in views if mapped and v.code == mapped.code), None),
        filters=_filters(found.arrangements, mapped),
        map=draw_patchwork(found.rows, mapped) if mapped else None,
        heads=tuple(each.naam for each in found.arrangements),
        rows=_rows(found),
        notices=(*map(_notice, found.mismatches), *_disputed(found.area.code)),
        divisions=found.divisions,
        hits=tuple(
            hit_view(hit, found.answers.get(hit.key), found.area.code)
            for hit in found.hits
        ),
        may_record=can_record_cooperation(actor, found.area.code),
        may_read=can_read_recorded(actor, found.area.code),
    )


def arrangement_view(each: Arrangement) -> ArrangementView:
    """One arrangement with its facts in words."""
    return ArrangementView(
        code=each.code,
        naam=each.naam,
        text=each.text,
        facts=_facts(each),
        status=each.status,
        status_label=STATUS_LABELS[each.status],
        source=each.source,
        caveat=each.caveat,
        is_own=not each.is_public,
        is_example=each.is_example,
    )


def _facts(each: Arrangement) -> tuple[tuple[str, str], ...]:
    form = find_form(each.form_id).name.lower() if each.form_id else "niet bekend"
    host = f", met {each.host} als gastheer" if each.host else ""
    care = _SCOPE.get(each.scope) or ", ".join(
        find_care_form(form_id).name.lower() for form_id in each.care_forms
    )
    buys = {True: "ja", False: "nee", None: "niet bekend"}[each.buys]
    return (
        ("Soort", KIND_LABELS[each.kind]),
        ("Vorm", form + host),
        ("Stand", STAGE_LABELS[each.stage]),
        ("Sinds", each.dates or _dates(each)),
        ("Zorg", care),
        ("Koopt in", buys),
        ("Deelnemers", each.members_text or f"{len(each.members)} vastgelegd"),
    )


def _dates(each: Arrangement) -> str:
    if each.valid_from is None:
        return "niet bekend"
    told = f"vanaf {in_words(each.valid_from)}"
    return f"{told} tot en met {in_words(each.valid_to)}" if each.valid_to else told


def _key_figures(found: Patchwork) -> tuple[dict[str, Any], ...]:
    inside = [row for row in found.rows if not row.is_outside]
    takes_part = [
        row
        for row in inside
        if any(cell.state in ("volledig", "gedeeltelijk") for cell in row.cells)
    ]
    return (
        {"value": len(found.arrangements), "label": "regelingen die wij kennen"},
        {
            "value": f"{len(takes_part)} van {len(inside)}",
            "label": "gemeenten waarvan wij weten dat zij meedoen",
        },
        {"value": len(found.hits), "label": "punten die kunnen botsen met de wet"},
    )


def _filters(
    arrangements: Iterable[Arrangement], mapped: Arrangement | None
) -> tuple[dict[str, Any], ...]:
    options = [
        {
            "value": each.code,
            "label": each.naam,
            "selected": mapped is not None and each.code == mapped.code,
        }
        for each in arrangements
    ]
    if len(options) < 2:
        return ()
    return ({"name": "regeling", "label": "Regeling op de kaart", "options": options},)


def _rows(found: Patchwork) -> tuple[RowView, ...]:
    return tuple(
        RowView(
            naam=row.naam,
            href=f"/gemeente/{row.gemeente}/",
            is_outside=row.is_outside,
            cells=tuple(
                CellView(
                    text=CELL_LABELS[cell.state],
                    tone=_TONES[cell.state],
                    note=cell.member.note if cell.member else "",
                    is_example=bool(cell.member and cell.member.is_example),
                )
                for cell in row.cells
            ),
            areas=tuple(
                each.areas.get(row.gemeente, "niet geladen") for each in found.divisions
            ),
        )
        for row in found.rows
    )


def _notice(each: Mismatch) -> Notice:
    return Notice(
        title=_TITLES[each.kind],
        text=each.text,
        status=each.status,
        status_label=STATUS_LABELS[each.status],
        source=each.source,
        caveat=each.caveat,
        is_example=each.is_example,
    )


def _disputed(regio_code: str) -> list[Notice]:
    """Municipalities of this region that divisions put in different regions."""
    found = []
    for each in disputed():
        if regio_code not in {code for _, code in each.regios}:
            continue
        told = " en ".join(
            f"{find_regio(code).naam} ({find_indeling(indeling).naam})"
            for indeling, code in each.regios
        )
        found.append(
            Notice(
                title="Indelingen verschillen",
                text=f"{find_gemeente(each.gm_code).naam} hoort bij {told}.",
                status="S",
                status_label=STATUS_LABELS["S"],
                source="Lijst van iJw 2026 en grenzen van CBS 2025",
                caveat="Wij gebruiken de lijst van iJw. De indeling in het besluit "
                "lazen wij niet.",
                is_example=False,
            )
        )
    return found
