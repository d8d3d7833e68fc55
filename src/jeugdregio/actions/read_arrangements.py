"""With whom the municipalities of a region work together, as the register has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jeugdregio.actions.read_cooperation import arrangements_of
from jeugdregio.kernel.access import Actor
from jeugdregio.region.cooperation.records import Arrangement as Recorded
from jeugdregio.register.models import EntityForm, Membership, Participation
from jeugdregio.standards.arrangements import STAGE_LABELS
from jeugdregio.standards.law_files import STATUS_LABELS, STATUSES, Status, in_words
from jeugdregio.standards.regions import members
from jeugdregio.standards.wgr_forms import find_form


@dataclass(frozen=True, slots=True)
class PartialMember:
    """A municipality that takes part for a portion."""

    name: str
    note: str
    source: str
    status: Status
    is_example: bool = False
    planned: bool = False
    caveat: str = ""

    @property
    def sentence(self) -> str:
        """Who, for what, and where that was read."""
        told = f": {self.note.rstrip('.')}" if self.note else ""
        plan = " volgens het plan" if self.planned else ""
        return (
            f"{self.name} doet{plan} voor een deel mee{told}. "
            f"Bron: {self.source} ({STATUS_LABELS[self.status]})."
            + (f" Voorbehoud: {self.caveat}" if self.caveat else "")
        )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A cooperation with members in the region, in one legal form.

    Attributes:
        name: What it is called.
        form: Dutch name of its legal form with the host; *onbekend* where not known.
        period: From when until when, in words.
        members: Names of its members in the region, in order.
        partial: Those that take part for a portion.
        source: Where it was read.
        status: How sure we are.
        is_example: Whether any row of it is fictional.
        caveat: What is not sure of it; empty for nothing.
    """

    name: str
    form: str
    period: str
    members: tuple[str, ...]
    partial: tuple[PartialMember, ...]
    source: str
    status: Status
    is_example: bool
    caveat: str = ""


def read_arrangements(
    actor: Actor, regio_code: str, *, as_of: date
) -> tuple[Arrangement, ...]:
    """The arrangements with a member in the region, by name, then by day.

    An arrangement that changed its form comes once per form; the past ones too.

    Args:
        actor: Who reads; what another region recorded for itself stays out.
        regio_code: The region.
        as_of: The day of the note; who took part before it is not told as present.

    Returns:
        Nothing where nobody recorded any.
    """
    seen = {each.code: each for each in arrangements_of(actor, regio_code)}
    rows = (
        Membership.objects.filter(
            member__code__in=members(regio_code), body__code__in=seen
        )
        .select_related("member", "body")
        .order_by("body__naam", "member__naam")
    )
    found: dict[str, list[Membership]] = {}
    for row in rows:
        found.setdefault(row.body.code, []).append(row)
    forms: dict[str, list[EntityForm]] = {}
    for form in (
        EntityForm.objects.filter(entity__code__in=found)
        .select_related("entity", "host")
        .order_by("valid_from", "pk")
    ):
        forms.setdefault(form.entity.code, []).append(form)
    return tuple(
        _arrangement(seen[code], memberships, each, earlier=earlier, as_of=as_of)
        for code, memberships in found.items()
        for each, earlier in _in_turn(forms.get(code, []))
    )


def _in_turn(forms: list[EntityForm]) -> list[tuple[EntityForm | None, bool]]:
    """The forms with whether a later one took its place."""
    if not forms:
        return [(None, False)]
    return [*((each, True) for each in forms[:-1]), (forms[-1], False)]


def _arrangement(
    known: Recorded,
    memberships: list[Membership],
    form: EntityForm | None,
    *,
    earlier: bool,
    as_of: date,
) -> Arrangement:
    first = memberships[0]
    dated = form or first
    ended = known.valid_to is not None and known.valid_to < as_of
    past = earlier or ended or (form is not None and _before(form.valid_to, as_of))
    return Arrangement(
        name=first.body.naam,
        form=_form_name(form),
        period=_period(dated.valid_from, dated.valid_to)
        if earlier
        else _present_period(known, dated.valid_to),
        members=tuple(dict.fromkeys(_member(row) for row in memberships)),
        partial=()
        if past
        else _partial(
            known.code,
            {row.member.code for row in memberships},
            planned=known.stage == "plan",
        ),
        source=dated.source,
        status=_status(dated.status),
        is_example=any(row.is_example for row in memberships)
        or (form is not None and form.is_example),
        caveat=_earlier_caveat(dated.status) if earlier else _caveat(known),
    )


def _caveat(known: Recorded) -> str:
    told = dict.fromkeys((known.caveat, known.members_caveat))
    return " ".join(each for each in told if each)


def _earlier_caveat(status: str) -> str:
    return "" if status == "C" else "Van deze eerdere vorm is verder niets vastgelegd."


def _before(day: date | None, as_of: date) -> bool:
    return day is not None and day < as_of


def _present_period(known: Recorded, form_end: date | None) -> str:
    """What is known of its dates; a day that is not sure is told as it was read."""
    end = known.valid_to or form_end
    if known.dates:
        told = known.dates.rstrip(".")
        told = f"{told[:1].lower()}{told[1:]}"
        told = f"{told}, tot en met {in_words(end)}" if end else told
    else:
        told = _period(known.valid_from, end, planned=known.stage == "plan")
    if known.stage == "geldt":
        return told
    return f"{STAGE_LABELS[known.stage]}: {told}"


def _member(row: Membership) -> str:
    if row.valid_to is None:
        return row.member.naam
    return f"{row.member.naam} (tot en met {in_words(row.valid_to)})"


def _form_name(form: EntityForm | None) -> str:
    if form is None:
        return "onbekend"
    name = find_form(form.form_id).name.lower()
    return f"{name}: {form.host.naam}" if form.host else name


def _period(start: date | None, end: date | None, *, planned: bool = False) -> str:
    since = "vanaf" if planned else "sinds"
    told = f"{since} {in_words(start)}" if start else "begin onbekend"
    return f"{told}, tot en met {in_words(end)}" if end else told


def _partial(
    code: str, member_codes: set[str], *, planned: bool
) -> tuple[PartialMember, ...]:
    rows = Participation.objects.filter(
        membership__body__code=code,
        membership__member__code__in=member_codes,
        extent=Participation.Extent.PARTIAL,
    ).select_related("membership__member")
    return tuple(
        PartialMember(
            name=row.membership.member.naam,
            note=row.note,
            source=row.source,
            status=_status(row.status),
            is_example=row.membership.is_example,
            planned=planned,
            caveat=row.caveat,
        )
        for row in rows
    )


def _status(value: str) -> Status:
    return next((each for each in STATUSES if each == value), "U")
