"""Which judgements count: for who looks, and in a document."""

from __future__ import annotations

import pytest

from factories import actor
from jeugdregio.actions.compare_forms import compare_forms, released_forms
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.register.models import FormJudgement


pytestmark = pytest.mark.usefixtures("demo")


def test_a_document_counts_what_was_released_whoever_makes_it():
    # The college of Heerlen gave a judgement in the demo and did not release it.
    assert FormJudgement.objects.filter(
        gemeente__code="GM0917", released_at__isnull=True
    ).exists()
    released = FormJudgement.objects.filter(released_at__isnull=False).count()
    for reader in (actor(Role.RAAD), actor(Role.REGIO), actor(Role.RAAD, "GM0935")):
        assert released_forms("JZ41", reader).judged_by == released
    assert compare_forms("JZ41", actor(Role.RAAD)).judged_by > released


def test_elsewhere_there_is_nothing_to_count():
    with pytest.raises(UnknownCodeError):
        released_forms("JZ41", actor(Role.REGIO, "JZ01"))
