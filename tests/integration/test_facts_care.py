"""Facts about care: from the register to files, without a person in them."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from jeugdregio.actions.workspace import Workspace
from jeugdregio.facts.care.build import build_care, care_folder, read_care_list
from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.register.models import (
    Client,
    Declaratie,
    Levering,
    Message,
    Prestatie,
    Toewijzing,
)
from jeugdregio.register.read_care import care_state, has_care, read_care
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import keyring_in_use
from site_fixtures import empty_register, seeded


pytestmark = pytest.mark.django_db
__all__ = ["empty_register", "seeded"]

BSNS = ["999900006", "999900018"]
BIRTHDAY = "2011-04-05"
NOON = time(12)
RING = Keyring.generate(created=date(2026, 11, 21))


@pytest.fixture(autouse=True)
def keys(empty_register):
    with keyring_in_use(RING):
        yield


def message(kind, on, *, example=False, received_on=None):
    """A message of care, received on the day it was signed where nothing is said."""
    number = Message.objects.count() + 1
    return Message.objects.create(
        direction="in",
        kind=kind,
        sender="0917",
        receiver="12345678",
        identificatie=f"A{number}",
        dagtekening=on,
        sha256=f"{number:064x}",
        size=11,
        packed=Message.pack(b"MERKTEKEN-1"),
        received_at=datetime.combine(received_on or on, NOON, UTC),
        verdict="aangenomen",
        is_example=example,
    )


def young_person(bsn):
    return Client.objects.create(
        bsn=bsn, bsn_digest=bsn * 7 + "0", digest_version=1, geboortedatum=BIRTHDAY
    )


def allocation(client, number, on, **other):
    return Toewijzing.objects.create(
        **{
            "client": client,
            "gemeente": "0917",
            "toewijzing_nummer": number,
            "aanbieder": "12345678",
            "categorie": "45",
            "code": "45A01",
            "eerste_toewijzingsdatum": on,
            "toewijzingsdatum": on,
            "ingangsdatum": on,
            "volume": 10,
            "message": message("JW301", on),
            **other,
        }
    )


def claim_line(client, number, on, cents):
    claim = Declaratie.objects.create(
        gemeente="0917",
        aanbieder="12345678",
        declaratie_nummer=f"D{Declaratie.objects.count()}",
        begindatum=on,
        einddatum=on,
        ingediend_cents=cents,
        toegekend_cents=cents,
        message=message("JW323", on),
    )
    return Prestatie.objects.create(
        declaratie=claim,
        client=client,
        product_referentie="R1",
        toewijzing_nummer=number,
        categorie="45",
        code="45A01",
        begindatum=on,
        einddatum=on,
        volume=1,
        eenheid="01",
        bedrag_cents=cents,
        toegekend=True,
    )


@pytest.fixture
def care():
    """Two young people in two months, one of whom started."""
    one, two = (young_person(bsn) for bsn in BSNS)
    allocation(one, "1", date(2026, 3, 2))
    allocation(two, "2", date(2026, 4, 2))
    Levering.objects.create(
        client=one,
        gemeente="0917",
        aanbieder="12345678",
        toewijzing_nummer="1",
        categorie="45",
        code="45A01",
        begindatum=date(2026, 3, 16),
        start_message=message("JW305", date(2026, 3, 20)),
    )
    claim_line(one, "1", date(2026, 4, 6), 12_345)
    return one, two


def rows(workspace, sql):
    return workspace.facts().cursor().execute(sql).fetchall()


def files(home):
    return {
        path: path.stat().st_mtime_ns for path in care_folder(home).rglob("*.parquet")
    }


def test_an_empty_register_gives_empty_tables_and_needs_no_keys(tmp_path):
    with keyring_in_use(None):
        assert not has_care()
        workspace = Workspace(tmp_path)
        assert workspace.build_care().as_of is None
        assert workspace.is_current()
    assert rows(workspace, "SELECT * FROM toewijzing") == []
    assert workspace.figures("wachttijd", niveau="regio").rows == ()


def test_facts_hold_the_care_of_the_register(care, tmp_path):
    workspace = Workspace(tmp_path)
    assert workspace.build_care().as_of == date(2026, 4, 6)
    assert rows(
        workspace,
        "SELECT gm_code, toewijzing_nummer, zorgvorm, maand, omvang FROM toewijzing "
        "ORDER BY ALL",
    ) == [
        ("GM0917", "1", "Jeugdhulp ambulant", "2026-03", True),
        ("GM0917", "2", "Jeugdhulp ambulant", "2026-04", True),
    ]
    assert rows(workspace, "SELECT maand, bedrag_cents, toegekend FROM prestatie") == [
        ("2026-04", 12_345, True)
    ]
    # the same person in three tables, under one pseudonym
    [(persons,)] = rows(
        workspace,
        "SELECT COUNT(DISTINCT persoon) FROM (SELECT persoon FROM prestatie UNION ALL "
        "SELECT persoon FROM levering UNION ALL SELECT persoon FROM toewijzing "
        "WHERE toewijzing_nummer = '1')",
    )
    assert persons == 1


def calendar(home, today=date(2026, 11, 21)):
    """First and last day of the calendar, and its number of months."""
    workspace = Workspace(home)
    workspace.build_care(today=today)
    sql = "SELECT MIN(eerste_dag), MAX(laatste_dag), COUNT(*) FROM kalender"
    return rows(workspace, sql)[0]


# Of the care above the first message is of 2 March, the last one of 6 April: 2 months.
AS_IT_IS = (date(2026, 3, 1), date(2026, 4, 6), 2)


@pytest.mark.parametrize("signed", [date(2001, 1, 1), date(2099, 1, 1)])
def test_what_the_sender_dates_a_message_moves_no_figure(care, tmp_path, signed):
    message("JW305", signed, received_on=date(2026, 4, 6))
    assert calendar(tmp_path) == AS_IT_IS


@pytest.mark.parametrize("signed", [date(2099, 6, 1), date(9999, 12, 2), date.max])
def test_past_traffic_that_says_it_comes_later_moves_no_figure(care, tmp_path, signed):
    # Received, as far as we know, on the day it was signed.
    message("JW305", signed)
    assert calendar(tmp_path) == AS_IT_IS


def test_the_day_of_the_build_is_the_last_one_that_counts(care, tmp_path):
    message("JW305", date(2026, 5, 1))
    message("JW305", date(2026, 5, 2))
    # March, April, and the first day of May
    assert calendar(tmp_path, date(2026, 5, 1)) == (*AS_IT_IS[:1], date(2026, 5, 1), 3)


def test_only_messages_of_later_give_no_figures(tmp_path):
    allocation(young_person(BSNS[0]), "1", date(2099, 3, 2))
    assert calendar(tmp_path) == (None, None, 0)


def test_a_message_received_late_in_the_evening_is_of_the_dutch_day(care, tmp_path):
    # 22:30 in Greenwich on 30 April is half past midnight on 1 May: a third month
    late = message("JW305", date(2026, 4, 30))
    moment = datetime(2026, 4, 30, 22, 30, tzinfo=UTC)
    Message.objects.filter(pk=late.pk).update(received_at=moment)
    assert calendar(tmp_path) == (date(2026, 3, 1), date(2026, 5, 1), 3)


def test_no_file_holds_a_bsn_or_a_birth_date(care, tmp_path):
    workspace = Workspace(tmp_path)
    workspace.build_care()
    text = ""
    for table in ("toewijzing", "levering", "prestatie", "kalender", "norm"):
        text += str(rows(workspace, f"SELECT * FROM {table}"))
    assert "GM0917" in text
    for secret in (*BSNS, BIRTHDAY, "2011", *(digest * 7 for digest in BSNS)):
        assert secret not in text
    for path in care_folder(tmp_path).rglob("*.*"):
        if path.is_file():
            assert not any(bsn.encode() in path.read_bytes() for bsn in BSNS)


def test_another_key_makes_other_pseudonyms(care, tmp_path):
    sql = "SELECT DISTINCT persoon FROM toewijzing"
    Workspace(tmp_path).build_care()
    before = rows(Workspace(tmp_path), sql)
    index = Keyring.generate(created=date(2026, 11, 22))
    both = Keyring(
        {**RING.keys, "pseudonym-facts": index.keys["pseudonym-facts"]}, RING.writers
    )
    with keyring_in_use(both):
        workspace = Workspace(tmp_path)
        assert not workspace.is_current()
        workspace.refresh()
        assert set(rows(workspace, sql)).isdisjoint(before)


def test_a_month_that_did_not_change_is_not_written_again(care, tmp_path):
    workspace = Workspace(tmp_path)
    workspace.build_care()
    before = files(tmp_path)
    claim_line(care[0], "1", date(2026, 4, 8), 100)
    workspace.build_care()
    after = files(tmp_path)
    changed = {
        path.parts[-3:-1]
        for path in {*before, *after}
        if before.get(path) != after.get(path)
    }
    # only April of the claim lines, and the calendar that ends two days later
    assert changed == {("prestatie", "maand=2026-04"), ("kalender", "maand=alle")}


def test_nothing_new_reads_nothing(care, tmp_path):
    with keyring_in_use(RING):
        state = care_state(RING)
    built = build_care(tmp_path, lambda: read_care(RING), state=state)

    def fail():
        raise AssertionError("read again")

    assert build_care(tmp_path, fail, state=state) == built


def test_a_running_workspace_sees_new_messages_after_refresh(care, tmp_path):
    workspace = Workspace(tmp_path)
    assert workspace.refresh()
    assert workspace.is_current()
    assert not workspace.refresh()
    allocation(care[1], "3", date(2026, 4, 20))
    assert not workspace.is_current()
    assert len(rows(workspace, "SELECT * FROM toewijzing")) == 2
    assert workspace.refresh()
    assert len(rows(workspace, "SELECT * FROM toewijzing")) == 3
    assert workspace.care.as_of == date(2026, 4, 20)


@pytest.mark.parametrize("example", [True, False])
def test_figures_from_generated_messages_say_so(example, tmp_path):
    made = message("JW301", date(2026, 3, 2), example=example)
    allocation(young_person(BSNS[0]), "1", date(2026, 3, 2), message=made)
    workspace = Workspace(tmp_path)
    workspace.refresh()
    table = workspace.figures("wachttijd", niveau="regio")
    assert table.provenance.example is example
    assert table.provenance.as_of == date(2026, 3, 2)


def test_a_removed_allocation_is_no_fact(care, tmp_path):
    allocation(care[0], "9", date(2026, 4, 1), reden_wijziging="13")
    workspace = Workspace(tmp_path)
    workspace.refresh()
    found = rows(workspace, "SELECT toewijzing_nummer FROM toewijzing ORDER BY 1")
    assert found == [("1",), ("2",)]


def test_a_gemeente_that_was_divided_is_no_fact(care, tmp_path):
    # Winsum (GM0053) went to Het Hogeland and Westerkwartier
    allocation(care[0], "9", date(2026, 4, 1), gemeente="0053")
    workspace = Workspace(tmp_path)
    workspace.refresh()
    found = rows(workspace, "SELECT DISTINCT gm_code FROM toewijzing")
    assert found == [("GM0917",)]
    assert workspace.figures("gebruik", niveau="regio").rows


def test_damaged_month_is_found(care, tmp_path):
    Workspace(tmp_path).build_care()
    path = next(care_folder(tmp_path).glob("prestatie/*/*.parquet"))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(DataDamagedError, match=path.name):
        Workspace(tmp_path).facts()


def test_damaged_list_is_found(care, tmp_path):
    Workspace(tmp_path).build_care()
    (care_folder(tmp_path) / "care.json").write_text("{")
    with pytest.raises(DataDamagedError, match=r"care\.json"):
        Workspace(tmp_path).facts()


KILLED = """
    import os, signal, sys
    from datetime import date
    from pathlib import Path
    from care_fixture import care_rows, prestatie
    from jeugdregio.facts.care.build import build_care
    def kill(name, done, of):
        if done == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    rows = care_rows(prestaties=[prestatie("1", date(2026, 4, 6), 999)])
    build_care(Path(sys.argv[1]), lambda: rows, state="other", progress=kill)
"""


@pytest.mark.parametrize("after", [1, 3, 5])
def test_killed_while_building_leaves_the_facts_of_before(care, tmp_path, after):
    before = Workspace(tmp_path).build_care()
    path = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path), str(after)],
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    assert read_care_list(tmp_path) == before
    workspace = Workspace(tmp_path)
    assert rows(workspace, "SELECT bedrag_cents FROM prestatie") == [(12_345,)]
    workspace.build_care()
    kept = {
        part["file"]
        for part in json.loads((care_folder(tmp_path) / "care.json").read_text())[
            "parts"
        ]
    }
    found = {str(p.relative_to(care_folder(tmp_path))) for p in files(tmp_path)}
    assert kept <= found
