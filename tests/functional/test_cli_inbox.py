"""``jeugdregio inbox receive``: a folder in, answers out, the same call again."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

import pytest

from functional.command import COMMAND, jeugdregio
from made_messages import BSN, jw301, jw305, jw323


SEED = 20261121


@pytest.fixture
def traffic(tmp_path):
    """An allocation, a start, a claim with a line too many, and no XML at all."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1.xml").write_bytes(jw301())
    (folder / "2.xml").write_bytes(jw305())
    (folder / "3.xml").write_bytes(jw323({}, {"toewijzing_nummer": 99}))
    (folder / "4.xml").write_bytes(b"geen bericht over " + BSN.encode())
    return folder


def receive(folder, tmp_path, *options):
    return jeugdregio(
        "inbox", "receive", str(folder), "--out", str(tmp_path / "uit"), *options,
        home=tmp_path / "home",
    )  # fmt: skip


def test_answers_lie_in_the_folder_and_the_outcome_is_told(traffic, tmp_path):
    done = receive(traffic, tmp_path, "--format", "json")
    assert done.returncode == 1, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["verdict"] for each in told] == [
        "aangenomen",
        "aangenomen",
        "deels",
        "technisch",
    ]
    names = {path.name for path in (tmp_path / "uit").iterdir()}
    assert names == {each["answer"] for each in told} - {None}
    assert sorted(name.partition("_")[0] for name in names) == [
        "JW306",
        "JW325",
        "fout",
    ]
    assert BSN not in done.stdout + done.stderr
    assert all(BSN not in name for name in names)


def test_the_same_folder_again_gives_the_same_answers(traffic, tmp_path):
    receive(traffic, tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "uit").iterdir()}
    shutil.rmtree(tmp_path / "uit")
    again = receive(traffic, tmp_path)
    assert "4 waren er al" in again.stderr
    second = {path.name: path.read_bytes() for path in (tmp_path / "uit").iterdir()}
    assert second == first


@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        (["--as-of", "gisteren"], 18, "geen dag"),
        (["--at-once", "0"], 2, "at-once"),
        ([], 0, ""),
    ],
)
def test_wrong_use(tmp_path, options, code, text):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1.xml").write_bytes(jw301())
    done = receive(folder, tmp_path, *options)
    assert (done.returncode, text in done.stderr) == (code, True), done.stderr


def test_an_empty_or_absent_folder_is_told(tmp_path):
    for folder in (tmp_path, tmp_path / "weg"):
        done = receive(folder, tmp_path)
        assert done.returncode == 18, done.stderr
        assert "Traceback" not in done.stderr


def is_example(home):
    """The messages that came in, by kind: whether they are an example."""
    with sqlite3.connect(home / "jeugdregio.sqlite3") as database:
        rows = database.execute(
            "SELECT kind, is_example FROM register_message WHERE direction = 'in'"
        ).fetchall()
    database.close()
    return dict(rows)


MANIFEST = (
    '{"voorbeeld": "Voorbeeld: gegenereerd"}\n'
    '{"file": "4.xml", "dagtekening": "2026-10-31"}\n'
)


def test_a_manifest_speaks_of_the_files_it_names_alone(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "3.xml").write_bytes(b"geen bericht")
    (folder / "4.xml").write_bytes(b"ook geen bericht")
    (folder / "manifest.jsonl").write_text(MANIFEST)
    done = receive(folder, tmp_path)
    assert "Voorbeeld: 1 van deze berichten" in done.stderr
    with sqlite3.connect(tmp_path / "home" / "jeugdregio.sqlite3") as database:
        query = "SELECT size, is_example FROM register_message ORDER BY size"
        assert database.execute(query).fetchall() == [(12, 0), (16, 1)]
    database.close()


@pytest.mark.parametrize(
    "text",
    ["{", "", "[]\n", '{"voorbeeld": 1}\n{}\n', "\xff", MANIFEST[:-14] + '"}'],
)
def test_a_damaged_manifest_is_told_and_nothing_is_received(tmp_path, text):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1.xml").write_bytes(jw301())
    (folder / "manifest.jsonl").write_bytes(text.encode("latin-1"))
    done = receive(folder, tmp_path)
    assert done.returncode == 18, done.stderr
    assert "manifest.jsonl is niet te lezen" in done.stderr
    assert "Tip: Genereer het verkeer opnieuw" in done.stderr
    assert "Traceback" not in done.stderr
    assert is_example(tmp_path / "home") == {}


def test_a_folder_with_the_name_of_a_message_is_passed_by(traffic, tmp_path):
    (traffic / "0.xml").mkdir()
    (traffic / "0.xml" / "5.xml").write_bytes(b"dieper")
    done = receive(traffic, tmp_path)
    assert done.stderr.strip().startswith("5 berichten"), done.stderr


def test_a_file_that_is_not_there_any_more_is_told(traffic, tmp_path):
    (traffic / "0.xml").symlink_to(traffic / "weg")
    done = receive(traffic, tmp_path)
    assert done.returncode == 13, done.stderr
    assert "0.xml is niet te lezen" in done.stderr


@pytest.mark.parametrize("out", [".", "uit", "../in/uit/../uit2"])
def test_answers_do_not_come_among_the_messages(traffic, tmp_path, out):
    before = sorted(traffic.rglob("*"))
    done = receive(traffic, tmp_path, "--out", str(traffic / out))
    assert done.returncode == 18, done.stderr
    assert "buiten de map met berichten" in done.stderr
    assert sorted(traffic.rglob("*")) == before
    assert is_example(tmp_path / "home") == {}


DEMO = ("demo", "--months", "0", "--no-serve")


def test_no_demo_where_real_messages_are(traffic, tmp_path):
    (traffic / "5.xml").write_bytes(jw301(bsn="123456782"))
    receive(traffic, tmp_path)
    done = jeugdregio(*DEMO, home=tmp_path / "home")
    assert done.returncode == 15, done.stderr
    assert "echte berichten" in done.stderr
    assert "Tip: Kies voor de demo een andere map" in done.stderr
    site = subprocess.run(
        [sys.executable, "-c", "import jeugdregio.web.wsgi"],
        env={
            **os.environ,
            "JEUGDREGIO_HOME": str(tmp_path / "home"),
            "JEUGDREGIO_DEMO": "yes",
            "DJANGO_SETTINGS_MODULE": "jeugdregio.config.settings",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert site.returncode == 1
    assert "echte berichten" in site.stderr


def test_no_real_messages_where_a_demo_is(traffic, tmp_path):
    jeugdregio(*DEMO, home=tmp_path / "home")
    (traffic / "manifest.jsonl").write_text(MANIFEST)
    done = receive(traffic, tmp_path)
    assert done.returncode == 15, done.stderr
    assert "Deze omgeving is een demo" in done.stderr
    assert "Tip: Kies voor echte berichten een andere map" in done.stderr
    assert is_example(tmp_path / "home") == {}
    assert not (tmp_path / "uit").exists()
    for name in "123":
        (traffic / f"{name}.xml").unlink()
    assert receive(traffic, tmp_path).returncode == 1
    assert is_example(tmp_path / "home") == {"": 1}


QUERIES = """
    SELECT direction, kind, sha256, verdict FROM register_message;
    SELECT m.sha256, f.rule, f.key, f.line FROM register_messagefinding f
    JOIN register_message m ON m.id = f.message_id;
    SELECT gemeente, toewijzing_nummer, eerste_toewijzingsdatum, einddatum,
    c.bsn_digest FROM register_toewijzing t
    JOIN register_client c ON c.id = t.client_id;
    SELECT gemeente, toewijzing_nummer, begindatum, einddatum, c.bsn_digest
    FROM register_levering l JOIN register_client c ON c.id = l.client_id;
    SELECT p.product_referentie, p.bedrag_cents, p.toegekend, m.sha256
    FROM register_prestatie p
    JOIN register_declaratie d ON d.id = p.declaratie_id
    JOIN register_message m ON m.id = d.message_id;
    SELECT action, detail FROM register_auditline WHERE action = 'receive_message'
"""


def everything(home):
    """What the register holds, without moments and numbers given while writing."""
    with sqlite3.connect(home / "jeugdregio.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = [
            sorted(map(str, database.execute(query))) for query in QUERIES.split(";")
        ]
    database.close()
    return found


@pytest.mark.slow
def test_killed_fifty_times_it_ends_as_if_nothing_happened(tmp_path):
    print("seed", SEED)
    rng = random.Random(SEED)
    traffic = tmp_path / "verkeer"
    made = jeugdregio(
        "messages", "generate", str(traffic), "--months", "2", "--scale", "0.04",
        "--errors", "0.1", home=tmp_path,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    start = tmp_path / "start"
    jeugdregio("demo", "--months", "0", "--no-serve", home=start)

    def command(home, out):
        return [
            COMMAND, "inbox", "receive", str(traffic), "--out", str(out),
            "--history", "--at-once", "40",
        ], {**os.environ, "JEUGDREGIO_HOME": str(home)}  # fmt: skip

    def home_of(name):
        return shutil.copytree(start, tmp_path / name)

    undisturbed = home_of("rustig")
    arguments, env = command(undisturbed, tmp_path / "uit-rustig")
    assert subprocess.run(arguments, env=env, check=False).returncode == 1
    expected = everything(undisturbed)
    answers = {
        path.name: path.read_bytes() for path in (tmp_path / "uit-rustig").iterdir()
    }
    assert len(answers) > 500

    kills = number = 0
    while kills < 50:
        number += 1
        home, out = home_of(f"gestoord-{number}"), tmp_path / f"uit-{number}"
        while True:
            arguments, env = command(home, out)
            process = subprocess.Popen(arguments, env=env, stderr=subprocess.DEVNULL)
            before = len(list(out.glob("*"))) if out.exists() else 0
            # It works when answers come; only then is there something to disturb.
            while process.poll() is None and (
                not out.exists() or len(list(out.glob("*"))) <= before
            ):
                time.sleep(0.005)
            time.sleep(rng.uniform(0, 0.5))
            if process.poll() is not None:
                break
            process.kill()
            process.wait()
            kills += 1
        assert process.returncode == 1
        for found, wanted in zip(everything(home), expected, strict=True):
            assert sorted(set(found) ^ set(wanted)) == []
            assert len(found) == len(wanted)
        assert {
            path.name: path.read_bytes()
            for path in out.iterdir()
            if path.suffix != ".part"
        } == answers
        shutil.rmtree(home)
    print(f"{kills} kills in {number} runs")
