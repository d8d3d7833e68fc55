"""The shipped open data against figures that others published or added up."""

import csv
from collections import Counter, defaultdict

import pytest

from jeugdregio.standards.datasets import dataset_path, read_rows
from jeugdregio.standards.gemeenten import all_gemeenten, find_gemeente
from jeugdregio.standards.series_breaks import all_series_breaks, split_years
from jeugdregio.standards.taakvelden import all_taakvelden, youth_taakvelden


def lasten(jaar, verslagsoort, taakvelden, gm_code=None):
    """Sum straight from the CSV, without the code under test (x 1,000 euro)."""
    with dataset_path("lasten_iv3").open(encoding="utf-8", newline="") as stream:
        return sum(
            int(row["lasten_x1000_eur"])
            for row in csv.DictReader(stream)
            if row["jaar"] == str(jaar)
            and row["verslagsoort"] == verslagsoort
            and row["taakveld"] in taakvelden
            and gm_code in (None, row["gm_code"])
        )


def test_netherlands_has_342_gemeenten_with_18_130_208_inhabitants_in_2026():
    # data.md section 1: population 2026 sums to 18 130 208
    assert len(all_gemeenten()) == 342
    assert sum(gemeente.inwoners_2026 for gemeente in all_gemeenten()) == 18_130_208


def test_gemeenten_per_province_in_2026():
    # CBS, gemeentelijke indeling op 1 januari 2026
    assert Counter(gemeente.provincie for gemeente in all_gemeenten()) == {
        "Groningen": 10,
        "Fryslân": 18,
        "Drenthe": 12,
        "Overijssel": 25,
        "Flevoland": 6,
        "Gelderland": 51,
        "Utrecht": 26,
        "Noord-Holland": 44,
        "Zuid-Holland": 50,
        "Zeeland": 13,
        "Noord-Brabant": 56,
        "Limburg": 31,
    }


def test_inhabitants_per_year():
    # 2021: 17 475 415 is the national figure of CBS (data.md section 5)
    people = defaultdict(int)
    for row in read_rows("inwoners"):
        people[row["jaar"]] += int(row["inwoners"])
    assert people["2021"] == 17_475_415
    assert people["2026"] == 18_130_208
    assert sorted(people) == [str(jaar) for jaar in range(2017, 2027)]


def test_iv3_accounts_of_2024():
    # issue 2: accounts 2024 on 6.72 + 6.73 + 6.74 + 6.82, country and Heerlen
    taakvelden = ("6.72", "6.73", "6.74", "6.82")
    assert lasten(2024, "jaarrekening", taakvelden) == 7_174_099
    assert lasten(2024, "jaarrekening", taakvelden, "GM0917") == 58_486


@pytest.mark.parametrize(
    ("jaar", "mln_euro"),
    # data.md section 2, rounded to 0.1 billion euro
    [(2017, 4200), (2019, 5100), (2021, 5600), (2022, 5600), (2023, 6300)],
)
def test_iv3_accounts_by_year(jaar, mln_euro):
    total = lasten(jaar, "jaarrekening", youth_taakvelden(jaar)) / 1000
    assert total == pytest.approx(mln_euro, abs=50)


def test_every_published_sum_of_lasten_matches():
    # headline_figures.csv holds 18 sums made before this code (x 1 million euro)
    sums = [r for r in read_rows("headline_figures") if "eigen optelling" in r["maat"]]
    assert len(sums) == 18
    for row in sums:
        # "Lasten jeugd taakvelden 6.72+6.82 (begroting), eigen optelling"
        _, _, _, taakvelden, verslagsoort, *_ = row["maat"].split()
        total = lasten(row["periode"], verslagsoort.strip("(),"), taakvelden.split("+"))
        assert total / 1000 == pytest.approx(float(row["waarde"]), abs=0.05), row


def test_municipal_use_2022_sums_to_461_955_against_461_985():
    # data.md section 1
    sums = sum(
        int(row["jongeren_totaal"])
        for row in read_rows("gebruik_cbs")
        if row["jaar"] == "2022"
    )
    stated = {
        row["kolom"]: row["waarde"]
        for row in read_rows("landelijke_cijfers")
        if row["dataset"] == "gebruik_cbs"
    }
    assert sums == 461_955
    assert stated["jongeren_totaal"] == "461985"


def test_no_national_row_among_municipal_ones():
    # a row NL01 would count double in every sum
    for name in ("gebruik_cbs", "indicatoren_2022", "lasten_iv3", "inwoners"):
        assert all(row["gm_code"].startswith("GM") for row in read_rows(name)), name


@pytest.mark.parametrize(
    ("jaar", "codes"),
    # data.md section 2
    [
        (2017, ("6.72", "6.82")),
        (2022, ("6.72", "6.82")),
        (2023, ("6.72", "6.73", "6.74", "6.82")),
        (2024, ("6.72", "6.73", "6.74", "6.82")),
        (2025, ("6.75", "6.76", "6.79", "6.82")),
        (2026, ("6.75", "6.76", "6.79", "6.82")),
    ],
)
def test_taakvelden_that_count(jaar, codes):
    assert youth_taakvelden(jaar) == codes


def test_access_and_policy_do_not_count():
    apart = {each.code for each in all_taakvelden() if not each.telt_mee}
    assert apart == {"6.2", "6.22", "6.23", "6.92"}


def test_taakvelden_occur_in_the_data_only_in_the_years_they_say():
    years = {each.code: each for each in all_taakvelden()}
    for row in read_rows("lasten_iv3"):
        assert years[row["taakveld"]].holds_in(int(row["jaar"])), row


def test_series_breaks():
    # data.md section 2: Iv3 2023 and 2025, CBS 2020/2021
    found = {(each.series, each.before, each.after) for each in all_series_breaks()}
    assert found == {
        ("lasten_iv3", 2022, 2023),
        ("lasten_iv3", 2024, 2025),
        ("gebruik_cbs", 2020, 2021),
    }


def test_years_are_split_at_a_break_also_when_years_are_absent():
    assert split_years("lasten_iv3", [2026, 2017, 2024]) == ((2017,), (2024,), (2026,))
    assert split_years("gebruik_cbs", [2020, 2021, 2022]) == ((2020,), (2021, 2022))
    assert split_years("inwoners", [2022, 2023]) == ((2022, 2023),)
    assert split_years("lasten_iv3", []) == ()


def test_find_gemeente_by_code_and_name():
    assert find_gemeente("gm0518").naam == "'s-Gravenhage"
    assert find_gemeente(" bergen (L.) ").code == "GM0893"
