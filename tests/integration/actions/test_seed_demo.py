"""The demo: invented people and decisions say so, real facts carry their source."""

from __future__ import annotations

import pytest

from factories import MOMENT
from jeugdregio.actions.prepare_register import prepare_register
from jeugdregio.actions.seed_demo import seed_demo
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.register.models import (
    AuditLine,
    Decision,
    DossierStep,
    EntityForm,
    Membership,
    Organisation,
    Participation,
    User,
)
from site_fixtures import all_rows


@pytest.fixture
def fresh(empty_register):
    prepare_register()


def seed(region="JZ41", number=1):
    seed_demo(region=region, seed=number, at=MOMENT)


def decided() -> set[str]:
    found = Decision.objects.filter(step_id="regiovisie", state="aangenomen")
    return set(found.values_list("gemeente__code", flat=True))


def test_one_fictional_user_per_role_who_cannot_log_in_with_a_password(fresh):
    seed()
    users = User.objects.all()

    assert sorted(u.assignments.get().role for u in users) == sorted(Role)
    for each in users:
        assert each.is_example
        assert "Voorbeeld" in each.display_name
        assert each.username.startswith("voorbeeld-")
        assert not each.has_usable_password()


def test_invented_decisions_are_marked_and_true_in_themselves(fresh):
    seed()
    decisions = Decision.objects.filter(step_id="regiovisie")

    assert len(decisions) == 16  # one council for each gemeente of Zuid-Limburg
    assert all(each.is_example for each in decisions)
    assert len(decided()) == 4
    for each in decisions:
        taken = each.state == "aangenomen"
        assert (each.decided_on is not None) == taken
        assert each.decided_on is None or each.decided_on < MOMENT.date()
    assert all(step.is_example for step in DossierStep.objects.all())


def test_what_is_real_has_a_source_and_a_status(fresh):
    seed()
    form = EntityForm.objects.get(entity__code="JR-JZ41")

    assert (form.entity.code, form.host.code, form.form_id) == (
        *("JR-JZ41", "GM0935", "centrumgemeente"),
    )
    assert form.source.startswith("Staatscourant 2018, 61875")
    assert Membership.objects.filter(body=form.entity).count() == 16
    partial = Participation.objects.values_list("membership__member__code", flat=True)
    assert sorted(partial) == ["GM0882", "GM0917", "GM0986"]
    for each in [form, *Membership.objects.all(), *Participation.objects.all()]:
        assert each.source
        assert each.status in {"C", "S", "U"}


def test_second_time_changes_nothing(fresh):
    seed()
    before = all_rows()
    seed()
    seed(number=2)
    assert all_rows() == before


def test_same_seed_same_demo_and_another_seed_another(fresh):
    from django.db import transaction

    found = []
    for number in (1, 1, 2):
        with transaction.atomic():
            seed(number=number)
            found.append(decided())
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_work_of_real_people_is_never_touched(fresh):
    seed()
    DossierStep.objects.update(state="gereed", is_example=False, note="Echt.")
    seed()
    assert DossierStep.objects.get().note == "Echt."


@pytest.mark.parametrize("region", ["JZ01", "Groningen", "JZ12"])
def test_another_region_by_code_or_name(fresh, region):
    seed(region)
    assert Decision.objects.exists()
    assert not EntityForm.objects.filter(entity__arrangement__region__code=region)
    assert User.objects.count() == 7


def test_unknown_region_leaves_nothing(fresh):
    before = all_rows()
    with pytest.raises(UnknownCodeError):
        seed("Atlantis")
    assert all_rows() == before


def test_provider_is_invented_and_says_so(fresh):
    seed()
    provider = Organisation.objects.get(kind="aanbieder")
    assert provider.is_example
    assert "Voorbeeld" in provider.naam


def test_seeding_leaves_one_line(fresh):
    seed()
    assert [(a.action, a.actor, a.detail) for a in AuditLine.objects.all()] == [
        ("seed_demo", "demo", "seed=1")
    ]
