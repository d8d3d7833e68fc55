"""What the checks must find in the real data, known from elsewhere."""

import pytest

from jeugdregio.standards.checks import run_checks, suspicions_of
from jeugdregio.standards.datasets import all_datasets, read_rows


def found(check, **wanted):
    return [
        each
        for each in run_checks()
        if each.check == check
        and all(getattr(each, field) == value for field, value in wanted.items())
    ]


def test_nieuwkoop_2024_is_the_only_impossible_negative_amount():
    # the budget 2024 says -41 485 on 6.72 and 512 on 6.82, for 29 thousand people
    (finding,) = found("negative_lasten", severity="impossible")
    assert (finding.gm_code, finding.jaar) == ("GM0569", 2024)
    assert finding.value == "-41.485 duizend euro"
    assert finding.where == "Nieuwkoop (GM0569), begroting 2024, taakveld 6.72"


def test_small_negative_amount_in_an_account_is_a_correction():
    # Vlieland, account 2018: -3 on 6.82
    (finding,) = found("negative_lasten", gm_code="GM0096")
    assert (finding.severity, finding.value) == ("note", "-3 duizend euro")
    assert "correctie" in finding.explanation


def test_every_negative_amount_is_shown():
    negative = [r for r in read_rows("lasten_iv3") if r["lasten_x1000_eur"][0] == "-"]
    assert len(found("negative_lasten")) == len(negative) == 38


def test_four_gemeenten_miss_in_the_budget_of_2025():
    # data.md section 2
    missing = found("missing_gemeenten", dataset="lasten_iv3", severity="suspect")
    assert [each.where for each in missing] == [
        "De Bilt (GM0310), begroting 2025",
        "Landsmeer (GM0415), begroting 2025",
        "Midden-Drenthe (GM1731), begroting 2025",
        "Vijfheerenlanden (GM1961), begroting 2025",
    ]


def test_account_of_2025_is_missed_but_that_of_2026_is_not_due():
    notes = found("missing_gemeenten", severity="note")
    assert [each.where for each in notes] == ["alle gemeenten, jaarrekening 2025"]


def test_heerlen_2024_books_all_on_one_taakveld():
    # data.md section 2: 54 373 on 6.72, 0 on 6.73, 91 on 6.74 -> 99.8 per cent
    findings = found("one_taakveld", gm_code="GM0917", jaar=2024)
    by_report = {each.where: each.value for each in findings}
    where = "Heerlen (GM0917), jaarrekening 2024, taakveld 6.72"
    assert by_report[where].startswith("99,8 procent van de lasten voor jeugdhulp")


def test_gemeenten_without_any_lasten():
    # Dordrecht has 119 thousand inhabitants and an account 2022 of zero
    assert found("zero_lasten", gm_code="GM0505", jaar=2022)


def test_gemeenten_that_book_for_a_region():
    # Maastricht, account 2018: about 1 300 euro per inhabitant
    (finding,) = [
        each
        for each in found("unlikely_level", gm_code="GM0935", jaar=2018)
        if "jaarrekening" in each.where
    ]
    assert finding.value == "1.298 euro per inwoner"
    assert "andere gemeenten in de regio" in finding.explanation


def test_jump_from_one_year_to_the_next():
    # Maastricht again: account 2019 to 2020
    jumps = found("yearly_jumps", gm_code="GM0935", jaar=2020)
    assert [each.value for each in jumps] == ["van 1.308 naar 369 euro per inwoner"]


def test_no_jump_is_reported_across_a_series_break():
    # 2022|2023 and 2024|2025 in Iv3
    assert not found("yearly_jumps", dataset="lasten_iv3", jaar=2023)
    assert not found("yearly_jumps", dataset="lasten_iv3", jaar=2025)


def test_income_shares_are_in_another_unit():
    columns = {each.where: each for each in found("share_units")}
    assert list(columns) == [
        "kolom pct_hh_laag_inkomen, 2021, 352 gemeenten",
        "kolom pct_hh_tot_110_sociaal_min, 2021, 352 gemeenten",
    ]
    assert "133 tot en met 592" in next(iter(columns.values())).value


def test_reading_of_low_income_as_tenths_of_the_lowest_forty_per_cent():
    # if so, the mean over all households must be 40 per cent by definition
    rows = [r for r in read_rows("jeugdbevolking") if r["pct_hh_laag_inkomen"]]
    households = sum(int(row["huishoudens"]) for row in rows)
    weighted = sum(
        float(row["pct_hh_laag_inkomen"]) / 10 * int(row["huishoudens"]) for row in rows
    )
    assert weighted / households == pytest.approx(40.1, abs=0.05)


def test_national_total_of_2022():
    # data.md: NL 461 985 against 461 955; 345 cells rounded to five explain 30
    (finding,) = [
        each for each in found("national_totals") if "jongeren_totaal" in each.where
    ]
    assert finding.severity == "note"
    assert finding.value.startswith("461.955")
    assert finding.expected.startswith("461.985")


def test_referrers_fall_short_of_the_total():
    # 2022, NL row: 695 095 in total; the eight classes sum to 643 710
    notes = found("part_sums", severity="note")
    assert [each.jaar for each in notes] == [2021, 2022]
    assert "jeugdbescherming" in notes[0].explanation


def test_every_gemeente_with_use_has_inhabitants():
    assert not found("missing_denominators")


def test_findings_name_a_dataset_and_a_source_and_explain_themselves():
    datasets = {dataset.id: dataset for dataset in all_datasets()}
    for each in run_checks():
        assert each.dataset in datasets
        assert each.source
        assert each.explanation.endswith(".")
        assert each.value
        assert each.expected


def test_order_is_the_same_and_impossible_comes_first():
    severities = [each.severity for each in run_checks()]
    rank = {"impossible": 0, "suspect": 1, "note": 2}
    assert severities == sorted(severities, key=rank.__getitem__)
    assert len(set(run_checks())) == len(run_checks())


def test_findings_of_one_gemeente():
    checks = {each.check for each in suspicions_of("GM0569")}
    assert "negative_lasten" in checks
    assert all(each.gm_code == "GM0569" for each in suspicions_of("GM0569"))
