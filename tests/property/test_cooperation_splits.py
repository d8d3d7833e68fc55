"""Splits that were put in a made-up region are found, exactly those, and no other.

What is expected is what was put in, before the detector saw it. Around it stands what
is no split: arrangements for all, that buy nothing, of the past, of unlisted care.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from cooperation_factories import DAY, LISTED, arrangement, member
from jeugdregio.region.cooperation.detector import detect_exclusions
from jeugdregio.region.cooperation.records import Area
from jeugdregio.standards.regions import all_regions, members


def made_region(random):
    """A region, its arrangements, the homes, and the splits that are in it."""
    count = random.randint(2, 16)
    codes = [f"GM9{number:03}" for number in range(count)]
    area = Area("JZ90", "Proefland", {code: f"Plaats {code}" for code in codes})
    homes = {code: {"JZ90"} for code in codes} | {"GM8000": {"JZ91"}}
    left = random.sample(codes, count)
    found, expected, without = [], set(), {}
    for number in range(random.randint(0, 3)):
        size = random.randint(1, 3)
        group = [left.pop() for _ in range(size) if len(left) > 1]
        if not group:
            break
        care = tuple(sorted(random.sample(LISTED, random.randint(1, len(LISTED)))))
        if len(group) == 1 and random.random() < 0.5:
            without[group[0]] = care  # opts out of the main arrangement
        else:
            found.append(
                arrangement(
                    f"AR-{number}", *group, scope="genoemd", care_forms=(*care, "taxi")
                )
            )
        kind = "subregio" if len(group) > 1 else "uitstap"
        expected.add((kind, frozenset(group), care))
    found.append(
        arrangement(
            "AR-MAIN",
            is_main=True,
            members=tuple(member(c, without=without.get(c, ())) for c in codes),
        )
    )
    if random.random() < 0.5:
        found.append(arrangement("AR-GUEST", *codes, "GM8000", buys=None))
        expected.add(("grens", frozenset({"GM8000"}), ()))
    found += no_splits(random, codes)
    random.shuffle(found)
    return area, found, homes, expected


def no_splits(random, codes):
    """Arrangements of a part of the region that are no split."""
    part = random.sample(codes, random.randint(1, len(codes)))
    yesterday = DAY - timedelta(days=1)
    kinds = [
        {"buys": False},
        {"buys": None},
        {"scope": "niet_bekend"},
        {"scope": "genoemd", "care_forms": ("taxi",)},
        {"stage": "plan"},
        {"valid_to": yesterday},
        {"members_complete": False},
    ]
    chosen = random.sample(kinds, random.randint(0, 3))
    return [
        arrangement(f"AR-N{number}", *part, **change)
        for number, change in enumerate(chosen)
    ]


@pytest.mark.parametrize("seed", range(400))
def test_exactly_the_splits_that_were_put_in_are_found(seed):
    area, found, homes, expected = made_region(Random(seed))
    print(f"seed {seed}: {len(area.gemeenten)} gemeenten, {sorted(expected, key=str)}")
    hits = detect_exclusions(area, found, homes=homes, listed=LISTED, as_of=DAY)
    assert {(h.kind, frozenset(h.gemeenten), h.care_forms) for h in hits} == expected
    assert len(hits) == len(expected)
    assert len({hit.key for hit in hits}) == len(hits)


@pytest.mark.parametrize("regio", all_regions(), ids=lambda regio: regio.code)
def test_a_real_region_with_one_arrangement_for_all_has_no_hit(regio):
    codes = members(regio.code)
    area = Area(regio.code, regio.naam, {code: code for code in codes})
    whole = arrangement("AR-ALL", *codes, region=regio.code, is_main=True)
    homes = {code: {regio.code} for code in codes}
    assert detect_exclusions(area, [whole], homes=homes, listed=LISTED, as_of=DAY) == ()
