"""Three municipalities by hand: ranking, agreement, stability, drawbacks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jeugdregio.models.preference.weighing import Judgement
from jeugdregio.region.form_outcome import (
    BODY_LABELS,
    Judged,
    allowed_forms,
    compare,
    weigh,
)
from jeugdregio.region.form_sentences import agreement_sentences, stability_sentences
from jeugdregio.standards.law_wording import long_sentences
from jeugdregio.standards.wgr_forms import WEIGHED_THEMES, find_form


def judgement(policy: int, control: int, **fits: tuple[int, int]) -> Judgement:
    """Points on two themes and the fits there; all else is nothing."""
    weights = dict.fromkeys(map(str, WEIGHED_THEMES), 0)
    weights |= {"beleidsbepaling": policy, "zeggenschap": control}
    scores = {}
    for form_id in allowed_forms():
        on_policy, on_control = fits.get(form_id, (0, 0))
        scores[form_id] = dict.fromkeys(map(str, WEIGHED_THEMES), 0) | {
            "beleidsbepaling": on_policy,
            "zeggenschap": on_control,
        }
    return Judgement(weights, scores)


# Centrumgemeente is good for policy, openbaar lichaam for control.
FITS = {"centrumgemeente": (2, 0), "openbaar_lichaam": (0, 1)}
POLICY = judgement(80, 20, **FITS)  # centrum 1.60, lichaam 0.20
CONTROL = judgement(20, 80, **FITS)  # centrum 0.40, lichaam 0.80


def given(code, naam, *bodies):
    return [
        Judged(code, naam, body, one)
        for body, one in zip(BODY_LABELS, bodies, strict=False)
    ]


THREE = [
    *given("GM0003", "Cadier", CONTROL),
    *given("GM0001", "Aardorp", POLICY, POLICY, CONTROL),
    *given("GM0002", "Beekstad", POLICY, CONTROL),
]


def test_region_is_the_mean_of_municipalities_and_they_of_their_bodies():
    choice = compare("JZ41", THREE, bodies_total=9).choice
    # Centrum: A (1.6 + 1.6 + 0.4) / 3 = 1.2; B (1.6 + 0.4) / 2 = 1.0; C 0.4.
    # Mean 2.6 / 3 = 13/15. Lichaam: A 0.4; B 0.5; C 0.8: 1.7 / 3 = 17/30. BVO 0.
    assert [(each.form_id, each.score, each.rank) for each in choice.ranking] == [
        ("centrumgemeente", Fraction(13, 15), 1),
        ("openbaar_lichaam", Fraction(17, 30), 2),
        ("bedrijfsvoeringsorganisatie", 0, 3),
    ]
    assert choice.preferred == "centrumgemeente"
    assert (choice.judged_by, choice.bodies_total) == (6, 9)


def test_municipalities_come_by_name_with_their_own_outcome():
    found = compare("JZ41", THREE, bodies_total=9).gemeenten
    assert [each.naam for each in found] == ["Aardorp", "Beekstad", "Cadier"]
    assert [each.preferred for each in found] == [
        "centrumgemeente",
        "centrumgemeente",
        "openbaar_lichaam",
    ]
    # Only Cadier's one body agrees with itself; A and B are divided.
    assert [each.has_one_first for each in found] == [False, False, True]


def test_agreement_within_and_between_by_hand():
    outcome = compare("JZ41", THREE, bodies_total=9)
    aardorp, beekstad, cadier = outcome.gemeenten
    # Places (centrum, lichaam, bvo) in A: 1 2 3, 1 2 3, 2 1 3: sums 4, 5, 9, mean 6.
    # S = 4 + 1 + 9 = 14; W = 12 * 14 / (9 * 24) = 168 / 216 = 7/9.
    assert aardorp.w == Fraction(7, 9)
    # B: 1 2 3 and 2 1 3: sums 3, 3, 6, mean 4: S = 6; W = 72 / (4 * 24) = 3/4.
    assert beekstad.w == Fraction(3, 4)
    assert cadier.w is None
    # Between: A 1 2 3, B 1 2 3, C 2 1 3, as within A.
    assert outcome.w == Fraction(7, 9)
    first, order, within, theme = outcome.choice.agreement
    assert first == "2 van de 3 gemeenten zetten een centrumgemeente alleen vooraan."
    assert order.startswith("De volgordes van de gemeenten lijken veel op elkaar: ")
    assert "Kendalls W is 0,78." in order
    assert within.startswith("In 0 van de 2 gemeenten met meer dan één oordeel")
    # Means of the points on policy: A 60, B 50, C 20.
    assert "verschillen het meest over beleid bepalen." in theme
    assert theme.endswith("20 tot 60 punten.")


def test_stability_of_one_judgement_by_hand():
    # Centrum 1.60, lichaam 0.20: lead 140. A point from policy to control takes 2 + 1:
    # at 46 moved 140 - 138 = 2, at 47 -1.
    found = weigh(POLICY)
    assert found.stability[0] == (
        "Verschuift u 47 punten van beleid bepalen naar zeggenschap, dan komt een "
        "openbaar lichaam vooraan."
    )
    assert found.stability[1].startswith("Er zijn 10.626 manieren")


def test_drawbacks_of_the_preferred_form_come_with_their_status():
    found = compare("JZ41", THREE, bodies_total=9).choice.drawbacks
    facts = [f for f in find_form("centrumgemeente").facts if f.kind == "nadeel"]
    assert {each.text for each in found} == {each.text for each in facts}
    assert all(each.status in "CSU" and each.source for each in found)
    assert all(each.caveat for each in found if each.status != "C")


def test_nobody_judged():
    choice = compare("JZ41", [], bodies_total=48).choice
    assert choice.ranking == choice.agreement == choice.stability == choice.drawbacks
    assert (choice.ranking, choice.preferred, choice.judged_by) == ((), None, 0)
    assert not choice.is_example


def test_no_form_alone_in_front():
    tie = judgement(50, 50, centrumgemeente=(1, 1), openbaar_lichaam=(1, 1))
    choice = compare("JZ41", given("GM0001", "Aardorp", tie), bodies_total=3).choice
    assert choice.preferred is None
    assert choice.drawbacks == ()
    assert choice.stability == (
        "Geen vorm staat alleen vooraan. Elke kleine verschuiving telt dus.",
    )


def test_one_fictional_judgement_makes_the_outcome_fictional():
    one = Judged("GM0001", "Aardorp", "raad", POLICY, is_example=True)
    assert compare("JZ41", [*THREE[:1], one], bodies_total=9).choice.is_example


@pytest.mark.parametrize(
    "form_id", ["gemeenschappelijk_orgaan", "regeling_zonder_meer"]
)
def test_a_form_that_may_not_be_a_jeugdregio_is_not_weighed(form_id):
    assert form_id not in allowed_forms()
    assert form_id not in {each.form_id for each in weigh(POLICY).ranking}


def test_sentences_are_short_enough_to_read():
    outcome = compare("JZ41", THREE, bodies_total=9)
    told = (*outcome.choice.agreement, *outcome.choice.stability)
    told += weigh(POLICY).stability
    told += agreement_sentences(
        preferred="bedrijfsvoeringsorganisatie",
        firsts=[None] * 16,
        w=Fraction(0),
        agreed_within=[True] * 16,
        differences=outcome.differences,
    )
    told += stability_sentences(
        preferred="bedrijfsvoeringsorganisatie", shift=None, shares=outcome.shares
    )
    assert [each for text in told for each in long_sentences(text)] == []
