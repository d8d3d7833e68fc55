"""The short text of a cost key: what it means, and what is told of a wrong one."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.keys import KEYS
from jeugdregio.region.money.choice import KINDS, parse_key
from jeugdregio.region.money.share import MoneyFigures, share
from jeugdregio.standards.law_wording import long_sentences


FIGURES = MoneyFigures(
    names={"GM1": "A", "GM2": "B"},
    accounts={
        2021: {"GM1": 100, "GM2": 300},
        2023: {"GM1": 500, "GM2": 500},
        2024: {"GM1": 600, "GM2": 200},
    },
    inhabitants={2021: {"GM1": 1, "GM2": 1}, 2024: {"GM1": 1, "GM2": 3}},
    young={2022: {"GM1": 1, "GM2": 1}},
    users={},
    incomplete={2022: ("B",)},
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("inwoners", "inwoners"),
        (" inwoners ", "inwoners"),
        ("band", "band:10"),
        ("band:15", "band:15"),
        ("stop_loss", "stop_loss:20"),
        ("beschikbaarheid:0", "beschikbaarheid:0"),
        ("vast", "vast:2021"),
        ("inwoners@40+gebruik@60", "inwoners@40+gebruik@60"),
        ("inwoners@40 gebruik@60", "inwoners@40+gebruik@60"),  # a plus in an address
        ("band:5@40+gebruik@60", "band:5@40+gebruik@60"),
        ("inwoners@100", "inwoners"),
    ],
)
def test_a_text_and_how_it_is_kept(text, canonical):
    assert parse_key(text).text == canonical
    assert parse_key(canonical) == parse_key(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1 tot en met 4 delen"),
        ("a+b+c+d+e", "1 tot en met 4 delen"),
        ("tombola", "'tombola' kennen wij niet"),
        ("band:tien", "'band:tien' kennen wij niet"),
        ("band:101", "0 tot en met 100, niet 101"),
        ("inwoners:3", "hoort geen getal"),
        ("inwoners@40+gebruik@50", "samen 90%"),
        ("inwoners+gebruik", "voor welk deel"),
        ("inwoners@0+gebruik@100", "1 tot en met 100%, niet 0%"),
        ("vast:2021@50+vast:2022@50", "één jaar"),
    ],
)
def test_a_wrong_text_is_told(text, told):
    with pytest.raises(InvalidInputError, match=told):
        parse_key(text)


def test_every_key_can_be_chosen_and_has_words():
    assert set(KINDS) == set(KEYS)
    for name in KINDS:
        choice = parse_key(name)
        assert "{}" not in " ".join(
            [choice.label, *choice.sentences(), *choice.formulas()]
        )


@pytest.mark.parametrize(
    ("key", "expected", "source"),
    [
        # 800 by 1 and 3.
        ("inwoners", (200, 600), "Inwoners: 1 januari 2024."),
        # The latest year not after 2024 is 2022: 1 and 1.
        ("jongeren", (400, 400), "Jonge inwoners (0 tot 25 jaar): 2022."),
        # 2022 misses: 2021 and 2023 give 600 and 800 of 1400. 800 x 600 / 1400 =
        # 342.86, 457.14: the larger remainder gets the cent.
        ("verleden", (343, 457), "Jaren ervoor: 2021 en 2023."),
        # A quarter and three quarters, as in 2021.
        ("vast:2021", (200, 600), "Vaste aandelen: jaarrekening 2021."),
    ],
)
def test_the_year_of_every_figure_is_told(key, expected, source):
    found = share(FIGURES, parse_key(key), year=2024, deel=100)
    assert found.pays_cents == expected
    assert source in found.sources


@pytest.mark.parametrize(
    ("key", "year", "told"),
    [
        ("jongeren_met_zorg", 2024, "jongeren met zorg van 2024 of eerder"),
        ("jongeren", 2021, "jonge inwoners van 2021 of eerder"),
        ("verleden", 2021, "een van de 3 jaren voor 2021"),
        ("vast:2019", 2024, "de kosten in 2019"),
        ("inwoners", 2022, "Over 2022 is er geen bruikbare jaarrekening van: B"),
        ("inwoners", 2019, "Over 2019 zijn er geen jaarrekeningen"),
    ],
)
def test_what_misses_is_told_and_never_zero(key, year, told):
    with pytest.raises(InvalidInputError, match=told):
        share(FIGURES, parse_key(key), year=year)


@pytest.mark.parametrize("name", KINDS)
def test_the_words_of_every_key_are_short(name):
    mixture = parse_key(f"{name}@50+gebruik@50")
    for choice in (parse_key(name), mixture):
        assert long_sentences(" ".join(choice.sentences())) == []
