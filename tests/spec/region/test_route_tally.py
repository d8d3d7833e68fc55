"""Totals of decisions against counted fixtures, in sentences that are right."""

from __future__ import annotations

import pytest

from jeugdregio.region.route.tally import ALLOWED, STATE_TONES, TAKEN, tally
from jeugdregio.register.models import Decision
from jeugdregio.standards.route import DECISION_KINDS, Needed


CONSENT = Needed("raad", "toestemming", "Toestemming voor de regeling")
VIEW = Needed("raad", "zienswijze", "Zienswijze op het ontwerp")
COLLEGE = Needed("college", "treffen", "Regeling treffen")


@pytest.mark.parametrize(
    ("needed", "total", "states", "sentence"),
    [
        (CONSENT, 16, [], "0 van de 16 raden stemden in. 16 raden besluiten nog."),
        (
            CONSENT,
            16,
            ["aangenomen"] * 11 + ["verworpen"] * 2 + ["gepland", "aangehouden"],
            (
                "11 van de 16 raden stemden in. 2 raden stemden niet in. "
                "3 raden besluiten nog."
            ),  # 16 - 11 - 2
        ),
        (CONSENT, 16, ["aangenomen"] * 16, "16 van de 16 raden stemden in."),
        (
            CONSENT,
            2,
            ["aangenomen", "verworpen"],
            "1 van de 2 raden stemde in. 1 raad stemde niet in.",
        ),
        (
            VIEW,
            16,
            ["zienswijze"] * 9 + ["afgezien"] * 2,
            (
                "9 van de 16 raden gaven een zienswijze. 2 raden zagen ervan af. "
                "5 raden besluiten nog."
            ),
        ),
        (
            VIEW,
            3,
            ["zienswijze", "afgezien"],
            (
                "1 van de 3 raden gaf een zienswijze. 1 raad zag ervan af. "
                "1 raad besluit nog."
            ),
        ),
        (
            COLLEGE,
            16,
            ["aangenomen"] * 15,
            "15 van de 16 colleges stemden in. 1 college besluit nog.",
        ),
    ],
)
def test_totals_in_words(needed, total, states, sentence):
    assert tally(needed, total, states).sentence == sentence


def test_taken_and_open_add_up_to_all_municipalities():
    found = tally(CONSENT, 16, ["aangenomen"] * 3 + ["verworpen", "gepland"])
    assert (found.taken, found.open) == (4, 12)


def test_every_state_of_the_register_has_a_tone_and_fits_some_kind():
    states = set(Decision.State.values)
    assert set(STATE_TONES) == states | {""}
    assert {each for kind in ALLOWED.values() for each in kind} == states
    assert set(ALLOWED) == set(DECISION_KINDS)
    assert states > TAKEN
