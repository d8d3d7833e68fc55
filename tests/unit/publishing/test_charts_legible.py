"""Every chart is safe, marked, and legible, wide and narrow."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.charts import ReferenceLine, bars
from jeugdregio.publishing.charts.placing import Box
from unit.publishing.pictures import (
    FONTS,
    GEMEENTE,
    JAAR,
    JONGEREN,
    LASTEN,
    PER_HEAD,
    PICTURES,
    SOORT,
    SVG,
    THREE_AREAS,
    Break,
    bar,
    boxes,
    line,
    parse,
    shares,
    table,
    texts,
    titles,
)


@pytest.fixture(params=[f"{name}-{form}" for name in PICTURES for form in ("w", "n")])
def picture(request: pytest.FixtureRequest) -> ElementTree.Element:
    name, form = request.param.split("-")
    return parse(PICTURES[name](narrow=form == "n"))


HOSTILE = "<script>alert(1)</script>\"'&amp;\x00 onload=x ]]>"


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_names_are_only_text(narrow: bool) -> None:
    written = HOSTILE.replace("\x00", "")
    pictures = [
        line(
            table((JAAR, SOORT, LASTEN), [(2020, HOSTILE, 1), (2020, "b", 2)]),
            title=HOSTILE,
            breaks=(Break(2019, 2021, HOSTILE),),
            narrow=narrow,
        ),
        bar(table((GEMEENTE, PER_HEAD), [(HOSTILE, 1)]), narrow=narrow),
        shares(
            table((GEMEENTE, SOORT, JONGEREN), [(HOSTILE, HOSTILE, 1)]), narrow=narrow
        ),
    ]
    for svg in pictures:
        tags = {node.tag for node in parse(svg).iter()}
        assert f"{SVG}script" not in tags
        assert any(written[:9] in text for text in texts(svg) + titles(svg))


def test_only_shapes_text_and_presentation(picture: ElementTree.Element) -> None:
    for node in picture.iter():
        assert node.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "g", "path", "line", "rect", "text",
        }  # fmt: skip
        for name in node.keys():  # noqa: SIM118 - elements are not mappings
            assert name != "style"
            assert not name.startswith("on")
            assert "href" not in name
        inner = node is not picture
        assert not (inner and {"role", "aria-label"} & set(node.keys()))


def test_frame_names_the_picture(picture: ElementTree.Element) -> None:
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "c-title"
    assert picture.get("aria-describedby") == "c-desc"
    first, second = list(picture)[:2]
    assert (first.tag, first.get("id"), first.text) == (
        f"{SVG}title",
        "c-title",
        "Titel",
    )
    assert (second.tag, second.get("id")) == (f"{SVG}desc", "c-desc")
    assert picture.get("width") == "100%"
    ids = [node.get("id") for node in picture.iter() if node.get("id")]
    assert all(name and name.startswith("c-") for name in ids)


@pytest.mark.parametrize("prefix", ["", "1a", 'a"b', "a b", "é"])
def test_a_prefix_that_would_break_an_id_is_refused(prefix: str) -> None:
    with pytest.raises(PublishingError, match="voorvoegsel"):
        bars(
            THREE_AREAS,
            label="gemeente",
            value="per_inwoner",
            id_prefix=prefix,
            font_dir=FONTS,
        )


@pytest.mark.parametrize("narrow", [False, True])
def test_examples_say_voorbeeld(narrow: bool) -> None:
    rows = [("Heerlen", 1)]
    real = bar(table((GEMEENTE, PER_HEAD), rows), narrow=narrow)
    example = bar(table((GEMEENTE, PER_HEAD), rows, example=True), narrow=narrow)
    assert "Voorbeeld" not in real
    assert "Voorbeeld" in texts(example)
    assert '<title id="c-title">Titel (Voorbeeld)</title>' in example


def test_a_fictional_reference_makes_the_picture_an_example() -> None:
    fiction = table((GEMEENTE, PER_HEAD), [("NL", 400)], example=True)
    svg = bar(THREE_AREAS, reference=ReferenceLine(fiction, "per_inwoner", "x"))
    assert "Voorbeeld" in texts(svg)


def test_texts_are_large_enough_apart_and_in_the_picture(
    picture: ElementTree.Element,
) -> None:
    _, _, width, height = (float(n) for n in picture.get("viewBox", "").split())
    assert all(
        float(node.get("font-size", "")) >= 11 for node in picture.iter(f"{SVG}text")
    )
    found = boxes(picture)
    for number, (text, box) in enumerate(found):
        assert Box(-1, -1, width + 1, height + 1).holds(box), text
        clashes = [other for other, its in found[number + 1 :] if box.overlaps(its)]
        assert not clashes, text


def test_narrow_pictures_are_laid_out_for_a_small_screen() -> None:
    svg = parse(PICTURES["bars"](narrow=True))
    assert svg.get("viewBox", "").split()[2] == "288"  # 320 less two margins of 16


def test_the_same_table_gives_the_same_picture() -> None:
    assert PICTURES["line"]() == PICTURES["line"]()
