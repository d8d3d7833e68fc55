"""Plan the route, meeting days and what changes; record decisions with votes."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest

from factories import MOMENT, actor, organisation
from jeugdregio.actions.plan_route import (
    record_meetings,
    record_route_plan,
    record_young_people,
)
from jeugdregio.actions.read_route import (
    decisions_summary,
    open_route,
    young_people_change,
)
from jeugdregio.actions.record_route_decision import (
    NewDocument,
    RouteDecision,
    Votes,
    record_route_decision,
)
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    UnknownCodeError,
)
from jeugdregio.region.route.plan import StepSetting
from jeugdregio.register.models import (
    AuditLine,
    Decision,
    MeetingDate,
    RoutePlan,
    StepDocument,
)
from jeugdregio.standards.regions import members


TODAY = date(2026, 11, 21)
PDF = b"%PDF-1.7 besluit"
STAFF = actor(Role.REGIO)
COUNCIL, COLLEGE = actor(Role.RAAD), actor(Role.COLLEGE)
YES = RouteDecision("aangenomen", date(2026, 11, 5), "2026/118", Votes(22, 9, 1))


@pytest.fixture(autouse=True)
def region(empty_register):
    """Zuid-Limburg with its sixteen municipalities and nothing recorded."""
    for code in ("JZ41", *members("JZ41")):
        organisation(str(code))


def decide(who, decision=YES, step="toestemming", gemeente="GM0917"):
    return record_route_decision(
        who, "JZ41", step, gemeente, decision, at=MOMENT, today=TODAY
    )


class TestDecision:
    def test_council_records_its_decision_with_the_votes(self):
        decide(COUNCIL)
        row = open_route(COUNCIL, "JZ41").decisions["toestemming", "GM0917"]
        assert (row.state, row.decided_on) == ("aangenomen", date(2026, 11, 5))
        assert (row.votes, row.reference) == ((22, 9, 1), "2026/118")
        assert not row.is_example
        line = AuditLine.objects.get(action="record_route_decision")
        assert line.detail == "state=aangenomen 2026-11-05 22-9-1"

    def test_recorded_again_it_replaces_what_was_there(self):
        decide(COUNCIL)
        decide(COUNCIL, RouteDecision("verworpen", date(2026, 11, 19)))
        row = open_route(COUNCIL, "JZ41").decisions["toestemming", "GM0917"]
        assert (row.state, row.votes) == ("verworpen", None)
        assert Decision.objects.count() == 1

    @pytest.mark.parametrize(
        ("who", "step", "gemeente", "error"),
        [
            (actor(Role.REGIO), "toestemming", "GM0917", ActionDeniedError),
            (actor(Role.RAADSLEZER), "toestemming", "GM0917", ActionDeniedError),
            (COUNCIL, "toestemming", "GM0935", ActionDeniedError),  # a neighbour
            (COUNCIL, "treffen", "GM0917", ActionDeniedError),  # of the college
            (COLLEGE, "toestemming", "GM0917", ActionDeniedError),  # of the council
            (COUNCIL, "toestemming", "GM0014", UnknownCodeError),  # another region
            (
                actor(Role.RAAD, "GM0014"),
                "toestemming",
                "GM0917",
                UnknownCodeError,
            ),
            (COUNCIL, "koffie", "GM0917", UnknownCodeError),
            (COUNCIL, "ontwerp", "GM0917", InvalidInputError),  # asks no decision
        ],
    )
    def test_others_are_refused_and_nothing_is_kept(self, who, step, gemeente, error):
        with pytest.raises(error):
            decide(who, step=step, gemeente=gemeente)
        assert not Decision.objects.exists()
        assert not AuditLine.objects.exists()

    def test_official_records_for_both_bodies(self):
        official = actor(Role.AMBTENAAR)
        decide(official)
        decide(official, RouteDecision("aangenomen", date(2026, 11, 5)), "treffen")
        assert set(open_route(official, "JZ41").decisions) == {
            ("toestemming", "GM0917"),
            ("treffen", "GM0917"),
        }

    @pytest.mark.parametrize(
        ("decision", "said"),
        [
            (RouteDecision("aangenomen", None), "heeft een datum"),
            (RouteDecision("aangenomen", date(2026, 11, 22)), "in de toekomst"),
            (RouteDecision("zienswijze", TODAY), "past niet bij dit onderwerp"),
            (RouteDecision("misschien", TODAY), "past niet bij dit onderwerp"),
            (RouteDecision("gepland", None, votes=Votes(1, 0)), "nog geen besluit"),
            (RouteDecision("aangehouden", None, votes=Votes(1, 0)), "nog geen besluit"),
            (RouteDecision("aangenomen", TODAY, votes=Votes(-1, 2)), "0 tot 150"),
            (RouteDecision("aangenomen", TODAY, votes=Votes(151, 0)), "0 tot 150"),
            (RouteDecision("aangenomen", TODAY, votes=Votes(1, 0, -1)), "0 tot 150"),
            (RouteDecision("aangenomen", TODAY, votes=Votes(0, 0, 0)), "geen stemmen"),
        ],
    )
    def test_state_day_and_votes_must_fit(self, decision, said):
        with pytest.raises(InvalidInputError, match=said):
            decide(COUNCIL, decision)
        assert not Decision.objects.exists()

    @pytest.mark.parametrize("votes", [Votes(150, 0), Votes(0, 1), Votes(0, 0, 1)])
    def test_votes_at_the_edge_are_kept(self, votes):
        decide(COUNCIL, RouteDecision("aangenomen", TODAY, votes=votes))
        row = open_route(COUNCIL, "JZ41").decisions["toestemming", "GM0917"]
        assert row.votes == (votes.voor, votes.tegen, votes.onthouden)

    @pytest.mark.parametrize("state", ["zienswijze", "afgezien"])
    def test_zienswijze_that_was_given_or_not_has_a_day(self, state):
        with pytest.raises(InvalidInputError, match="heeft een datum"):
            decide(COUNCIL, RouteDecision(state, None), "zienswijze")
        decide(COUNCIL, RouteDecision(state, TODAY), "zienswijze")

    def test_document_is_kept_beside_the_dossier_with_the_decision(self):
        paper = NewDocument("Raadsbesluit", "besluit.pdf", PDF)
        decision = RouteDecision("aangenomen", TODAY, document=paper)
        decide(COUNCIL, decision)
        decide(COUNCIL, decision)  # the same file twice is kept once
        document = StepDocument.objects.get()
        assert document.step.step_id == "route-toestemming"  # none of the chain
        assert document.title == "Heerlen: Raadsbesluit"
        row = open_route(STAFF, "JZ41").decisions["toestemming", "GM0917"]
        assert row.documents == ((document.pk, "Heerlen: Raadsbesluit"),)

        StepDocument.objects.update(withdrawn_at=MOMENT)
        row = open_route(STAFF, "JZ41").decisions["toestemming", "GM0917"]
        assert row.documents == ()

    def test_file_of_another_kind_is_refused_and_the_decision_with_it(self):
        paper = NewDocument("Besluit", "besluit.exe", b"MZ")
        with pytest.raises(InvalidInputError, match="Dit soort bestand"):
            decide(COUNCIL, RouteDecision("aangenomen", TODAY, document=paper))
        assert not Decision.objects.exists()


class TestPlan:
    SETTINGS: ClassVar = {"taken": StepSetting(3, "colleges", date(2027, 1, 20))}

    def record(self, who=STAFF, settings=None):
        record_route_plan(
            who,
            "JZ41",
            starts_on=date(2027, 1, 4),
            settings=self.SETTINGS if settings is None else settings,
            at=MOMENT,
        )

    def test_own_weeks_move_what_comes_after(self):
        self.record()
        taken, vorm, *_ = open_route(STAFF, "JZ41").plan
        assert (taken.starts_on, taken.ends_on) == (
            date(2027, 1, 4),
            date(2027, 1, 25),  # 4 + 21
        )
        assert taken.setting == StepSetting(3, "colleges", date(2027, 1, 20))
        assert vorm.starts_on == date(2027, 1, 25)
        assert vorm.setting == StepSetting(8, "colleges")  # as in the route itself

    def test_recorded_again_it_replaces_the_former_plan(self):
        self.record()
        self.record(settings={})
        assert open_route(STAFF, "JZ41").settings["taken"] == StepSetting(6, "regio")
        assert RoutePlan.objects.count() == 1

    @pytest.mark.parametrize("weeks", [-1, 261])
    def test_weeks_are_from_0_to_260(self, weeks):
        with pytest.raises(InvalidInputError, match="0 tot 260"):
            self.record(settings={"taken": StepSetting(weeks, "regio")})
        assert not RoutePlan.objects.exists()

    @pytest.mark.parametrize("weeks", [0, 260])
    def test_weeks_at_the_edge_are_kept(self, weeks):
        self.record(settings={"taken": StepSetting(weeks, "regio")})
        assert open_route(STAFF, "JZ41").settings["taken"].weeks == weeks

    def test_only_staff_of_the_region_plans(self):
        with pytest.raises(ActionDeniedError):
            self.record(actor(Role.AMBTENAAR))
        with pytest.raises(UnknownCodeError):
            self.record(actor(Role.REGIO, "JZ01"))
        assert not RoutePlan.objects.exists()

    def test_no_plan_yet_gives_no_days(self):
        found = open_route(STAFF, "JZ41")
        assert (found.starts_on, found.plan) == (None, ())


class TestMeetings:
    DAYS = (date(2027, 1, 14), date(2027, 2, 11))

    def record(self, who=STAFF, gemeenten=("GM0917",), body="raad", days=DAYS):
        return record_meetings(
            who, "JZ41", gemeenten=gemeenten, body=body, days=days, at=MOMENT
        )

    def test_all_municipalities_at_once(self):
        everyone = [str(code) for code in members("JZ41")]
        assert self.record(gemeenten=everyone) == 32  # 16 municipalities, 2 days
        assert open_route(STAFF, "JZ41").meetings["GM0935", "raad"] == self.DAYS

    def test_new_days_replace_those_of_this_body_and_municipality_only(self):
        self.record(gemeenten=("GM0917", "GM0935"))
        self.record(body="college")
        self.record(days=(date(2027, 3, 11), date(2027, 3, 11)))
        meetings = open_route(STAFF, "JZ41").meetings
        assert meetings["GM0917", "raad"] == (date(2027, 3, 11),)
        assert meetings["GM0917", "college"] == self.DAYS
        assert meetings["GM0935", "raad"] == self.DAYS
        self.record(days=())
        assert ("GM0917", "raad") not in open_route(STAFF, "JZ41").meetings

    def test_municipality_of_another_region_is_refused(self):
        with pytest.raises(InvalidInputError, match="hoort niet bij de regio"):
            self.record(gemeenten=("GM0917", "GM0014"))
        assert not MeetingDate.objects.exists()

    def test_only_staff_of_the_region_records_them(self):
        with pytest.raises(ActionDeniedError):
            self.record(COUNCIL)


class TestYoungPeople:
    def test_paragraph_with_its_day_is_there_for_a_document(self):
        assert young_people_change("JZ41") == ()
        record_young_people(
            STAFF,
            "JZ41",
            text="Jongeren houden hun hulp.",
            from_on=date(2027, 7, 1),
            at=MOMENT,
        )
        assert young_people_change("JZ41") == (
            "Jongeren houden hun hulp.",
            "Dit gaat in op 1 juli 2027.",
        )

    def test_without_a_day_it_says_so_and_an_empty_text_takes_it_away(self):
        record_young_people(STAFF, "JZ41", text="Tekst.", from_on=None, at=MOMENT)
        assert young_people_change("JZ41")[1] == "Vanaf wanneer is nog niet bekend."
        record_young_people(STAFF, "JZ41", text=" ", from_on=None, at=MOMENT)
        assert young_people_change("JZ41") == ()

    def test_1500_characters_fit_and_one_more_does_not(self):
        record_young_people(STAFF, "JZ41", text="a" * 1500, from_on=None, at=MOMENT)
        with pytest.raises(InvalidInputError, match="1500"):
            record_young_people(STAFF, "JZ41", text="b" * 1501, from_on=None, at=MOMENT)
        assert young_people_change("JZ41")[0] == "a" * 1500


def test_totals_for_a_document_are_those_that_were_recorded():
    for number, code in enumerate(members("JZ41")[:13]):
        state = "aangenomen" if number < 11 else "verworpen"
        decide(
            actor(Role.RAAD, str(code)), RouteDecision(state, TODAY), gemeente=str(code)
        )
    assert decisions_summary("JZ41")[2] == (
        "Toestemming voor de regeling: 11 van de 16 raden stemden in. "
        "2 raden stemden niet in. 3 raden besluiten nog."
    )


def test_who_does_not_belong_sees_no_route():
    with pytest.raises(UnknownCodeError):
        open_route(actor(Role.RAAD, "GM0014"), "JZ41")
