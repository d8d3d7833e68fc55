"""The audit trail: a chain of hashes in which a change is found, and only grows."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction

from factories import MOMENT
from jeugdregio.kernel.access import Actor
from jeugdregio.register.audit import GENESIS, broken_lines, record
from jeugdregio.register.models import AuditLine
from jeugdregio.register.models.audit import AppendOnlyError


ACTOR = Actor("gebruiker-1")


@pytest.fixture
def five(empty_register):
    """Five lines, numbered 1 to 5."""
    return [
        record(
            ACTOR,
            "update_step",
            f"JZ41/stap-{number}",
            at=MOMENT + timedelta(minutes=number),
            organisation="JZ41",
            detail="state=bezig",
        )
        for number in range(1, 6)
    ]


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_each_line_holds_the_hash_of_the_one_before(five):
    assert [line.sequence for line in five] == [1, 2, 3, 4, 5]
    assert five[0].previous_hash == GENESIS == "0" * 64
    for before, after in pairwise(five):
        assert after.previous_hash == before.hash
    assert len({line.hash for line in five}) == 5


def test_whole_chain_has_no_broken_line(five):
    assert broken_lines() == []


def test_empty_chain_is_whole(empty_register):
    assert broken_lines() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "gebruiker-2"),
        ("action", "read_document"),
        ("subject", "JZ01/stap-3"),
        ("organisation", "JZ01"),
        ("detail", ""),
        ("at", MOMENT + timedelta(minutes=3, microseconds=1)),
        ("previous_hash", "f" * 64),
    ],
)
def test_changed_line_is_found(five, column, value):
    sql(f"UPDATE register_auditline SET {column} = %s WHERE sequence = 3", value)
    assert broken_lines()[0] == 3


def test_changed_line_with_a_new_hash_breaks_the_next(five):
    from jeugdregio.register.audit import _hash

    forged = AuditLine.objects.get(sequence=3)
    forged.detail = "state=gereed"
    sql(
        "UPDATE register_auditline SET detail = %s, hash = %s WHERE sequence = 3",
        "state=gereed",
        _hash(forged),
    )
    assert broken_lines() == [4]


@pytest.mark.parametrize(("removed", "found"), [(1, 2), (3, 4)])
def test_line_after_a_removed_one_is_found(five, removed, found):
    sql("DELETE FROM register_auditline WHERE sequence = %s", removed)
    assert broken_lines() == [found]


@pytest.mark.parametrize("last", [3, 5])
def test_missing_tail_is_found_at_the_number_that_should_come_next(five, last):
    sql("DELETE FROM register_auditline WHERE sequence >= %s", last)
    assert broken_lines() == [last]


def test_two_lines_that_changed_places_are_found(five):
    sql("UPDATE register_auditline SET sequence = 99 WHERE sequence = 2")
    sql("UPDATE register_auditline SET sequence = 2 WHERE sequence = 3")
    sql("UPDATE register_auditline SET sequence = 3 WHERE sequence = 99")
    assert set(broken_lines()) >= {2, 3}


def test_line_stands_or_falls_with_the_work_it_tells_of(empty_register):
    with pytest.raises(RuntimeError), transaction.atomic():
        record(ACTOR, "update_step", "JZ41/inkoop", at=MOMENT)
        raise RuntimeError("the work failed")
    assert not AuditLine.objects.exists()

    record(ACTOR, "update_step", "JZ41/inkoop", at=MOMENT)
    assert AuditLine.objects.get().sequence == 1  # no gap is left
    assert broken_lines() == []


def overwrite_by_save(line):
    line.detail = "anders"
    line.save()


def overwrite_by_key(line):
    AuditLine(
        pk=line.pk,
        sequence=line.sequence,
        at=line.at,
        actor="anders",
        action=line.action,
        subject=line.subject,
        previous_hash=line.previous_hash,
        hash=line.hash,
    ).save()


def overwrite_by_bulk_create(line):
    line.detail = "anders"
    AuditLine.objects.bulk_create(
        [line],
        update_conflicts=True,
        update_fields=["detail"],
        unique_fields=["sequence"],
    )


def overwrite_by_bulk_update(line):
    line.detail = "anders"
    AuditLine.objects.bulk_update([line], ["detail"])


WAYS = {
    "save": overwrite_by_save,
    "save under an old key": overwrite_by_key,
    "update": lambda line: AuditLine.objects.filter(pk=line.pk).update(detail="anders"),
    "update_or_create": lambda line: AuditLine.objects.update_or_create(
        pk=line.pk, defaults={"detail": "anders"}
    ),
    "bulk_update": overwrite_by_bulk_update,
    "bulk_create": overwrite_by_bulk_create,
    "delete": lambda line: line.delete(),
    "delete all": lambda line: AuditLine.objects.all().delete(),
}


@pytest.mark.parametrize("way", WAYS)
def test_line_cannot_be_changed_or_removed_by_our_own_code(five, way):
    before = sorted(AuditLine.objects.values_list())
    with pytest.raises(AppendOnlyError), transaction.atomic():
        WAYS[way](AuditLine.objects.get(sequence=3))
    assert sorted(AuditLine.objects.values_list()) == before
