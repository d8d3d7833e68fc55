"""Messages: gate, tables and rules of a large claim, and recording allocations.

The peer, in the same run: lxml that parses and validates, and does no more.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from lxml import etree

from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import read_tables
from jeugdregio.messages.schema import load_schema
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.port import NoRegister


RECEIVED_ON = date(2026, 5, 6)
NO_CAP = 4 * 1024**3

Row = Callable[[str, str, str, str], None]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<c:Bericht xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema" \
xmlns:c="http://www.istandaarden.nl/ijw/3_2/jw323/schema"><c:Header>
<c:BerichtCode>490</c:BerichtCode><c:BerichtVersie>3</c:BerichtVersie>
<c:BerichtSubversie>2</c:BerichtSubversie><c:Afzender>00990001</c:Afzender>
<c:Ontvanger>0917</c:Ontvanger><c:BerichtIdentificatie>
<ijw:Identificatie>{number}</ijw:Identificatie>
<ijw:Dagtekening>2026-05-06</ijw:Dagtekening></c:BerichtIdentificatie><c:XsdVersie>
<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie></c:XsdVersie></c:Header>
<c:Declaratie><c:DeclaratieNummer>DN{number}</c:DeclaratieNummer>
<c:DeclaratiePeriode><ijw:Begindatum>2026-04-01</ijw:Begindatum>
<ijw:Einddatum>2026-04-30</ijw:Einddatum></c:DeclaratiePeriode>
<c:DeclaratieDagtekening>2026-05-06</c:DeclaratieDagtekening>
<c:TotaalIngediendBedrag><ijw:TotaalBedrag>{total}</ijw:TotaalBedrag>
<ijw:DebetCredit>D</ijw:DebetCredit></c:TotaalIngediendBedrag>
<c:Clienten><c:Client><c:Bsn>999900006</c:Bsn><c:Prestaties>
"""
_LINE = """<c:Prestatie>
<c:ProductReferentie><ijw:ReferentieNummer>RN{place}</ijw:ReferentieNummer>
</c:ProductReferentie>
<c:ToewijzingNummer>{toewijzing}</c:ToewijzingNummer>
<c:ProductCategorie>45</c:ProductCategorie>
<c:ProductCode>45A03</c:ProductCode>
<c:ProductPeriode>
<ijw:Begindatum>2026-04-01</ijw:Begindatum>
<ijw:Einddatum>2026-04-30</ijw:Einddatum>
</c:ProductPeriode>
<c:GeleverdVolume>4</c:GeleverdVolume>
<c:Eenheid>04</c:Eenheid>
<c:ProductTarief>1250</c:ProductTarief>
<c:IngediendBedrag>
<ijw:Bedrag>5000</ijw:Bedrag>
<ijw:DebetCredit>D</ijw:DebetCredit>
</c:IngediendBedrag>
</c:Prestatie>
"""
_TAIL = "</c:Prestaties></c:Client></c:Clienten></c:Declaratie></c:Bericht>\n"


def large_claim(prestaties: int, number: int = 1) -> bytes:
    """A JW323 of one young person with this many lines of 50.00."""
    lines = (
        _LINE.format(place=place, toewijzing=1 + place % 900_000_000)
        for place in range(prestaties)
    )
    head = _HEAD.format(number=number, total=5_000 * prestaties)
    return "".join([head, *lines, _TAIL]).encode()


def structure_and_rules(content: bytes) -> int:
    """Ours: gate, tables and the rules within the message; findings."""
    document = check_bytes(content, max_bytes=NO_CAP).document
    assert document is not None
    found = read_tables([document])
    batch = Batch(document.message, found.tables, RECEIVED_ON, found.lexical)
    rules = rules_for(document.message, levels=("message",))
    return judge(batch, rules, NoRegister()).findings.height


def bench_claims(row: Row) -> None:
    """A claim of 100,000 lines beside lxml, and growth to a million."""
    schema = load_schema("JW323")
    content = large_claim(100_000)

    def peer() -> None:
        tree = etree.fromstring(content, etree.XMLParser(huge_tree=True))
        assert schema.validate(tree)

    theirs = min(_seconds(peer) for _ in range(3))
    ours = min(_seconds(lambda: structure_and_rules(content)) for _ in range(3))
    row(
        "JW323 of 100,000 prestaties: gate, tables, rules",
        f"{ours:.2f} s",
        "<= 1.5 x",
        f"{len(content) / 1024**2:.0f} MB",
    )
    row("  peer in the same run: lxml parse + XSD", f"{theirs:.2f} s")
    row("  ratio", f"{ours / theirs:.2f}", "<= 1.5")
    for size in (10_000, 100_000, 1_000_000):
        content = large_claim(size)
        spent = _seconds(lambda each=content: structure_and_rules(each))
        row(
            f"JW323 of {size:,} prestaties, per prestatie",
            f"{1e6 * spent / size:.1f} us",
            "linear",
            f"{spent:.1f} s",
        )


def bench_recording(row: Row) -> None:
    """3,000 JW301 of a generated region, received and committed."""
    from jeugdregio.actions.receive_messages import Arrival, receive_messages
    from jeugdregio.kernel.access import Actor
    from jeugdregio.register.vault.keyring import Keyring
    from jeugdregio.register.vault.provider import keyring_in_use
    from jeugdregio.synthesis.parameters import Parameters
    from jeugdregio.synthesis.traffic import generate

    parameters = Parameters(months=12, scale=0.2, errors=0)
    arrivals = []
    for file in generate(parameters):
        if file.message == "JW301":
            day = date.fromisoformat(file.dagtekening)
            arrivals.append(Arrival(file.content, day))
        if len(arrivals) == 3000:
            break
    with keyring_in_use(Keyring.generate(created=RECEIVED_ON)):
        start = time.perf_counter()
        receipts = receive_messages(
            arrivals, actor=Actor("bench"), at=datetime.now(UTC)
        )
        spent = time.perf_counter() - start
    assert {receipt.verdict.value for receipt in receipts} == {"aangenomen"}
    row(
        "3,000 JW301 judged, recorded, committed",
        f"{len(receipts) / spent:.0f} /s",
        ">= 800 /s",
        f"{spent:.1f} s",
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
