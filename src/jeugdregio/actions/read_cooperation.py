"""Arrangements, other divisions and answers from the register, as plain records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar

from django.db.models import Q, QuerySet

from jeugdregio.actions.permissions_cooperation import can_read_recorded
from jeugdregio.kernel.access import Actor
from jeugdregio.region.cooperation.divisions import AreaRow
from jeugdregio.region.cooperation.records import Area, Arrangement, Member
from jeugdregio.register.models import Arrangement as ArrangementRow
from jeugdregio.register.models import (
    DetectorAnswer,
    DivisionMembership,
    Membership,
    Participation,
)
from jeugdregio.standards.arrangements import EXTENTS, KINDS, SCOPES, STAGES
from jeugdregio.standards.care_forms import care_form_list
from jeugdregio.standards.gemeenten import all_gemeenten, find_gemeente
from jeugdregio.standards.law_files import STATUSES
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    all_indelingen,
    find_regio,
    members,
    regio_of,
)


Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the region says of something the detector pointed out."""

    hit_key: str
    stance: str
    stance_label: str
    text: str
    set_at: datetime
    is_example: bool


@cache
def area_of(regio_code: str, indeling: str = DEFAULT_INDELING) -> Area:
    """The region with its municipalities by the division in use."""
    regio = find_regio(regio_code)
    codes = members(regio.code, indeling)
    return Area(regio.code, regio.naam, {c: find_gemeente(c).naam for c in codes})


@cache
def homes() -> dict[str, frozenset[str]]:
    """Per municipality its regions, by every division of which members are known."""
    found: dict[str, frozenset[str]] = {}
    for gemeente in all_gemeenten():
        regions = {regio_of(gemeente.code, each.code) for each in all_indelingen()}
        found[str(gemeente.code)] = frozenset(str(code) for code in regions if code)
    return found


@cache
def listed_care() -> tuple[str, ...]:
    """Ids of the draft list, without what would be bought nationally."""
    return tuple(
        form.id for form in care_form_list().forms if form.level != "landelijk"
    )


def arrangements_of(actor: Actor, regio_code: str) -> tuple[Arrangement, ...]:
    """The arrangements that have to do with a region, its main one first.

    Those from a public source are for everyone; what the region recorded itself is
    for people of the region.
    """
    inside = Q(region__code=regio_code) | Q(
        body__members__member__code__in=members(regio_code)
    )
    seen = Q(is_public=True)
    if can_read_recorded(actor, regio_code):
        seen |= Q(region__code=regio_code)
    return _read(ArrangementRow.objects.filter(inside & seen).distinct())


def public_arrangements() -> tuple[Arrangement, ...]:
    """The arrangements of all regions that come from a public source."""
    return _read(ArrangementRow.objects.filter(is_public=True))


def _read(rows: QuerySet[ArrangementRow]) -> tuple[Arrangement, ...]:
    found = rows.select_related("body", "region").prefetch_related(
        "body__members__member", "body__members__participations", "body__forms__host"
    )
    return tuple(_arrangement(row) for row in found)


def _arrangement(row: ArrangementRow) -> Arrangement:
    forms = list(row.body.forms.all())
    form = forms[-1] if forms else None
    return Arrangement(
        code=row.body.code,
        naam=row.body.naam,
        region="" if row.is_supra else row.region.code,
        is_main=row.is_main,
        buys=row.buys,
        scope=_word(row.scope, SCOPES),
        care_forms=tuple(row.care_forms),
        members_complete=row.members_complete,
        members=tuple(
            _member(each, example=row.is_example) for each in row.body.members.all()
        ),
        kind=_word(row.kind, KINDS),
        form_id=form.form_id if form else "",
        host=form.host.naam if form and form.host else "",
        stage=_word(row.stage, STAGES),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        dates=row.dates_text,
        text=row.text,
        providers=row.providers,
        members_text=row.members_text,
        members_status=_word(row.members_status, STATUSES),
        members_caveat=row.members_caveat,
        status=_word(row.status, STATUSES),
        source=row.source,
        caveat=row.caveat,
        is_public=row.is_public,
        is_example=row.is_example,
    )


def _member(row: Membership, *, example: bool) -> Member:
    parts = list(row.participations.all())
    whole = next((part for part in parts if not part.care_form_id), None)
    said = whole or (parts[0] if parts else None)
    return Member(
        gemeente=row.member.code,
        naam=row.member.naam,
        extent=_word(whole.extent, EXTENTS) if whole else "volledig",
        without=_care(parts, Participation.Extent.NONE),
        partly=_care(parts, Participation.Extent.PARTIAL),
        note=said.note if said else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        status=_word(said.status if said else row.status, STATUSES),
        source=said.source if said else row.source,
        caveat=said.caveat if said else row.caveat,
        is_example=example or row.is_example,
    )


def _care(parts: Iterable[Participation], extent: str) -> tuple[str, ...]:
    return tuple(
        part.care_form_id
        for part in parts
        if part.care_form_id and part.extent == extent
    )


def _word(value: str, known: tuple[Word, ...]) -> Word:
    """A column of choices as the closed list it is."""
    return next(each for each in known if each == value)


def division_rows(gemeenten: Iterable[str] | None = None) -> tuple[AreaRow, ...]:
    """Other divisions as they were loaded, of the areas that touch a region.

    Args:
        gemeenten: Municipalities of the region; None for all.
    """
    found = DivisionMembership.objects.select_related("gemeente")
    if gemeenten is not None:
        touched = DivisionMembership.objects.filter(gemeente__code__in=list(gemeenten))
        found = found.filter(
            area_code__in=touched.values("area_code"),
            division__in=touched.values("division"),
        )
    return tuple(
        AreaRow(
            division=row.division,
            gemeente=row.gemeente.code,
            area_code=row.area_code,
            area_name=row.area_name,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            source=row.source,
            is_example=row.is_example,
        )
        for row in found
    )


def answers_of(actor: Actor, regio_code: str) -> dict[str, Answer]:
    """The region's answers by key of the hit; empty for who does not belong to it."""
    if not can_read_recorded(actor, regio_code):
        return {}
    return {
        row.hit_key: Answer(
            hit_key=row.hit_key,
            stance=row.stance,
            stance_label=row.get_stance_display(),
            text=row.text,
            set_at=row.set_at,
            is_example=row.is_example,
        )
        for row in DetectorAnswer.objects.filter(region__code=regio_code)
    }
