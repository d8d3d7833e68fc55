"""All decisions on one page, and a municipality that records its own."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import MOMENT, organisation, user
from jeugdregio.kernel.access import Role
from jeugdregio.register.models import Decision, StepDocument
from jeugdregio.standards.regions import members
from page_reader import answer, heading, read, text_of
from site_fixtures import browser_of, demo_browser


pytestmark = pytest.mark.usefixtures("demo")

PROGRESS = "/regio/JZ41/samenwerking/besluiten/"
HEERLEN = f"{PROGRESS}GM0917/"
PDF = b"%PDF-1.7 besluit"
YES = {
    "onderwerp": "toestemming",
    "state": "aangenomen",
    "decided_on": "05-11-2026",
    "voor": "22",
    "tegen": "9",
    "onthouden": "1",
    "reference": "2026/118",
}


@pytest.fixture
def consent():
    """Eleven councils agree, two do not, one planned; of two nothing is known."""
    states = ["aangenomen"] * 11 + ["verworpen"] * 2 + ["gepland"]
    for code, state in zip(sorted(members("JZ41")), states, strict=False):
        Decision.objects.create(
            region=organisation("JZ41"),
            gemeente=organisation(str(code)),
            step_id="route-toestemming",
            subject="Toestemming voor de regeling",
            body="raad",
            state=state,
            decided_on=None if state == "gepland" else MOMENT.date(),
            updated_at=MOMENT,
        )


def rows(response) -> list[str]:
    found = read(response).xpath("//main//table//tbody/tr/th")
    return [text_of(each) for each in found]


def test_visitor_logs_in_first_and_a_stranger_finds_nothing(client):
    assert client.get(PROGRESS)["Location"].startswith("/inloggen/")
    assert browser_of(user(Role.REGIO, "JZ01")).get(PROGRESS).status_code == 404


def test_sixteen_municipalities_with_the_totals_in_one_sentence(consent):
    address = reverse("cooperation-progress", args=("JZ41",))
    response = demo_browser("raadslezer").get(address, {"onderwerp": "toestemming"})
    assert heading(response).startswith("Welke gemeenten hebben besloten?")
    assert answer(response).startswith(
        "Toestemming voor de regeling: 11 van de 16 raden stemden in. "
        "2 raden stemden niet in. 3 raden besluiten nog."  # 16 - 11 - 2
    )
    assert len(rows(response)) == 16
    cells = [text_of(e) for e in read(response).xpath("//main//tbody//td")]
    assert sum(each.startswith("aangenomen") for each in cells) == 11
    assert sum(each.startswith("nog niets vastgelegd") for each in cells) == 2


@pytest.mark.parametrize(
    ("state", "count"),
    [("aangenomen", 11), ("verworpen", 2), ("gepland", 1), ("niets", 2), ("", 16)],
)
def test_filter_by_state(consent, state, count):
    chosen = {"onderwerp": "toestemming", "stand": state}
    response = demo_browser("griffie").get(PROGRESS, chosen)
    assert len(rows(response)) == count


def test_filter_by_body_shows_its_subjects_only():
    response = demo_browser("griffie").get(PROGRESS, {"orgaan": "college"})
    heads = read(response).xpath("//main//thead//th")
    assert [text_of(each) for each in heads] == [
        "Gemeente",
        "Voorkeur voor een vorm college",
        "Regeling treffen college",
        "Bevoegdheden regelen college",
    ]


def test_choices_without_a_decision_say_so():
    chosen = {"onderwerp": "toestemming", "orgaan": "college"}
    response = demo_browser("griffie").get(PROGRESS, chosen)
    assert answer(response).startswith("Bij deze keuze hoort geen besluit.")
    assert rows(response) == []


@pytest.mark.parametrize("name", ["onderwerp", "orgaan", "stand"])
def test_unknown_choice_is_absent(name):
    assert demo_browser("griffie").get(PROGRESS, {name: "koffie"}).status_code == 404


def test_map_counts_what_the_table_tells(consent):
    response = demo_browser("griffie").get(PROGRESS, {"onderwerp": "toestemming"})
    texts = [
        text_of(each)
        for each in read(response).xpath("//figure//*[local-name()='text']")
    ]
    # Of the sixteen: 11 for, 2 against, 1 planned and 2 unknown.
    for said in ("besloten: 11", "verworpen: 2", "nog niet besloten: 3"):
        assert said in texts


def test_council_records_its_decision_and_the_page_shows_it():
    address = reverse("cooperation-progress-record", args=("JZ41", "GM0917"))
    response = demo_browser("griffie").post(address, YES, follow=True)
    [row] = read(response).xpath("//tr[@id='GM0917']")
    seen = text_of(row)
    assert "Het besluit is vastgelegd." in text_of(read(response))
    assert "aangenomen Voorbeeld" in seen  # an invented person records it
    assert "5 november 2026" in seen
    assert "22 voor, 9 tegen, 1 onthouden" in seen
    assert "2026/118" in seen


def test_form_starts_with_what_was_recorded():
    griffie = demo_browser("griffie")
    griffie.post(HEERLEN, YES)
    page = read(griffie.get(HEERLEN, {"onderwerp": "toestemming"}))
    assert page.xpath("//input[@name='voor']/@value") == ["22"]
    assert page.xpath("//input[@name='decided_on']/@value") == ["05-11-2026"]
    assert page.xpath("//select[@name='state']/option[@selected]/@value") == [
        "aangenomen"
    ]


@pytest.mark.parametrize(
    ("who", "subjects"),
    [
        ("griffie", ["zienswijze", "toestemming", "evaluatie"]),
        ("wethouder", ["vorm", "treffen", "bevoegdheden"]),
    ],
)
def test_each_body_chooses_from_its_own_subjects(who, subjects):
    page = read(demo_browser(who).get(HEERLEN))
    assert page.xpath("//select[@name='onderwerp']/option/@value") == subjects


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decided_on": ""}, "Een genomen besluit heeft een datum."),
        ({"decided_on": "01-01-2099"}, "ligt in de toekomst"),
        ({"state": "zienswijze"}, "zienswijze"),  # not for consent
        ({"voor": "-1"}, "0"),
        ({"voor": "151"}, "150"),
        ({"voor": "1,5"}, "geheel getal"),
        ({"tegen": ""}, "allebei"),
        ({"voor": "", "tegen": ""}, "voor en tegen"),
        ({"state": "gepland"}, "nog geen besluit genomen"),
    ],
)
def test_invalid_decision_is_shown_again_and_nothing_is_kept(change, said):
    response = demo_browser("griffie").post(HEERLEN, {**YES, **change})
    errors = " ".join(
        text_of(each)
        for each in read(response).xpath(
            "//ul[@class='errorlist'] | //div[@role='alert']"
        )
    )
    assert response.status_code == 400
    assert said in errors
    assert not Decision.objects.filter(step_id="route-toestemming").exists()


def test_document_of_a_decision_is_read_by_the_region_and_withdrawn_by_its_staff():
    file = SimpleUploadedFile("besluit.pdf", PDF)
    demo_browser("griffie").post(HEERLEN, {**YES, "title": "Besluit", "file": file})
    document = StepDocument.objects.get()
    link = f"/regio/JZ41/documenten/{document.pk}/"
    neighbour = browser_of(user(Role.RAADSLEZER, "GM0935"))
    assert link in read(neighbour.get(PROGRESS)).xpath("//main//a/@href")
    assert neighbour.get(link).content == PDF
    assert not read(neighbour.get(PROGRESS)).xpath("//main//form[@method='post']")

    staff = demo_browser("adviseur-regio")
    assert read(staff.get(PROGRESS)).xpath("//main//form[@method='post']/@action") == [
        f"{link}intrekken/"
    ]
    response = staff.post(f"{link}intrekken/", follow=True)
    assert "Het document is ingetrokken." in text_of(read(response))
    assert link not in read(response).xpath("//main//a/@href")


def test_only_the_own_municipality_records():
    assert demo_browser("griffie").get(f"{PROGRESS}GM0935/").status_code == 403
    assert demo_browser("griffie").post(f"{PROGRESS}GM0935/", YES).status_code == 403
    assert demo_browser("wethouder").post(HEERLEN, YES).status_code == 403
    assert demo_browser("griffie").get(f"{PROGRESS}GM0014/").status_code == 404
    assert not Decision.objects.filter(step_id="route-toestemming").exists()


def test_unknown_subject_is_absent():
    griffie = demo_browser("griffie")
    assert griffie.get(HEERLEN, {"onderwerp": "koffie"}).status_code == 404
    assert griffie.post(HEERLEN, {**YES, "onderwerp": "koffie"}).status_code == 404
