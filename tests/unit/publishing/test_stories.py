"""What a story says of its tables, made by hand so that each word can be checked."""

from datetime import date

import pytest

from jeugdregio.measures.disclosure import pass_open_figures
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.publishing.stories import (
    begroting_rekening,
    gebruik_cbs,
    lasten_iv3,
    leeftijd,
    verwijzers,
)
from jeugdregio.publishing.stories.story import Figures, Scope


WHY = Provenance("m", "t", "d", "u", "c", ("s",), as_of=date(2026, 11, 21))


def table(names, *rows):
    columns = [Column("code", "Code", "key"), Column("gebied_naam", "Naam", "text")]
    columns += [Column("jaar", "Jaar", "year")]
    columns += [Column(name, name, "count") for name in names.split()]
    return pass_open_figures(ExactTable(tuple(columns), rows, WHY))


def figures(names, *, own, country=(), areas=(), kind="regio", naam="Regio A", **more):
    """Rows: (name, year, *figures)."""

    def rows(given):
        return [(f"X{number}", *row) for number, row in enumerate(given)]

    values = {
        "scope": Scope(kind, "JZ01", naam),
        "year": 2024,
        "areas": table(names, *rows(areas)),
        "own": table(names, *rows(own)),
        "country": table(names, *rows(country)),
        "area_word": "gemeente",
        "broken": frozenset({2023}),
        "choices": {},
    }
    return Figures(**{**values, **more})


LASTEN = "lasten_x1000_eur inwoners lasten_per_inwoner_eur gemeenten_zonder_cijfer"


def lasten(own_each=437.40, country_each=399.83, **more):
    return figures(
        LASTEN,
        own=[
            ("Regio A", 2023, 240_000, 600_000, 400.00, 0),
            ("Regio A", 2024, 262_568, 600_290, own_each, 0),
        ],
        country=[("Nederland", 2024, 7_174_099, 17_942_942, country_each, 0)],
        areas=[
            ("Duur", 2024, 58_486, 87_461, 668.71, 0),
            ("Goedkoop", 2024, 5_824, 26_034, 223.71, 0),
        ],
        **more,
    )


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_lasten_of_a_region_beside_the_country():
    # 437,40 / 399,83 = 1,094: 9 per cent more; 668,71 / 223,71 = 2,99.
    assert plain(lasten_iv3.tell(lasten()).answer) == (
        "Regio A gaf in 2024 € 263 mln uit aan jeugdzorg: € 437 per inwoner. Dat is 9% "
        "meer dan gemiddeld in Nederland. Duur geeft per inwoner het meest uit, "
        "Goedkoop het minst: een factor 3,0."
    )


@pytest.mark.parametrize(
    ("own", "country", "words"),
    [
        (401.9, 400, "net zoveel als gemiddeld in Nederland"),  # +0,475%
        (402.0, 400, "1% meer dan gemiddeld in Nederland"),  # +0,5%: the boundary
        (398.0, 400, "1% minder dan gemiddeld in Nederland"),
    ],
)
def test_lasten_compare_from_half_a_per_cent(own, country, words):
    assert words in lasten_iv3.tell(lasten(own, country)).answer


def test_a_budget_is_not_told_as_spending():
    story = lasten_iv3.tell(lasten(choices={"verslagsoort": "begroting"}))
    assert plain(story.answer).startswith(
        "Regio A begrootte in 2024 € 263 mln voor jeugdzorg"
    )


def test_change_is_told_within_a_series_and_never_across_a_break():
    [change] = lasten_iv3.tell(lasten()).pick("change")
    # 437,40 / 400,00 = 1,0935
    assert (change.value, change.label) == ("+9%", "per inwoner, sinds 2023")
    across = lasten_iv3.tell(lasten(broken=frozenset({2024})))
    told = {key.label: key.value for key in across.key_figures}
    assert told["per inwoner, niet te vergelijken met 2023: andere indeling"] == "—"
    assert not [value for value in told.values() if value.startswith("+")]


def test_a_year_without_a_figure_is_said_and_no_figure_is_made_up():
    story = lasten_iv3.tell(lasten(year=2020))
    assert story.answer == "Over 2020 is van Regio A te weinig bekend."
    assert story.key_figures == ()


def test_no_factor_is_told_when_the_lowest_is_nothing():
    shown = lasten()
    zero = table(
        LASTEN,
        ("X0", "Duur", 2024, 10, 10, 1000.0, 0),
        ("X1", "Niets", 2024, 0, 10, 0.0, 0),
    )
    changed = Figures(
        shown.scope, 2024, zero, shown.own, shown.country, "gemeente", frozenset(), {}
    )
    assert "factor" not in lasten_iv3.tell(changed).answer


BUDGET = "begroting_x1000_eur rekening_x1000_eur verschil_x1000_eur verschil_pct"


@pytest.mark.parametrize(
    ("budget", "account", "share", "says"),
    [
        (100_000, 110_700, 10.7, "€ 11 mln meer uit aan jeugdzorg dan begroot: 10,7%."),
        (
            100_000,
            95_000,
            -5.0,
            "€ 5,0 mln minder uit aan jeugdzorg dan begroot: 5,0%.",
        ),
        (100_000, 100_000, 0.0, "precies uit wat begroot was"),
        (-40_973, 12_000, None, "meer uit aan jeugdzorg dan begroot."),
    ],
)
def test_budget_against_account(budget, account, share, says):
    row = ("Regio A", 2024, budget, account, account - budget, share)
    story = begroting_rekening.tell(figures(BUDGET, own=[row], country=[row]))
    assert says in plain(story.answer)


def test_how_many_areas_are_above_their_budget():
    areas = [
        ("Boven", 2024, 10, 11, 1, 10.0),
        ("Gelijk", 2024, 10, 10, 0, 0.0),
        ("Onbekend", 2024, None, None, None, None),
    ]
    own = [("Regio A", 2024, 20, 21, 1, 5.0)]
    story = begroting_rekening.tell(figures(BUDGET, own=own, areas=areas))
    assert ("1 van 2", "gemeenten boven de begroting") in [
        (key.value, key.label) for key in story.key_figures
    ]


USE = "jongeren per_100_inwoners_0_24 herkomst"


@pytest.mark.parametrize(
    ("origin", "about"),
    [("gepubliceerd", "2.455 jongeren"), ("som", "ongeveer 2.455 jongeren")],
)
def test_a_sum_of_rounded_figures_is_told_as_about(origin, about):
    own = [("Regio A", 2024, 2_455, 12.3, origin)]
    country = [("Nederland", 2024, 461_985, 9.5, "gepubliceerd")]
    story = gebruik_cbs.tell(figures(USE, own=own, country=country))
    assert f"kregen in 2024 {about} jeugdzorg in natura." in story.answer
    assert "12,3 per 100 inwoners tot 25 jaar; in Nederland 9,5." in story.answer


def shares(part, own, country):
    return figures(
        f"{part} aandeel_pct",
        own=[("Regio A", 2024, name, value) for name, value in own.items()],
        country=[("Nederland", 2024, name, value) for name, value in country.items()],
    )


def test_the_two_largest_referrers_and_the_largest_gap():
    story = verwijzers.tell(
        shares(
            "verwijzer",
            {"gemeentelijke toegang": 43.0, "huisarts": 26.0, "geen verwijzer": 5.0},
            {"gemeentelijke toegang": 33.0, "huisarts": 35.0, "geen verwijzer": 15.0},
        )
    )
    # Gaps: +10, -9 and -10; of equal ones the first in the table is told.
    assert story.answer == (
        "In Regio A verwees in 2024 bij 43% van de trajecten de gemeentelijke toegang "
        "en bij 26% de huisarts. Het grootste verschil met Nederland: gemeentelijke "
        "toegang, 10 procentpunt hoger."
    )


@pytest.mark.parametrize(("gap", "told"), [(1.9, False), (2.0, True)])
def test_a_gap_is_told_from_two_points(gap, told):
    story = leeftijd.tell(
        shares(
            "leeftijd",
            {"0 tot 4 jaar": 10.0 + gap, "4 tot 12 jaar": 48.0},
            {"0 tot 4 jaar": 10.0, "4 tot 12 jaar": 48.0},
        )
    )
    assert ("grootste verschil" in story.answer) is told


def test_the_largest_age_group():
    story = leeftijd.tell(
        shares("leeftijd", {"0 tot 4 jaar": 7.0, "4 tot 12 jaar": 48.4}, {})
    )
    assert story.answer.startswith(
        "In Regio A was in 2024 48% van de jongeren met jeugdzorg 4 tot 12 jaar."
    )
