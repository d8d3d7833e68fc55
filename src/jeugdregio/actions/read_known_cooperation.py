"""What the lists and the register know of the cooperation of one municipality."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import Q

from jeugdregio.region.known_cooperation import KnownCooperation, Sourced
from jeugdregio.register.models import (
    EntityForm,
    Membership,
    Organisation,
    Participation,
)
from jeugdregio.standards.impact_scan import impact_form
from jeugdregio.standards.law import Status
from jeugdregio.standards.regions import (
    DEFAULT_INDELING,
    disputed,
    find_indeling,
    find_regio,
    members,
)


_STATUSES: Final[dict[str, Status]] = {"C": "C", "S": "S", "U": "U"}


def read_known_cooperation(
    regio_code: str, gemeente_code: str, *, as_of: date
) -> KnownCooperation:
    """Gather it; membership and forms that ended before the day are left out.

    Args:
        regio_code: The region.
        gemeente_code: A municipality of it.
        as_of: The day.
    """
    division = find_indeling(DEFAULT_INDELING)
    entity = f"JR-{regio_code}"
    memberships = list(
        Membership.objects.filter(_running(as_of), body__code=entity).select_related(
            "member"
        )
    )
    ground = next(iter(memberships), None)
    return KnownCooperation(
        gemeente_code=gemeente_code,
        gemeenten=frozenset(members(regio_code)),
        division=Sourced(division.naam, division.naam, _STATUSES[division.status]),
        form=_form(entity, as_of),
        members=frozenset(each.member.code for each in memberships),
        members_ground=_sourced("", ground) if ground else None,
        partial=_partial(entity, gemeente_code, as_of),
        elsewhere=_elsewhere(entity, gemeente_code, as_of),
        disputed=_disputed(gemeente_code),
    )


def _running(as_of: date) -> Q:
    return (Q(valid_to=None) | Q(valid_to__gte=as_of)) & (
        Q(valid_from=None) | Q(valid_from__lte=as_of)
    )


def _sourced(value: str, row: Membership | EntityForm) -> Sourced:
    return Sourced(value, row.source, _STATUSES[row.status], row.is_example)


def _form(entity: str, as_of: date) -> Sourced | None:
    form = EntityForm.objects.filter(_running(as_of), entity__code=entity).last()
    known = {option.id for option in impact_form().question("vorm_nu").options}
    if form is None or form.form_id not in known:
        return None
    return _sourced(form.form_id, form)


def _partial(entity: str, gemeente_code: str, as_of: date) -> Sourced | None:
    found = Participation.objects.filter(
        _running(as_of),
        membership__body__code=entity,
        membership__member__code=gemeente_code,
        extent=Participation.Extent.PARTIAL,
    ).last()
    if found is None:
        return None
    return Sourced("", found.source, _STATUSES[found.status])


def _elsewhere(entity: str, gemeente_code: str, as_of: date) -> Sourced | None:
    found = (
        Membership.objects.filter(
            _running(as_of),
            member__code=gemeente_code,
            body__kind=Organisation.Kind.JEUGDREGIO,
        )
        .exclude(body__code=entity)
        .select_related("body")
        .first()
    )
    return _sourced(found.body.naam, found) if found else None


def _disputed(gemeente_code: str) -> tuple[str, ...]:
    for each in disputed():
        if each.gm_code == gemeente_code:
            return tuple(
                f"{find_indeling(code).naam} noemt {find_regio(regio).naam}"
                for code, regio in each.regios
            )
    return ()
