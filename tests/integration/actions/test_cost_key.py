"""Cost keys on the open figures, and the key that a region records."""

from __future__ import annotations

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.cost_key import annex_of_costs, record_cost_key, recorded_key
from jeugdregio.actions.money_figures import read_money_figures
from jeugdregio.actions.pool_region_risk import pool_region_risk
from jeugdregio.actions.share_costs import Amount, share_costs
from jeugdregio.kernel.access import VISITOR, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.models.cost_sharing.keys import Basis
from jeugdregio.register.models import AuditLine, CostKey
from jeugdregio.standards.regions import all_regions, find_regio


pytestmark = pytest.mark.usefixtures("demo")

STAFF = actor(Role.REGIO)
KEYS = (
    *("gebruik", "gebruikers", "inwoners", "jeugd", "verleden", "vast"),
    *("beschikbaarheid:20", "band:10", "stoploss:110"),
    "mengsel:inwoners=60/gebruik=40",
)


def costs_of(workspace, code, *keys, **more):
    return share_costs(workspace, find_regio(code), keys, **more)


def by_name(costs, cents):
    return dict(zip(costs.names, cents, strict=True))


@pytest.mark.parametrize("regio", all_regions(), ids=lambda each: each.code)
def test_every_key_adds_up_in_every_region(workspace, regio):
    costs = share_costs(workspace, regio, KEYS)
    assert costs.total == sum(costs.own)
    for each in costs.outcomes:
        assert sum(each.paid) == costs.total, each.notation
        assert each.core is not None


def test_own_cost_is_the_account_and_inhabitants_share_by_number(workspace):
    costs = costs_of(workspace, "JZ41", "gebruik", "inwoners", year=2024)
    by_use, by_number = (each.paid for each in costs.outcomes)
    # Iv3, in thousands of euros.
    assert by_name(costs, by_use)["Heerlen"] == 58_486 * 100_000
    # 26.256.800.000 × 10.121 ÷ 600.290 = 442.694.485,67
    assert by_name(costs, by_number)["Vaals"] in {442_694_485, 442_694_486}


def test_step_from_the_year_before(workspace):
    [outcome] = costs_of(workspace, "JZ41", "gebruik", year=2024).outcomes
    vaals = by_name(costs_of(workspace, "JZ41", "gebruik"), outcome.shock)["Vaals"]
    # 2.370 in 2023, 3.072 in 2024: 702 of 2.370 is 29,6%.
    assert vaals.change == 702 * 100_000
    assert vaals.percent == pytest.approx(29.62, abs=0.005)


def test_use_of_the_year_before_is_a_year_older_so_that_a_step_shows(workspace):
    figures = read_money_figures(workspace, find_regio("JZ41"), indeling="ijw_2026")
    assert figures.years_of(Basis.USERS, 2024) == (2022,)
    now = {each.name: each.users for each in figures.members(2024)}
    before = {each.name: each.users for each in figures.members(2023, before=True)}
    # CBS: 2.955 in 2021, 2.455 in 2022.
    assert (now["Heerlen"], before["Heerlen"]) == (2_455, 2_955)


def test_missing_account_is_never_zero(workspace):
    # Loon op Zand gave no usable account of 2024.
    figures = costs_of(workspace, "JZ35").figures
    assert figures.missing(2024) == ("Loon op Zand",)
    assert costs_of(workspace, "JZ35").year == 2023

    costs = costs_of(workspace, "JZ35", "gebruik", "inwoners", "band", year=2024)
    use, inhabitants, band = costs.outcomes
    assert (costs.own, costs.missing) == (None, ("Loon op Zand",))
    assert use.paid is band.paid is None
    assert "Loon op Zand" in use.refused
    # By inhabitants it can: they are known from the table of the budgets.
    assert sum(inhabitants.paid) == costs.total
    assert inhabitants.core is None


def test_no_figures_of_use_before_2021(workspace):
    [outcome] = costs_of(workspace, "JZ41", "jeugd", year=2020).outcomes
    assert outcome.paid is None
    assert outcome.looks_at == ((Basis.YOUNG, ()),)


def test_amount_of_ones_own_is_shared_in_both_years(workspace):
    amount = Amount(total_cents=1_000_000)
    costs = costs_of(workspace, "JZ41", "inwoners", amount=amount)
    [outcome] = costs.outcomes
    assert sum(outcome.paid) == 1_000_000
    assert sum(each.before for each in outcome.shock) == 1_000_000


def test_part_of_the_lasten(workspace):
    costs = costs_of(workspace, "JZ41", amount=Amount(percent=40), year=2024)
    assert costs.total == 26_256_800_000 * 40 // 100


def test_money_that_comes_back_has_no_core(workspace):
    amount = Amount(total_cents=-1_000)
    [outcome] = costs_of(workspace, "JZ41", "inwoners", amount=amount).outcomes
    assert sum(outcome.paid) == -1_000
    assert outcome.core is None


@pytest.mark.parametrize(
    "make",
    [
        lambda: Amount(percent=0),
        lambda: Amount(percent=101),
        lambda: Amount(overhead_cents=-1),
        lambda: Amount(total_cents=10**14),
    ],
)
def test_amounts_that_cannot_be(make):
    with pytest.raises(InvalidInputError):
        make()


def test_risk_is_the_same_each_time_and_expected_cost_stays(workspace):
    figures = costs_of(workspace, "JZ41").figures
    found = pool_region_risk(figures, 2024)
    assert (found.young_year, found.risk.seed, found.risk.trials) == (2022, 1, 10_000)
    heerlen = dict(zip(found.names, found.risk.members, strict=True))["Heerlen"]
    # 19.980 young inhabitants, two in a thousand: 39,96 cases of the average cost.
    assert heerlen.alone.expected == pytest.approx(39.96 * found.mean_cents, rel=1e-6)
    assert heerlen.pooled.expected == pytest.approx(heerlen.alone.expected)
    assert pool_region_risk(figures, 2024) == found
    assert pool_region_risk(figures, 2020) is None
    with pytest.raises(InvalidInputError):
        pool_region_risk(figures, 2024, per_thousand=0)


def record(who=STAFF, key="band:10", **more):
    given = {"year": 2024, "amount": Amount(percent=40), "state": "concept"}
    given |= {"reason": " Om te proberen. ", "at": MOMENT}
    record_cost_key(who, "JZ41", key, **(given | more))


def test_recorded_key_replaces_the_former_and_is_in_the_trail(workspace):
    assert recorded_key(STAFF, "JZ41").is_example  # of the demo
    record()
    record(key="inwoners", state="vastgesteld", amount=Amount(total_cents=5))

    found = recorded_key(actor(Role.AMBTENAAR), "JZ41")
    assert (found.notation, found.state_label, found.reason, found.is_example) == (
        *("inwoners", "vastgesteld", "Om te proberen.", False),
    )
    assert (found.year, found.amount.total_cents) == (2024, 5)
    assert CostKey.objects.count() == 1
    lines = AuditLine.objects.filter(action="record_cost_key").order_by("sequence")
    assert [line.detail for line in lines] == [
        "state=concept band:10",
        "state=vastgesteld inwoners",
    ]


def test_annex_has_the_amounts_of_the_recorded_year(workspace):
    record(key="inwoners", amount=Amount(percent=100))
    annex = annex_of_costs(actor(Role.RAAD), workspace, "JZ41")
    rows = {row[0]: row[1].replace("\xa0", " ") for row in annex.rows}
    assert rows["Samen"] == "€ 262.568.000,00"
    assert len(rows) == 17
    assert "100% van de lasten jeugdzorg in 2024" in annex.sentences[-1]

    record(key="jeugd", year=2020)
    assert annex_of_costs(STAFF, workspace, "JZ41").rows == ()
    CostKey.objects.all().delete()
    assert annex_of_costs(STAFF, workspace, "JZ41") is None


@pytest.mark.parametrize(
    ("who", "change", "error"),
    [
        (VISITOR, {}, UnknownCodeError),
        (actor(Role.REGIO, "JZ01"), {}, UnknownCodeError),
        (actor(Role.RAAD), {}, ActionDeniedError),
        (actor(Role.AMBTENAAR), {}, ActionDeniedError),
        (STAFF, {"key": "tombola"}, InvalidInputError),
        (STAFF, {"key": "vast:GM0014=1"}, InvalidInputError),
        (STAFF, {"state": "misschien"}, InvalidInputError),
    ],
)
def test_refused_key_leaves_nothing(who, change, error):
    before = list(CostKey.objects.values())
    lines = AuditLine.objects.count()
    with pytest.raises(error) as caught:
        record(who, **change)
    assert caught.value.hint
    assert list(CostKey.objects.values()) == before
    assert AuditLine.objects.count() == lines


def test_who_does_not_belong_sees_no_recorded_key():
    with pytest.raises(UnknownCodeError):
        recorded_key(VISITOR, "JZ41")
