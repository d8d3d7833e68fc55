"""A fault put into a copy of the data is found; without it the check is silent."""

import ast
from pathlib import Path

import pytest

from jeugdregio.standards import checks
from jeugdregio.standards.checks import CHECKS, run_checks, shipped_tables


HEERLEN = "GM0917"


def with_value(dataset, column, value, **where):
    """The shipped tables with one column altered in the rows that match."""
    tables = shipped_tables()
    rows = [
        {**row, column: value} if where.items() <= row.items() else row
        for row in tables[dataset]
    ]
    assert rows != list(tables[dataset]), "the fault must change something"
    return tables.with_rows(dataset, rows)


def without(dataset, **where):
    """The shipped tables without the rows that match."""
    tables = shipped_tables()
    rows = [row for row in tables[dataset] if not where.items() <= row.items()]
    assert len(rows) < len(tables[dataset]), "the fault must remove something"
    return tables.with_rows(dataset, rows)


def new_findings(tables, check):
    """Findings of one check that the shipped data do not have."""
    (run,) = [each for each in CHECKS if each.__name__ == f"check_{check}"]
    before = {each for each in run_checks() if each.check == check}
    return [each for each in run(tables) if each not in before]


ACCOUNT = {"verslagsoort": "jaarrekening", "gm_code": HEERLEN}


def test_amount_that_makes_the_total_negative_is_impossible():
    # Heerlen, account 2022: 48 081 on 6.72 and 5 990 on 6.82
    tables = with_value(
        "lasten_iv3", "lasten_x1000_eur", "-5991", jaar="2022", taakveld="6.72"
    )
    found = new_findings(tables, "negative_lasten")
    (mine,) = [e for e in found if e.where.startswith("Heerlen (GM0917), jaarrek")]
    assert mine.severity == "impossible"


@pytest.mark.parametrize(
    ("amount", "severity"),
    # Heerlen had 86 845 inhabitants in 2022: -100 euro each is -8 684.5 thousand
    [("-8684", "note"), ("-8685", "impossible")],
)
def test_negative_amount_beyond_100_euro_per_inhabitant_is_impossible(amount, severity):
    tables = with_value(
        "lasten_iv3",
        "lasten_x1000_eur",
        amount,
        jaar="2022",
        taakveld="6.82",
        **ACCOUNT,
    )
    (mine,) = new_findings(tables, "negative_lasten")
    assert mine.severity == severity


def test_zero_on_all_counted_taakvelden():
    tables = with_value("lasten_iv3", "lasten_x1000_eur", "0", jaar="2021", **ACCOUNT)
    (mine,) = new_findings(tables, "zero_lasten")
    assert mine.where == "Heerlen (GM0917), jaarrekening 2021"


def test_missing_booking():
    tables = without("lasten_iv3", jaar="2021", **ACCOUNT)
    (mine,) = new_findings(tables, "missing_gemeenten")
    assert mine.where == "Heerlen (GM0917), jaarrekening 2021"


def test_missing_year_of_accounts():
    tables = without("lasten_iv3", jaar="2023", verslagsoort="jaarrekening")
    (mine,) = new_findings(tables, "missing_gemeenten")
    assert mine.where == "alle gemeenten, jaarrekening 2023"


@pytest.mark.parametrize(
    "dataset",
    ["gebruik_cbs", "jeugdbevolking", "indicatoren_2022", "pct_jeugdzorg_2021"],
)
def test_missing_gemeente_in_a_table(dataset):
    found = new_findings(without(dataset, gm_code=HEERLEN), "missing_gemeenten")
    assert found
    assert {(each.dataset, each.gm_code) for each in found} == {(dataset, HEERLEN)}


def test_missing_population_is_found_twice():
    tables = without("inwoners", jaar="2026", gm_code=HEERLEN)
    assert new_findings(tables, "missing_gemeenten")[0].dataset == "inwoners"
    assert new_findings(tables, "missing_denominators")[0].jaar == 2026


def test_missing_young_people_as_denominator():
    tables = with_value(
        "jeugdbevolking", "inwoners_15_24", "", jaar="2022", gm_code=HEERLEN
    )
    (mine,) = new_findings(tables, "missing_denominators")
    assert (mine.dataset, mine.gm_code, mine.jaar) == ("jeugdbevolking", HEERLEN, 2022)


@pytest.mark.parametrize(
    ("largest", "is_found"),
    # 980 of 1 000 is the boundary of 98 per cent; 6.82 keeps the total below 95
    [("979", False), ("980", True)],
)
def test_share_on_one_taakveld(largest, is_found):
    amounts = {"6.72": largest, "6.73": str(1000 - int(largest)), "6.74": "0"}
    amounts["6.82"] = "500"
    tables = shipped_tables()
    year = {"jaar": "2023", **ACCOUNT}
    rows = [
        {**row, "lasten_x1000_eur": amounts[row["taakveld"]]}
        if year.items() <= row.items() and row["taakveld"] in amounts
        else row
        for row in tables["lasten_iv3"]
    ]
    found = new_findings(tables.with_rows("lasten_iv3", rows), "one_taakveld")
    assert bool(found) is is_found


def test_level_far_from_the_median():
    # Heerlen, account 2022: 48 081 with a nought too many
    tables = with_value(
        "lasten_iv3",
        "lasten_x1000_eur",
        "480810",
        jaar="2022",
        taakveld="6.72",
        **ACCOUNT,
    )
    (mine,) = new_findings(tables, "unlikely_level")
    assert (mine.gm_code, mine.jaar) == (HEERLEN, 2022)
    # and the year before is less than half of it
    (jump,) = new_findings(tables, "yearly_jumps")
    assert jump.where == "Heerlen (GM0917), jaarrekening 2021 en 2022"


@pytest.mark.parametrize(("count", "is_found"), [("200", False), ("201", True)])
def test_jump_in_use_of_more_than_a_factor_two(count, is_found):
    tables = with_value("gebruik_cbs", "jongeren_totaal", "100", jaar="2021", **GULPEN)
    rows = [
        {**row, "jongeren_totaal": count}
        if {"jaar": "2022", **GULPEN}.items() <= row.items()
        else row
        for row in tables["gebruik_cbs"]
    ]
    found = new_findings(tables.with_rows("gebruik_cbs", rows), "yearly_jumps")
    assert bool(found) is is_found


GULPEN = {"gm_code": "GM1729"}


def test_one_share_above_a_hundred_is_that_value():
    tables = with_value(
        "indicatoren_2022", "pct_jeugdbescherming", "100.1", gm_code=HEERLEN
    )
    (mine,) = new_findings(tables, "share_units")
    assert (mine.gm_code, mine.value) == (HEERLEN, "100,1")


def test_share_of_exactly_a_hundred_is_possible():
    tables = with_value(
        "indicatoren_2022", "pct_jeugdbescherming", "100", gm_code=HEERLEN
    )
    assert not new_findings(tables, "share_units")


def test_whole_column_in_another_unit_is_one_finding():
    tables = shipped_tables()
    rows = [
        {**row, "pct_15_24": str(10 * float(row["pct_15_24"]))}
        for row in tables["pct_jeugdzorg_2021"]
    ]
    tables = tables.with_rows("pct_jeugdzorg_2021", rows)
    (mine,) = new_findings(tables, "share_units")
    assert mine.where == "kolom pct_15_24, 2021, 352 gemeenten"


def test_national_total_that_rounding_cannot_explain():
    # half of Heerlen gone: over a thousand young people
    tables = without("gebruik_cbs", jaar="2022", gm_code=HEERLEN)
    found = new_findings(tables, "national_totals")
    (mine,) = [each for each in found if "jongeren_totaal" in each.where]
    assert mine.severity == "suspect"


def test_national_total_that_fits_is_no_finding():
    # 461 955 is the municipal sum itself
    tables = with_value(
        "landelijke_cijfers", "waarde", "461955", kolom="jongeren_totaal"
    )
    assert not [
        each
        for each in run_checks(tables)
        if each.check == "national_totals" and "jongeren_totaal" in each.where
    ]


@pytest.mark.parametrize("column", ["jongeren_4_12", "hh_paar"])
def test_parts_that_do_not_make_the_total(column):
    tables = with_value("gebruik_cbs", column, "10", jaar="2022", gm_code=HEERLEN)
    (mine,) = new_findings(tables, "part_sums")
    assert (mine.gm_code, mine.severity) == (HEERLEN, "suspect")


def test_more_referrers_than_trajectories_is_impossible():
    tables = with_value(
        "gebruik_cbs", "verw_huisarts", "99000", jaar="2022", gm_code=HEERLEN
    )
    found = new_findings(tables, "part_sums")
    assert "impossible" in {e.severity for e in found if e.gm_code == HEERLEN}


def test_every_check_in_the_folder_is_run():
    folder = Path(checks.__file__).parent
    written = {
        node.name
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    }
    assert written == {check.__name__ for check in CHECKS}


def test_name_of_an_unknown_code_is_the_code():
    tables = with_value(
        "lasten_iv3",
        "gm_code",
        "GM9999",
        jaar="2018",
        verslagsoort="jaarrekening",
        taakveld="6.82",
    )
    assert any(e.where.startswith("GM9999, ") for e in run_checks(tables))


def test_row_without_a_total_cannot_be_checked_and_does_not_fail():
    tables = with_value(
        "gebruik_cbs", "trajecten_totaal", "", jaar="2022", gm_code=HEERLEN
    )
    assert HEERLEN not in {each.gm_code for each in new_findings(tables, "part_sums")}
