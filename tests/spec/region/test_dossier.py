"""The region dossier: what is derived, what is recorded, and what is never said."""

from datetime import date

import pytest

from jeugdregio.region.dossier import build_dossier, next_steps, summarise
from jeugdregio.region.records import DecisionCount, LegalForm, Recorded, RegionFacts
from jeugdregio.standards.law import RegionReading


TODAY = date(2026, 11, 21)


def facts(**changes):
    values = {
        "naam": "Zuid-Limburg",
        "gemeenten": 16,
        "indeling": "de iJw-lijst 2026",
        "disputed": (),
        "form": None,
        "partial": (),
        "account_year": 2024,
        "use_years": (2021, 2022),
        "chapters_with_figures": 3,
        "chapters": 6,
        "decisions": {},
    }
    return RegionFacts(**{**values, **changes})


def dossier(recorded=None, readings=None, **changes):
    return build_dossier(facts(**changes), recorded or {}, readings or {}, as_of=TODAY)


def step(views, step_id):
    return next(view for view in views if view.step.id == step_id)


def test_the_steps_follow_the_chain_of_the_law():
    assert [view.step.id for view in dossier()] == [
        "plicht",
        "regio_entiteit",
        "regiovisie",
        "inkoop",
        "contract",
        "beschikbaarheid_geld",
        "verantwoording",
    ]


def test_without_records_only_what_is_certain_is_said():
    views = dossier()
    assert step(views, "plicht").state == "van kracht in delen"
    assert step(views, "regio_entiteit").state == "16 gemeenten, vorm onbekend"
    assert step(views, "regiovisie").state == "hier nog niet ingevuld"
    assert step(views, "contract").state == "geen contracten geladen"
    assert step(views, "beschikbaarheid_geld").state == (
        "uitgaven 2024 bekend, wachttijd niet"
    )


@pytest.mark.parametrize(
    ("account_year", "state", "tone"),
    [
        (2024, "uitgaven 2024 bekend, wachttijd niet", "busy"),
        (None, "geen cijfers", "open"),
    ],
)
def test_spending_is_known_when_there_are_accounts(account_year, state, tone):
    view = step(dossier(account_year=account_year), "beschikbaarheid_geld")
    assert (view.state, view.tone) == (state, tone)


def test_what_the_region_records_goes_before_what_is_derived():
    views = dossier({"regiovisie": Recorded("gereed", next_action="Vier het.")})
    view = step(views, "regiovisie")
    assert (view.state, view.tone, view.next_action) == ("gereed", "done", "Vier het.")


def test_a_recorded_form_names_host_and_source():
    form = LegalForm("centrumgemeente", "Maastricht", "Stcrt 2018, 61875", "C")
    view = step(dossier(form=form, partial=("Heerlen", "Landgraaf")), "regio_entiteit")
    assert view.state == "16 gemeenten, vorm bekend"
    assert (
        "De vorm is centrumgemeente, met Maastricht als gastheer "
        "(bron: Stcrt 2018, 61875)." in view.known
    )
    assert "Voor een deel doen mee: Heerlen en Landgraaf." in view.known
    assert "vorm" not in {need.id for need in view.missing}


@pytest.mark.parametrize(("adopted", "missing"), [(15, True), (16, False)])
def test_council_decisions_are_there_when_the_last_has_agreed(adopted, missing):
    views = dossier(decisions={"regiovisie": (DecisionCount("raad", adopted, 0, 16),)})
    needs = {need.id for need in step(views, "regiovisie").missing}
    assert ("raadsbesluiten" in needs) is missing


def test_a_college_does_not_decide_for_the_council():
    count = DecisionCount("college", 16, 0, 16)
    view = step(dossier(decisions={"regio_entiteit": (count,)}), "regio_entiteit")
    needs = {need.id for need in view.missing}
    assert "collegebesluiten" not in needs
    assert "zienswijzen" in needs
    assert "16 van de 16 colleges stemden in." in view.known


def test_those_that_recorded_nothing_count_and_a_refusal_is_told():
    count = DecisionCount("raad", 1, 2, 10, is_example=True)
    view = step(dossier(decisions={"regiovisie": (count,)}), "regiovisie")
    assert "1 van de 10 raden stemden in, 2 stemden tegen (Voorbeeld)." in view.known


def test_a_fictional_state_says_so_in_the_summary():
    recorded = {"regiovisie": Recorded("concept", is_example=True)}
    assert summarise(dossier(recorded), facts()) == (
        "De regio telt zestien gemeenten. De regiovisie is in concept (Voorbeeld), en "
        "de inkoop is hier nog niet ingevuld."
    )


def test_a_region_of_one_gemeente_is_written_in_the_singular():
    views = dossier(gemeenten=1)
    assert summarise(views, facts(gemeenten=1)).startswith(
        "De regio telt één gemeente."
    )
    assert step(views, "regio_entiteit").state == "1 gemeente, vorm onbekend"


def test_a_reading_of_the_region_decides_on_an_unconfirmed_article():
    before = {
        view.article.id: view.judgement for view in step(dossier(), "inkoop").articles
    }
    assert before["jw-2.19-1-a"].answer == "unknown"
    reading = RegionReading(
        "jw-2.19-1-a", date(2026, 7, 1), "Brief van de jurist.", "regio", TODAY
    )
    views = dossier(readings={"jw-2.19-1-a": reading})
    after = {view.article.id: view.judgement for view in step(views, "inkoop").articles}
    assert after["jw-2.19-1-a"].answer == "yes"
    assert after["jw-2.19-1-a"].by_reading


def test_nothing_is_ever_called_late():
    texts = " ".join(
        text
        for view in dossier({"inkoop": Recorded("bezig", due_on=date(2020, 1, 1))})
        for text in (view.state, view.next_action, *view.known)
    ).lower()
    assert not {"te laat", "verlopen", "overschreden"} & set(texts.split())
    assert "te laat" not in texts


def test_busy_steps_come_first_in_what_can_be_done_now():
    views = dossier({"contract": Recorded("bezig"), "plicht": Recorded("gereed")})
    assert [view.step.id for view in next_steps(views)] == [
        "regio_entiteit",
        "contract",
        "beschikbaarheid_geld",
    ]
