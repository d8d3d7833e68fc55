"""Other divisions from a file: all of it or nothing, every fault by line."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT
from jeugdregio.actions.create_user import CONSOLE
from jeugdregio.actions.load_divisions import load_divisions
from jeugdregio.actions.show_patchwork import show_patchwork
from jeugdregio.kernel.access import VISITOR
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.models import AuditLine, DivisionMembership
from jeugdregio.standards.regions import members
from site_fixtures import all_rows


pytestmark = pytest.mark.usefixtures("demo")

HEAD = "gemeentecode;indeling;gebiedscode;gebiedsnaam;begindatum;einddatum;bron"


@pytest.fixture
def load(tmp_path):
    """Loads a file with these lines."""

    def load(*lines):
        path = tmp_path / "indelingen.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return load_divisions(path, actor=CONSOLE, at=MOMENT)

    return load


def line(code="GM0917", area="23", name="Zuid-Limburg", first="2026-01-01", last=""):
    return f"{code};GGD-regio;{area};{name};{first};{last};Lijst van het RIVM"


def test_the_whole_region_in_one_area_is_told_as_such(load):
    loaded = load(HEAD, *(line(code) for code in members("JZ41")))
    assert (loaded.lines, loaded.replaced, loaded.divisions) == (16, 0, ("GGD-regio",))
    [division] = show_patchwork(VISITOR, "JZ41", as_of=date(2026, 11, 28)).divisions
    assert division.fits
    assert division.text == (
        "De gemeenten liggen in één gebied van GGD-regio: Zuid-Limburg."
    )
    assert show_patchwork(VISITOR, "JZ01", as_of=date(2026, 11, 28)).divisions == ()


def test_loading_twice_changes_nothing_and_another_file_replaces_the_division(load):
    load(HEAD, line(), line("GM0935"))
    before = all_rows()
    assert load(HEAD, line(), line("GM0935")).replaced == 0
    assert all_rows() == before
    assert load(HEAD, line(name="Limburg")).replaced == 2
    assert DivisionMembership.objects.get().area_name == "Limburg"
    assert AuditLine.objects.filter(action="load_divisions").count() == 2


def test_a_code_without_gm_and_zeros_that_excel_dropped_is_understood(load):
    load(HEAD, line("14"), line("0917"))
    found = DivisionMembership.objects.values_list("gemeente__code", flat=True)
    assert sorted(found) == ["GM0014", "GM0917"]


def test_a_day_outside_the_period_is_another_division(load):
    load(HEAD, line(last="2026-06-30"))
    assert show_patchwork(VISITOR, "JZ41", as_of=date(2026, 6, 30)).divisions
    assert not show_patchwork(VISITOR, "JZ41", as_of=date(2026, 7, 1)).divisions


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((HEAD,), "geen enkele gemeente"),
        ((HEAD, line("GM9999")), "regel 2, kolom gemeentecode"),
        ((HEAD, line(), line()), "regel 3: zelfde gemeente en gebied als regel 2"),
        ((HEAD, line(first="1 januari")), "regel 2, kolom begindatum"),
        ((HEAD, line(last="2025-12-31")), "voor de begindatum"),
        ((HEAD, line(name="")), "regel 2, kolom gebiedsnaam"),
        ((HEAD, line(area="x" * 21)), "1 tot 20 tekens"),
        (("gemeentecode;indeling", "GM0917;GGD"), "kolom bron ontbreekt"),
    ],
)
def test_a_fault_is_told_and_nothing_is_stored(load, lines, said):
    with pytest.raises(InvalidInputError, match=said):
        load(*lines)
    assert not DivisionMembership.objects.exists()


def test_an_example_says_so_and_does_not_replace_what_is_real(load):
    assert load("# Voorbeeld: verzonnen", HEAD, line()).is_example
    assert DivisionMembership.objects.get().is_example
    load(HEAD, line())
    with pytest.raises(InvalidInputError, match="voorbeeld"):
        load("# Voorbeeld: verzonnen", HEAD, line(name="Anders"))
