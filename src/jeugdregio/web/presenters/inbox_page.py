"""The messages of a region as the template wants them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdregio.actions.count_messages import MessageCounts, MonthCount
from jeugdregio.actions.list_messages import (
    DIRECTIONS,
    KINDS,
    MessageChoice,
    MessagePage,
    known_aanbieders,
    known_rules,
)
from jeugdregio.actions.message_rows import MessageRow
from jeugdregio.actions.permissions import sight_of
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.months import Month
from jeugdregio.publishing.numbers import MONTHS, format_number, format_percent
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.regions import Regio
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.figure_filters import Filter, Option
from jeugdregio.web.presenters.figure_page import KeyFigureView
from jeugdregio.web.presenters.message_words import (
    VERDICT_WORDS,
    VerdictWords,
    day_of,
    kind_and_title,
    parties,
    words_of,
)


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message in the list."""

    href: str
    kind: str
    sender: str
    receiver: str
    moment: str
    verdict: VerdictWords | None
    findings: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One verdict in the bar of a month; in hundredths of the longest bar."""

    verdict: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month: its bar and its figures."""

    name: str
    href: str
    total: str
    counts: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class InboxView:
    """Everything the template shows.

    Attributes:
        answer: The sentence on top.
        is_empty: No message came in ever: the page says how to fill it.
        has_examples: Generated messages are among those shown.
        filters: The choices, each in the address; ``more`` are folded away.
        key_figures: Per verdict, with a link to those messages.
        verdicts: Heads of the table of months.
        months: Newest first, as the list below it.
        lines: The messages.
        older: Address of the next page; empty where there is none.
        newest: Address of the first page; empty on the first.
        reset: Address without any choice; empty where nothing was chosen.
    """

    answer: str
    is_empty: bool
    has_examples: bool
    filters: tuple[Filter, ...]
    more: tuple[Filter, ...]
    aanbieder: str
    aanbieders: tuple[tuple[str, str], ...]
    more_is_open: bool
    key_figures: tuple[KeyFigureView, ...]
    verdicts: tuple[tuple[str, str], ...]
    months: tuple[MonthLine, ...]
    list_title: str
    lines: tuple[MessageLine, ...]
    older: str
    newest: str
    reset: str


def show(
    regio: Regio,
    actor: Actor,
    choice: MessageChoice,
    *,
    counts: MessageCounts,
    page: MessagePage,
    is_first: bool,
) -> InboxView:
    """Lay out the page."""
    query = query_of(choice)
    sight = sight_of(actor, regio.code)
    gemeenten = sight.regio if sight.aanbieders else sight.gemeenten
    more = _more_filters(choice, counts.period)
    return InboxView(
        answer=answer_of(counts),
        is_empty=not counts.period,
        has_examples=counts.has_examples or any(row.is_example for row in page.rows),
        filters=_filters(choice, gemeenten),
        more=more,
        aanbieder=choice.aanbieder,
        aanbieders=known_aanbieders(),
        more_is_open=bool(
            choice.aanbieder
            or choice.rule
            or choice.first
            or choice.last
            or choice.with_findings
        ),
        key_figures=_key_figures(regio, counts, query),
        verdicts=tuple((code, each.label) for code, each in VERDICT_WORDS.items()),
        months=month_lines(regio, counts.months, query),
        list_title=_list_title(choice),
        lines=tuple(_line(regio, row) for row in page.rows),
        older=(
            links.inbox(regio.code, {**query, "na": page.older}) if page.older else ""
        ),
        newest="" if is_first else links.inbox(regio.code, query),
        reset=links.inbox(regio.code) if query else "",
    )


def query_of(choice: MessageChoice) -> dict[str, object]:
    """A choice as it stands in the address, without what was not chosen."""
    given = {
        "soort": choice.kind,
        "oordeel": choice.verdict,
        "richting": choice.direction,
        "gemeente": choice.gemeente,
        "aanbieder": choice.aanbieder,
        "regel": choice.rule,
        "van": str(choice.first or ""),
        "tot": str(choice.last or ""),
        "bevindingen": "ja" if choice.with_findings else "",
    }
    return {name: value for name, value in given.items() if value}


def answer_of(counts: MessageCounts) -> str:
    """In a sentence how the messages received were judged; more where some wait."""
    since = month_name(counts.since) if counts.since else ""
    total, accepted = counts.total, counts.verdicts.get("aangenomen", 0)
    waiting = _waiting(counts.verdicts.get("geparkeerd", 0))
    of_old = (
        f" Van voor {since} {_waiting(counts.waiting_before)} ook nog."
        if counts.waiting_before
        else ""
    )
    period = f" sinds {since}" if since else ""
    if not total:
        return f"Er zijn{period} geen ontvangen berichten om te tellen.{of_old}"
    if total == 1:
        verb = "is helemaal aangenomen" if accepted else "is niet helemaal aangenomen"
        return (
            f"Het ene bericht dat{period} is ontvangen {verb}; {waiting} op een mens."
            f"{of_old}"
        )
    share = format_percent(100 * accepted / total, 0)
    if not accepted:
        share = "er geen"
    elif accepted < total and share == format_percent(100, 0):
        share = f"bijna {share}"  # 100% would deny the one that was refused
    return (
        f"Van de {format_number(total)} berichten die{period} zijn ontvangen is "
        f"{share} helemaal aangenomen; {waiting} op een mens.{of_old}"
    )


def _waiting(count: int) -> str:
    if count < 2:
        return "1 wacht" if count else "geen enkel wacht"
    return f"{format_number(count)} wachten"


def month_name(month: Month) -> str:
    """``maart 2026``."""
    return f"{MONTHS[month.number - 1]} {month.year}"


def month_lines(
    regio: Regio, months: Iterable[MonthCount], query: dict[str, object]
) -> tuple[MonthLine, ...]:
    """The months with their bars, newest first; the longest bar is full."""
    found = list(months)
    top = max((each.total for each in found), default=0) or 1
    lines = []
    for each in reversed(found):
        pieces, start = [], 0.0
        for verdict in VERDICT_WORDS:
            width = 100 * each.verdicts.get(verdict, 0) / top
            if width:
                pieces.append(Piece(verdict, round(start, 2), round(width, 2)))
            start += width
        month = str(each.month)
        lines.append(
            MonthLine(
                name=month_name(each.month),
                href=links.inbox(regio.code, {**query, "van": month, "tot": month}),
                total=format_number(each.total),
                counts=tuple(
                    format_number(each.verdicts.get(verdict, 0))
                    for verdict in VERDICT_WORDS
                ),
                pieces=tuple(pieces),
            )
        )
    return tuple(lines)


def _key_figures(
    regio: Regio, counts: MessageCounts, query: dict[str, object]
) -> tuple[KeyFigureView, ...]:
    found = []
    for code, words in VERDICT_WORDS.items():
        count = counts.verdicts.get(code, 0)
        chosen = {"van": str(counts.since or ""), **query}
        chosen |= {"richting": "in", "oordeel": code}
        share = 100 * count / counts.total if counts.total else 0
        found.append(
            KeyFigureView(
                value=format_number(count),
                label=words.label,
                comparison=format_percent(share, 1) if count else "",
                example=counts.has_examples,
                # The lines beneath this figure are the messages themselves.
                why=f"{links.inbox(regio.code, chosen)}#berichten" if count else "",
            )
        )
    return tuple(found)


def _filters(choice: MessageChoice, gemeenten: Iterable[str]) -> tuple[Filter, ...]:
    named = sorted((gemeente_name(code), code) for code in gemeenten)
    return (
        _filter("richting", "Richting", DIRECTIONS, choice.direction),
        _filter(
            "soort",
            "Soort bericht",
            [(code, f"{code} {title}") for code, title in KINDS],
            choice.kind,
        ),
        _filter(
            "oordeel",
            "Oordeel",
            [(code, each.label) for code, each in VERDICT_WORDS.items()],
            choice.verdict,
        ),
        _filter(
            "gemeente", "Gemeente", [(c, naam) for naam, c in named], choice.gemeente
        ),
    )


def _more_filters(
    choice: MessageChoice, period: tuple[Month, ...]
) -> tuple[Filter, ...]:
    months = [(str(month), month_name(month)) for month in reversed(period)]
    return (
        _filter("van", "Vanaf", months, str(choice.first or "")),
        _filter("tot", "Tot en met", months, str(choice.last or "")),
        _filter("regel", "Regel", [(r, r) for r in known_rules()], choice.rule),
        _filter(
            "bevindingen",
            "Bevindingen",
            [("ja", "Alleen met bevindingen")],
            "ja" if choice.with_findings else "",
        ),
    )


def _filter(
    name: str, label: str, values: Iterable[tuple[str, str]], chosen: str
) -> Filter:
    options = [Option("", "Alle", not chosen)]
    options += [
        Option(value, text[:1].upper() + text[1:], value == chosen)
        for value, text in values
    ]
    if chosen and not any(option.selected for option in options):
        # What stands in the address stays chosen, also where it finds nothing.
        options.append(Option(chosen, chosen, True))
    return Filter(name, label, tuple(options))


def _list_title(choice: MessageChoice) -> str:
    words = VERDICT_WORDS.get(choice.verdict)
    return f"Berichten: {words.label}" if words else "Berichten"


def _line(regio: Regio, row: MessageRow) -> MessageLine:
    sender, receiver = parties(row)
    return MessageLine(
        href=links.message(regio.code, row.pk),
        kind=kind_and_title(row),
        sender=sender,
        receiver=receiver,
        moment=day_of(row),
        # What we sent was judged by its receiver, elsewhere.
        verdict=words_of(row.verdict) if row.is_received else None,
        findings=format_number(row.findings) if row.findings else "geen",
        is_example=row.is_example,
    )
