"""Every address, for every role, at the own and at another organisation."""

from __future__ import annotations

import io

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from factories import MOMENT, OWN_ORGANISATION, actor, message, user
from integration.access_matrix import ACCESS_MATRIX, OTHER_ORGANISATION
from integration.access_who import (
    Answer,
    Case,
    Who,
)
from jeugdregio.actions.attach_document import attach_document
from jeugdregio.actions.record_arrangement import NewArrangement, record_arrangement
from jeugdregio.actions.record_task import TaskRecord, record_task
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import RoleAssignment, User
from site_fixtures import all_rows, browser_of, demo, keys, seeded


__all__ = ["demo", "keys", "seeded"]

pytestmark = pytest.mark.usefixtures("demo", "keys")

PDF = b"%PDF-1.7 voorbeeld"


def names_in(resolver, found=()):
    """Every URL name, through includes as well."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            found = names_in(pattern, found)
        else:
            found = (*found, pattern.name)
    return found


def test_every_page_is_in_the_matrix_and_the_matrix_names_no_other():
    assert sorted(names_in(get_resolver())) == sorted(ACCESS_MATRIX)


def test_every_role_is_in_the_matrix_and_has_two_organisations():
    assert [f for f in Who.__dataclass_fields__ if f != "visitor"] == list(Role)
    assert set(OWN_ORGANISATION) == set(OTHER_ORGANISATION) == set(Role)


@pytest.fixture
def people():
    """Name, browser and the column of the matrix of everyone who visits."""
    found = [("bezoeker", browser_of(), lambda who: who.visitor)]
    for role in Role:
        for place, where in enumerate((OWN_ORGANISATION, OTHER_ORGANISATION)):
            person = user(role, where[role])
            found.append(
                (
                    f"{role} bij {where[role]}",
                    browser_of(person),
                    lambda who, role=role, place=place: getattr(who, role)[place],
                )
            )
    return found


@pytest.fixture
def things():
    """What stands behind the names in the matrix."""
    document = attach_document(
        actor(Role.REGIO),
        "JZ41",
        "regiovisie",
        title="Raadsvoorstel",
        name="voorstel.pdf",
        content=PDF,
        at=MOMENT,
    )
    reader = User.objects.get(username="voorbeeld-raadslezer")
    return {
        "document": document.pk,
        "message": message(b"<Bericht>1</Bericht>").pk,
        "elsewhere": message(
            b"<Bericht>2</Bericht>", sender="00990002", receiver="0935"
        ).pk,
        "task": record_task(
            actor(Role.REGIO),
            "JZ41",
            TaskRecord("beleid", "lokaal", "niet_bekend", "geen"),
            at=MOMENT,
        ).pk,
        "arrangement": record_arrangement(
            actor(Role.REGIO),
            "JZ41",
            NewArrangement("Overleg", "privaat", "geldt", ("GM0917",), "Raadsstuk"),
            at=MOMENT,
        ).body.code,
        "assignment": RoleAssignment.objects.get(user=reader).pk,
        "user": str(reader.pk),
    }


@pytest.mark.parametrize("name", ACCESS_MATRIX)
def test_page(name, people, things):
    before = all_rows()
    wrong = []
    for case in ACCESS_MATRIX[name]:
        for who, browser, column in people:
            for method in ("get", "post"):
                expected = column(getattr(case, method))
                found, after = ask(browser, method, name, case, things)
                line = f"{method} {name} {case.args} as {who}"
                if found is not expected:
                    wrong.append(f"{line}: {found}, expected {expected}")
                if expected not in {Answer.SHOWN, Answer.MOVED} and before != after:
                    wrong.append(f"{line}: refused, yet something changed")
                if method == "get" and without_audit(before) != without_audit(after):
                    wrong.append(f"{line}: looking changed something")
    assert wrong == []


def ask(browser, method, name, case: Case, things):
    """The answer and the register after it; nothing of it remains."""
    args = [things.get(each, each) for each in case.args]
    data = {key: things.get(value, value) for key, value in case.data.items()}
    if "file" in data:
        data["file"] = io.BytesIO(PDF + b" 2")
        data["file"].name = "nota.pdf"
    with transaction.atomic():
        cookies = browser.cookies.copy()
        if method == "get":
            response = browser.get(reverse(name, args=args), case.query)
        else:
            response = browser.post(reverse(name, args=args), data)
        after = all_rows()
        transaction.set_rollback(True)
    browser.cookies = cookies
    return answer_of(response), after


def answer_of(response):
    if response.status_code == 302:
        is_log_in = response["Location"].startswith("/inloggen/")
        return Answer.LOG_IN if is_log_in else Answer.MOVED
    found = {
        200: Answer.SHOWN,
        403: Answer.DENIED,
        404: Answer.ABSENT,
        405: Answer.METHOD,
    }
    return found.get(response.status_code, response.status_code)


def without_audit(rows):
    return {name: each for name, each in rows.items() if not name.startswith("Audit")}
