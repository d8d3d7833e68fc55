"""A cost key as text, in words and as an annex."""

from __future__ import annotations

import re

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.keys import (
    Availability,
    Band,
    Basis,
    CaseStopLoss,
    Fixed,
    Mixture,
    Proportional,
    StopLoss,
)
from jeugdregio.region.money.annex import annex_of_cost_key, annex_without_amounts
from jeugdregio.region.money.notation import KINDS, kind_of, read_key, write_key
from jeugdregio.region.money.words import ROUNDING, formula_of, looks_at, name_of


CODES = ("GM0917", "GM0935", "GM0981")

WRITTEN = [
    *((basis.value, Proportional(basis)) for basis in Basis),
    ("vast", Fixed()),
    ("vast:GM0917=3,GM0981=5", Fixed((3, 0, 5))),
    ("beschikbaarheid:20", Availability(20)),
    ("band:0", Band(0)),
    ("stoploss:110", StopLoss(110)),
    (
        "mengsel:inwoners=60/band:10=40",
        Mixture(((60, Proportional(Basis.INHABITANTS)), (40, Band(10)))),
    ),
    (
        "mengsel:vast:GM0917=3,GM0981=5=30/gebruik=70",
        Mixture(((30, Fixed((3, 0, 5))), (70, Proportional(Basis.USE)))),
    ),
]


@pytest.mark.parametrize(("text", "key"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_text_and_key_are_the_same_both_ways(text, key):
    assert read_key(text, CODES) == key
    assert write_key(key, CODES) == text
    assert text.startswith(kind_of(key))
    assert kind_of(key) in KINDS


def test_a_number_that_is_left_out_is_the_default_of_its_kind():
    assert read_key("band", CODES) == Band(10)
    assert read_key("beschikbaarheid", CODES) == Availability(20)
    assert read_key("stoploss", CODES) == StopLoss(110)


@pytest.mark.parametrize(
    "text",
    [
        *("", "appels", "inwoners:3", "band:x", "band:-1", "band:101", "band:1,5"),
        *("vast:GM9999=1", "vast:GM0917", "vast:GM0917=9999999", "vast:GM0917=-1"),
        *("mengsel", "mengsel:", "mengsel:inwoners=60", "mengsel:inwoners=60/x=40"),
        *("mengsel:mengsel:inwoners=100=100", "gebruik" * 200),
    ],
)
def test_what_is_no_key_is_refused_with_a_hint(text):
    with pytest.raises(InvalidInputError) as caught:
        read_key(text, CODES)
    assert caught.value.hint
    assert len(caught.value.message) < 200


def test_a_limit_by_case_is_not_for_open_figures():
    with pytest.raises(InvalidInputError):
        write_key(CaseStopLoss(5), CODES)


@pytest.mark.parametrize("key", [*(key for _, key in WRITTEN), CaseStopLoss(5)])
def test_words_are_short_sentences_with_the_numbers_of_the_key(key):
    for told in (*formula_of(key), *ROUNDING):
        for sentence in re.split(r"(?<=[.:])\s", told):
            assert len(sentence.split()) <= 25, sentence
        assert told.endswith(".")
    numbers = re.findall(r"\d+", write_key(key, CODES)) if key in dict(WRITTEN) else []
    assert all(number in " ".join(formula_of(key)) for number in numbers)


def test_a_key_names_all_it_looks_at():
    mixed = Mixture(((50, StopLoss(110)), (50, Proportional(Basis.YOUNG))))
    assert looks_at(mixed) == (Basis.USE, Basis.INHABITANTS, Basis.YOUNG, Basis.PAST)
    assert looks_at(Fixed((1, 2, 3))) == ()


def test_annex_has_every_cent_and_the_agreed_shares():
    annex = annex_of_cost_key(
        Fixed((3, 0, 5)),
        ["Heerlen", "Maastricht", "Vaals"],
        [150_000, 0, 250_001],
        year=2024,
        source="Het totaal is een gekozen bedrag.",
    )
    assert annex.title == "Kostensleutel: Vaste aandelen"
    assert annex.header == ("Gemeente", "Vast aandeel", "Bijdrage met cijfers van 2024")
    told = [tuple(cell.replace("\xa0", " ") for cell in row) for row in annex.rows]
    assert told == [
        ("Heerlen", "3", "€ 1.500,00"),
        ("Maastricht", "0", "€ 0,00"),
        ("Vaals", "5", "€ 2.500,01"),
        ("Samen", "8", "€ 4.000,01"),
    ]
    assert annex.sentences[-1] == "Het totaal is een gekozen bedrag."


def test_annex_of_money_that_comes_back_has_a_minus():
    annex = annex_of_cost_key(Band(10), ["A"], [-150], year=2024, source="Bron.")
    assert annex.rows[0][1].replace("\xa0", " ") == "€ −1,50"


def test_annex_without_amounts_says_why():
    annex = annex_without_amounts(Band(10), "Over 1999 is niets bekend.")
    assert annex.rows == ()
    assert annex.sentences[-1] == "Over 1999 is niets bekend."
    assert name_of(Band(10)) in annex.title
