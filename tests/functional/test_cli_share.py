"""``jeugdregio share``: contributions as CSV, to the cent."""

from __future__ import annotations

import csv
import io

import pytest

from functional.command import jeugdregio


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


def test_the_contributions_add_up_to_what_was_spent(home, tmp_path):
    target = tmp_path / "F.csv"
    done = jeugdregio(
        *("share", "--region", "JZ41", "--key", "inwoners", "--year", "2024"),
        *("--deel", "100", "--output", target),
        home=home,
    )
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert len(rows) == 16
    # CBS Iv3: 262,568 thousand euro in the accounts of 2024.
    assert sum(int(row["bijdrage_cents"]) for row in rows) == 26_256_800_000
    [heerlen] = [row for row in rows if row["gm_code"] == "GM0917"]
    assert heerlen["eigen_cents"] == "5848600000"
    # 26,256,800,000 x 87,461 / 600,290 inhabitants = 3,825,560,953.54:
    # a cent down or up.
    assert heerlen["bijdrage_cents"] in {"3825560953", "3825560954"}
    assert "Inwoners: 1 januari 2024." in done.stderr
    again = jeugdregio(
        *("share", "--region", "JZ41", "--key", "gebruik", "--output", target),
        home=home,
    )
    assert again.returncode != 0 and "bestaat al" in again.stderr


@pytest.mark.parametrize(
    ("key", "year", "told"),
    [
        ("tombola", "2024", "kennen wij niet"),
        ("inwoners", "1999", "geen jaarrekeningen"),
    ],
)
def test_what_cannot_be_shared_is_told(home, key, year, told):
    done = jeugdregio(
        "share", "--region", "JZ41", "--key", key, "--year", year, home=home
    )
    assert done.returncode >= 10 and told in done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr
