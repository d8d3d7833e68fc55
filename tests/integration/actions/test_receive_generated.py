"""Generated traffic through the whole reception: expected by the fault put in."""

from __future__ import annotations

import random
from datetime import date
from hashlib import sha256

import pytest
from django.db import transaction
from lxml import etree

from factories import MOMENT
from jeugdregio.actions.receive_messages import Arrival, receive_messages
from jeugdregio.kernel.access import Actor
from jeugdregio.register.models import (
    Client,
    ContractLine,
    Declaratie,
    Levering,
    Message,
    MessageFinding,
    Prestatie,
    Toewijzing,
)
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import keyring_in_use
from jeugdregio.rules.collect import collect_rules
from jeugdregio.rules.inputs import RegisterColumn, RegisterTotal
from jeugdregio.rules.waves import READS, WRITES
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import prepare


PARAMETERS = Parameters(months=1, scale=0.02, errors=0.4, seed=5)


@pytest.fixture(scope="module")
def prepared():
    return prepare(PARAMETERS)


@pytest.fixture(scope="module")
def files(prepared):
    return list(prepared.write())


@pytest.fixture
def register(empty_register, prepared):
    """A register that knows the contracts."""
    for row in prepared.events.contracts.iter_rows(named=True):
        ContractLine.objects.create(
            gemeente=row["gemeentecode"],
            aanbieder=row["agbcode"],
            categorie=row["productcategorie"],
            code=row["productcode"],
            eenheid=row["eenheid"],
            tarief_cents=row["tarief_cents"],
            begindatum=row["begindatum"],
            einddatum=row["einddatum"],
        )
    with keyring_in_use(Keyring.generate(created=date(2026, 1, 1))):
        yield


def arrival(file) -> Arrival:
    return Arrival(file.content, date.fromisoformat(file.dagtekening))


def receive(files, size: int):
    receipts = []
    for start in range(0, len(files), size):
        receipts += receive_messages(
            [arrival(file) for file in files[start : start + size]],
            actor=Actor("test"),
            at=MOMENT,
        )
    return receipts


def state():
    """What the register holds, without numbers that depend on the order of writing."""
    hashes = dict(Message.objects.values_list("pk", "sha256"))
    people = dict(Client.objects.values_list("pk", "bsn_digest"))

    def rows(model, *columns, **keys):
        found = model.objects.values(*columns, *keys)
        return sorted(
            tuple(
                str(keys.get(name, {}).get(value, value)) for name, value in row.items()
            )
            for row in found
        )

    return {
        "jongeren": sorted(
            (each.bsn_digest, each.geboortedatum or "") for each in Client.objects.all()
        ),
        "berichten": rows(
            Message, "direction", "kind", "sha256", "verdict", answer_to=hashes
        ),
        "bevindingen": rows(
            MessageFinding, "rule", "key", "line", "outcome", message=hashes
        ),
        "toewijzingen": rows(
            Toewijzing,
            "gemeente",
            "toewijzing_nummer",
            "aanbieder",
            "eerste_toewijzingsdatum",
            "toewijzingsdatum",
            "einddatum",
            "volume",
            client=people,
            message=hashes,
        ),
        "leveringen": rows(
            Levering,
            "gemeente",
            "toewijzing_nummer",
            "begindatum",
            "einddatum",
            client=people,
            start_message=hashes,
            stop_message=hashes,
        ),
        "declaraties": rows(
            Declaratie,
            "gemeente",
            "declaratie_nummer",
            "toegekend_cents",
            message=hashes,
        ),
        "prestaties": rows(
            Prestatie,
            "product_referentie",
            "toewijzing_nummer",
            "bedrag_cents",
            "toegekend",
            client=people,
        ),
    }


def test_every_fault_put_in_is_found_and_nothing_else(register, files):
    assert sum(file.fault is not None for file in files) > 50
    receive(files, size=200)
    found: dict[str, set[str]] = {}
    for digest, rule in MessageFinding.objects.values_list("message__sha256", "rule"):
        found.setdefault(digest, set()).add(rule)
    wrong = []
    for file in files:
        rules = found.get(sha256(file.content).hexdigest(), set())
        expected = set(file.manifest_entry["expects"])
        is_structure = file.fault is not None and file.fault.level == "structuur"
        if is_structure:
            expected = rules if rules and rules <= {"XSD", "LEX"} else {"XSD"}
        if rules != expected:
            wrong.append((file.name, file.fault and file.fault.code, rules, expected))
    assert not wrong, wrong[:5]


def test_waves_give_what_one_at_a_time_gives(register, files):
    seed = 20261121
    print("seed", seed)
    # Out of order too: then more of it is refused, in both ways the same.
    shuffled = random.Random(seed).sample(files[:250], 250)
    with transaction.atomic():
        receive(shuffled, size=1)
        one_at_a_time = state()
        transaction.set_rollback(True)
    receive(shuffled, size=250)
    assert state() == one_at_a_time


def test_all_that_is_rejected_is_submitted_less_granted(register, files):
    receive(files, size=500)
    answers = Message.objects.filter(kind="JW325")
    checked = 0
    for answer in answers:
        root = etree.fromstring(answer.content)
        totals = list(root.iter("{*}TotaalIngediendBedrag", "{*}TotaalToegekendBedrag"))
        if not totals:
            continue

        def cents(node):
            sign = {"D": 1, "C": -1}[node.findtext("{*}DebetCredit")]
            return sign * int(
                node.findtext("{*}TotaalBedrag") or node.findtext("{*}Bedrag")
            )

        submitted, granted = map(cents, totals)
        rejected = sum(map(cents, root.iter("{*}IngediendBedrag")))
        is_refused = answer.verdict == Message.Verdict.REJECTED
        assert granted == 0 if is_refused else submitted - granted == rejected
        checked += not is_refused
    assert checked > 20


@pytest.mark.shared
def test_every_answer_fits_the_official_schema(register, files, shared):
    receive(files, size=500)
    schemas = {}
    for answer in Message.objects.filter(direction="uit"):
        if answer.kind not in schemas:
            path = shared / "ijw32" / "xsd" / f"{answer.kind}.xsd"
            schemas[answer.kind] = etree.XMLSchema(etree.parse(str(path)))
        assert schemas[answer.kind].validate(etree.fromstring(answer.content))
        assert answer.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\r\n')
    assert {"JW306", "JW308", "JW316", "JW325"} <= set(schemas)


def test_what_rules_ask_of_the_register_orders_the_messages():
    """A lookup that a wave does not know of could be answered too early."""
    subjects = {"toewijzing": "toewijzing", "bericht": "bericht", "tijdtarief": None}
    for rule in collect_rules():
        for each in rule.inputs.values():
            if not isinstance(each, RegisterColumn | RegisterTotal):
                continue
            subject = subjects[each.lookup]
            for kind in rule.messages:
                touched = {"bericht"} | READS.get(kind, set()) | WRITES.get(kind, set())
                assert subject is None or subject in touched, (rule.code, kind)
