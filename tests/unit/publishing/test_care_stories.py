"""What a story of figures from messages says, and what it leaves out."""

from datetime import date

import pytest

from jeugdregio.measures.disclosure import protect
from jeugdregio.measures.tables import Column, ExactTable, Provenance
from jeugdregio.publishing.stories import (
    eindredenen,
    gebruik,
    herhaald_gebruik,
    in_en_uitstroom,
    lasten,
    wachttijd,
)
from jeugdregio.publishing.stories.story import Figures, Scope, Traffic


WHY = Provenance("m", "t", "d", "u", "c", ("s",), as_of=date(2026, 10, 31))


def table(names, *rows):
    """Rows: (name, year, *figures), through the gate; a count under ten is withheld.

    A name with ``pct``, ``dagen`` or ``eur`` is published as it is.
    """
    columns = [Column("code", "Code", "key"), Column("gebied_naam", "Naam", "text")]
    columns += [Column("jaar", "Jaar", "year")]
    free = [name for name in names.split() if name.endswith(("pct", "dagen", "eur"))]
    columns += [
        Column(name, name, "ratio" if name in free else "count")
        for name in names.split()
    ]
    given = tuple((f"X{number}", *row) for number, row in enumerate(rows))
    return protect(ExactTable(tuple(columns), given, WHY), open_columns=free)


def figures(names, *own, kind="regio", naam="Regio A", areas=(), year=2025, **choices):
    of = table(names, *own)
    return Figures(
        scope=Scope(kind, "JZ01", naam),
        year=year,
        areas=table(names, *areas),
        own=of,
        country=of.only("jaar", ()),
        area_word="gemeente",
        broken=frozenset(),
        choices=choices,
        traffic=Traffic(date(2026, 10, 31), frozenset({2024, 2025}), "Regio A", of),
    )


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def told(story):
    return {key.id: plain(key.value) for key in story.key_figures}


WAIT = "mediaan_dagen p90_dagen wachtend dekking_pct"


def test_wait_tells_median_slowest_tenth_who_waits_and_coverage():
    story = wachttijd.tell(figures(WAIT, ("A", 2025, 32.0, 91.0, 40, 94.0)))
    assert story.answer == (
        "In Regio A begon in 2025 bij de helft van de toewijzingen de zorg binnen 32 "
        "dagen na de toewijzing. Bij negen van de tien was dat binnen 91 dagen."
    )
    assert told(story) == {
        "median": "32 dagen",
        "p90": "91 dagen",
        "waiting": "40",
        "coverage": "94%",
        "norm": "—",  # the region has none
    }


def test_wait_from_the_other_day_and_for_one_care_form_says_so():
    story = wachttijd.tell(
        figures(
            WAIT,
            ("A", 2025, 1.0, None, 40, 94.0),
            variant="ingangsdatum",
            zorgvorm="Jeugd-ggz",
        )
    )
    assert story.answer == (
        "In Regio A begon in 2025 bij de helft van de toewijzingen voor jeugd-ggz de "
        "zorg binnen 1 dag na de dag waarop de zorg mocht beginnen."
    )


def test_use_compares_two_whole_years():
    # 3 600 / 3 200 = 1,125
    story = gebruik.tell(figures("jongeren", ("A", 2024, 3200), ("A", 2025, 3600)))
    assert told(story) == {"total": "3.600", "change": "+12,5%"}


@pytest.mark.parametrize(
    ("year", "when"),
    [(2026, "in 2026 (tot en met 31 oktober)"), (2023, "in 2023 (niet het hele jaar)")],
)
def test_a_year_in_part_says_so_and_is_never_a_change(year, when):
    rows = [("A", each, 1000 + each) for each in range(2022, 2027)]
    story = gebruik.tell(figures("jongeren", *rows, year=year))
    assert when in story.answer
    assert "change" not in told(story)


def test_year_after_one_in_part_is_no_change_either():
    rows = ("A", 2023, 100), ("A", 2024, 3000)
    assert "change" not in told(gebruik.tell(figures("jongeren", *rows, year=2024)))


def test_withheld_municipality_points_to_its_region():
    story = gebruik.tell(
        figures("jongeren", ("Dorp", 2025, 4), kind="gemeente", naam="Dorp")
    )
    assert story.answer == (
        "Van Dorp zijn er in 2025 te weinig jongeren om te tonen. Kijk daarvoor bij de "
        "regio Regio A."
    )
    assert story.key_figures == ()


def test_withheld_region_says_why():
    story = gebruik.tell(figures("jongeren", ("A", 2025, 4)))
    assert story.answer.startswith("Dit getal van Regio A is in 2025 niet te tonen")


def test_money_per_young_person_and_the_largest_share():
    # 2 000 000 / 400 = 5 000; 500 000 of 2 000 000 is a quarter.
    story = lasten.tell(
        figures(
            "lasten_eur jongeren",
            ("A", 2025, 2_000_000.0, 400),
            areas=[("Stad", 2025, 500_000.0, 100), ("Dorp", 2025, 90_000.0, 20)],
        )
    )
    assert plain(story.answer) == (
        "Regio A kende voor zorg in 2025 € 2,0 mln toe aan declaraties. Dat is voor "
        "400 jongeren, gemiddeld € 5.000 per jongere."
    )
    assert told(story)["largest"] == "25%"


def test_flows_and_their_difference():
    # 300 - 340 = 40 fewer
    story = in_en_uitstroom.tell(
        figures("instroom uitstroom in_zorg", ("A", 2025, 300, 340, 1000))
    )
    assert story.answer == (
        "In Regio A kwamen in 2025 300 jongeren in zorg en gingen er 340 uit."
    )
    assert told(story)["balance"] == "\N{MINUS SIGN}40"


def test_withheld_flows_leave_who_is_there():
    story = in_en_uitstroom.tell(
        figures("instroom uitstroom in_zorg", ("A", 2025, 3, 4, 1000), year=2025)
    )
    assert story.answer.startswith(
        "In Regio A waren op 31 december 2025 1.000 jongeren"
    )


def test_reasons_and_returns():
    stopped = figures(
        "gestopt volgens_plan_pct voortijdig_pct", ("A", 2025, 200, 70.4, 24.6)
    )
    back = figures("gevolgd terug_pct", ("A", 2025, 100, 20.5))
    assert eindredenen.tell(stopped).answer == (
        "Van de zorg die in Regio A in 2025 stopte, stopte 70% volgens plan en 25% "
        "voortijdig."
    )
    assert herhaald_gebruik.tell(back).answer == (
        "Van de jongeren in Regio A van wie de zorg in 2025 stopte, kwam 21% binnen "
        "een jaar terug."
    )
