"""The chain of the law: seven steps that a region can start from."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.chain import NEED_KIND_LABELS, all_steps, find_step
from jeugdregio.standards.law import ROLE_LABELS, articles_for_step, find_article


def test_the_seven_steps_in_the_order_of_the_law():
    assert [step.id for step in all_steps()] == [
        "plicht",
        "regio_entiteit",
        "regiovisie",
        "inkoop",
        "contract",
        "beschikbaarheid_geld",
        "verantwoording",
    ]


@pytest.mark.parametrize(
    ("step_id", "status", "article_id"),
    [
        ("plicht", "C", "jw-2.6-1-a"),  # [C] JW
        ("regio_entiteit", "S", "jw-2.18"),  # [S] MvT-concept, Proof, sociaalweb
        ("regiovisie", "S", "regiovisie-raad"),  # by the gemeenteraad [S] Proof
        ("inkoop", "C", "jw-2.19-1-a"),  # [C] cross-reference, not yet in force
        ("contract", "C", "jw-2.12"),  # [C]
        ("beschikbaarheid_geld", "C", "jw-9a.2-4"),  # [C]
        ("verantwoording", "C", "rjw-8g-1"),  # [C]
    ],
)
def test_what_the_law_asks_and_how_sure_we_are(step_id, status, article_id):
    step = find_step(step_id)
    assert step.law_status == status == find_article(article_id).status
    assert article_id in step.article_ids
    assert step.law_asks.count(".") == 1  # one sentence
    assert step.law_asks.endswith(".")


def test_purchase_is_not_shown_as_a_present_duty():
    step = find_step("inkoop")
    assert "straks" in step.law_asks
    assert "Op 1 januari 2026 gold deze taak nog niet" in step.law_caveat


@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.id)
def test_every_step_tells_what_is_needed_from_whom_and_what_to_do(step):
    assert step.question.endswith("?")
    assert step.owner_role in ROLE_LABELS
    assert step.next_action.endswith(".")
    assert step.empty_state
    assert len({need.id for need in step.needs}) == len(step.needs) >= 3
    for need in step.needs:
        assert need.who in ROLE_LABELS
        assert need.kind in NEED_KIND_LABELS
    belonging = {article.id for article in articles_for_step(step.id)}
    assert set(step.article_ids) <= belonging


def test_councils_decide_on_the_regiovisie_and_on_the_draft_regeling():
    for step_id in ("regio_entiteit", "regiovisie"):
        needs = find_step(step_id).needs
        assert any(need.who == "raad" and need.kind == "decision" for need in needs)


def test_unknown_step():
    with pytest.raises(UnknownCodeError, match="regiovisie"):
        find_step("regiovisies")
