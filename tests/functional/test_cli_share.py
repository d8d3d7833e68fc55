"""``jeugdregio share``: contributions as CSV, to the cent."""

from __future__ import annotations

import csv
import io

import pytest

from functional.command import jeugdregio


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


def test_contributions_add_up_to_the_accounts(home, tmp_path):
    target = tmp_path / "bijdragen.csv"
    call = ("share", "--region", "JZ41", "--key", "inwoners", "--year", "2024")
    done = jeugdregio(*call, "--output", target, home=home)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))

    assert len(rows) == 16
    # Iv3: 262.568 thousand euro in the accounts of 2024.
    assert sum(int(row["bijdrage_cents"]) for row in rows) == 26_256_800_000
    [heerlen] = [row for row in rows if row["gm_code"] == "GM0917"]
    # 26.256.800.000 × 87.461 ÷ 600.290 inhabitants = 3.825.560.953,54
    assert heerlen["bijdrage_cents"] in {"3825560953", "3825560954"}
    assert "100% van de lasten jeugdzorg in 2024" in " ".join(done.stderr.split())

    again = jeugdregio(*call, "--output", target, home=home)
    assert again.returncode == 18
    assert "bestaat al" in again.stderr


def test_an_amount_of_ones_own_goes_to_stdout(home):
    done = jeugdregio(
        *("share", "--region", "JZ15", "--key", "band:10", "--total-cents", "-101"),
        home=home,
    )
    # Haarlemmermeer is a region of its own.
    assert done.stdout.splitlines() == [
        "gm_code,gemeente,jaar,sleutel,bijdrage_cents",
        "GM0394,Haarlemmermeer,2024,band:10,-101",
    ]


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("--region", "JZ41", "--key", "tombola"), 18, "kennen wij niet"),
        # Loon op Zand has no usable account of 2024.
        (("--region", "JZ35", "--key", "gebruik", "--year", "2024"), 18, "Loon op"),
    ],
)
def test_what_cannot_be_shared_is_told(home, given, code, said):
    done = jeugdregio("share", *given, home=home)
    assert done.returncode == code
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""
