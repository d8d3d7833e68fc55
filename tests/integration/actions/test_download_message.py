"""The bytes of a message: for whom, for what, and what is written down."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor, message
from jeugdregio.actions.download_message import download_message
from jeugdregio.actions.policies import DOELEN
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    ConfigurationError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine
from jeugdregio.register.vault.provider import keyring_in_use


pytestmark = [pytest.mark.usefixtures("keys"), pytest.mark.django_db]

CONTENT = b"<Bericht><Bsn>999900006</Bsn></Bericht>"


def download(who, found, purpose="fout_uitzoeken"):
    return download_message(who, "JZ41", found.pk, purpose=purpose, at=MOMENT)


def lines():
    """What was written down of it; the demo of other tests may stand there too."""
    return list(AuditLine.objects.filter(action="download_message"))


@pytest.mark.parametrize(
    "who",
    [
        actor(Role.REGIO),
        actor(Role.AMBTENAAR, "GM0917"),
        actor(Role.AANBIEDER, "00990001"),
    ],
    ids=lambda who: who.key,
)
def test_bytes_come_as_they_were_received(who):
    made = message(CONTENT)
    found = download(who, made)

    assert found.content == CONTENT
    # The kind and the fingerprint, never a word of what is in it.
    assert found.name == f"jw323-{made.sha256[:12]}.xml"


def test_who_when_why_and_of_which_gemeente_is_written_down():
    made = message(CONTENT)
    download(actor(Role.REGIO), made, "verantwoording")
    [line] = lines()

    assert (line.actor, line.action, line.subject) == (
        "test-regio",
        "download_message",
        f"bericht-{made.pk}",
    )
    assert (line.at, line.organisation, line.detail) == (
        MOMENT,
        "GM0917",
        "doel=verantwoording",
    )


@pytest.mark.parametrize("purpose", ["", "nieuwsgierig", "Fout_uitzoeken"])
def test_without_a_purpose_of_ours_there_is_nothing(purpose):
    with pytest.raises(InvalidInputError, match="waarvoor"):
        download(actor(Role.REGIO), message(CONTENT), purpose)
    assert not lines()


@pytest.mark.parametrize("doel", DOELEN, ids=lambda doel: doel.code)
def test_every_purpose_says_when_it_fits_and_is_kept_whole(doel):
    download(actor(Role.REGIO), message(CONTENT), doel.code)
    assert [line.detail for line in lines()] == [f"doel={doel.code}"]
    assert doel.explanation.endswith(".")


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (actor(Role.RAAD), ActionDeniedError),
        (actor(Role.COLLEGE), ActionDeniedError),
        (actor(Role.RAADSLEZER), ActionDeniedError),
        (actor(Role.AMBTENAAR, "GM0935"), UnknownCodeError),
        (actor(Role.AANBIEDER, "00990002"), UnknownCodeError),
        (actor(Role.REGIO, "JZ01"), UnknownCodeError),
        (actor(Role.BEHEERDER), UnknownCodeError),
    ],
    ids=str,
)
def test_others_get_nothing_and_leave_no_line(who, error):
    with pytest.raises(error):
        download(who, message(CONTENT))
    assert not lines()


def test_message_of_nobody_knows_which_gemeente_is_for_nobody():
    unreadable = message(b"?", kind="", sender="", receiver="", verdict="technisch")
    with pytest.raises(ActionDeniedError, match="niet bekend bij welke gemeente"):
        download(actor(Role.REGIO), unreadable)
    assert not lines()


def test_without_keys_nothing_goes_out_and_nothing_is_said_to_have_gone():
    made = message(CONTENT)
    with keyring_in_use(None), pytest.raises(ConfigurationError):
        download(actor(Role.REGIO), made)
    assert not lines()


def test_message_of_another_region_is_absent():
    made = message(CONTENT)
    with pytest.raises(UnknownCodeError):
        download_message(
            actor(Role.REGIO, "JZ01"), "JZ01", made.pk, purpose="inzage", at=MOMENT
        )
