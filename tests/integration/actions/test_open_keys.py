"""The keys at a start: made once, compared after that, never made anew."""

from __future__ import annotations

import stat
from datetime import date

import pytest

from factories import MOMENT
from jeugdregio.actions.open_keys import open_keys
from jeugdregio.kernel.bsn import Bsn
from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.models import Client, KeyFingerprint, Message
from jeugdregio.register.vault.index import bsn_index
from jeugdregio.register.vault.keyfile import change_key_file
from jeugdregio.register.vault.keyring import Keyring, Purpose
from jeugdregio.register.vault.provider import get_keyring, keyring_in_use
from jeugdregio.register.vault.rotation import IndexColumns, rotate


pytestmark = pytest.mark.usefixtures("empty_register")

DAY = date(2026, 11, 21)
LATER = date(2027, 11, 21)
BSN = "999900006"


@pytest.fixture(autouse=True)
def fresh_program():
    """A program that was told of no keys yet."""
    with keyring_in_use(None):
        yield


def start(home, *, ring_text="", today=DAY):
    """What a program does when it starts; gives the keys it works with."""
    with keyring_in_use(None):
        open_keys(home, ring_text=ring_text, today=today)
        return get_keyring()


def noted():
    """What the register knows of its keys."""
    rows = KeyFingerprint.objects.values_list("purpose", "key_id", "fingerprint")
    return {f"{purpose}:{key_id}": fingerprint for purpose, key_id, fingerprint in rows}


def add_client(ring):
    with keyring_in_use(ring):
        version, digest = bsn_index(Bsn.parse(BSN), ring)
        return Client.objects.create(
            bsn=BSN, bsn_digest=digest, digest_version=version
        ).pk


def test_the_first_start_makes_keys_for_us_alone_and_notes_them(tmp_path):
    ring = start(tmp_path / "home")

    path = tmp_path / "home" / "keys.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert noted() == ring.fingerprints()
    assert len(noted()) == len(Purpose)
    assert set(KeyFingerprint.objects.values_list("noted_on", flat=True)) == {DAY}


def test_a_second_start_finds_the_same_keys_and_changes_nothing(tmp_path):
    first = start(tmp_path)
    content = (tmp_path / "keys.json").read_bytes()

    second = start(tmp_path, today=LATER)

    assert second.fingerprints() == first.fingerprints() == noted()
    assert (tmp_path / "keys.json").read_bytes() == content
    assert not KeyFingerprint.objects.filter(noted_on=LATER).exists()


def test_asking_again_in_one_program_does_nothing(tmp_path):
    open_keys(tmp_path / "one", ring_text="", today=DAY)
    open_keys(tmp_path / "two", ring_text="", today=DAY)
    assert [each.name for each in tmp_path.iterdir()] == ["one"]


def test_lost_keys_are_not_made_anew(tmp_path):
    before = start(tmp_path).fingerprints()
    (tmp_path / "keys.json").unlink()

    with pytest.raises(ConfigurationError) as caught:
        start(tmp_path)

    assert "keys.json is er niet" in caught.value.message
    assert "reservekopie" in caught.value.hint
    assert not (tmp_path / "keys.json").exists()
    assert noted() == before


def test_keys_of_another_register_are_refused(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    before = start(ours).fingerprints()
    with keyring_in_use(None), pytest.raises(ConfigurationError):
        start(theirs)  # another home, the same database
    assert (ours / "keys.json").exists()
    assert noted() == before


def test_a_key_that_is_gone_is_not_taken_for_one_a_release_adds(tmp_path):
    start(tmp_path)
    content = change_key_file(tmp_path / "keys.json", without_names).to_text()

    with pytest.raises(ConfigurationError, match="name-value k1"):
        start(tmp_path)

    assert (tmp_path / "keys.json").read_text() == content


def add_message(ring):
    with keyring_in_use(ring):
        return Message.objects.create(
            direction="in",
            sha256="0" * 64,
            size=5,
            packed=Message.pack(b"<xml>"),
            received_at=MOMENT,
            verdict="technisch",
        ).pk


def without_names(ring):
    keys = {p: k for p, k in ring.keys.items() if p is not Purpose.NAME_VALUE}
    return Keyring(keys, {p: ring.writers[p] for p in keys})


def test_keys_that_a_release_adds_are_made_and_noted(tmp_path):
    start(tmp_path)
    change_key_file(tmp_path / "keys.json", without_names)
    KeyFingerprint.objects.filter(purpose="name-value").delete()  # the older release

    ring = start(tmp_path, today=LATER)

    assert noted() == ring.fingerprints()
    assert KeyFingerprint.objects.get(purpose="name-value").noted_on == LATER


def test_the_environment_goes_before_the_file(tmp_path):
    ring = Keyring.generate(created=DAY)
    found = start(tmp_path / "home", ring_text=ring.to_text())
    assert found.fingerprints() == ring.fingerprints() == noted()
    assert not (tmp_path / "home").exists()


def test_other_keys_in_the_environment_are_refused(tmp_path):
    start(tmp_path)
    other = Keyring.generate(created=DAY)
    with pytest.raises(ConfigurationError) as caught:
        start(tmp_path, ring_text=other.to_text())
    assert "bsn-value k1" in caught.value.message
    secret = other.current(Purpose.BSN_VALUE).fingerprint
    assert secret not in str(caught.value)


@pytest.mark.parametrize("text", ["{", "geheim", '{"format": 1, "keys": []}'])
def test_what_is_no_ring_is_named_and_not_repeated(tmp_path, text):
    with pytest.raises(ConfigurationError) as caught:
        start(tmp_path, ring_text=text)
    assert "JEUGDREGIO_KEYS klopt niet" in caught.value.message
    assert "geheim" not in str(caught.value)
    assert noted() == {}


def test_an_incomplete_ring_in_the_environment_is_refused(tmp_path):
    ring = without_names(Keyring.generate(created=DAY))
    with pytest.raises(ConfigurationError, match="ontbreken sleutels voor name-value"):
        start(tmp_path, ring_text=ring.to_text())


def test_an_old_key_may_go_only_when_nothing_is_written_with_it(tmp_path):
    path = tmp_path / "keys.json"
    pk = add_client(start(tmp_path))
    both = change_key_file(
        path,
        lambda ring: ring.with_new_key(Purpose.BSN_VALUE, created=LATER).with_current(
            Purpose.BSN_VALUE, 2
        ),
    )
    start(tmp_path)
    assert {"bsn-value:1", "bsn-value:2"} <= noted().keys()

    # Too early: the young person is still written with k1.
    change_key_file(path, lambda ring: ring.without_key(Purpose.BSN_VALUE, 1))
    with pytest.raises(ConfigurationError, match="bsn-value k1"):
        start(tmp_path)
    assert "bsn-value:1" in noted()

    with keyring_in_use(both):
        list(
            rotate(
                Client.objects.all(),
                fields=["bsn", "geboortedatum"],
                index=IndexColumns("bsn", "digest_version", "bsn_digest"),
            )
        )
    with keyring_in_use(start(tmp_path)):
        assert Client.objects.get(pk=pk).bsn == BSN
    assert "bsn-value:1" not in noted()


def test_the_newest_key_is_never_taken_for_a_retired_one(tmp_path):
    path = tmp_path / "keys.json"
    start(tmp_path)
    old = path.read_text()
    change_key_file(
        path, lambda ring: ring.with_new_key(Purpose.PSEUDONYM_FACTS, created=LATER)
    )
    start(tmp_path)
    path.write_text(old)  # a backup of before the change

    with pytest.raises(ConfigurationError, match="pseudonym-facts k2"):
        start(tmp_path)


def replaced(path, purpose):
    """The key for this purpose is k2 from now on; k1 is gone."""
    change_key_file(path, lambda ring: ring.with_new_key(purpose, created=LATER))
    change_key_file(path, lambda ring: ring.with_current(purpose, 2))
    change_key_file(path, lambda ring: ring.without_key(purpose, 1))


@pytest.mark.parametrize("purpose", Purpose)
def test_a_replaced_key_is_forgotten_when_nothing_was_written(tmp_path, purpose):
    start(tmp_path)
    replaced(tmp_path / "keys.json", purpose)
    assert start(tmp_path).fingerprints() == noted()
    assert f"{purpose}:1" not in noted()


def test_messages_are_written_again_before_their_key_goes(tmp_path):
    path = tmp_path / "keys.json"
    pk = add_message(start(tmp_path))
    old = path.read_text()
    replaced(path, Purpose.MESSAGE_VALUE)
    with pytest.raises(ConfigurationError, match="message-value k1"):
        start(tmp_path)

    path.write_text(old)
    ring = change_key_file(
        path,
        lambda ring: ring.with_new_key(
            Purpose.MESSAGE_VALUE, created=LATER
        ).with_current(Purpose.MESSAGE_VALUE, 2),
    )
    with keyring_in_use(ring):
        [step] = rotate(Message.objects.all(), fields=["packed"])
    change_key_file(path, lambda ring: ring.without_key(Purpose.MESSAGE_VALUE, 1))

    assert (step.seen, step.changed, step.damaged) == (1, 1, ())
    with keyring_in_use(start(tmp_path)):
        assert Message.objects.get(pk=pk).content == b"<xml>"


def test_a_key_that_persons_are_found_with_is_missed(tmp_path):
    add_client(start(tmp_path))
    replaced(tmp_path / "keys.json", Purpose.BSN_INDEX)
    with pytest.raises(ConfigurationError, match="bsn-index k1"):
        start(tmp_path)
