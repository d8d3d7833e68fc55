"""The fictional judgements of the demo."""

from __future__ import annotations

import pytest

from factories import MOMENT
from jeugdregio.actions.seed_form_judgements import seed_form_judgements
from jeugdregio.models.preference.weighing import Judgement, check_judgement
from jeugdregio.region.form_outcome import allowed_forms
from jeugdregio.register.models import FormJudgement, Organisation
from jeugdregio.standards.regions import members
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES


pytestmark = pytest.mark.usefixtures("demo")


def rows():
    return list(
        FormJudgement.objects.order_by("gemeente__code", "body").values_list(
            "gemeente__code", "body", "weights", "scores", "released_at"
        )
    )


def seed_again(seed):
    FormJudgement.objects.all().delete()
    area = Organisation.objects.get(code="JZ41")
    gemeenten = [str(code) for code in members("JZ41")]
    seed_form_judgements(area, gemeenten, "GM0917", seed=seed, at=MOMENT)
    return rows()


def test_all_bodies_but_the_officials_of_heerlen_gave_one_that_is_whole():
    # 16 municipalities times 3 bodies, less one.
    assert FormJudgement.objects.count() == 47
    assert not FormJudgement.objects.filter(
        gemeente__code="GM0917", body="ambtelijk"
    ).exists()
    for each in FormJudgement.objects.all():
        check_judgement(
            Judgement(each.weights, each.scores),
            themes=WEIGHED_THEMES,
            options=allowed_forms(),
        )
        assert each.is_example


def test_most_are_released_and_some_are_not():
    hidden = FormJudgement.objects.filter(released_at=None)
    assert 1 < hidden.count() < 47 // 3
    assert hidden.filter(gemeente__code="GM0917", body="college").exists()
    assert not hidden.filter(gemeente__code="GM0917", body="raad").exists()


def test_same_seed_same_judgements_and_another_seed_others():
    one = seed_again(1)
    assert seed_again(1) == one
    assert seed_again(2) != one


def test_seeding_again_leaves_what_is_there():
    FormJudgement.objects.filter(body="raad").delete()
    before = rows()
    area = Organisation.objects.get(code="JZ41")
    seed_form_judgements(area, [], "GM0917", seed=1, at=MOMENT)
    assert rows() == before
