"""Names of aanbieders from a file."""

from __future__ import annotations

import pytest

from factories import MOMENT
from jeugdregio.actions.create_user import CONSOLE
from jeugdregio.actions.load_providers import load_providers
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.models import AuditLine, Organisation


pytestmark = pytest.mark.usefixtures("empty_register")


@pytest.fixture
def load(tmp_path):
    """Loads a file with these lines."""

    def load(*lines):
        path = tmp_path / "aanbieders.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        loaded = load_providers(path, actor=CONSOLE, at=MOMENT)
        return loaded.new, loaded.changed, loaded.unchanged

    return load


def rows():
    return list(
        Organisation.objects.order_by("code").values_list(
            "code", "kind", "naam", "is_example"
        )
    )


EXAMPLE = ("# Voorbeeld: gegenereerd, niet echt", "agbcode,naam")


def test_codes_become_organisations_that_say_voorbeeld(load):
    assert load(*EXAMPLE, "00990001,Aanbieder Voorbeeld 1") == (1, 0, 0)
    assert rows() == [("00990001", "aanbieder", "Aanbieder Voorbeeld 1", True)]
    assert AuditLine.objects.get().action == "load_providers"


def test_loading_twice_changes_nothing(load):
    lines = (*EXAMPLE, "00990001,Een", "00990002,Twee")
    load(*lines)
    before = list(Organisation.objects.values())
    assert load(*lines) == (0, 0, 2)
    assert list(Organisation.objects.values()) == before
    assert AuditLine.objects.count() == 1


def test_another_name_is_a_change_and_who_is_absent_stays(load):
    load("agbcode;naam", "00990001;Een", "00990002;Twee")
    assert load("agbcode;naam", "00990002;Stichting Twee, Heerlen") == (0, 1, 0)
    assert rows() == [
        ("00990001", "aanbieder", "Een", False),
        ("00990002", "aanbieder", "Stichting Twee, Heerlen", False),
    ]


def test_an_example_does_not_rename_a_real_aanbieder(load):
    load("agbcode,naam", "00990001,Echt")
    with pytest.raises(InvalidInputError, match="regel 3: een voorbeeld"):
        load(*EXAMPLE, "00990001,Verzonnen")
    assert rows() == [("00990001", "aanbieder", "Echt", False)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("990001,Naam", "regel 2, kolom agbcode: verwacht acht cijfers"),
        ("00990001,", "regel 2, kolom naam"),
        (f"00990001,{'x' * 121}", "regel 2, kolom naam"),
        ('00990001,"Een\nTwee"', "regel 2, kolom naam"),
        ("00990001,Een\n00990001,Een", "regel 3: zelfde code als regel 2"),
    ],
)
def test_wrong_lines_are_named(load, line, says):
    with pytest.raises(InvalidInputError) as caught:
        load("agbcode,naam", line)
    assert says in str(caught.value)
    assert rows() == []
