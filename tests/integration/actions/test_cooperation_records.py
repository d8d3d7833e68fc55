"""Arrangements, tasks and answers in the register: who may, what is kept, who sees."""

from __future__ import annotations

from datetime import date

import pytest

from factories import MOMENT, actor
from jeugdregio.actions.answer_hit import answer_hit
from jeugdregio.actions.read_cooperation import arrangements_of
from jeugdregio.actions.record_arrangement import NewArrangement, record_arrangement
from jeugdregio.actions.record_participation import Extent, record_participation
from jeugdregio.actions.record_task import TaskRecord, record_task, withdraw_task
from jeugdregio.actions.seed_cooperation import seed_cooperation
from jeugdregio.actions.show_patchwork import show_patchwork
from jeugdregio.actions.show_tasks import show_tasks
from jeugdregio.actions.withdraw_arrangement import withdraw_arrangement
from jeugdregio.kernel.access import VISITOR, Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.register.models import (
    Arrangement,
    ArrangementTask,
    AuditLine,
    DetectorAnswer,
)
from jeugdregio.standards.regions import all_regions, find_regio
from site_fixtures import all_rows


pytestmark = pytest.mark.usefixtures("demo")

STAFF = actor(Role.REGIO)
TODAY = date(2026, 11, 28)
JENS = "subregio-AR-JENS"
EEMNES = "grens-AR-GOOIVECHT-GM0317"
EEMLAND, GOOI = find_regio("Eemland").code, find_regio("Gooi en Vechtstreek").code


def hits(region, who=VISITOR):
    return show_patchwork(who, region, as_of=TODAY).hits


def new(**change):
    values = {
        "name": "Overleg Parkstad",
        "kind": "privaat",
        "stage": "geldt",
        "members": ("GM0917", "GM0928"),
        "source": "Raadsbesluit 2026/118",
        "care_forms": ("pleegzorg",),
        **change,
    }
    return NewArrangement(**values)


def test_jens_is_found_as_a_sub_region_for_outpatient_help():
    [hit] = hits("JZ41")
    assert (hit.key, hit.kind, hit.care_forms) == (
        *(JENS, "subregio", ("intensief_ambulant",)),
    )
    assert hit.gemeenten == ("GM0917", "GM0882", "GM0986")  # Heerlen, Landgraaf, Vo..
    assert (hit.articles[0], hit.status) == ("jw-2.18-geen-uitstap", "S")
    assert "2017" in hit.source


@pytest.mark.parametrize("region", [EEMLAND, GOOI])
def test_eemnes_is_found_on_both_sides_of_the_border(region):
    [hit] = hits(region)
    assert (hit.key, hit.kind, hit.gemeenten) == (EEMNES, "grens", ("GM0317",))
    assert hit.care_forms == ()  # for which care is not known


def test_the_other_regions_have_nothing():
    found = {regio.code for regio in all_regions() if hits(regio.code)}
    assert found == {"JZ41", EEMLAND, GOOI}


def test_seeding_again_changes_nothing():
    before = all_rows()
    assert seed_cooperation() == 0
    assert all_rows() == before
    assert not Arrangement.objects.filter(is_example=True).exists()


def test_an_arrangement_is_kept_seen_inside_only_and_judged():
    made = record_arrangement(STAFF, "JZ41", new(), at=MOMENT)
    line = AuditLine.objects.first()

    assert (made.body.code, made.is_public) == ("AR-JZ41-001", False)
    assert (line.action, line.subject) == (*("record_arrangement", "JZ41/AR-JZ41-001"),)
    assert "Parkstad" not in line.detail
    assert [hit.key for hit in hits("JZ41", STAFF)] == [
        *(JENS, "subregio-AR-JZ41-001"),
    ]
    inside = {each.code for each in arrangements_of(actor(Role.RAAD), "JZ41")}
    assert "AR-JZ41-001" in inside
    for who in (VISITOR, actor(Role.REGIO, "JZ01"), actor(Role.AANBIEDER)):
        seen = {each.code for each in arrangements_of(who, "JZ41")}
        assert seen == {"JR-JZ41", "AR-JENS"}


def test_made_for_more_regions_nobody_is_across_a_border():
    record_arrangement(
        STAFF, "JZ41", new(members=("GM0917", "GM0317"), buys=False), at=MOMENT
    )
    record_arrangement(
        STAFF, "JZ41", new(members=("GM0917", "GM0317"), is_supra=True), at=MOMENT
    )
    record_arrangement(STAFF, "JZ41", new(members=("GM0317", "GM0917")), at=MOMENT)
    kinds = [(hit.kind, hit.arrangement) for hit in hits("JZ41", STAFF)]
    assert ("grens", "AR-JZ41-003") in kinds
    assert [code for kind, code in kinds if kind == "grens"] == ["AR-JZ41-003"]


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"name": " "}, InvalidInputError, "naam"),
        ({"source": ""}, InvalidInputError, "bron"),
        ({"members": ()}, InvalidInputError, "minstens één gemeente"),
        ({"members": ("GM0917", "GM0917")}, InvalidInputError, "één keer"),
        ({"members": ("GM0000",)}, UnknownCodeError, "GM0000"),
        ({"kind": "geheim"}, InvalidInputError, "soort"),
        ({"form_id": "stichting"}, UnknownCodeError, "stichting"),
        ({"care_forms": ("taxi",)}, UnknownCodeError, "taxi"),
        (
            {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 31)},
            *(InvalidInputError, "laatste dag"),
        ),
    ],
)
def test_what_does_not_fit_leaves_nothing(change, error, said):
    before = all_rows()
    with pytest.raises(error, match=said):
        record_arrangement(STAFF, "JZ41", new(**change), at=MOMENT)
    assert all_rows() == before


def test_partial_participation_is_recorded_and_replaced():
    record_arrangement(STAFF, "JZ41", new(is_main=True, care_forms=()), at=MOMENT)
    for extent in ("gedeeltelijk", "niet"):
        record_participation(
            STAFF,
            "JZ41",
            Extent("AR-JZ41-001", "GM0917", extent, "pleegzorg", "Tot 2027."),
            at=MOMENT,
        )
    each = next(a for a in arrangements_of(STAFF, "JZ41") if a.code == "AR-JZ41-001")
    heerlen = next(m for m in each.members if m.gemeente == "GM0917")
    assert (heerlen.without, heerlen.partly, heerlen.note) == (
        *(("pleegzorg",), (), "Tot 2027."),
    )


def test_participation_in_what_a_source_tells_is_not_overwritten():
    with pytest.raises(UnknownCodeError, match="geen deelnemer"):
        record_participation(
            STAFF, "JZ41", Extent("AR-JENS", "GM0917", "niet"), at=MOMENT
        )


def test_taking_back_leaves_no_trace_but_the_audit_lines():
    before = {k: v for k, v in all_rows().items() if "Audit" not in k}
    record_arrangement(STAFF, "JZ41", new(form_id="centrumgemeente"), at=MOMENT)
    record_task(
        STAFF,
        "JZ41",
        TaskRecord("beleid", "lokaal", "niet_bekend", "geen", "", "AR-JZ41-001"),
        at=MOMENT,
    )
    withdraw_arrangement(STAFF, "JZ41", "AR-JZ41-001", at=MOMENT)
    task = ArrangementTask.objects.get(is_public=False)
    assert task.arrangement is None
    withdraw_task(STAFF, "JZ41", task.pk, at=MOMENT)

    after = {k: v for k, v in all_rows().items() if "Audit" not in k}
    assert len(after.pop("Organisation")) == len(before.pop("Organisation")) + 1
    assert after == before


def test_public_facts_are_not_taken_back():
    with pytest.raises(UnknownCodeError, match="niet zelf vastgelegd"):
        withdraw_arrangement(STAFF, "JZ41", "AR-JENS", at=MOMENT)
    public = ArrangementTask.objects.filter(is_public=True).first()
    with pytest.raises(UnknownCodeError, match="niet vastgelegd"):
        withdraw_task(STAFF, "JZ41", public.pk, at=MOMENT)


def test_a_task_is_kept_and_a_second_time_replaces_it():
    for power in ("mandaat", "volmacht"):
        record_task(
            STAFF,
            "JZ41",
            TaskRecord("backoffice", "regionaal", "vrijwillig", power, "pleegzorg"),
            at=MOMENT,
        )
    task = ArrangementTask.objects.get(is_public=False)
    assert (task.power, task.care_form_id) == ("volmacht", "pleegzorg")
    assert show_tasks(STAFF, "JZ41").recorded == 1
    assert show_tasks(VISITOR, "JZ41").recorded == 0
    assert AuditLine.objects.first().detail == (
        "niveau=regionaal zorgvorm=pleegzorg bevoegdheid=volmacht"
    )


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (TaskRecord("koken", "lokaal", "niet_bekend", "geen"), UnknownCodeError),
        (TaskRecord("beleid", "wijk", "niet_bekend", "geen"), InvalidInputError),
        (TaskRecord("beleid", "lokaal", "misschien", "geen"), InvalidInputError),
        (TaskRecord("beleid", "lokaal", "niet_bekend", "dwang"), InvalidInputError),
        (
            TaskRecord("beleid", "lokaal", "niet_bekend", "geen", "taxi"),
            UnknownCodeError,
        ),
        (
            TaskRecord("beleid", "lokaal", "niet_bekend", "geen", "", "AR-DRENTHE"),
            UnknownCodeError,
        ),
        (
            TaskRecord("beleid", "lokaal", "niet_bekend", "geen", note="x" * 301),
            InvalidInputError,
        ),
    ],
)
def test_a_task_that_does_not_fit_is_refused(told, error):
    with pytest.raises(error):
        record_task(STAFF, "JZ41", told, at=MOMENT)
    assert not ArrangementTask.objects.filter(is_public=False).exists()


def test_the_answer_of_the_region_is_kept_and_seen_inside_only():
    answer_hit(
        *(STAFF, "JZ41", JENS), stance="klopt_niet", text=" JenS liep af. ", at=MOMENT
    )
    kept = DetectorAnswer.objects.get()
    line = AuditLine.objects.first()

    assert (kept.stance, kept.text, kept.is_example) == (
        *("klopt_niet", "JenS liep af.", False),
    )
    assert (line.action, line.detail) == ("answer_hit", "stance=klopt_niet")
    inside = show_patchwork(actor(Role.RAADSLEZER), "JZ41", as_of=TODAY)
    assert inside.answers[JENS].text == "JenS liep af."
    assert show_patchwork(VISITOR, "JZ41", as_of=TODAY).answers == {}


@pytest.mark.parametrize(
    ("key", "stance", "text", "error"),
    [
        ("subregio-AR-X", "past", "Goed.", UnknownCodeError),
        (EEMNES, "past", "Goed.", UnknownCodeError),  # of another region
        (JENS, "weet_niet", "Goed.", InvalidInputError),
        (JENS, "past", "  ", InvalidInputError),
        (JENS, "past", "x" * 501, InvalidInputError),
    ],
)
def test_an_answer_to_nothing_or_without_words_is_refused(key, stance, text, error):
    with pytest.raises(error):
        answer_hit(STAFF, "JZ41", key, stance=stance, text=text, at=MOMENT)
    assert not DetectorAnswer.objects.exists()


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (actor(Role.RAAD), ActionDeniedError),
        (actor(Role.AMBTENAAR), ActionDeniedError),
        (actor(Role.REGIO, "JZ01"), UnknownCodeError),
        (actor(Role.BEHEERDER), UnknownCodeError),
        (VISITOR, UnknownCodeError),
    ],
    ids=["council", "official", "other region", "administrator", "visitor"],
)
def test_only_staff_of_the_region_records(who, error):
    told = TaskRecord("beleid", "lokaal", "niet_bekend", "geen")
    extent = Extent("AR-JENS", "GM0917", "niet")
    for action in (
        lambda: record_arrangement(who, "JZ41", new(), at=MOMENT),
        lambda: withdraw_arrangement(who, "JZ41", "AR-JENS", at=MOMENT),
        lambda: record_participation(who, "JZ41", extent, at=MOMENT),
        lambda: record_task(who, "JZ41", told, at=MOMENT),
        lambda: withdraw_task(who, "JZ41", 1, at=MOMENT),
        lambda: answer_hit(who, "JZ41", JENS, stance="past", text="Ja.", at=MOMENT),
    ):
        with pytest.raises(error):
            action()


def test_what_a_fictional_person_records_is_fictional():
    from dataclasses import replace

    made = record_arrangement(replace(STAFF, is_example=True), "JZ41", new(), at=MOMENT)
    assert made.is_example
    [hit] = [h for h in hits("JZ41", STAFF) if h.arrangement == made.body.code]
    assert hit.is_example
