"""Selecting rows of a measure: what one asks is what one gets, and only data."""

import math
from dataclasses import replace

import pytest

from facts_fixture import figure, figures, hand_made_facts
from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.measures.definition import all_measures, find_measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.run import Selection, publish_measure, run_measure


ATTACKS = [
    "x' OR '1'='1",
    "'; DROP VIEW lasten; --",
    '" OR ""="',
    "GM0917') OR ('a'='a",
    "x' UNION SELECT * FROM read_csv('/etc/passwd') --",
    "%",
    "\\' OR 1=1 --",
    "?",
    "$1",
    "\x00",
]


def run(facts, name, **selection):
    return run_measure(facts, find_measure(name), Selection(**selection))


@pytest.mark.parametrize(
    ("niveau", "key", "label", "rows"),
    # 2024 has 342 gemeenten, 42 regios, one country
    [
        ("gemeente", "gm_code", "Gemeente", 342),
        ("gemeente_2026", "gm_code", "Gemeente", 342),
        ("regio", "jz_code", "Regio", 42),
        ("land", "land_code", "Land", 1),
    ],
)
def test_levels(facts, niveau, key, label, rows):
    table = run(facts, "lasten_iv3", niveau=niveau, years=(2024,))
    assert len(table.rows) == rows
    assert [column.name for column in table.columns] == [
        key,
        "gebied_naam",
        "jaar",
        "verslagsoort",
        "lasten_x1000_eur",
        "inwoners",
        "lasten_per_inwoner_eur",
        "gemeenten",
        "gemeenten_zonder_cijfer",
        "gedeelde_gemeenten",
    ]
    assert table.columns[0].kind == "key"
    assert table.columns[1].label == label
    assert table.columns[2].kind == "year"
    assert table.provenance.measure == "lasten_iv3"


@pytest.mark.parametrize(
    ("jaar", "then", "now"),
    # CBS: 388 gemeenten on 1-1-2017, 342 on 1-1-2024 and since
    [(2017, 388, 342), (2024, 342, 342)],
)
def test_gemeenten_of_the_year_and_of_today(facts, jaar, then, now):
    years = (jaar,)
    assert len(figures(facts, "lasten_iv3", niveau="gemeente", years=years)) == then
    assert len(figures(facts, "lasten_iv3", niveau="gemeente_2026", years=years)) == now


def test_years(facts):
    rows = figures(facts, "lasten_iv3", niveau="land", years=(2019, 2024, 1999))
    assert [row["jaar"] for row in rows] == [2019, 2024]


def test_codes(facts):
    codes = ("GM0917", "GM0935", "GM9999")
    rows = figures(facts, "lasten_iv3", codes=codes, years=(2024,))
    assert [row["gebied_naam"] for row in rows] == ["Heerlen", "Maastricht"]


def test_within_a_regio_by_either_division(facts):
    # Wijdemeren (GM1696) lies in JZ16 by CBS 2025, not by iJw 2026
    def codes(indeling):
        rows = figures(
            facts, "gebruik_cbs", within="JZ16", indeling=indeling, years=(2022,)
        )
        return {row["gm_code"] for row in rows}

    assert codes("ijw_2026") == {"GM0376", "GM0402", "GM0406", "GM0417", "GM1942"}
    assert codes("cbs_2025") - codes("ijw_2026") == {"GM1696"}


def test_within_holds_the_gemeenten_that_lay_there_then(facts):
    # Weesp (GM0457) was a gemeente until 2022, now part of Amsterdam (JZ13)
    rows = figures(facts, "lasten_iv3", within="JZ13", years=(2022, 2023))
    assert [row["jaar"] for row in rows if row["gm_code"] == "GM0457"] == [2022]


def test_codes_within_a_regio_are_both_asked(facts):
    # Utrecht (GM0344) does not lie in Zuid-Limburg
    codes = ("GM0917", "GM0344")
    rows = figures(facts, "lasten_iv3", within="JZ41", codes=codes, years=(2024,))
    assert [row["gm_code"] for row in rows] == ["GM0917"]


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({}, ["jaarrekening"]),  # the first is the default
        ({"verslagsoort": "begroting"}, ["begroting"]),
        ({"verslagsoort": "jaarrekening"}, ["jaarrekening"]),
        ({"verslagsoort": ""}, ["begroting", "jaarrekening"]),
    ],
)
def test_choices(facts, choices, found):
    rows = figures(facts, "lasten_iv3", niveau="land", years=(2024,), choices=choices)
    assert [row["verslagsoort"] for row in rows] == found


def test_unknown_choice_names_the_ones_that_exist(facts):
    with pytest.raises(UnknownCodeError) as caught:
        run(facts, "lasten_iv3", choices={"verslagsoort": "kwartaal"})
    assert str(caught.value) == (
        "verslagsoort kent geen waarde 'kwartaal'. "
        "Tip: Kies uit: jaarrekening, begroting."
    )


def test_unknown_dimension_names_the_ones_that_exist(facts):
    with pytest.raises(UnknownCodeError) as caught:
        run(facts, "lasten_iv3", choices={"taakveld": "6.72"})
    assert str(caught.value) == (
        "De maat lasten_iv3 heeft geen keuze 'taakveld'. Tip: Kies uit: verslagsoort."
    )


def test_measure_without_dimensions_says_so(facts):
    with pytest.raises(UnknownCodeError, match="Kies uit: geen"):
        run(facts, "leeftijd", choices={"leeftijd": "0 tot 4 jaar"})


@pytest.mark.parametrize("niveau", ["gemeente", "gemeente_2026", "regio", "land"])
@pytest.mark.parametrize(
    ("name", "column", "ranks"),
    [
        ("lasten_iv3", "verslagsoort", ["begroting", "jaarrekening"]),
        (
            "leeftijd",
            "leeftijd",
            ["0 tot 4 jaar", "4 tot 12 jaar", "12 tot 18 jaar", "18 tot 23 jaar"],
        ),
        (
            "verwijzers",
            "verwijzer",
            [
                "huisarts",
                "gemeentelijke toegang",
                "geen verwijzer",
                "gecertificeerde instelling",
                "medisch specialist",
                "jeugdarts",
                "rechter of officier van justitie",
                "onbekend",
            ],
        ),
    ],
)
def test_rows_go_by_year_then_name_then_class(facts, niveau, name, column, ranks):
    choices = dict.fromkeys(find_measure(name).dimensions, "")
    rows = figures(facts, name, niveau=niveau, choices=choices)
    place = [
        (row["jaar"], row["gebied_naam"], *list(row.values())[:1], row[column])
        for row in rows
    ]
    assert place == sorted(place, key=lambda each: (*each[:3], ranks.index(each[3])))
    assert len(set(place)) == len(place)


def test_area_without_figure_is_there_and_area_unknown_to_the_source_is_not():
    facts = hand_made_facts(
        gebied=[("gemeente", "", gm, gm, gm) for gm in ("GM9001", "GM9002", "GM9003")],
        inwoners=[(2024, "GM9001", 10), (2024, "GM9002", 10)],
        lasten=[(2024, "jaarrekening", "GM9001", "6.72", True, 5)],
    )
    rows = figures(facts, "lasten_iv3")
    assert [(row["gm_code"], row["lasten_x1000_eur"]) for row in rows] == [
        ("GM9001", 5),
        ("GM9002", None),
    ]


def test_no_facts_no_rows():
    assert figures(hand_made_facts(), "lasten_iv3") == []


@pytest.mark.parametrize("text", ATTACKS)
def test_text_in_a_selection_is_data(facts, text):
    before = figure(facts, "lasten_iv3", niveau="land", years=(2024,))
    assert figures(facts, "lasten_iv3", codes=(text,)) == []
    assert figures(facts, "lasten_iv3", within=text) == []
    assert figures(facts, "lasten_iv3", niveau="regio", indeling=text) == []
    assert figure(facts, "lasten_iv3", niveau="land", years=(2024,)) == before


@pytest.mark.parametrize("text", ATTACKS)
def test_text_in_a_choice_is_refused(facts, text):
    with pytest.raises(UnknownCodeError):
        run(facts, "lasten_iv3", choices={"verslagsoort": text})
    with pytest.raises(UnknownCodeError):
        run(facts, "lasten_iv3", choices={text: "begroting"})


def test_refusal_does_not_echo_a_whole_text(facts):
    with pytest.raises(UnknownCodeError) as caught:
        run(facts, "lasten_iv3", choices={"verslagsoort": "a" * 10_000})
    assert len(str(caught.value)) < 200


def test_open_figures_pass_the_gate_unchanged(facts):
    measure = find_measure("gebruik_cbs")
    table = publish_measure(facts, measure, Selection(codes=("GM0917",)))
    assert isinstance(table, DisclosedTable)
    exact = run_measure(facts, measure, Selection(codes=("GM0917",)))
    assert table.columns == exact.columns
    assert table.provenance == exact.provenance
    assert tuple(table.rows) == exact.rows


def test_figures_about_persons_are_refused_rather_than_published(facts):
    measure = replace(find_measure("leeftijd"), privacy="persons")
    with pytest.raises(NotImplementedError, match="leeftijd counts persons"):
        publish_measure(facts, measure, Selection())


@pytest.mark.parametrize("name", list(all_measures()))
def test_every_number_is_finite(facts, name):
    cells = [cell for row in run(facts, name).rows for cell in row]
    assert all(math.isfinite(cell) for cell in cells if isinstance(cell, int | float))
