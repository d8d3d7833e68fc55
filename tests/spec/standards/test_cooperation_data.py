"""Arrangements and tasks: what the sources say, no more, and honestly worded."""

from __future__ import annotations

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.arrangements import find_arrangement, known_arrangements
from jeugdregio.standards.care_forms import find_care_form
from jeugdregio.standards.cooperation_tasks import all_tasks, find_task
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.harmonising import assumptions
from jeugdregio.standards.law import find_article, find_source
from jeugdregio.standards.law_wording import long_sentences, sure_sentences
from jeugdregio.standards.regions import find_regio, members, regio_of
from jeugdregio.standards.wgr_forms import all_forms, find_form


JENS = {"Heerlen", "Landgraaf", "Voerendaal"}


def statements():
    """Every record with a status, its source and its caveat."""
    for each in known_arrangements():
        yield each.id, each.text, each.status, each.source, each.caveat
        yield (
            *(f"{each.id} leden", each.members_text, each.members_status),
            *(each.members_source, each.members_caveat),
        )
        for member in each.members:
            yield (
                *(f"{each.id} {member.gemeente}", member.text),
                *(member.status, member.source, member.caveat),
            )
        for task in each.tasks:
            yield f"{each.id} {task.task}", task.text, *_rest(task)
    for task in all_tasks():
        yield task.id, task.text, *_rest(task)
        if task.default:
            yield f"{task.id} default", task.default.text, *_rest(task.default)


def _rest(record):
    return record.status, record.source, record.caveat


@pytest.mark.parametrize("found", list(statements()), ids=lambda each: each[0])
def test_each_statement_has_known_sources_and_says_what_is_not_sure(found):
    _, text, status, source, caveat = found
    for part in source.split(";"):
        find_source(part.split()[0].rstrip(","))
    assert status == "C" or caveat
    assert long_sentences(text) == long_sentences(caveat) == []
    if status == "U":
        assert sure_sentences(text) == []


@pytest.mark.parametrize("each", known_arrangements(), ids=lambda each: each.id)
def test_every_code_is_known(each):
    find_regio(each.region)
    if each.form:
        find_form(each.form)
    for code in [member.gemeente for member in each.members] + [each.host]:
        assert not code or find_gemeente(code).code == code
    for care_form in each.care_forms:
        find_care_form(care_form)
    for task in each.tasks:
        find_task(task.task)
    assert (each.scope == "genoemd") == bool(each.care_forms)


def test_zuid_limburg_is_sixteen_municipalities_with_maastricht_as_host():
    each = find_arrangement("zuid-limburg")
    assert {m.gemeente for m in each.members} == set(members("JZ41"))
    assert find_gemeente(each.host).naam == "Maastricht"
    part = {m.gemeente for m in each.members if m.extent == "gedeeltelijk"}
    assert {find_gemeente(code).naam for code in part} == JENS


def test_jens_is_three_municipalities_one_party_outpatient_help():
    each = find_arrangement("jens")
    assert {find_gemeente(m.gemeente).naam for m in each.members} == JENS
    assert each.providers == 1
    assert each.care_forms == ("intensief_ambulant",)
    assert (each.status, each.kind, each.form) == ("S", "niet_bekend", "")


def test_eemnes_takes_part_outside_its_own_region_and_no_other_member_is_invented():
    each = find_arrangement("gooi-en-vechtstreek")
    [eemnes] = each.members
    assert find_gemeente(eemnes.gemeente).naam == "Eemnes"
    assert regio_of(eemnes.gemeente) != each.region
    assert not each.members_complete


def test_plan_of_drenthe_has_its_date_and_no_members():
    each = find_arrangement("drenthe")
    assert (each.stage, str(each.valid_from)) == ("plan", "2027-01-01")
    assert each.valid_from_status == "S"
    assert each.members == ()


def test_access_is_the_one_task_with_a_default_and_it_is_local():
    [task] = [task for task in all_tasks() if task.default]
    assert (task.id, task.default.level, task.default.status) == (
        *("toegang", "lokaal", "U"),
    )


def test_no_task_is_compulsory_on_what_is_not_confirmed_without_saying_so():
    for task in all_tasks():
        assert find_article(task.article_id)
        if task.binding == "verplicht":
            assert task.status != "U"


def test_every_form_has_counts():
    counted = set(assumptions().forms)
    assert {form.id for form in all_forms()} | {"niet_bekend", "alleen"} == counted


def test_unknown_ids_are_refused():
    with pytest.raises(UnknownCodeError, match="jens"):
        find_arrangement("jns")
    with pytest.raises(UnknownCodeError, match="inkoop"):
        find_task("inkop")


def test_a_statement_at_second_hand_without_caveat_is_damaged(tmp_path):
    from jeugdregio.standards.arrangements import COOPERATION_DATA

    text = (COOPERATION_DATA / "arrangements.toml").read_text(encoding="utf-8")
    [caveat] = [line for line in text.splitlines() if "plan in september" in line][:1]
    (tmp_path / "arrangements.toml").write_text(
        text.replace(caveat, 'caveat = ""'), encoding="utf-8"
    )
    with pytest.raises(DataDamagedError, match="caveat"):
        known_arrangements(tmp_path)
