"""The table as a file: the same figures, a safe name, the right kind."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest


pytestmark = pytest.mark.usefixtures("demo")


def lines(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    kind = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;")
    return list(csv.DictReader(io.StringIO(text), dialect=kind))


def test_csv_holds_the_figures_of_the_page(client):
    response = client.get("/export/lasten_iv3.csv", {"gebied": "JZ41"})
    rows = lines(response.content)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == (
        'attachment; filename="lasten-iv3-zuid-limburg-2024.csv"'
    )
    assert len(rows) == 16
    assert sum(int(row["lasten_x1000_eur"]) for row in rows) == 262_568


def test_country_by_gemeente_adds_up_to_the_published_total(client):
    response = client.get("/export/lasten_iv3.csv", {"niveau": "gemeente"})
    rows = [row for row in lines(response.content) if row["lasten_x1000_eur"]]
    assert sum(int(row["lasten_x1000_eur"]) for row in rows) == 7_174_099


def test_xlsx_opens_and_names_its_source(client):
    response = client.get("/export/gebruik_cbs.xlsx", {"gebied": "JZ41"})
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    cells = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert response["Content-Disposition"].endswith('zuid-limburg-2022.xlsx"')
    assert "Heerlen" in cells
    assert any("CBS" in cell for cell in cells)


def test_zip_holds_the_csv_and_its_metadata(client):
    response = client.get("/export/lasten_iv3.zip", {"gebied": "JZ41"})
    names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    assert "lasten-iv3-zuid-limburg-2024.csv" in names
    assert len(names) == 2


def test_name_of_the_file_is_plain_where_the_area_is_not(client):
    # Súdwest-Fryslân: no letter outside the alphabet may reach the header.
    response = client.get("/export/lasten_iv3.csv", {"gebied": "GM1900"})
    assert response["Content-Disposition"].isascii()
    assert response["Content-Disposition"].endswith('-2024.csv"')


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/export/lasten_iv3.exe", {}),
        ("/export/wachttijd.csv", {}),
        ("/export/lasten_iv3.csv", {"gebied": "XX"}),
        ("/export/lasten_iv3.csv", {"jaar": "1999"}),
        ("/export/lasten_iv3.csv", {"jaar": "abcd"}),
        ("/export/lasten_iv3.csv", {"indeling": "besluit_41"}),
        ("/export/lasten_iv3.csv", {"verslagsoort": "raming"}),
    ],
)
def test_what_does_not_exist_is_absent(client, address, query):
    response = client.get(address, query)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")
