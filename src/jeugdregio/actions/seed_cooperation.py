"""Put the arrangements that we read of in the register, with source and status."""

from __future__ import annotations

from jeugdregio.register.models import (
    Arrangement,
    ArrangementTask,
    EntityForm,
    Membership,
    Organisation,
    Participation,
)
from jeugdregio.standards.arrangements import (
    KnownArrangement,
    KnownMember,
    known_arrangements,
)
from jeugdregio.standards.cooperation_tasks import find_task
from jeugdregio.standards.law import find_source


def seed_cooperation() -> int:
    """Add what is publicly known of arrangements, of all regions; safe to repeat.

    They are real, also in a demo. What is there already stays as it is.

    Returns:
        How many arrangements were added.
    """
    there = set(Arrangement.objects.values_list("body__code", flat=True))
    new = [each for each in known_arrangements() if each.body not in there]
    for each in new:
        _add(each)
    return len(new)


def told_source(keys: str) -> str:
    """The sources by title, as a reader knows them.

    Example:
        >>> told_source("Stcrt61875")
        'Staatscourant 2018, 61875: centrumregeling Verwerving jeugdhulp Zuid-Limburg'
    """
    titles = []
    for part in keys.split(";"):
        key, _, place = part.strip().partition(" ")
        title = find_source(key.rstrip(",")).title
        titles.append(f"{title} ({place})" if place and key[-1] != "," else title)
    return "; ".join(titles)


def _add(known: KnownArrangement) -> None:
    region = Organisation.objects.get(code=known.region)
    body, _ = Organisation.objects.get_or_create(
        code=known.body,
        defaults={
            "naam": known.name,
            "kind": Organisation.Kind.JEUGDREGIO
            if known.body.startswith("JR-")
            else Organisation.Kind.REGELING,
        },
    )
    tasks = [task for task in known.tasks if task.task.startswith("inkoop")]
    arrangement = Arrangement.objects.create(
        body=body,
        region=region,
        is_main=known.is_main,
        kind=known.kind,
        stage=known.stage,
        scope=known.scope,
        care_forms=list(known.care_forms),
        buys=True if tasks else None,
        text=known.text,
        dates_text=known.dates,
        valid_from=known.valid_from,
        valid_to=known.valid_to,
        members_complete=known.members_complete,
        providers=known.providers,
        members_text=known.members_text,
        members_status=known.members_status,
        members_caveat=known.members_caveat,
        source=told_source(known.source),
        status=known.status,
        caveat=known.caveat,
        is_public=True,
    )
    if known.form:
        host = Organisation.objects.get(code=known.host) if known.host else None
        EntityForm.objects.get_or_create(
            entity=body,
            form_id=known.form,
            host=host,
            valid_from=known.valid_from,
            defaults={"source": told_source(known.source), "status": known.status},
        )
    for member in known.members:
        _add_member(body, member, known)
    _add_tasks(arrangement, known)


def _add_member(
    body: Organisation, member: KnownMember, known: KnownArrangement
) -> None:
    source = told_source(member.source)
    membership, _ = Membership.objects.get_or_create(
        member=Organisation.objects.get(code=member.gemeente),
        body=body,
        valid_from=known.valid_from,
        # That it is a member at all is as sure as the list of members is.
        defaults={
            "source": told_source(known.members_source),
            "status": known.members_status,
            "caveat": member.caveat or known.members_caveat,
        },
    )
    if member.extent != "volledig":
        Participation.objects.get_or_create(
            membership=membership,
            care_form_id="",
            defaults={
                "extent": member.extent,
                "note": member.text,
                "source": source,
                "status": member.status,
                "caveat": member.caveat,
            },
        )


def _add_tasks(arrangement: Arrangement, known: KnownArrangement) -> None:
    for task in known.tasks:
        for care_form in task.care_forms or ("",):
            ArrangementTask.objects.get_or_create(
                region=arrangement.region,
                task_id=find_task(task.task).id,
                level=task.level,
                care_form_id=care_form,
                is_public=True,
                defaults={
                    "arrangement": arrangement if task.power != "geen" else None,
                    "binding": ArrangementTask.Binding.UNKNOWN,
                    "power": task.power,
                    "note": task.text,
                    "source": told_source(task.source),
                    "status": task.status,
                    "caveat": task.caveat,
                },
            )
