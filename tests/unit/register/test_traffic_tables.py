"""The tables of the message traffic: one of each, and nothing readable on disk."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from jeugdregio.register.models import Client, ContractLine, Message, Toewijzing
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.provider import keyring_in_use


NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def keys():
    with keyring_in_use(Keyring.generate(created=date(2026, 11, 21))):
        yield


def message(number=1, verdict="aangenomen", identificatie="A1"):
    return Message.objects.create(
        direction="in",
        kind="JW301",
        sender="0917",
        receiver="12345678",
        identificatie=identificatie,
        dagtekening=date(2026, 11, 1),
        sha256=f"{number:064x}",
        size=11,
        packed=Message.pack(b"MERKTEKEN-1"),
        received_at=NOW,
        verdict=verdict,
    )


@pytest.mark.django_db
def test_raw_bytes_come_back_and_are_not_readable_in_the_database():
    made = message()
    assert Message.objects.get(pk=made.pk).content == b"MERKTEKEN-1"
    with connection.cursor() as cursor:
        cursor.execute("SELECT packed FROM register_message")
        [(stored,)] = cursor.fetchall()
    assert b"MERKTEKEN" not in bytes(stored)
    assert Message.pack(b"MERKTEKEN-1") not in bytes(stored)


@pytest.mark.django_db
def test_the_same_content_is_one_message():
    message(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        message(1, identificatie="A2")


@pytest.mark.django_db
def test_a_refused_message_counts_as_not_sent_so_its_name_may_come_again():
    message(1, verdict="technisch")
    message(2)
    with pytest.raises(IntegrityError), transaction.atomic():
        message(3)


@pytest.mark.django_db
def test_a_toewijzing_number_is_one_per_gemeente():
    client = Client.objects.create(
        bsn="999900006", bsn_digest="0" * 64, digest_version=1
    )
    values = {
        "client": client,
        "toewijzing_nummer": "10072",
        "aanbieder": "12345678",
        "eerste_toewijzingsdatum": date(2026, 1, 1),
        "toewijzingsdatum": date(2026, 1, 1),
        "ingangsdatum": date(2026, 1, 1),
        "message": message(),
    }
    Toewijzing.objects.create(gemeente="0917", **values)
    Toewijzing.objects.create(gemeente="0935", **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Toewijzing.objects.create(gemeente="0917", **values)


@pytest.mark.django_db
@pytest.mark.parametrize("last", [1, 31])
def test_a_contract_line_ends_on_or_after_its_first_day(last):
    values = {
        "gemeente": "0917",
        "aanbieder": "12345678",
        "categorie": "45",
        "code": "45A03",
        "eenheid": "04",
        "tarief_cents": 1250,
        "begindatum": date(2026, 1, 1),
    }
    ContractLine.objects.create(**values, einddatum=date(2026, 1, last))
    with pytest.raises(IntegrityError), transaction.atomic():
        ContractLine.objects.create(
            **{**values, "code": "45A04"}, einddatum=date(2025, 12, 31)
        )
