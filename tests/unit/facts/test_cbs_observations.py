"""From answers to a table: built answers over a real connection.

Expected figures: `jeugdzorg_in_natura_gemeente_2021_2022.csv` and
`headline_figures.csv`, as named in `fixtures/cbs/build_fixtures.py`.
"""

from __future__ import annotations

import csv
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fixtures.cbs.server import FOLDER, CbsServer
from jeugdregio.facts.cbs.archive import Archive
from jeugdregio.facts.cbs.client import CbsClient
from jeugdregio.facts.cbs.fetch import fetch_table
from jeugdregio.facts.cbs.observations import parse_table
from jeugdregio.facts.cbs.selection import one_of, starts_with
from jeugdregio.facts.cbs.tables import region_kind
from jeugdregio.kernel.errors import (
    InvalidInputError,
    SourceUnavailableError,
    UnknownCodeError,
)


NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHARED = Path(__file__).parents[3].parent / "shared" / "data"


@pytest.fixture
def server():
    with CbsServer() as running:
        for table in ("85099NED", "85097NED", "85102NED", "83454NED"):
            running.play(table)
        yield running


def fetch(server, table_id="85099NED", **rest):
    with CbsClient(
        server.base, sleep=lambda _: None, monotonic=time.monotonic, attempts=1
    ) as client:
        return fetch_table(client, table_id, fetched_at=NOW, **rest)


def test_two_pages_become_one_table_with_trimmed_keys(server):
    table = fetch(server)

    figures = [
        (each.region, each.period.code, each.value) for each in table.observations()
    ]
    assert figures == [
        ("GM0917", "2021JJ00", 2955),
        ("GM0917", "2022JJ00", 2455),
        ("GM0096", "2021JJ00", 10),
        ("NL01", "2022JJ00", 461985),
        ("NL01", "2023HJ01", 398555),
    ]


def test_every_figure_carries_titles_unit_period_and_status(server):
    *_, last = fetch(server).observations()

    assert last.measure.title == "Jongeren met jeugdzorg"
    assert last.measure.unit == "aantal"
    assert last.codes["VormenVanJeugdzorg"].title == "JZ Totaal jeugdzorg"
    assert last.codes["RegioS"].title == "Nederland"
    assert (last.period.kind, last.period.last_day) == ("halfjaar", date(2023, 6, 30))
    assert last.status == "voorlopig"
    assert last.value_attribute == "None"


def test_table_carries_title_and_date_of_change(server):
    table = fetch(server)

    assert table.title == "Kerncijfers over jeugdzorg (vanaf 2021)"
    assert table.modified.date() == date(2026, 10, 30)
    assert table.fetched_at == NOW
    assert table.periods()[0].status == "definitief"
    assert [each.code for each in table.periods()] == [
        "2021JJ00",
        "2022JJ00",
        "2023HJ01",
    ]


def test_null_stays_null_with_its_reason(server):
    *_, unknown = fetch(server, "85097NED").observations()

    assert unknown.codes["VerwijzerJeugdzorg"].title == "Verwijzer onbekend"
    assert unknown.value is None
    assert unknown.value_attribute == "Impossible"


def test_reference_day_is_a_period_of_one_day(server):
    (figure,) = fetch(server, "85102NED").observations()

    assert figure.value == 326505
    assert figure.period.first_day == figure.period.last_day == date(2025, 6, 30)


def test_area_is_found_under_another_name(server):
    budget, spent = fetch(server, "83454NED").observations()

    assert (budget.region, budget.value) == ("GM0983", 42786)
    assert (spent.region, spent.value) == ("GM0983", 41869)
    assert spent.measure.unit == "1 000 euro"
    assert spent.status == "voorlopig"  # from the star: the status field is empty


@pytest.mark.shared
def test_built_figures_equal_their_source():
    path = SHARED / "jeugdzorg_in_natura_gemeente_2021_2022.csv"
    if not path.exists():
        pytest.skip("../shared is not here")
    with path.open(encoding="utf-8") as lines:
        rows = {(row["jaar"], row["gm_code"]): row for row in csv.DictReader(lines)}

    assert rows["2021", "GM0917"]["jongeren_totaal"] == "2955"
    assert rows["2022", "GM0917"]["jongeren_totaal"] == "2455"
    assert rows["2021", "GM0096"]["jongeren_totaal"] == "10"
    assert rows["2022", "NL01"]["jongeren_totaal"] == "461985"
    assert rows["2021", "GM0917"]["trajecten_totaal"] == "5670"
    assert rows["2021", "GM0917"]["verw_gemeentelijke_toegang"] == "1985"
    assert rows["2021", "GM0917"]["verw_huisarts"] == "740"
    assert rows["2021", "GM0917"]["verw_onbekend"] == ""


def test_string_value_is_kept(server):
    def as_text(page):
        page["value"][0] |= {"Value": None, "StringValue": "zie toelichting"}

    server.change("/85102NED/Observations", as_text)

    (figure,) = fetch(server, "85102NED").observations()

    assert (figure.value, figure.string_value) == (None, "zie toelichting")


def test_extra_dimension_is_an_error_that_names_it(server):
    with pytest.raises(SourceUnavailableError, match="onverwachte dimensie: Perioden"):
        fetch(server, dimensions=("VormenVanJeugdzorg", "RegioS"))


def test_missing_dimension_is_an_error_that_names_it(server):
    wanted = ("VormenVanJeugdzorg", "RegioS", "Perioden", "Leeftijd")

    with pytest.raises(SourceUnavailableError, match="ontbrekende dimensie: Leeftijd"):
        fetch(server, dimensions=wanted)


def test_expected_dimensions_may_come_in_another_order(server):
    wanted = ("Perioden", "RegioS", "VormenVanJeugdzorg")

    assert len(fetch(server, dimensions=wanted)) == 5


def test_ignored_filter_is_found_out(server):
    # The server sends Vlieland and Nederland too, as if it did not read the filter.
    page = server.replies["/CBS/85099NED/Observations"]
    server.put("/85099NED/Observations?$filter=RegioS%20eq%20%27GM0917%27", *page)

    with pytest.raises(SourceUnavailableError, match="filter op RegioS is genegeerd"):
        fetch(server, where=(one_of("RegioS", "GM0917"),))


def test_honoured_filter_passes_and_is_told(server):
    server.put(
        "/85102NED/Observations?$filter=startswith%28RegioS%2C%27NL%27%29",
        *server.replies["/CBS/85102NED/Observations"],
    )

    table = fetch(server, "85102NED", where=(starts_with("RegioS", "NL"),))

    assert table.selection == "startswith(RegioS,'NL')"
    assert len(table) == 1


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (one_of("VormenVanJeugdzorg", "A999"), "onbekende code .*: A999"),
        (one_of("Leeftijd", "10000"), "dimensie Leeftijd bestaat niet"),
    ],
)
def test_demand_that_the_table_cannot_meet_is_an_error(server, condition, text):
    address = "/85099NED/Observations"
    name, code = condition.dimension, condition.values[0]
    server.put(
        f"{address}?$filter={name}%20eq%20%27{code}%27",
        *server.replies[f"/CBS{address}"],
    )

    with pytest.raises(SourceUnavailableError, match=text):
        fetch(server, where=(condition,))


def row_with(**fields):
    return lambda page: page["value"][0].update(fields)


def row_without(field):
    return lambda page: page["value"][0].pop(field)


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (row_with(Leeftijd="10000"), "onverwachte dimensie of veld: Leeftijd"),
        (row_without("RegioS"), "een waarneming zonder 'RegioS'"),
        (row_without("Measure"), "een waarneming zonder 'Measure'"),
        (row_with(RegioS="GM9999"), "code 'GM9999' ontbreekt in RegioS"),
        (row_with(Measure="X"), "code 'X' ontbreekt in Measure"),
        (row_with(Value="326505"), "'Value' is geen getal"),
        (row_with(Value=True), "'Value' is geen getal"),
        (row_with(Value=10**400), "'Value' is te groot"),
        (row_with(StringValue=1), "'StringValue' is geen tekst"),
        (row_with(ValueAttribute=1), "'ValueAttribute' is geen tekst"),
        (lambda page: page["value"].append(page["value"][0]), "twee keer"),
        (
            lambda page: page["value"].clear(),
            "telt 1 waarnemingen, ontvangen zijn er 0",
        ),
        (lambda page: page["value"].append("x"), "geen JSON-object"),
    ],
)
def test_figures_of_another_shape_are_an_error(server, edit, text):
    server.change("/85102NED/Observations", edit)

    with pytest.raises(SourceUnavailableError, match=text):
        fetch(server, "85102NED")


@pytest.mark.parametrize(
    ("part", "edit", "text"),
    [
        ("Properties", lambda it: it.pop("Title"), "'Title' ontbreekt"),
        ("Properties", lambda it: it.update(Modified="nu"), "'Modified' is geen datum"),
        ("Dimensions", row_with(Identifier="../x"), "vreemde tekens"),
        ("Dimensions", row_without("Kind"), "'Kind' ontbreekt"),
        ("Dimensions", lambda it: it["value"].clear(), "onverwachte dimensie"),
        ("MeasureCodes", row_without("Identifier"), "'Identifier' ontbreekt"),
        ("PeriodenCodes", row_with(Identifier="2025SJ00"), "2025SJ00"),
    ],
)
def test_description_of_another_shape_is_an_error(server, part, edit, text):
    server.change(f"/85102NED/{part}", edit)

    with pytest.raises(SourceUnavailableError, match=text):
        fetch(server, "85102NED")


def test_table_without_its_figures_is_incomplete():
    archive = Archive(FOLDER)
    *description, _ = archive.answers(archive.as_of("85102NED"))

    with pytest.raises(SourceUnavailableError, match="deel van de tabel ontbreekt"):
        parse_table(description, table_id="85102NED", fetched_at=NOW)


def test_more_figures_than_wanted_are_refused(server):
    assert len(fetch(server, max_rows=5)) == 5
    with pytest.raises(SourceUnavailableError, match="meer dan 4 waarnemingen"):
        fetch(server, max_rows=4)


def test_year_that_is_no_whole_year_is_remarked(server):
    server.change("/85097NED/PeriodenCodes", row_with(Title="2021 januari-april"))

    (remark,) = fetch(server, "85097NED").remarks

    assert (
        remark == "Periode 2021JJ00 heet '2021 januari-april': mogelijk geen heel jaar."
    )


def test_period_without_status_is_remarked(server):
    server.change("/85097NED/PeriodenCodes", row_with(Status=None))

    (remark,) = fetch(server, "85097NED").remarks

    assert "2021JJ00" in remark
    assert "definitief" in remark


@pytest.mark.parametrize(
    "table_id", ["", "../x", "85099NED/x", "85099NED?", "8509 NED"]
)
def test_table_id_of_another_form_never_reaches_the_service(server, table_id):
    with pytest.raises(InvalidInputError, match="geen tabelnummer"):
        fetch(server, table_id)

    assert server.asked == []


def test_unknown_table_is_an_unknown_code(server):
    with pytest.raises(UnknownCodeError, match="99999NED"):
        fetch(server, "99999NED")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NL01", "land"),
        ("LD01", "landsdeel"),
        ("PV20", "provincie"),
        ("CR01", "corop"),
        ("GM0917", "gemeente"),
        ("JZ41", "jeugdregio"),
        ("VT01", "veilig_thuis"),
        ("WK091700", "wijk"),
        ("BU09170000", "buurt"),
        ("T001018", "anders"),
    ],
)
def test_kind_of_area_follows_from_the_code(code, kind):
    assert region_kind(code) == kind
