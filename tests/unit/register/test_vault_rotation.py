import logging
import os
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from django.db import OperationalError, connection
from vault_child import FIELDS, INDEX, Child, a_ring, create_table, stored

from jeugdregio.kernel.bsn import Bsn, bsns_for_tests
from jeugdregio.kernel.errors import StorageError
from jeugdregio.register.vault.index import bsn_index, lookup_digests
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.provider import get_keyring, keyring_in_use
from jeugdregio.register.vault.rotation import RotationStep, keys_in_use, rotate


OLD = a_ring()
ROTATED = (
    Purpose.BSN_VALUE,
    Purpose.BSN_INDEX,
    Purpose.NAME_VALUE,
    Purpose.MESSAGE_VALUE,
)
NUMBERS = [bsn.reveal() for bsn in islice(bsns_for_tests(), 2000)]


def with_second_keys() -> Keyring:
    ring = OLD
    for purpose in ROTATED:
        ring = ring.with_new_key(
            purpose, created=date(2027, 1, 1), random_bytes=Random(purpose).randbytes
        ).with_current(purpose, 2)
    return ring


BOTH = with_second_keys()
ALL = {"fields": FIELDS, "index": INDEX}


@pytest.fixture
def table(db):
    create_table()
    with keyring_in_use(OLD):
        yield


def child(pk: int, number: str, **other) -> Child:
    version, digest = bsn_index(Bsn(number), get_keyring())
    values = {"naam": f"Naam {pk}", "bericht": b"bericht %d" % pk, **other}
    return Child(id=pk, bsn=number, bsn_version=version, bsn_digest=digest, **values)


def fill(count: int) -> None:
    Child.objects.bulk_create(
        [child(pk, NUMBERS[pk - 1]) for pk in range(1, count + 1)]
    )


def check_readable_and_findable(count: int) -> None:
    rows = list(Child.objects.order_by("id"))
    assert [row.bsn for row in rows] == NUMBERS[:count]
    assert [row.naam for row in rows] == [f"Naam {pk}" for pk in range(1, count + 1)]
    assert [row.bericht for row in rows] == [
        b"bericht %d" % pk for pk in range(1, count + 1)
    ]
    found = {(row.bsn_version, row.bsn_digest): row.pk for row in rows}
    for pk in range(1, count + 1):
        searched = lookup_digests(Bsn(NUMBERS[pk - 1]), get_keyring())
        assert [found[each] for each in searched if each in found] == [pk]


def counted(by_key: dict[int, int]) -> dict[Purpose, dict[int, int]]:
    return dict.fromkeys(ROTATED, by_key)


def test_every_value_and_index_gets_the_new_key(table):
    fill(7)
    assert keys_in_use(Child.objects.all(), **ALL) == counted({1: 7})

    with keyring_in_use(BOTH):
        steps = list(rotate(Child.objects.all(), batch_size=3, **ALL))
        check_readable_and_findable(7)
        in_use = keys_in_use(Child.objects.all(), **ALL)

    assert steps == [
        RotationStep(last_pk=3, seen=3, changed=3, damaged=()),
        RotationStep(last_pk=6, seen=3, changed=3, damaged=()),
        RotationStep(last_pk=7, seen=1, changed=1, damaged=()),
    ]
    assert in_use == counted({2: 7})
    assert stored("bsn").startswith("k2:") and stored("bericht").startswith(b"k2:")
    # The old keys can go.
    new = BOTH
    for purpose in ROTATED:
        new = new.without_key(purpose, 1)
    with keyring_in_use(new):
        check_readable_and_findable(7)


def test_what_has_the_current_keys_is_not_written_again(table):
    fill(4)
    before = [stored("bericht", pk) for pk in range(1, 5)]
    with keyring_in_use(BOTH):
        child(2, NUMBERS[1]).save()
        second = stored("bericht", 2)
        (step,) = rotate(Child.objects.all(), **ALL)
        assert (step.seen, step.changed) == (4, 3)
        assert stored("bericht", 2) == second
        (again,) = rotate(Child.objects.all(), **ALL)
    assert (again.seen, again.changed) == (4, 0)
    assert all(stored("bericht", pk) != before[pk - 1] for pk in range(1, 5))


def test_it_goes_on_after_a_row_and_within_a_selection(table):
    fill(6)
    with keyring_in_use(BOTH):
        (step,) = rotate(Child.objects.filter(id__lt=6), after=2, **ALL)
    assert step == RotationStep(last_pk=5, seen=3, changed=3, damaged=())
    keys = [stored("bsn", pk)[:3] for pk in range(1, 7)]
    assert keys == ["k1:", "k1:", "k2:", "k2:", "k2:", "k1:"]


def test_absent_values_stay_absent_and_an_absent_index_is_made(table):
    Child.objects.create(id=1)
    Child.objects.create(id=2, bsn=NUMBERS[0])
    with keyring_in_use(BOTH):
        (step,) = rotate(Child.objects.all(), **ALL)
        row = Child.objects.get(id=2)
        expected = bsn_index(Bsn(NUMBERS[0]), BOTH)
    assert step.changed == 1
    assert (row.bsn_version, row.bsn_digest) == expected
    assert [stored(name, 1) for name in (*FIELDS, "bsn_digest")] == [None] * 4


def test_a_row_that_cannot_be_read_is_told_and_left_and_the_rest_goes_on(table):
    fill(5)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_child SET naam = 'k1:AAAA' WHERE id = 2")
        cursor.execute("UPDATE vault_child SET naam = 'in clear' WHERE id = 3")
    Child.objects.filter(id=4).update(bsn="999900007")  # fails the eleven test

    with keyring_in_use(BOTH):
        (step,) = rotate(Child.objects.all(), **ALL)
        in_use = keys_in_use(Child.objects.all(), **ALL)

    assert (step.changed, sorted(step.damaged)) == (2, [2, 3, 4])
    assert stored("naam", 2) == "k1:AAAA"
    # So the old key is seen to be in use, and the value without a key under 0.
    assert in_use[Purpose.NAME_VALUE] == {2: 2, 1: 2, 0: 1}


def test_a_key_that_is_missing_stops_it_and_changes_nothing(table):
    fill(3)
    gone = BOTH.without_key(Purpose.NAME_VALUE, 1)
    with keyring_in_use(gone), pytest.raises(StorageError, match="k1 voor name-value"):
        list(rotate(Child.objects.all(), **ALL))
    check_readable_and_findable(3)


def test_rows_that_are_too_much_for_memory_together_go_one_by_one(table):
    fill(3)
    statements = []

    def watch(execute, sql, params, many, context):
        statements.append(sql.split()[0])
        return execute(sql, params, many, context)

    with keyring_in_use(BOTH), connection.execute_wrapper(watch):
        (step,) = rotate(Child.objects.all(), most_bytes=10, **ALL)
    assert step.changed == 3
    assert statements.count("UPDATE") == 3
    check_keys = [stored("naam", pk)[:3] for pk in (1, 2, 3)]
    assert check_keys == ["k2:"] * 3


def test_only_encrypted_fields_are_rotated(table):
    fill(1)
    with keyring_in_use(BOTH), pytest.raises(TypeError, match="not an encrypted"):
        list(rotate(Child.objects.all(), fields=["bsn_digest"]))


class Fault:
    """Fails at the n-th statement on the table, before or after it was done."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.left, self.after = at, after

    def __call__(self, execute, sql, params, many, context):
        if "vault_child" not in sql:
            return execute(sql, params, many, context)
        self.left -= 1
        if self.left == 0 and not self.after:
            raise OperationalError("fault")
        result = execute(sql, params, many, context)
        if self.left == 0:
            raise KeyboardInterrupt
        return result


def test_2000_rows_interrupted_20_times_are_always_readable_and_findable(table, caplog):
    caplog.set_level(logging.DEBUG)
    fill(2000)
    chance = Random(20)
    interrupted = 0
    with keyring_in_use(BOTH):
        while interrupted < 20:
            # A batch takes three statements; most are of rows already done, two.
            fault = Fault(
                chance.randint(1, 6) + interrupted * 2, after=chance.random() < 0.5
            )
            with (
                connection.execute_wrapper(fault),
                pytest.raises((OperationalError, KeyboardInterrupt)),
            ):
                list(rotate(Child.objects.all(), batch_size=50, **ALL))
            interrupted += 1
            check_readable_and_findable(2000)
        halfway = keys_in_use(Child.objects.all(), **ALL)
        list(rotate(Child.objects.all(), batch_size=50, **ALL))
        check_readable_and_findable(2000)
        done = keys_in_use(Child.objects.all(), **ALL)

    # Value and index of a row change together, and it did stop halfway.
    assert len({tuple(sorted(each.items())) for each in halfway.values()}) == 1
    assert 0 < halfway[Purpose.BSN_INDEX][2] < 2000
    assert done == counted({2: 2000})
    assert not any(number in caplog.text for number in NUMBERS)


def test_a_row_that_is_read_to_be_rotated_is_locked(table):
    fill(1)
    statements = []

    def watch(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    with keyring_in_use(BOTH), connection.execute_wrapper(watch):
        list(rotate(Child.objects.all(), **ALL))
    reads = [sql for sql in statements if "head_bsn" in sql]
    assert reads
    if connection.features.has_select_for_update:
        assert all(sql.endswith("FOR UPDATE") for sql in reads)
    else:
        # A transaction that begins so is the only writer from its start.
        assert connection.transaction_mode == "IMMEDIATE"


# One process changes every name, in a database file of its own, while another rotates
# and is killed ten times.
TWO_WRITERS = """
import os, signal, sys, time
sys.path.insert(0, sys.argv[1])
from random import Random
import django
django.setup()
from django.db import connection
from vault_child import FIELDS, INDEX, Child, a_ring, create_table
from test_vault_rotation import BOTH, child, NUMBERS
from jeugdregio.kernel.bsn import Bsn
from jeugdregio.register.vault.index import lookup_digests
from jeugdregio.register.vault.provider import keyring_in_use, set_keyring
from jeugdregio.register.vault.rotation import keys_in_use, rotate

COUNT = 600
ALL = {"fields": FIELDS, "index": INDEX}
create_table()
with keyring_in_use(a_ring()):
    Child.objects.bulk_create([child(pk, NUMBERS[pk]) for pk in range(1, COUNT + 1)])
set_keyring(BOTH)
connection.close()

def forked(work):
    pid = os.fork()
    if pid == 0:
        work()
        os._exit(0)
    return pid

def edit():
    for pk in Random(1).sample(range(1, COUNT + 1), COUNT):
        Child.objects.filter(pk=pk).update(naam=f"Nieuw {pk}")

def turn():
    for step in rotate(Child.objects.all(), batch_size=200, **ALL):
        pass

chance = Random(2)
editor = forked(edit)
for _ in range(10):
    rotator = forked(turn)
    time.sleep(chance.uniform(0.005, 0.06))
    os.kill(rotator, signal.SIGKILL)
    os.waitpid(rotator, 0)
turn()
connection.close()
assert os.waitpid(editor, 0)[1] == 0
turn()
lost = [row.pk for row in Child.objects.all() if row.naam != f"Nieuw {row.pk}"]
found = {(row.bsn_version, row.bsn_digest): row.bsn for row in Child.objects.all()}
hidden = [
    number for number in NUMBERS[1 : COUNT + 1]
    if found.get(lookup_digests(Bsn(number), BOTH)[0]) != number
]
in_use = keys_in_use(Child.objects.all(), **ALL)
in_use = {frozenset(each.items()) for each in in_use.values()}
print(len(found), len(lost), len(hidden), in_use)
"""


def test_killed_ten_times_beside_another_writer_nothing_is_lost(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", TWO_WRITERS, str(Path(__file__).parent)],
        env={
            **os.environ,
            "JEUGDREGIO_HOME": str(tmp_path),
            "JEUGDREGIO_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "jeugdregio.config.settings",
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    # Rows, changes lost, persons not found, keys in use.
    assert result.stdout.split("\n")[0] == "600 0 0 {frozenset({(2, 600)})}"
