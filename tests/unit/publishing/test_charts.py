"""Charts: figures as in the table, breaks and gaps left open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.tables import Column, ExactTable
from jeugdregio.publishing.charts import ReferenceLine, bars
from unit.publishing.pictures import (
    FOUR_YEARS,
    GEMEENTE,
    JAAR,
    JONGEREN,
    LASTEN,
    PER_HEAD,
    PICTURES,
    SOORT,
    SVG,
    THREE_AREAS,
    TWO_WHOLES,
    Break,
    bar,
    break_places,
    line,
    of,
    parse,
    placed,
    rects,
    shares,
    strokes,
    table,
    texts,
    titles,
    withholding,
)


# --- a line stops at a break and at a gap ----------------------------------


def test_no_stroke_crosses_a_break() -> None:
    svg = line(FOUR_YEARS, breaks=(Break(2022, 2023),))
    (cut,) = break_places(svg)
    runs = strokes(svg)
    assert len(runs) == 4  # two series, each before and after
    assert not [run for run in runs if run[0][0] < cut < run[-1][0]]


def test_the_same_figures_without_a_break_are_one_stroke_each() -> None:
    # So the test above can fail: without a break there is something to cross.
    svg = line(FOUR_YEARS)
    assert [len(run) for run in strokes(svg)] == [4, 4]
    assert break_places(svg) == []


@pytest.mark.parametrize(
    ("cut", "lengths"),
    [
        (Break(2020, 2021), [4, 4]),  # before the first year: nothing to break
        (Break(2021, 2022), [1, 3, 1, 3]),
        (Break(2023, 2024), [3, 1, 3, 1]),
        (Break(2024, 2025), [4, 4]),  # after the last
        (Break(2021, 2024), [1, 1, 1, 1, 1, 1, 1, 1]),  # a long break frees each year
    ],
)
def test_a_break_cuts_where_it_lies(cut: Break, lengths: list[int]) -> None:
    runs = strokes(line(FOUR_YEARS, breaks=(cut,)))
    drawn = [len(run) for run in runs]
    assert sorted(drawn) == sorted(length for length in lengths)


def test_a_break_says_why() -> None:
    svg = line(FOUR_YEARS, breaks=(Break(2022, 2023, "Iv3 kreeg nieuwe taakvelden."),))
    assert "Tussen 2022 en 2023: Iv3 kreeg nieuwe taakvelden." in texts(svg)
    assert "breuk" in texts(svg)


def test_withheld_and_unknown_years_are_open_with_a_mark() -> None:
    rows = [(2020, "a", 40), (2021, "a", 3), (2022, "a", 60)]
    svg = line(withholding((JAAR, SOORT, JONGEREN), rows), y="jongeren")
    assert [len(run) for run in strokes(svg)] == [1, 1]
    assert titles(svg) == ["a 2020: 40", "a 2022: 60"]  # and no "a 2021: 0"
    assert "×" in texts(svg)
    assert "a 2021: afgeschermd." in texts(svg)

    rows_unknown = [(2020, "a", 40), (2021, "a", None), (2022, "a", 60)]
    svg = line(table((JAAR, SOORT, LASTEN), rows_unknown))
    assert [len(run) for run in strokes(svg)] == [1, 1]
    assert "?" in texts(svg)
    assert "a 2021: niet bekend." in texts(svg)


def test_a_year_without_a_row_is_unknown_too() -> None:
    rows = [(2020, "a", 1), (2021, "a", 2), (2023, "a", 4), (2024, "a", 5)]
    svg = line(table((JAAR, SOORT, LASTEN), rows))
    assert [len(run) for run in strokes(svg)] == [2, 2]
    assert "a 2022: niet bekend." in texts(svg)


def test_a_series_that_ends_early_misses_nothing_after_its_end() -> None:
    rows = [(2023, "a", 1), (2024, "a", 2), (2023, "b", 3)]
    assert "?" not in texts(line(table((JAAR, SOORT, LASTEN), rows)))


# --- figures in the picture are those of the table -------------------------


def test_points_tell_the_figures_of_the_table() -> None:
    assert set(titles(line(FOUR_YEARS))) == {
        "rekening 2021: 48.000 x 1.000 euro",
        "rekening 2022: 54.000 x 1.000 euro",
        "rekening 2023: 57.000 x 1.000 euro",
        "rekening 2024: 58.000 x 1.000 euro",
        "begroting 2021: 40.000 x 1.000 euro",
        "begroting 2022: 43.000 x 1.000 euro",
        "begroting 2023: 47.000 x 1.000 euro",
        "begroting 2024: 51.000 x 1.000 euro",
    }


def test_heights_are_on_the_scale_of_the_axis() -> None:
    svg = line(table((JAAR, SOORT, LASTEN), [(2023, "a", 0), (2024, "a", 100)]))
    ((_, y_zero), (_, y_hundred)) = strokes(svg)[0]
    ticks = {
        node.text: y
        for node, _, y in placed(parse(svg))
        if node.tag == f"{SVG}text"
        and node.text in {"0", "100"}
        and node.get("transform")
    }
    assert y_zero - y_hundred == pytest.approx(ticks["0"] - ticks["100"], abs=0.1)


def test_axes_are_dutch() -> None:
    svg = line(FOUR_YEARS)
    assert {"0", "20.000", "40.000", "60.000"} <= set(texts(svg))
    halves = table((JAAR, SOORT, PER_HEAD), [(2023, "a", 0.5), (2024, "a", 1.25)])
    assert "0,50" in texts(line(halves, y="per_inwoner"))


def test_series_labels_name_order_and_choose() -> None:
    svg = line(FOUR_YEARS, series_labels={"rekening": "Rekening"})
    assert "Rekening" not in texts(svg)  # one series needs no name beside it
    assert {told.split()[0] for told in titles(svg)} == {"Rekening"}


def test_bars_are_sorted_and_as_long_as_their_figure() -> None:
    drawn = rects(bar(THREE_AREAS))
    assert [told for told, _, _ in drawn] == [
        "Heerlen: €\xa0660 per inwoner",
        "Beek (L.): €\xa0330 per inwoner",
        "Vaals: €\xa0165 per inwoner",
    ]
    longest, half, quarter = (width for _, _, width in drawn)
    assert (half, quarter) == pytest.approx((longest / 2, longest / 4), abs=0.02)


def test_a_bar_below_zero_goes_the_other_way() -> None:
    given = table((GEMEENTE, PER_HEAD), [("Meer", 30), ("Minder", -10)])
    (_, start, width), (_, left, back) = rects(bar(given))
    assert back == pytest.approx(width / 3, abs=0.02)
    assert left + back == pytest.approx(start, abs=0.02)  # it ends where zero is


def test_equal_bars_stand_in_order_of_name() -> None:
    given = table((GEMEENTE, PER_HEAD), [("Zeist", 5), ("Almere", 5)])
    assert [told.split(":")[0] for told, _, _ in rects(bar(given))] == [
        "Almere",
        "Zeist",
    ]


def test_bars_without_a_figure_are_words_at_the_end() -> None:
    given = withholding(
        (GEMEENTE, JONGEREN), [("Klein", 4), ("Leeg", None), ("Groot", 90)]
    )
    svg = bar(given, "jongeren")
    assert [told for told, _, _ in rects(svg)] == ["Groot: 90"]
    assert {"afgeschermd", "onbekend"} <= set(texts(svg))
    assert "0" not in texts(svg)


def test_the_reference_is_a_figure_from_a_table_of_one_row() -> None:
    svg = PICTURES["bars"]()
    assert "Nederland 400" in texts(svg)
    with pytest.raises(PublishingError, match="één rij"):
        bar(THREE_AREAS, reference=ReferenceLine(THREE_AREAS, "per_inwoner", "x"))


def test_shares_are_parts_of_one_length() -> None:
    drawn = {told: width for told, _, width in rects(shares(TWO_WHOLES))}
    whole = drawn["Heerlen, huisarts: 75%"] + drawn["Heerlen, gemeente: 25%"]
    assert drawn["Heerlen, huisarts: 75%"] == pytest.approx(whole * 0.75, abs=0.02)
    assert drawn["Vaals, huisarts: 50%"] == pytest.approx(whole * 0.5, abs=0.02)


def test_a_withheld_part_leaves_its_place_open() -> None:
    total = Column("totaal", "Totaal", "count")
    given = withholding(
        (GEMEENTE, SOORT, JONGEREN, total),
        [
            ("A", "huisarts", 60, 100),
            ("A", "gemeente", 4, 100),
            ("B", "huisarts", 50, 100),
            ("B", "gemeente", 50, 100),
        ],
    )
    svg = shares(given, total="totaal")
    drawn = {told: width for told, _, width in rects(svg)}
    # 60 of 100, not 60 of the 60 that are known: the rest stays open.
    assert drawn["A, huisarts: 60%"] == pytest.approx(
        1.2 * drawn["B, huisarts: 50%"], abs=0.02
    )
    assert "niet verdeeld: 40%" in titles(svg)
    assert not [told for told in drawn if told.startswith("A, gemeente")]


def test_without_a_total_a_whole_with_a_hole_is_not_drawn() -> None:
    given = withholding(
        (GEMEENTE, SOORT, JONGEREN),
        [("A", "x", 60), ("A", "y", 4), ("B", "x", 50), ("B", "y", 50)],
    )
    svg = shares(given)
    assert [told for told, _, _ in rects(svg)] == ["B, x: 50%", "B, y: 50%"]
    assert "verdeling afgeschermd" in texts(svg)


# --- what goes wrong is said -----------------------------------------------


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda: line(table((JAAR, SOORT, LASTEN), [(2020, "a", None)])), "geen enkel"),
        (lambda: line(table((JAAR, SOORT, LASTEN), [(2020, "a", "x")])), "tekst"),
        (
            lambda: line(table((JAAR, SOORT, LASTEN), [(1, "a", 1), (1, "a", 2)])),
            "twee cijfers",
        ),
        (
            lambda: line(table((JAAR, SOORT, LASTEN), [(1, s, 1) for s in "abcde"])),
            "hoogstens 4",
        ),
        (lambda: line(table((JAAR, SOORT, LASTEN), [("2020", "a", 1)])), "geen jaar"),
        (lambda: bar(table((GEMEENTE, PER_HEAD), [("a", None)])), "geen enkel"),
        (lambda: bar(table((GEMEENTE, PER_HEAD), [("a", "1")])), "tekst"),
        (lambda: bar(THREE_AREAS, width=287), "minstens 288"),
        (
            lambda: shares(table((GEMEENTE, SOORT, JONGEREN), [("a", "b", -1)])),
            "nul of meer",
        ),
        (
            lambda: shares(
                table((GEMEENTE, SOORT, JONGEREN), [("a", s, 1) for s in "abcdefghij"])
            ),
            "hoogstens negen",
        ),
        (
            lambda: shares(TWO_WHOLES, part_labels={"huisarts": "x", "gemeente": "x"}),
            "gelijk",
        ),
    ],
)
def test_impossible_pictures_are_refused(draw: Callable[[], str], said: str) -> None:
    with pytest.raises(PublishingError, match=said):
        draw()


def test_an_exact_table_is_refused() -> None:
    exact: Any = ExactTable((GEMEENTE, PER_HEAD), (("Heerlen", 1),), of())
    with pytest.raises(TypeError, match="DisclosedTable"):
        bar(exact)


def test_without_its_font_there_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="lettertype"):
        bars(
            THREE_AREAS,
            label="gemeente",
            value="per_inwoner",
            id_prefix="c",
            font_dir=tmp_path,
        )
