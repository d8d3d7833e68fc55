"""The patchwork, what does not fit in it, other divisions, and the what-if."""

from __future__ import annotations

from cooperation_factories import AREA, DAY, arrangement, everybody, member
from jeugdregio.region.cooperation.divisions import AreaRow, compare_divisions
from jeugdregio.region.cooperation.patchwork import find_mismatches, patchwork
from jeugdregio.region.cooperation.summary import summarise
from jeugdregio.region.cooperation.tasks import TaskEntry, lay_out, split_levels
from jeugdregio.region.cooperation.what_if import (
    assumed_units,
    harmonise,
    recorded_units,
)
from jeugdregio.standards.cooperation_tasks import all_tasks
from jeugdregio.standards.harmonising import assumptions


PART = arrangement(
    "AR-2", "GM9002", "GM9001", members_complete=False, members_text="Meer onbekend."
)
OUTSIDER = (
    "Verweg doet mee aan Regeling AR-ALL, maar hoort niet bij de regio Proefland."
)
MIXED = everybody(
    members=(
        member("GM9001"),
        member("GM9002", extent="gedeeltelijk"),
        member("GM9003", without=("pleegzorg",)),
        member("GM9009"),
    )
)


def states(*found):
    return {
        row.naam: [cell.state for cell in row.cells]
        for row in patchwork(AREA, found, as_of=DAY)
    }


def test_matrix_tells_who_joins_in_part_not_at_all_or_is_not_known():
    assert states(MIXED, PART) == {
        "Aa": ["volledig", "volledig"],
        "Bee": ["gedeeltelijk", "volledig"],
        "Cee": ["gedeeltelijk", "niet_bekend"],
        "Dee": ["niet", "niet_bekend"],
        "Verweg": ["volledig", "niet_bekend"],  # from outside, so last
    }


def test_a_plan_is_shown_as_it_is_planned():
    from datetime import date

    plan = everybody(
        stage="plan",
        valid_from=date(2027, 1, 1),
        members=(member("GM9001", valid_from=date(2027, 1, 1)),),
    )
    assert states(plan)["Aa"] == ["volledig"]


def test_mismatches_name_outsiders_absentees_and_who_joins_for_a_part():
    found = [
        (each.kind, each.text) for each in find_mismatches(AREA, [MIXED], as_of=DAY)
    ]
    assert found == [
        (
            "buiten",
            OUTSIDER,
        ),
        ("ontbreekt", "Dee doet niet mee aan Regeling AR-ALL."),
        ("deels", "Bee en Cee doen voor een deel mee aan Regeling AR-ALL."),
    ]


def test_a_guest_elsewhere_is_told_in_its_own_region():
    guest = arrangement("AR-X", "GM9001", region="JZ91")
    [found] = find_mismatches(AREA, [guest], as_of=DAY)
    assert found.text == (
        "Aa hoort bij de regio Proefland en doet mee aan Regeling AR-X, een regeling "
        "van een andere regio."
    )


def test_nothing_is_told_where_all_fits():
    assert find_mismatches(AREA, [everybody()], as_of=DAY) == ()


def test_summary_counts_what_the_matrix_shows():
    rows = patchwork(AREA, [MIXED], as_of=DAY)
    assert summarise(AREA, [MIXED], rows, []) == (
        "Van de 4 gemeenten doen er, voor zover wij weten, 1 helemaal mee en 2 voor "
        "een deel aan Regeling AR-ALL."
    )


def row(gemeente, code, name, division="GGD"):
    return AreaRow(division, gemeente, code, name, None, None, "Lijst", False)


def test_a_division_fits_when_its_area_is_the_region_and_no_more():
    rows = [row(code, "1", "Noord") for code in AREA.gemeenten]
    [same] = compare_divisions(AREA, rows, as_of=DAY)
    [wider] = compare_divisions(AREA, [*rows, row("GM9009", "1", "Noord")], as_of=DAY)
    [partly] = compare_divisions(AREA, rows[:3], as_of=DAY)

    assert (same.fits, wider.fits, partly.fits) == (True, False, None)
    assert same.text == "De gemeenten liggen in één gebied van GGD: Noord."
    assert wider.text.endswith("Zo'n gebied loopt door in een andere regio.")
    assert partly.text.endswith("Van 1 gemeente is het niet geladen.")


def count(*found, form="centrumgemeente", providers=10):
    merge, stay = recorded_units(
        AREA, found, assumptions(), providers=providers, as_of=DAY
    )
    return harmonise(AREA, merge, stay, form, assumptions(), providers=providers)


def test_two_arrangements_become_one():
    # Centrumgemeente: 1 board, 1 budget, 1 report to each of 4 councils, 10 contracts.
    # Openbaar lichaam of two: 2 boards, 1 budget, 2 reports x 2 councils, 1 contract.
    main = everybody(form_id="centrumgemeente")
    part = arrangement(
        "AR-2", "GM9001", "GM9002", form_id="openbaar_lichaam", providers=1
    )
    found = count(main, part)
    before, after = found.total_before, found.total_after

    assert (before.boards, before.budgets) == (1 + 2, 1 + 1)
    assert (before.reports, before.contracts) == (4 + 2 * 2, 10 + 1)
    assert (after.boards, after.budgets, after.reports) == (1, 1, 4)
    assert after.contracts == 10


def test_who_is_in_nothing_buys_alone_and_what_does_not_buy_stays():
    three = arrangement("AR-3", "GM9001", "GM9002", "GM9003", is_main=True)
    talks = arrangement("AR-T", "GM9001", buys=False)
    found = count(three, talks)

    assert [unit.naam for unit in found.before] == [
        *("Regeling AR-3", "Dee", "Regeling AR-T"),
    ]
    assert [unit.naam for unit in found.after] == [
        *("Eén regeling voor Proefland", "Regeling AR-T"),
    ]
    assert found.total_before.contracts == 10 + 10 + 0


def test_members_that_are_not_known_are_assumed_to_be_all_and_it_says_so():
    [unit] = count(everybody(members=(), members_complete=False)).before
    assert (unit.members, unit.assumed) == (4, True)


def test_assumed_groups_share_the_municipalities():
    units = assumed_units(AREA, 3, "niet_bekend", assumptions(), providers=10)
    assert [unit.members for unit in units] == [2, 1, 1]
    many = assumed_units(AREA, 99, "niet_bekend", assumptions(), providers=10)
    assert len(many) == 4  # no more groups than municipalities


def entry(level, task="toegang"):
    return TaskEntry(
        *(1, task, level, "", "niet_bekend", "geen", "", "", "", "Bron", "C", ""),
        is_public=True,
        is_example=False,
    )


def test_default_of_access_is_there_until_anything_is_recorded():
    access = lay_out(all_tasks(), [])[0]
    assert (access.task.id, access.default.level) == ("toegang", "lokaal")
    filled = lay_out(all_tasks(), [entry("regionaal"), entry("lokaal")])[0]
    assert filled.default is None
    assert split_levels(filled) == ("lokaal", "regionaal")
