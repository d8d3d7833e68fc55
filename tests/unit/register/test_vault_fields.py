import logging
import traceback

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models import F
from django.test.utils import CaptureQueriesContext, isolate_apps
from vault_child import Child, a_ring, create_table, stored

from jeugdregio.kernel.bsn import Bsn
from jeugdregio.kernel.errors import ConfigurationError, DataDamagedError
from jeugdregio.register.vault.cipher import decrypt_bytes, decrypt_text
from jeugdregio.register.vault.fields import EncryptedBytesField, EncryptedTextField
from jeugdregio.register.vault.provider import keyring_in_use


RING = a_ring()
BSN, NAAM, BERICHT = "999900006", "Jantje Merkteken", b"<Bericht>999900006\0\xff"
MARKS = ("999900006", "Merkteken")


@pytest.fixture
def table(db):
    create_table()
    with keyring_in_use(RING):
        yield


def test_a_row_is_in_clear_in_python_and_encrypted_in_the_database(table):
    Child.objects.create(id=1, bsn=BSN, naam=NAAM, bericht=BERICHT)

    child = Child.objects.get()
    assert (child.bsn, child.naam, child.bericht) == (BSN, NAAM, BERICHT)
    assert type(child.bericht) is bytes
    # Table and column are what a value is bound to; each has the key of its purpose.
    text = {"keyring": RING, "bound_to": "vault_child.bsn", "purpose": "bsn-value"}
    assert decrypt_text(stored("bsn"), **text) == BSN
    raw = {"bound_to": "vault_child.bericht", "purpose": "message-value"}
    assert decrypt_bytes(stored("bericht"), keyring=RING, **raw) == BERICHT


def test_every_way_of_writing_encrypts(table):
    Child.objects.create(id=1, naam=NAAM, bericht=BERICHT)
    Child.objects.bulk_create(
        [Child(id=pk, naam=NAAM, bericht=BERICHT) for pk in (2, 3)]
    )
    Child.objects.filter(id=3).update(naam="Piet", bericht=memoryview(b"nieuw"))
    second = Child.objects.get(id=2)
    second.naam = "Klaas"
    Child.objects.bulk_update([second], ["naam", "bericht"])
    Child(id=4, naam="", bericht=b"").save()
    Child(id=5).save()

    assert list(Child.objects.order_by("id").values_list("naam", "bericht")) == [
        (NAAM, BERICHT),
        ("Klaas", BERICHT),
        ("Piet", b"nieuw"),
        ("", b""),
        (None, None),
    ]
    for pk in (1, 2, 3, 4):
        assert stored("naam", pk).startswith("k1:")
        assert stored("bericht", pk).startswith(b"k1:")
    assert (stored("naam", 5), stored("bericht", 5)) == (None, None)


def test_whether_there_is_a_value_is_all_that_can_be_asked(table):
    Child.objects.create(id=1, naam=NAAM)
    Child.objects.create(id=2)

    assert Child.objects.get(naam__isnull=True).pk == 2
    assert Child.objects.exclude(naam__isnull=True).get().pk == 1
    for asked in (
        {"naam": NAAM},
        {"naam__exact": NAAM},
        {"naam__in": [NAAM]},
        {"naam__startswith": NAAM},
        {"naam__gt": NAAM},
        {"bericht": BERICHT},
    ):
        with pytest.raises(FieldError) as caught:
            Child.objects.filter(**asked).first()
        assert "is encrypted" in str(caught.value)
        assert not any(mark in str(caught.value) for mark in MARKS)


@pytest.mark.parametrize(
    ("column", "value"),
    # A Bsn as text is its mask; that would be stored for good.
    [("bsn", Bsn(BSN)), ("naam", 999900006), ("naam", b"x"), ("bericht", "Merkteken")],
)
def test_only_text_or_bytes_are_stored(table, column, value):
    with pytest.raises(TypeError, match=f"{column} takes") as caught:
        Child.objects.create(id=1, **{column: value})
    lines = "".join(traceback.format_exception(caught.value))
    assert not any(mark in lines for mark in MARKS)


def test_a_value_copied_to_another_column_is_refused(table):
    Child.objects.create(id=1, bsn=BSN, naam=NAAM)
    Child.objects.update(naam=F("bsn"))

    with pytest.raises(DataDamagedError, match=r"vault_child\.naam") as caught:
        Child.objects.get()
    assert not any(mark in str(caught.value) for mark in MARKS)


def test_without_keys_there_is_a_clear_error(table):
    Child.objects.create(id=1, naam=NAAM)
    with keyring_in_use(None):
        assert Child.objects.count() == 1
        for act in (Child.objects.get, Child(id=2, naam=NAAM).save):
            with pytest.raises(ConfigurationError, match="geen sleutels gekozen"):
                act()


@pytest.mark.parametrize("form", ["json", "jsonl", "xml", "python"])
def test_a_row_is_not_serialised(table, form):
    for child in (Child(id=1, naam=NAAM), Child(id=1, bericht=BERICHT)):
        with pytest.raises(TypeError, match="is encrypted and not serialised"):
            serializers.serialize(form, [child])


def test_statements_and_their_log_hold_no_value(table, caplog):
    caplog.set_level(logging.DEBUG, logger="django.db.backends")
    # Added to it: the settings do not let what it logs go up.
    logging.getLogger("django.db.backends").addHandler(caplog.handler)
    with CaptureQueriesContext(connection) as captured:
        Child.objects.create(id=1, bsn=BSN, naam=NAAM, bericht=BERICHT)
        child = Child.objects.get(naam__isnull=False)
        child.save()
        shown = [repr(child), str(child), repr(Child.objects.all())]

    logging.getLogger("django.db.backends").removeHandler(caplog.handler)
    log = caplog.text + str([record.__dict__ for record in caplog.records])
    assert "INSERT INTO" in log
    for text in (str(captured.captured_queries), log, *shown):
        assert not any(mark in text for mark in MARKS)


def test_a_migration_writes_the_field_down_without_a_key():
    with keyring_in_use(None):
        text, imports = MigrationWriter.serialize(
            EncryptedTextField(purpose="bsn-value", bound_to="old.bsn", null=True)
        )
        raw, _ = MigrationWriter.serialize(
            EncryptedBytesField(purpose="message-value", null=True)
        )

    path = "jeugdregio.register.vault.fields"
    assert imports == {f"import {path}"}
    assert text == (
        f"{path}.EncryptedTextField(bound_to='old.bsn', null=True, purpose='bsn-value')"
    )
    assert raw == f"{path}.EncryptedBytesField(null=True, purpose='message-value')"


def test_a_renamed_column_can_stay_bound_to_its_old_name():
    assert Child._meta.get_field("bsn").bound_to == "vault_child.bsn"
    assert Child._meta.get_field("bsn").clone()._bound_to == ""
    field = EncryptedTextField(purpose="bsn-value", bound_to="old.bsn").clone()
    assert field.bound_to == "old.bsn"


def test_the_columns_have_the_types_of_text_and_bytes():
    text, raw = models.TextField(), models.BinaryField()
    fields = Child._meta.get_field
    assert fields("bsn").db_type(connection) == text.db_type(connection)
    assert fields("bericht").db_type(connection) == raw.db_type(connection)


def test_a_column_that_cannot_work_is_found_by_the_check():
    with isolate_apps("jeugdregio.register"):

        class Wrong(models.Model):
            a = EncryptedTextField(purpose="bsn-value", unique=True)
            b = EncryptedTextField(purpose="bsn-value", db_index=True)
            c = EncryptedTextField(purpose="bsn-value", db_default="x")
            d = EncryptedTextField(purpose="bsn-value")

            class Meta:
                app_label = "register"

            def __str__(self):
                return ""

    found = {
        name: [error.id for error in Wrong._meta.get_field(name).check()]
        for name in "abcd"
    }
    assert found == {
        "a": ["jeugdregio.E001"],
        "b": ["jeugdregio.E001"],
        "c": ["jeugdregio.E002"],
        "d": [],
    }
    with pytest.raises(ValueError, match="bsn-index does not encrypt"):
        EncryptedTextField(purpose="bsn-index")
