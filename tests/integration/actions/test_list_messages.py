"""The list and the counts of messages: who sees which, under which choice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from factories import MOMENT, actor, finding, message
from jeugdregio.actions.count_messages import count_messages
from jeugdregio.actions.list_messages import (
    PAGE_SIZE,
    MessageChoice,
    known_rules,
    list_messages,
)
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError
from jeugdregio.kernel.months import Month


pytestmark = [pytest.mark.usefixtures("keys"), pytest.mark.django_db]

STAFF = actor(Role.REGIO)
ALL = MessageChoice()


def listed(who=STAFF, choice=ALL, regio="JZ41"):
    """Kind and verdict of every message on the first page."""
    return [(row.kind, row.verdict) for row in list_messages(who, regio, choice).rows]


@pytest.fixture
def four():
    """Of Heerlen a claim and an allocation, of Maastricht a claim, one unreadable."""
    message(b"1", kind="JW323", verdict="deels")
    message(b"2", kind="JW301", sender="0917", receiver="00990002")
    message(b"3", kind="JW305", sender="00990002", receiver="0935")
    message(b"4", kind="", sender="", receiver="", verdict="technisch")


def test_each_sees_what_is_theirs(four):
    claim, allocation = ("JW323", "deels"), ("JW301", "aangenomen")
    start, unreadable = ("JW305", "aangenomen"), ("", "technisch")

    assert listed(STAFF) == [unreadable, start, allocation, claim]
    assert listed(actor(Role.AMBTENAAR, "GM0917")) == [allocation, claim]
    assert listed(actor(Role.AMBTENAAR, "GM0935")) == [start]
    assert listed(actor(Role.AMBTENAAR, "GM0928")) == []
    assert listed(actor(Role.AANBIEDER, "00990001")) == [claim]
    assert listed(actor(Role.AANBIEDER, "00990002")) == [start, allocation]


def test_aanbieder_sees_in_another_region_only_what_it_exchanged_there(four):
    assert listed(actor(Role.AANBIEDER, "00990001"), regio="JZ01") == []


@pytest.mark.parametrize(
    ("who", "error"),
    [
        (actor(Role.RAAD), ActionDeniedError),
        (actor(Role.COLLEGE), ActionDeniedError),
        (actor(Role.RAADSLEZER), ActionDeniedError),
        (actor(Role.BEHEERDER), UnknownCodeError),
        (actor(Role.REGIO, "JZ01"), UnknownCodeError),
    ],
)
@pytest.mark.parametrize("action", [list_messages, count_messages])
def test_others_see_no_list_and_no_count(who, error, action):
    with pytest.raises(error):
        action(who, "JZ41", ALL)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (MessageChoice(kind="JW301"), ["JW301"]),
        (MessageChoice(verdict="technisch"), [""]),
        (MessageChoice(direction="uit"), []),
        (MessageChoice(gemeente="GM0917"), ["JW301", "JW323"]),
        (MessageChoice(aanbieder="00990002"), ["JW305", "JW301"]),
        (MessageChoice(gemeente="GM0917", aanbieder="00990002"), ["JW301"]),
        (MessageChoice(last=Month(2026, 10)), []),
        (MessageChoice(first=Month(2026, 11), kind="JW305"), ["JW305"]),
        (MessageChoice(kind="JW999"), []),
    ],
)
def test_choice_narrows_the_list(four, choice, expected):
    assert [kind for kind, _ in listed(choice=choice)] == expected


def test_choice_by_what_was_found():
    message(b"1", kind="JW301", sender="0917", receiver="00990001")
    claim = message(b"2", verdict="deels")
    finding(claim, "TR358")
    finding(claim, "TR346")

    assert listed(choice=MessageChoice(rule="TR346")) == [("JW323", "deels")]
    assert listed(choice=MessageChoice(rule="TR018")) == []
    assert listed(choice=MessageChoice(with_findings=True)) == [("JW323", "deels")]
    assert known_rules() == ("TR346", "TR358")
    assert list_messages(STAFF, "JZ41", ALL).rows[0].findings == 2


def test_month_begins_at_midnight_in_the_netherlands():
    message(b"1", received_at=datetime(2026, 10, 31, 22, 59, tzinfo=UTC))  # 23.59
    message(
        b"2",
        kind="JW305",
        received_at=datetime(2026, 10, 31, 23, 0, tzinfo=UTC),  # midnight
    )
    november = MessageChoice(first=Month(2026, 11), last=Month(2026, 11))
    months = count_messages(STAFF, "JZ41", ALL).months

    assert [kind for kind, _ in listed(choice=november)] == ["JW305"]
    assert [(str(each.month), each.total) for each in months] == [
        ("2026-10", 1),
        ("2026-11", 1),
    ]


def test_every_message_is_on_exactly_one_page():
    # Twice as many as fit, in pairs of the same moment: the pages cut through one.
    made = [
        message(
            str(n).encode(),
            identificatie=f"{n:08d}",
            received_at=MOMENT + timedelta(minutes=n // 2),
        ).pk
        for n in range(2 * PAGE_SIZE + 1)
    ]
    seen, older = [], 0
    while older is not None:
        page = list_messages(STAFF, "JZ41", ALL, older_than=older)
        seen += [row.pk for row in page.rows]
        older = page.older

    assert seen == made[::-1]


def test_page_after_a_message_one_may_not_see_is_the_first_page(four):
    official = actor(Role.AMBTENAAR, "GM0917")
    of_maastricht = list_messages(STAFF, "JZ41", MessageChoice(gemeente="GM0935"))
    hidden = of_maastricht.rows[0].pk

    assert len(list_messages(official, "JZ41", ALL, older_than=hidden).rows) == 2


def test_counts_are_of_what_was_received_whatever_verdict_is_chosen(four):
    message(b"5", kind="JW325", direction="uit", sender="0917", receiver="00990001")
    counts = count_messages(STAFF, "JZ41", MessageChoice(verdict="deels"))

    assert counts.verdicts == {"deels": 1, "aangenomen": 2, "technisch": 1}
    assert counts.total == 4
    assert counts.has_examples


def test_without_a_period_the_last_year_counts_and_who_waits_longer():
    long_ago = datetime(2024, 1, 5, tzinfo=UTC)
    message(b"1", received_at=long_ago)
    message(
        b"2",
        kind="",
        sender="",
        receiver="",
        verdict="geparkeerd",
        received_at=long_ago,
    )
    message(b"3", kind="JW305", received_at=datetime(2026, 11, 5, tzinfo=UTC))
    counts = count_messages(STAFF, "JZ41", ALL)

    assert (counts.total, str(counts.since), counts.waiting_before) == (1, "2025-12", 1)
    assert [each.total for each in counts.months] == [0] * 11 + [1]
    assert len(counts.period) == 12 * 2 + 11


def test_long_period_counts_whole_also_where_its_months_do_not_fit():
    message(b"1", received_at=datetime(2024, 1, 5, tzinfo=UTC))
    message(b"2", kind="JW305", received_at=datetime(2026, 11, 5, tzinfo=UTC))
    counts = count_messages(STAFF, "JZ41", MessageChoice(first=Month(2024, 1)))

    assert (counts.total, counts.since, len(counts.months)) == (2, None, 12)


def test_without_messages_there_is_no_period():
    counts = count_messages(STAFF, "JZ41", ALL)
    assert (counts.period, counts.months, counts.total) == ((), (), 0)
