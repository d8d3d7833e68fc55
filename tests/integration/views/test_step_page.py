"""One step of the dossier: look, record where it stands, decide, keep documents."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factories import user
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import Decision, DossierStep, StepDocument
from page_reader import answer, heading, read, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

STEP = "/regio/JZ41/stap/inkoop/"
PDF = b"%PDF-1.7 een nota"


def forms(response) -> set[str]:
    found = read(response).xpath("//main//form/@action")
    return {each.rstrip("/").rpartition("/")[2] for each in found}


def errors(response) -> str:
    return " ".join(
        text_of(each)
        for each in read(response).xpath(
            "//ul[@class='errorlist'] | //div[@role='alert']"
        )
    )


def test_visitor_sees_the_step_and_nothing_to_change(client):
    response = client.get(STEP)
    assert heading(response) == "Inkoop"
    assert forms(response) == set()
    assert "Documenten" not in text_of(read(response).get_element_by_id("inhoud"))


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("adviseur-regio", {"stand", "documenten"}),
        ("griffie", {"besluiten"}),
        ("wethouder", {"besluiten"}),
        ("ambtenaar", {"besluiten"}),
        ("raadslezer", set()),
        ("aanbieder", set()),
        ("beheerder", set()),
    ],
)
def test_each_role_sees_the_forms_it_may_use(who, expected):
    assert forms(demo_browser(who).get(STEP)) == expected


def test_staff_records_where_the_step_stands():
    response = demo_browser("adviseur-regio").post(
        f"{STEP}stand/",
        {
            "state": "bezig",
            "note": "De nota is bijna klaar.",
            "next_action": "Nota naar de colleges.",
            "owner_role": "college",
            "due_on": "31-12-2026",
        },
        follow=True,
    )
    step = DossierStep.objects.get(region__code="JZ41", step_id="inkoop")
    body = text_of(read(response).get_element_by_id("inhoud"))

    assert (step.state, step.due_on) == ("bezig", date(2026, 12, 31))
    assert "De stand is vastgelegd." in body
    assert "De nota is bijna klaar." in body
    assert "klaar op 31 december 2026" in body


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": "af"}, "af"),
        ({"state": ""}, "verplicht"),
        ({"note": "x" * 501}, "500"),
        ({"next_action": "x" * 201}, "200"),
        ({"owner_role": "keizer"}, "keizer"),
        ({"due_on": "31-02-2027"}, "Dit is geen datum."),
        ({"due_on": "31-12-2100"}, "Kies een datum tussen 2000 en 2100."),
    ],
)
def test_invalid_state_is_shown_again_and_nothing_is_kept(change, said):
    response = demo_browser("adviseur-regio").post(
        f"{STEP}stand/", {"state": "bezig", **change}
    )
    assert response.status_code == 400
    assert said in errors(response)
    assert not DossierStep.objects.filter(step_id="inkoop").exists()


def test_html_in_a_note_is_text():
    staff = demo_browser("adviseur-regio")
    note = "<script>alert(1)</script><b>nota</b>"
    staff.post(f"{STEP}stand/", {"state": "bezig", "note": note})

    content = staff.get(STEP).content
    assert b"<script>alert" not in content
    assert b"&lt;b&gt;nota" in content


@pytest.mark.parametrize("name", ["nota.pdf", "NOTA.PDF", "nota.def.pdf"])
def test_staff_keeps_a_document(name):
    response = demo_browser("adviseur-regio").post(
        f"{STEP}documenten/",
        {"title": "Inkoopnota", "file": SimpleUploadedFile(name, PDF)},
        follow=True,
    )
    document = StepDocument.objects.get()

    assert (bytes(document.content), document.media_type) == (PDF, "application/pdf")
    assert "Inkoopnota" in text_of(read(response).get_element_by_id("inhoud"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("nota.exe", PDF, "Dit soort bestand kan hier niet"),
        ("nota", PDF, "Dit soort bestand kan hier niet"),
        ("nota.pdf", b"MZ\x90\x00", "de inhoud past niet bij de naam"),
        ("nota.svg", b"<svg onload='alert(1)'/>", "Dit soort bestand kan hier niet"),
        ("nota.html", b"<script>alert(1)</script>", "Dit soort bestand kan hier niet"),
        ("nota.pdf", b"", "leeg"),
        ("nota.pdf", b"%PDF-" + b"0" * 10 * 1024 * 1024, "groter dan 10 MB"),
    ],
    ids=["exe", "no-ending", "false-pdf", "svg", "html", "empty", "too-large"],
)
def test_other_files_are_refused_and_leave_nothing(name, content, said):
    response = demo_browser("adviseur-regio").post(
        f"{STEP}documenten/",
        {"title": "Inkoopnota", "file": SimpleUploadedFile(name, content)},
    )
    assert response.status_code == 400
    assert said in errors(response)
    assert not StepDocument.objects.exists()
    assert not DossierStep.objects.filter(step_id="inkoop").exists()


def test_file_of_exactly_ten_megabyte_is_kept():
    content = b"%PDF-" + b"0" * (10 * 1024 * 1024 - 5)
    demo_browser("adviseur-regio").post(
        f"{STEP}documenten/",
        {"title": "Bijlage", "file": SimpleUploadedFile("bijlage.pdf", content)},
    )
    assert StepDocument.objects.get().size == 10_485_760


@pytest.mark.parametrize("data", [{"title": "Nota"}, {"title": " "}, {}])
def test_document_needs_title_and_file(data):
    response = demo_browser("adviseur-regio").post(f"{STEP}documenten/", data)
    assert response.status_code == 400
    assert "verplicht" in errors(response)


def test_withdrawn_document_is_gone_from_the_step():
    staff = demo_browser("adviseur-regio")
    file = SimpleUploadedFile("nota.pdf", PDF)
    staff.post(f"{STEP}documenten/", {"title": "Inkoopnota", "file": file})
    document = StepDocument.objects.get()

    address = f"/regio/JZ41/documenten/{document.pk}/"
    away = f"/regio/JZ41/documenten/{document.pk}/intrekken/"
    response = staff.post(away, follow=True)

    assert "Het document is ingetrokken." in text_of(read(response))
    assert "Inkoopnota" not in text_of(read(response))
    assert staff.get(address).status_code == 404
    assert staff.post(away).status_code == 404


DECISION = {
    "gemeente": "GM0917",
    "body": "raad",
    "state": "aangenomen",
    "decided_on": "01-11-2026",
    "reference": "2026/118",
}


def test_clerk_records_the_decision_of_the_council():
    response = demo_browser("griffie").post(
        "/regio/JZ41/stap/regiovisie/besluiten/", DECISION, follow=True
    )
    decision = Decision.objects.get(
        gemeente__code="GM0917", step_id="regiovisie", body="raad"
    )
    [row] = read(response).xpath("//tr[th='Heerlen']")

    assert decision.state == "aangenomen"
    assert "1 november 2026" in text_of(row)
    assert "2026/118" in text_of(row)


@pytest.mark.parametrize(("who", "is_example"), [("real", False), ("demo", True)])
def test_what_an_invented_person_records_is_marked_and_what_a_real_one_does_is_not(
    who, is_example
):
    browser = demo_browser("griffie") if is_example else browser_of(user(Role.RAAD))
    page = browser.post("/regio/JZ41/stap/regiovisie/besluiten/", DECISION, follow=True)
    [row] = read(page).xpath("//tr[th='Heerlen']")

    decision = Decision.objects.get(gemeente__code="GM0917", step_id="regiovisie")
    assert decision.is_example is is_example
    assert ("Voorbeeld" in text_of(row)) is is_example


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decided_on": ""}, "Een genomen besluit heeft een datum."),
        ({"decided_on": "01-01-2099"}, "ligt in de toekomst"),
        ({"state": "misschien"}, "misschien"),
        ({"body": "burgemeester"}, "burgemeester"),
        ({"gemeente": "GM0014"}, "GM0014"),
        ({"reference": "x" * 121}, "120"),
    ],
)
def test_invalid_decision_is_shown_again_and_nothing_changes(change, said):
    before = list(Decision.objects.values_list("pk", "state"))
    response = demo_browser("griffie").post(
        "/regio/JZ41/stap/regiovisie/besluiten/", {**DECISION, **change}
    )
    assert response.status_code == 400
    assert said in errors(response)
    assert list(Decision.objects.values_list("pk", "state")) == before


def test_form_offers_only_decisions_one_may_record():
    page = read(demo_browser("griffie").get("/regio/JZ41/stap/regiovisie/"))
    gemeenten = page.xpath("//select[@name='gemeente']/option/@value")
    bodies = page.xpath("//select[@name='body']/option/@value")

    assert gemeenten == ["GM0917"]
    assert bodies == ["raad"]


def test_council_of_a_neighbour_is_refused():
    maastricht = browser_of(user(Role.RAAD, "GM0935"))
    address = "/regio/JZ41/stap/regiovisie/besluiten/"

    assert maastricht.post(address, DECISION).status_code == 403
    own = {**DECISION, "gemeente": "GM0935"}
    assert maastricht.post(address, own).status_code == 302


@pytest.mark.parametrize("data", [{}, {"gemeente": "GM0917"}])
def test_who_has_nothing_to_do_here_learns_nothing_from_a_bad_form(data):
    stranger = browser_of(user(Role.RAAD, "GM0014"))
    response = stranger.post("/regio/JZ41/stap/regiovisie/besluiten/", data)
    assert response.status_code == 404


def test_visitor_who_logs_in_after_a_refused_form_lands_on_a_page(client):
    refused = client.post(f"{STEP}stand/", {"state": "bezig"})
    logged_in = client.post(
        refused["Location"], {"voorbeeld": "voorbeeld-adviseur-regio"}, follow=True
    )
    assert logged_in.status_code == 200


@pytest.mark.parametrize(
    "address", ["/regio/JZ41/stap/koffie/", "/regio/JZ99/stap/inkoop/"]
)
def test_unknown_step_is_absent_with_a_hint(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert answer(response)
    assert len(read(response).xpath("//main//p[@class='utrecht-paragraph']")) == 2


@pytest.mark.parametrize("what", ["stand", "documenten", "besluiten"])
def test_unknown_step_cannot_be_changed(what):
    browser = demo_browser("ambtenaar" if what == "besluiten" else "adviseur-regio")
    data = {**DECISION, "title": "Nota", "file": SimpleUploadedFile("n.pdf", PDF)}
    if what == "stand":
        data["state"] = "bezig"
    response = browser.post(f"/regio/JZ41/stap/koffie/{what}/", data)
    assert response.status_code == 404
