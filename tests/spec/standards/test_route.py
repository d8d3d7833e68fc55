"""The route is our own reconstruction, and says so; its phases are those we read."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.clauses import COOPERATION_DATA
from jeugdregio.standards.law import find_article
from jeugdregio.standards.route import (
    all_phases,
    all_route_steps,
    decision_steps,
    find_route_step,
)


def test_three_phases_second_hand_with_their_caveat():
    """law.md 4: intention, implementation, execute and evaluate; status S."""
    phases = all_phases()
    assert [each.id for each in phases] == ["voornemen", "invoering", "uitvoering"]
    assert {each.status for each in phases} == {"S"}
    assert all(each.caveat for each in phases)
    assert {each.source for each in phases} == {"HandreikingIGS"}


def test_steps_stand_in_their_phase_and_wait_only_for_earlier_ones():
    steps = all_route_steps()
    order = [each.id for each in all_phases()]
    places = [order.index(step.phase) for step in steps]
    ids = [step.id for step in steps]

    assert places == sorted(places)
    for number, step in enumerate(steps):
        assert set(step.after) <= set(ids[:number]), step.id
    assert [step.id for step in steps if not step.after] == ["taken"]


def test_which_body_decides_what():
    assert [
        (step.id, step.decision.body, step.decision.kind) for step in decision_steps()
    ] == [
        ("vorm", "college", "vaststellen"),
        ("zienswijze", "raad", "zienswijze"),
        ("toestemming", "raad", "toestemming"),
        ("treffen", "college", "treffen"),
        ("bevoegdheden", "college", "vaststellen"),
        ("evaluatie", "raad", "vaststellen"),
    ]


def test_term_for_a_zienswijze_is_an_assumption_and_never_called_statutory():
    step = find_route_step("zienswijze")
    assert step.weeks == 8
    assert "Wij vonden geen bron" in step.note
    text = (COOPERATION_DATA / "route.toml").read_text(encoding="utf-8").lower()
    for word in ("wettelijk", "te laat", "uiterlijk", "verplicht binnen"):
        assert word not in text


def test_articles_behind_the_steps_exist():
    for step in all_route_steps():
        for article_id in step.article_ids:
            assert find_article(article_id).id == article_id


def test_unknown_step_names_one_that_looks_like_it():
    with pytest.raises(UnknownCodeError, match="toestemming"):
        find_route_step("toesteming")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('after = ["taken"]', 'after = ["start"]', "stappen die erboven staan"),
        ("weeks = 52", "weeks = 261", "0 tot 260"),
        ('owner = "jeugdregio"', 'owner = "provincie"', "jeugdregio"),
        ('kind = "treffen"', 'kind = "bekrachtigen"', "zienswijze"),
        ('phase = "uitvoering"', 'phase = "nazorg"', "fase uit dit bestand"),
        ('id = "vorm"', 'id = "taken"', "nog niet voorkomt"),
    ],
)
def test_damaged_file_is_refused(tmp_path, old, new, said):
    text = (COOPERATION_DATA / "route.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "route.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataDamagedError, match=said):
        all_route_steps(tmp_path)
