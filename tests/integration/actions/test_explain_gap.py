"""Why there are no figures from messages, and what to do about it."""

from datetime import date

import pytest

from factories import message
from jeugdregio.actions.explain_gap import explain_gap
from jeugdregio.actions.show_figure import find_scope
from jeugdregio.actions.workspace import Workspace
from jeugdregio.register.models import ContractLine


pytestmark = pytest.mark.usefixtures("empty_register", "keys")


def title(tmp_path, *, demo, place="JZ41"):
    return explain_gap(Workspace(tmp_path), find_scope(place), demo=demo).title


def contract(gemeente):
    ContractLine.objects.create(
        gemeente=gemeente,
        aanbieder="00990001",
        categorie="45",
        code="45A01",
        eenheid="04",
        tarief_cents=1000,
        begindatum=date(2026, 1, 1),
    )


def test_without_messages_it_says_how_to_fill(tmp_path):
    gap = explain_gap(Workspace(tmp_path), find_scope("GM0917"), demo=False)
    assert gap.title == "Er zijn nog geen berichten van Heerlen"
    assert gap.commands[-1] == "jeugdregio facts build"


def test_in_a_demo_traffic_is_coming_in_for_the_region_with_contracts(tmp_path):
    contract("0917")
    assert title(tmp_path, demo=True) == "Het voorbeeldverkeer komt nu binnen"
    assert title(tmp_path, demo=True, place="JZ01").startswith("Er zijn nog geen")
    assert title(tmp_path, demo=False).startswith("Er zijn nog geen")


def test_messages_without_facts_have_to_be_counted_first(tmp_path):
    message()
    gap = explain_gap(Workspace(tmp_path), find_scope("JZ41"), demo=False)
    assert gap.title == "De cijfers worden nog uitgerekend"
    assert gap.commands == ("jeugdregio facts build",)
