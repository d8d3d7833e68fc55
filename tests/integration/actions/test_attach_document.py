"""Keeping, handing out and withdrawing documents of a step."""

from __future__ import annotations

import hashlib

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.attach_document import (
    attach_document,
    read_document,
    withdraw_document,
)
from jeugdregio.actions.update_step import StepUpdate, update_step
from jeugdregio.kernel.access import VISITOR, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import AuditLine, DossierStep, StepDocument


pytestmark = pytest.mark.usefixtures("demo")

STAFF = actor(Role.REGIO)
PDF = b"%PDF-1.7 een nota"
ZIP = b"PK\x03\x04..."


def attach(who=STAFF, region="JZ41", step="inkoop", **change):
    wanted = {"title": "Nota", "name": "nota.pdf", "content": PDF, **change}
    return attach_document(who, region, step, at=MOMENT, **wanted)


def actions():
    return list(
        AuditLine.objects.filter(subject__startswith="document-").values_list(
            "action", flat=True
        )
    )


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("nota.pdf", PDF, "application/pdf"),
        ("kaart.png", b"\x89PNG\r\n", "image/png"),
        (
            "nota.docx",
            ZIP,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "tabel.xlsx",
            ZIP,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("nota.odt", ZIP, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_document_is_kept_whole_with_its_hash(name, content, media_type):
    kept = attach(name=name, content=content)

    found = StepDocument.objects.get(pk=kept.pk)
    assert bytes(found.content) == content
    assert found.media_type == media_type
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert found.step.state == "bezig"
    assert actions() == ["attach_document"]


def test_same_content_twice_is_kept_once():
    assert attach().pk == attach(title="Nog eens").pk
    assert StepDocument.objects.count() == 1
    assert actions() == ["attach_document"]


def test_same_content_after_withdrawal_is_a_new_document():
    first = attach()
    withdraw_document(STAFF, "JZ41", first.pk, at=MOMENT)
    second = attach()
    assert second.pk != first.pk
    assert read_document(STAFF, "JZ41", second.pk, at=MOMENT) == second


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"who": VISITOR}, UnknownCodeError),
        ({"who": actor(Role.AMBTENAAR)}, ActionDeniedError),
        ({"who": actor(Role.AANBIEDER)}, UnknownCodeError),
        ({"step": "koffie"}, UnknownCodeError),
        ({"title": "  "}, InvalidInputError),
        ({"content": b""}, InvalidInputError),
        ({"content": b"%PDF-" + b"0" * 10 * 1024 * 1024}, InvalidInputError),
        ({"name": "nota.exe"}, InvalidInputError),
        ({"name": "pdf"}, InvalidInputError),
        ({"name": ""}, InvalidInputError),
        ({"content": b" %PDF-1.7"}, InvalidInputError),
        ({"name": "nota.docx"}, InvalidInputError),  # a PDF under another name
    ],
)
def test_refused_document_leaves_neither_step_nor_line(change, error):
    with pytest.raises(error) as caught:
        attach(**change)

    assert caught.value.hint
    assert not StepDocument.objects.exists()
    assert not DossierStep.objects.filter(step_id="inkoop").exists()
    assert actions() == []


def test_step_that_does_not_apply_takes_no_document():
    update_step(STAFF, "JZ41", "inkoop", StepUpdate("nvt"), at=MOMENT)
    with pytest.raises(InvalidInputError):
        attach()


@pytest.mark.parametrize(
    "role", [Role.REGIO, Role.RAAD, Role.COLLEGE, Role.AMBTENAAR, Role.RAADSLEZER]
)
def test_region_and_its_gemeenten_read_and_that_is_noted(role):
    document = attach()
    found = read_document(actor(role), "JZ41", document.pk, at=MOMENT)

    assert bytes(found.content) == PDF
    assert actions() == ["read_document", "attach_document"]


@pytest.mark.parametrize(
    "who",
    [VISITOR, actor(Role.AANBIEDER), actor(Role.BEHEERDER), actor(Role.RAAD, "GM0014")],
)
def test_for_others_it_does_not_exist(who):
    document = attach()
    with pytest.raises(UnknownCodeError):
        read_document(who, "JZ41", document.pk, at=MOMENT)
    assert actions() == ["attach_document"]


def test_document_of_a_disputed_gemeente_is_read_in_both_its_regions():
    # Zeewolde: Flevoland by the iJw list, Noord-Veluwe by CBS.
    zeewolde = actor(Role.RAAD, "GM0050")
    for region in ("JZ08", "JZ12"):
        document = attach(who=actor(Role.REGIO, region), region=region)
        assert read_document(zeewolde, region, document.pk, at=MOMENT) == document


def test_number_of_a_document_opens_nothing_in_another_region():
    document = attach()
    with pytest.raises(UnknownCodeError):
        read_document(actor(Role.REGIO, "JZ01"), "JZ01", document.pk, at=MOMENT)


def test_withdrawn_document_stays_in_the_register_and_is_handed_out_no_more():
    document = attach()

    assert withdraw_document(STAFF, "JZ41", document.pk, at=MOMENT) == "inkoop"

    assert StepDocument.objects.get(pk=document.pk).withdrawn_at == MOMENT
    assert actions() == ["withdraw_document", "attach_document"]
    for action in (read_document, withdraw_document):
        with pytest.raises(UnknownCodeError):
            action(STAFF, "JZ41", document.pk, at=MOMENT)


def test_only_staff_withdraws():
    document = attach()
    with pytest.raises(ActionDeniedError):
        withdraw_document(actor(Role.AMBTENAAR), "JZ41", document.pk, at=MOMENT)
    assert StepDocument.objects.get(pk=document.pk).withdrawn_at is None
