"""Who pays what: keys to try in the address, and the one that the region records."""

from __future__ import annotations

import csv
import io

import pytest

from jeugdregio.register.models import CostKey
from jeugdregio.standards.regions import all_regions
from page_reader import answer, heading, number, read, table, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

ADDRESS = "/regio/JZ41/samenwerking/geld/"
KEY = {"key": "inwoners", "state": "concept", "reason": "Proef."}


@pytest.fixture(autouse=True)
def no_key(demo):
    """Without the fictional key of the demo."""
    CostKey.objects.all().delete()


def main(response):
    return text_of(read(response).get_element_by_id("inhoud"))


def test_answer_is_true_of_the_table(client):
    response = client.get(ADDRESS, {"sleutel": ["inwoners", "band"], "jaar": "2024"})
    assert heading(response).startswith("Wie betaalt wat?")
    rows = table(response, "Bijdrage in euro per gemeente, 2024")
    assert len(rows) == 16
    [heerlen] = [row for row in rows if row["Gemeente"] == "Heerlen"]
    # 262.568.000 × 87.461 ÷ 600.290 = 38.255.609,54; own 58.486.000.
    assert heerlen["Eigen kosten €"] == "58.486.000"
    assert heerlen["Inwoners €"] == "38.255.610"
    gaps = [number(row["Inwoners €"]) - number(row["Eigen kosten €"]) for row in rows]
    assert min(gaps) == 38_255_610 - 58_486_000
    # At most 10% from 58.486.000, so 52.637.400 at least.
    assert heerlen["Solidariteitsband 10% €"] == "52.637.400"
    assert answer(response).replace("\xa0", " ") == (
        "Met de sleutel 'Inwoners' betaalt Eijsden-Margraten € 5,6 mln meer en "
        "Heerlen € 20 mln minder dan de eigen kosten (2024)."
    )
    assert max(gaps) == pytest.approx(5.6e6, abs=5e4)


@pytest.mark.parametrize("regio", all_regions(), ids=lambda each: each.code)
def test_every_region_has_an_answer(client, regio):
    response = client.get(f"/regio/{regio.code}/samenwerking/geld/")
    assert response.status_code == 200
    assert answer(response).endswith(".")
    for sentence in answer(response).split(". "):
        assert len(sentence.split()) <= 25


def test_a_region_of_one_municipality_pays_all_itself(client):
    response = client.get("/regio/JZ15/samenwerking/geld/")
    assert answer(response) == (
        "Haarlemmermeer is de enige gemeente van de regio en betaalt alles zelf."
    )
    assert "samen en alleen zijn hetzelfde" in main(response)


def test_every_key_can_be_chosen_with_its_number(client):
    choice = {
        "sleutel": ["gebruikers", "jeugd", "verleden", "stoploss", "vast", "mengsel"],
        "stoploss": "120",
        "mengsel_a": "inwoners",
        "mengsel_deel": "70",
        "mengsel_b": "gebruik",
        "vast-GM0917": "3",
        "vast-GM0935": "1",
    }
    response = client.get(ADDRESS, choice)
    told = main(response)
    for name in (
        "Grens aan de eigen kosten 120%",
        "Mengsel: 70% inwoners, 30% eigen kosten",
        "inwoners van 0 tot 25 jaar: 2022",
        "gemiddelde kosten van eerdere jaren: 2021, 2022, 2023",
    ):
        assert name in told
    rows = {
        row["Gemeente"]: row["Vaste aandelen €"]
        for row in table(response, "Bijdrage in euro")
    }
    # 3 and 1 of 4: three quarters and a quarter of 262.568.000.
    assert (rows["Heerlen"], rows["Maastricht"], rows["Vaals"]) == (
        *("196.926.000", "65.642.000", "0"),
    )


def test_amount_and_year_in_the_address_make_the_view(client):
    response = client.get(
        ADDRESS, {"sleutel": "inwoners", "totaal": "1.000", "jaar": "2023"}
    )
    rows = table(response, "Bijdrage in euro per gemeente, 2023")
    # Whole euros of a thousand, each off by at most a half.
    assert sum(number(row["Inwoners €"]) for row in rows) == pytest.approx(1000, abs=8)
    assert "gekozen bedrag" in main(response)
    assert "Tussen 2022 en 2023 is de telling anders" in main(response)


def test_missing_account_is_told_and_not_filled_in(client):
    response = client.get("/regio/JZ35/samenwerking/geld/", {"jaar": "2024"})
    told = main(response)
    assert "Van Loon op Zand is er over 2024 geen bruikbare jaarrekening" in told
    assert "Niet te berekenen." in told
    assert "betaalt Tilburg het meest" in answer(response)
    own = {
        row["Gemeente"]: row["Eigen kosten €"]
        for row in table(response, "Bijdrage in euro")
    }
    assert own["Loon op Zand"] == "onbekend"
    assert number(own["Tilburg"]) > 0
    latest = main(client.get("/regio/JZ35/samenwerking/geld/"))
    assert "maar niet van Loon op Zand. Daarom staat hier 2023." in latest


def test_figures_can_be_asked_why_and_law_has_its_status(client):
    response = client.get(ADDRESS)
    hrefs = read(response).xpath("//main//a/@href")
    whys = {each for each in hrefs if each.startswith("/waarom/lasten_iv3/")}
    assert whys
    assert all(client.get(each).status_code == 200 for each in whys)
    assert "uit tweede hand" in main(response)
    assert "Voorbeeld" in main(response)


def test_core_names_who_pays_more_than_alone(client):
    row = table(
        client.get(ADDRESS, {"sleutel": ["gebruik", "inwoners"], "jaar": "2024"}),
        "Wie alleen goedkoper uit is",
    )
    assert row[0]["Sleutel"] == "Eigen kosten"
    assert row[0]["Gemeenten die alleen goedkoper uit zijn"] == "niemand"
    assert "Maastricht" in row[1]["Gemeenten die alleen goedkoper uit zijn"]
    # Without an organisation of its own Sittard-Geleen is off by 679.288; with one
    # of a million each nobody small is.
    high = table(
        client.get(
            ADDRESS,
            {"sleutel": "inwoners", "jaar": "2024", "organisatie": "9.000.000"},
        ),
        "Wie alleen goedkoper uit is",
    )
    assert high[0]["Gemeenten die alleen goedkoper uit zijn"] == "niemand"


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"sleutel": "tombola"}, 400),
        ({"sleutel": "band", "band": "tien"}, 400),
        ({"sleutel": "band", "band": "101"}, 400),
        ({"aandeel": "0"}, 400),
        ({"totaal": "veel"}, 400),
        ({"totaal": "9" * 12}, 400),
        ({"gevallen": "11"}, 400),
        ({"organisatie": "-1"}, 400),
        ({"sleutel": "mengsel", "mengsel_deel": "130"}, 400),
        ({"jaar": "1999"}, 404),
        ({"jaar": "x"}, 404),
        ({"indeling": "besluit_41"}, 404),
    ],
)
def test_what_cannot_be_is_told(client, wrong, status):
    response = client.get(ADDRESS, wrong)
    assert response.status_code == status
    assert answer(response)


def test_export_has_the_cents_of_the_page(client):
    page = client.get(ADDRESS, {"sleutel": ["inwoners", "band:15"], "jaar": "2024"})
    hrefs = read(page).xpath("//a[contains(@href, 'bijdragen.')]/@href")
    [as_csv] = [each for each in hrefs if "bijdragen.csv" in each]
    response = client.get(as_csv)
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert len(rows) == 16
    for column in ("eigen_kosten_cents", "bijdrage_1_cents", "bijdrage_2_cents"):
        assert sum(int(row[column]) for row in rows) == 26_256_800_000
    assert response["Content-Disposition"] == (
        'attachment; filename="bijdragen-zuid-limburg-2024.csv"'
    )
    xlsx = client.get("/regio/JZ41/samenwerking/geld/bijdragen.xlsx")
    assert xlsx.content.startswith(b"PK")
    assert client.get(f"{ADDRESS}bijdragen.exe").status_code == 404


def test_who_is_not_logged_in_logs_in_first(client):
    response = client.post(ADDRESS, KEY)
    assert response["Location"].startswith("/inloggen/")
    assert not CostKey.objects.exists()


@pytest.mark.parametrize("who", ["ambtenaar", "griffie", "wethouder", "raadslezer"])
def test_a_municipality_does_not_record_it(who):
    assert demo_browser(who).post(ADDRESS, KEY).status_code == 403
    assert not CostKey.objects.exists()


def test_staff_records_it_and_only_insiders_see_it():
    staff = demo_browser("adviseur-regio")
    assert "De regio legde nog geen sleutel vast" in main(staff.get(ADDRESS))
    given = {**KEY, "valid_from": "01-01-2027"}
    query = "?jaar=2023&aandeel=40&sleutel=inwoners"
    done = staff.post(ADDRESS + query, given, follow=True)
    assert "De kostensleutel is vastgelegd." in main(done)

    key = CostKey.objects.get()
    assert (key.key, key.is_example, str(key.valid_from)) == (
        *("inwoners", True, "2027-01-01"),
    )
    assert key.parameters == {"jaar": 2023, "aandeel": 40, "totaal": None}
    inside = main(demo_browser("ambtenaar").get(ADDRESS))
    assert "De regio legde een sleutel vast (concept): Inwoners." in inside
    assert "Geldt vanaf 1 januari 2027." in inside
    assert "Reden: Proef." in inside
    assert "legde" not in main(browser_of().get(ADDRESS))
    [href] = read(staff.get(ADDRESS)).xpath(
        "//a[contains(., 'Toon deze sleutel')]/@href"
    )
    assert staff.get(ADDRESS + href).status_code == 200


@pytest.mark.parametrize(
    "change",
    [{"state": ""}, {"key": "band:10"}, {"valid_from": "31-02-2027"}, {"key": ""}],
)
def test_form_that_is_wrong_is_shown_again(change):
    response = demo_browser("adviseur-regio").post(
        f"{ADDRESS}?sleutel=inwoners", {**KEY, **change}
    )
    assert response.status_code == 400
    assert read(response).xpath("//ul[@class='errorlist']")
    assert not CostKey.objects.exists()
