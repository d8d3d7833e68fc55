"""What may clash: one municipality apart, a part of the region apart, other borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cooperation_factories import (
    AREA,
    DAY,
    HOMES,
    LISTED,
    arrangement,
    everybody,
    member,
)
from jeugdregio.region.cooperation.detector import ARTICLES, detect_exclusions
from jeugdregio.region.cooperation.records import Area
from jeugdregio.standards.law import find_article


def detect(*found, area=AREA, day=DAY):
    return detect_exclusions(area, found, homes=HOMES, listed=LISTED, as_of=day)


def told(hits):
    return [(hit.kind, hit.gemeenten, hit.care_forms) for hit in hits]


TWO = ("GM9001", "GM9002")


def test_two_of_four_that_buy_listed_care_are_a_sub_region():
    part = arrangement(
        "AR-2", *TWO, scope="genoemd", care_forms=("pleegzorg", "wijkteam")
    )
    assert told(detect(everybody(), part)) == [("subregio", TWO, ("pleegzorg",))]


def test_one_that_buys_listed_care_alone_opts_out():
    alone = arrangement("AR-1", "GM9003", scope="genoemd", care_forms=("crisishulp",))
    assert told(detect(everybody(), alone)) == [
        ("uitstap", ("GM9003",), ("crisishulp",))
    ]


def test_one_that_is_no_member_of_the_main_arrangement_opts_out_of_all_of_it():
    three = arrangement("AR-3", "GM9001", "GM9002", "GM9003", is_main=True)
    assert told(detect(three)) == [("uitstap", ("GM9004",), tuple(sorted(LISTED)))]


def test_one_that_does_not_join_for_a_care_form_opts_out_of_that():
    members = (
        *(member(code) for code in TWO),
        member("GM9003", without=("pleegzorg",)),
        member("GM9004", extent="gedeeltelijk"),  # for which care is not told: no hit
    )
    assert told(detect(everybody(members=members))) == [
        ("uitstap", ("GM9003",), ("pleegzorg",))
    ]


def test_who_is_in_a_sub_region_is_not_told_again_as_opting_out():
    members = tuple(
        member(code, without=("pleegzorg",) if code in TWO else ())
        for code in AREA.gemeenten
    )
    part = arrangement("AR-2", *TWO, scope="genoemd", care_forms=("pleegzorg",))
    assert told(detect(everybody(members=members), part)) == [
        ("subregio", TWO, ("pleegzorg",))
    ]


def test_across_the_border_is_one_point_whatever_it_is_for():
    guest = arrangement("AR-G", "GM9009", buys=None, scope="niet_bekend")
    assert told(detect(guest)) == [("grens", ("GM9009",), ())]


@pytest.mark.parametrize(
    "found",
    [
        (),
        (everybody(),),
        (everybody(members_complete=False, members=()),),
        (everybody(), arrangement("X", *TWO, buys=False)),
        (everybody(), arrangement("X", *TWO, buys=None)),
        (everybody(), arrangement("X", *TWO, scope="niet_bekend")),
        (everybody(), arrangement("X", *TWO, scope="genoemd", care_forms=("vervoer",))),
        (everybody(), arrangement("X", *TWO, members_complete=False)),
        (everybody(), arrangement("X", *TWO, stage="plan")),
        (everybody(), arrangement("X", *TWO, valid_to=DAY - timedelta(days=1))),
        (everybody(), arrangement("X", *TWO, valid_from=DAY + timedelta(days=1))),
        (everybody(), arrangement("X", *AREA.gemeenten)),
        (everybody(), arrangement("X", *AREA.gemeenten, "GM9009", region="")),
        (arrangement("X", "GM9009", region="JZ91"),),
        (arrangement("X", "GM0000", region="JZ90"),),
    ],
    ids=[
        "nothing recorded",
        "all together",
        "members unknown",
        "buys nothing",
        "not known whether it buys",
        "not known what",
        "care that is not listed",
        "not all known",
        "a plan",
        "ended",
        "begins later",
        "a second one for all",
        "supra-regional with all",
        "of another region",
        "a municipality without a region",
    ],
)
def test_no_split_no_hit(found):
    assert detect(*found) == ()


def test_the_first_and_the_last_day_count():
    part = arrangement(
        "AR-2", *TWO, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)
    )
    days = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"]
    counts = [len(detect(part, day=date.fromisoformat(day))) for day in days]
    assert counts == [0, 1, 1, 0]


def test_where_divisions_disagree_a_municipality_belongs_to_both_and_is_no_hit():
    guest = arrangement("AR-G", "GM9009")
    homes = {**HOMES, "GM9009": {"JZ90", "JZ91"}}
    found = detect_exclusions(AREA, [guest], homes=homes, listed=LISTED, as_of=DAY)
    assert [hit for hit in found if hit.kind == "grens"] == []


def test_a_region_of_one_municipality_cannot_split():
    area = Area("JZ90", "Eén", {"GM9001": "Aa"})
    alone = arrangement("AR-1", "GM9001")
    assert detect(alone, replace(alone, code="M", is_main=True), area=area) == ()


def test_what_may_have_ended_is_told_as_it_was_read():
    part = arrangement("AR-2", *TWO, stage="niet_bekend")
    assert detect(part)[0].text == (
        "Aa en Bee kochten samen in, apart van de regio (Regeling AR-2)."
    )


def test_every_hit_names_an_article_with_status_and_keeps_source_and_doubt():
    part = arrangement("AR-2", *TWO, status="S", source="Bericht", caveat="Oud.")
    [hit] = detect(part)
    assert (hit.status, hit.source, hit.caveat) == ("S", "Bericht", "Oud.")
    for articles in ARTICLES.values():
        assert "jw-2.18-geen-uitstap" in articles
        for each in articles:
            article = find_article(each)
            assert article.status in {"S", "U"}
            assert article.caveat
