"""A marked young person goes through every path, and is found in none of them.

The number is of the test range, the name is nobody's. Answers to providers are
messages themselves and hold what they must; nothing else may.
"""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from html import unescape

import polars as pl
import pytest

from factories import MOMENT
from functional.command import jeugdregio
from jeugdregio.actions.receive_messages import Arrival, receive_messages
from jeugdregio.kernel.access import Actor
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import keyring_in_use
from made_messages import jw301, jw305, jw307, jw323
from site_fixtures import demo_browser


BSN = "999942104"
WRONG_BSN = "999942105"
NAME = "Merktekenaar"
BIRTH = "2014-03-05"
MARKS = (BSN, WRONG_BSN, NAME, BIRTH, "05-03-2014", "5 maart 2014")

MEASURES = (
    "wachttijd",
    "gebruik",
    "lasten",
    "in_en_uitstroom",
    "eindredenen",
    "herhaald_gebruik",
)


def marked() -> dict[str, bytes]:
    """The person in good messages and in every kind of bad one."""
    start = jw305(bsn=BSN)
    return {
        "01_toewijzing": jw301(bsn=BSN, achternaam=NAME, commentaar=f"{NAME} {BSN}"),
        "02_start": start,
        "03_declaratie": jw323(
            {"product_referentie_referentie_nummer": BSN},
            {"toewijzing_nummer": 99, "product_referentie_referentie_nummer": "RN2"},
            bsn=BSN,
            identificatie=BSN,
            nummer=BSN,
        ),
        "04_einde": jw307(bsn=BSN, identificatie=f"A{BSN}"),
        # Refused by the elfproef, by the schema, by the gate, and by no XML at all.
        "05_elfproef": jw305(bsn=BSN, identificatie="S5").replace(
            BSN.encode(), WRONG_BSN.encode()
        ),
        "06_datum": start.replace(b"2026-02-01", BSN.encode()),
        "07_element": start.replace(b"<jw305:Begindatum>", f"<{NAME}>".encode()),
        "08_doctype": start.replace(
            b"?>", f'?><!DOCTYPE x [<!ENTITY y "{BSN} {NAME}">]>'.encode(), 1
        ),
        "09_tekst": f"kind {BSN} {NAME}".encode(),
        "10_code": start.replace(
            b"StatusAanlevering>1", f"StatusAanlevering>{NAME}".encode()
        ),
    }


def found_in(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text]


def test_the_number_passes_the_elfproef_and_the_other_does_not():
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    sums = [
        sum(w * int(digit) for w, digit in zip(weights, number, strict=True)) % 11
        for number in (BSN, WRONG_BSN)
    ]
    assert sums[0] == 0
    assert sums[1] != 0


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """Everything the command line makes of the marked messages."""
    base = tmp_path_factory.mktemp("merkteken")
    home, folder, out = base / "home", base / "in", base / "uit"
    folder.mkdir()
    for name, content in marked().items():
        (folder / f"{name}.xml").write_bytes(content)
    told = []

    def run(*arguments):
        done = jeugdregio(*arguments, home=home)
        assert "Traceback" not in done.stderr, done.stderr
        told.append(done.stdout + done.stderr)
        return done

    for form in ("text", "json"):
        run("messages", "check", folder, "--format", form)
    received = run("inbox", "receive", folder, "--out", out, "--format", "json")
    assert received.stdout.count('"aangenomen"') == 3
    assert received.stdout.count('"deels"') == 1
    run("inbox", "receive", folder, "--out", out)
    run("facts", "build")
    for measure in MEASURES:
        extension = {"lasten": "xlsx", "gebruik": "zip"}.get(measure, "csv")
        run(
            "measures", "run", measure, "--region", "JZ41",
            "--output", base / f"{measure}.{extension}",
        )  # fmt: skip
    return base, "\n".join(told)


def test_not_in_what_is_told(installation):
    assert found_in(installation[1]) == []


def test_not_in_a_file_name(installation):
    base, _ = installation
    assert found_in("\n".join(str(path) for path in base.rglob("*"))) == []


def test_not_in_a_notice(installation):
    base, _ = installation
    notices = list((base / "uit").glob("*.txt"))
    assert len(notices) == 5
    assert found_in("".join(path.read_text() for path in notices)) == []


def test_not_readable_in_the_database(installation):
    base, _ = installation
    for path in (base / "home").glob("jeugdregio.sqlite3*"):
        assert found_in(path.read_bytes().decode("latin-1")) == [], path.name
    with sqlite3.connect(base / "home" / "jeugdregio.sqlite3") as database:
        tables = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        rows = [
            str(row)
            for (table,) in tables
            for row in database.execute(f"SELECT * FROM {table}")
        ]
    database.close()
    assert found_in("\n".join(rows)) == []
    assert any("aangenomen" in row for row in rows)


def test_not_in_a_fact(installation):
    base, _ = installation
    files = list((base / "home" / "facts" / "care").rglob("*.parquet"))
    assert files
    for path in files:
        frame = pl.read_parquet(path)
        assert found_in("\n".join(map(str, frame.rows()))) == [], path.name
        assert found_in(path.read_bytes().decode("latin-1")) == []


def test_not_in_an_export(installation):
    base, _ = installation
    for path in base.glob("*.*"):
        if path.suffix in {".csv", ".xlsx", ".zip"}:
            assert found_in(path.read_bytes().decode("latin-1")) == [], path.name


@pytest.mark.usefixtures("demo")
def test_not_on_a_page_and_not_in_a_log(caplog):
    caplog.set_level("DEBUG")
    with keyring_in_use(Keyring.generate(created=date(2026, 1, 1))):
        receive_messages(
            [Arrival(content, None) for content in marked().values()],
            actor=Actor("test"),
            at=MOMENT,
        )
        seen = 0
        for user in ("adviseur-regio", "ambtenaar", "aanbieder", "beheerder"):
            seen += crawl(demo_browser(user))
    assert seen > 100
    assert found_in(caplog.text) == []


def crawl(browser, most: int = 60) -> int:
    """Follow links about messages and figures; the marks are nowhere."""
    waiting = [
        "/regio/JZ41/berichten/",
        "/regio/JZ41/",
        "/gemeente/GM0917/",
        *(f"/waarom/{measure}/?gebied=JZ41" for measure in MEASURES),
        *(f"/regio/JZ41/cijfers/{measure}/" for measure in MEASURES),
        "/beheer/logboek/",
    ]
    seen: set[str] = set()
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        assert found_in(address) == []
        answer = browser.get(address)
        if answer.status_code != 200:
            continue
        body = b"".join(answer) if answer.streaming else answer.content
        text = unescape(body.decode("latin-1"))
        assert found_in(text) == [], address
        waiting += re.findall(r'href="(/regio/JZ41/berichten/[^"#]*)"', text)
    return len(seen)
