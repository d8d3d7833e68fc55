"""A judgement that was not released leaves no trace in any answer to others.

Two worlds that differ in nothing but what one body of one municipality gave: every
page, for everyone else, is the same in both. So no ranking, mean, picture or form can
tell it either. And then that release is what changes this.
"""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from factories import MOMENT, OWN_ORGANISATION, actor, user
from form_judgements import a_judgement, give
from integration.access_matrix import ACCESS_MATRIX, OTHER_ORGANISATION
from integration.access_who import NOT_BY_THIS_METHOD
from jeugdregio.actions.judge_form import release_judgement, withdraw_judgement
from jeugdregio.kernel.access import Role
from page_reader import read
from site_fixtures import browser_of, demo, keys, seeded


__all__ = ["demo", "keys", "seeded"]

pytestmark = pytest.mark.usefixtures("demo", "keys")

# Pages that show judgements, and all others of the region that could tell one.
FORM_PAGES = [name for name in ACCESS_MATRIX if name.startswith("cooperation-form")]
OTHER_PAGES = [
    name
    for name in ACCESS_MATRIX
    if (name.startswith("cooperation") or name in {"region", "step", "audit"})
    and name not in FORM_PAGES
]
ROLE_OF = {"raad": Role.RAAD, "college": Role.COLLEGE, "ambtelijk": Role.AMBTENAAR}
ONE_WORLD, OTHER_WORLD = a_judgement(control=37, fit=2), a_judgement(control=83, fit=-2)


def people_outside(gemeente: str):
    """Everyone of the walk, and the neighbour, who does not belong to ``gemeente``."""
    found = [("bezoeker", None)]
    for role in Role:
        places = {OWN_ORGANISATION[role], OTHER_ORGANISATION[role]}
        if role in {*ROLE_OF.values(), Role.RAADSLEZER}:
            places |= {"GM0935", "GM0917"}
        found += [
            (f"{role} bij {place}", user(role, place))
            for place in sorted(places - {gemeente})
        ]
    return [(who, browser_of(person)) for who, person in found]


def answers(browsers, names) -> dict[tuple[str, str, str], tuple[int, str]]:
    """What everyone gets at every address, without what changes anyhow."""
    found = {}
    for name in names:
        for case in ACCESS_MATRIX[name]:
            if case.get is NOT_BY_THIS_METHOD:
                continue
            with suppress(NoReverseMatch):  # things that only the walk makes
                address = reverse(name, args=list(case.args))
                for who, browser in browsers:
                    response = browser.get(address, case.query)
                    found[who, name, address] = (response.status_code, plain(response))
    return found


def plain(response) -> str:
    """The bytes of an answer without tokens of the moment and lines of the trail."""
    if not response["Content-Type"].startswith("text/html"):
        return ""  # a document carries the moment it was made
    text = response.content.decode("utf-8", "replace")
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    text = re.sub(r"nonce-[\w-]+|nonce=\"[^\"]+\"", "", text)
    # The hash of a line in the trail is of the line, which holds no judgement.
    return re.sub(r"\b[0-9a-f]{12,64}\b", "", text)


def in_world(judgement, gemeente, body, browsers, *, names=FORM_PAGES, released=False):
    """The answers where this body gave this judgement; nothing of it remains."""
    with transaction.atomic():
        own = actor(ROLE_OF[body], gemeente)
        give(own, gemeente, body, judgement)
        change = release_judgement if released else withdraw_judgement
        change(own, "JZ41", gemeente, body, at=MOMENT)
        found = answers(browsers, names)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize(
    ("gemeente", "body", "names"),
    [
        ("GM0935", "ambtelijk", FORM_PAGES),
        pytest.param("GM0917", "raad", FORM_PAGES, marks=pytest.mark.slow),
        pytest.param("GM0917", "college", FORM_PAGES, marks=pytest.mark.slow),
        pytest.param("GM0935", "raad", OTHER_PAGES, marks=pytest.mark.slow),
    ],
    ids=["neighbour", "own-council", "own-college", "other-pages"],
)
def test_nobody_else_can_tell_one_judgement_from_another(gemeente, body, names):
    browsers = people_outside(gemeente)
    one = in_world(ONE_WORLD, gemeente, body, browsers, names=names)
    other = in_world(OTHER_WORLD, gemeente, body, browsers, names=names)

    assert len(browsers) > 10
    assert len(one) >= len(browsers)
    assert [key for key in one if one[key] != other[key]] == []


def test_the_own_people_and_after_release_the_region_can():
    outside = [browser_of(user(Role.RAAD, "GM0917")), browser_of(user(Role.REGIO))]
    inside = browser_of(user(Role.RAADSLEZER, "GM0935"))
    browsers = [
        ("inside", inside),
        *((f"outside {at}", b) for at, b in enumerate(outside)),
    ]
    hidden = [in_world(w, "GM0935", "raad", browsers) for w in (ONE_WORLD, OTHER_WORLD)]
    shown = [
        in_world(w, "GM0935", "raad", browsers, released=True)
        for w in (ONE_WORLD, OTHER_WORLD)
    ]

    def differing(worlds):
        return {key[:2] for key in worlds[0] if worlds[0][key] != worlds[1][key]}

    pages = {"cooperation-form-judge", "cooperation-form-result"}
    assert differing(hidden) == {("inside", page) for page in pages}
    assert differing(shown) == {
        (who, page) for who in ("inside", "outside 0", "outside 1") for page in pages
    }


@pytest.mark.parametrize("body", ["raad", "ambtelijk"])
def test_marked_points_stand_in_no_cell_before_release_and_in_theirs_after(body):
    own = actor(ROLE_OF[body], "GM0935")
    give(own, "GM0935", body, ONE_WORLD)
    withdraw_judgement(own, "JZ41", "GM0935", body, at=MOMENT)
    browsers = people_outside("GM0935")
    addresses = [
        reverse("cooperation-form-judge", args=("JZ41", "GM0935")),
        reverse("cooperation-form-result", args=("JZ41",)),
    ]

    def cells(browser, address):
        response = browser.get(address)
        return (
            read(response).xpath("//td/text()") if response.status_code == 200 else []
        )

    for who, browser in browsers:
        for address in addresses:
            assert not {"37", "63"} & set(cells(browser, address)), (who, address)

    release_judgement(own, "JZ41", "GM0935", body, at=MOMENT)
    seen = {
        who
        for who, browser in browsers
        if all({"37", "63"} <= set(cells(browser, each)) for each in addresses)
    }
    assert seen == {
        "regio bij JZ41",
        "raad bij GM0917",
        "college bij GM0917",
        "ambtenaar bij GM0917",
        "raadslezer bij GM0917",
    }
