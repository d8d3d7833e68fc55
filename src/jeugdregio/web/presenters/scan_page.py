"""The page of a municipal scan, from the question to what to do."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.compare_sources import Difference, compare_sources
from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.draw_scan import CAUSES, TOGETHER, draw_bridge, draw_ranges
from jeugdregio.actions.gather_scan import gather_scan
from jeugdregio.actions.scan_counts import SCAN_YEAR
from jeugdregio.actions.scan_figures import KEY_FIGURES
from jeugdregio.actions.scan_gemeente import Compared, Scan
from jeugdregio.actions.workspace import Workspace
from jeugdregio.models.decomposition import close_to
from jeugdregio.publishing.numbers import format_euro, format_number
from jeugdregio.standards.gemeenten import gemeente_name
from jeugdregio.standards.scan_questions import ScanQuestion
from jeugdregio.web.presenters import links, scan_words
from jeugdregio.web.presenters.figure_page import KeyFigureView
from jeugdregio.web.presenters.scan_group import GroupView, show_group
from jeugdregio.web.presenters.scan_method import MethodView, show_method


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One figure in the table beside the reference group."""

    label: str
    unit: str
    jaar: str
    own: str
    median: str
    spread: str
    known: int
    why: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Rows of the table that belong together."""

    title: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause of the difference: its value here and there, and its part."""

    name: str
    unit: str
    own: str
    group: str
    part: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class BridgeView:
    """Why spending per inhabitant differs."""

    picture: Picture
    rows: tuple[CauseRow, ...]
    referrers: tuple[tuple[str, str], ...]
    use_part: str
    withheld: str
    residence: str
    members: int
    not_in_group: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """What use to expect, as a range."""

    picture: Picture | None
    sentence: str
    own: str
    low: str
    expected: str
    high: str
    place: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question to ask, with the figure that gives cause."""

    question: ScanQuestion
    figure: str


@dataclass(frozen=True, slots=True)
class LessonView:
    """A municipality to learn from, and why."""

    name: str
    href: str
    distance: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScanView:
    """Everything the page of a scan shows."""

    answer: str
    key_figures: tuple[KeyFigureView, ...]
    doubt: str
    missing: tuple[str, ...]
    left_out: str
    group: GroupView
    themes: tuple[Theme, ...]
    bridge: BridgeView | None
    expected: ExpectedView
    differences: tuple[Difference, ...]
    method: MethodView
    questions: tuple[QuestionView, ...]
    lessons: tuple[LessonView, ...]


def show(workspace: Workspace, scan: Scan, *, error: bool = False) -> ScanView:
    """Lay out the page.

    Args:
        workspace: The home folder.
        scan: The scan.
        error: Whether the form was filled in wrongly; the group is then the usual one.
    """
    return ScanView(
        answer=scan_words.answer(scan),
        key_figures=tuple(
            _key_figure(scan, scan.compared[name]) for name in KEY_FIGURES
        ),
        doubt=scan.counts.doubt,
        missing=scan.counts.missing,
        left_out=", ".join(scan.counts.left_out),
        group=show_group(scan, error=error),
        themes=_themes(scan),
        bridge=_bridge(workspace, scan),
        expected=_expected(workspace, scan),
        differences=compare_sources(workspace, scan.code),
        method=show_method(gather_scan(workspace)),
        questions=tuple(
            QuestionView(each, _cause(scan, each)) for each in scan.questions
        ),
        lessons=tuple(
            LessonView(
                gemeente_name(each.code),
                links.scan(each.code),
                _distance(scan, each.code),
                tuple(
                    scan_words.lesson(scan, each.code, about) for about in each.about
                ),
            )
            for each in scan.examples
        ),
    )


def _distance(scan: Scan, code: str) -> str:
    """How far a member of the group is; words where that is unknown."""
    [far] = [each.distance for each in scan.group.members if each.code == code]
    return scan_words.UNKNOWN if far is None else format_number(far, 2)


def _key_figure(scan: Scan, found: Compared) -> KeyFigureView:
    figure = found.values.figure
    return KeyFigureView(
        value=scan_words.written(found.own, figure),
        label=f"{_name(found)}, {figure.unit}, {found.values.jaar}",
        comparison=f"vergelijkingsgroep: {scan_words.written(found.median, figure)}",
        example=False,
        why=_why(scan, found),
    )


def _name(found: Compared) -> str:
    """The label of a figure where no heading stands above it."""
    figure = found.values.figure
    start = {"Verwijzers": "Verwijzer: ", "Leeftijd": "Leeftijd: "}.get(figure.theme)
    return f"{start}{figure.label.lower()}" if start else figure.label


def _why(scan: Scan, found: Compared) -> str:
    """Where the figure can be asked why; empty for one that is made for the scan."""
    figure = found.values.figure
    if not figure.measure:
        return ""
    query = {"jaar": found.values.jaar, **dict(figure.choices)}
    return links.why(scan.code, figure.measure, query)


def _themes(scan: Scan) -> tuple[Theme, ...]:
    rows: dict[str, list[ComparedRow]] = {}
    for found in scan.compared.values():
        figure = found.values.figure
        low, high = (
            scan_words.written(each, figure) for each in (found.low, found.high)
        )
        rows.setdefault(figure.theme, []).append(
            ComparedRow(
                label=figure.label,
                unit=figure.unit,
                jaar=str(found.values.jaar),
                own=scan_words.written(found.own, figure),
                median=scan_words.written(found.median, figure),
                spread=f"{low} tot {high}" if found.known else scan_words.UNKNOWN,
                known=found.known,
                why=_why(scan, found),
            )
        )
    return tuple(Theme(title, tuple(each)) for title, each in rows.items())


def _bridge(workspace: Workspace, scan: Scan) -> BridgeView | None:
    found, picture = scan.decomposition, draw_bridge(workspace, scan)
    if found is None or picture is None:
        return None
    whole, *parts = found.rounded()
    here, there = found.own, found.group
    values = [
        (
            "per 100 inwoners",
            *(format_number(100 * float(each.factors[0]), 1) for each in (here, there)),
        ),
        (
            "per 100 inwoners tot 25 jaar",
            *(format_number(100 * float(each.factors[1]), 1) for each in (here, there)),
        ),
        (
            "per jongere met zorg",
            *(format_euro(float(each.factors[2]) / 100) for each in (here, there)),
        ),
    ]
    rows = [
        CauseRow(name, unit, own, group, scan_words.signed_euro(part), is_whole=False)
        for name, (unit, own, group), part in zip(CAUSES, values, parts, strict=True)
    ]
    totals = [
        format_euro(scan_words.round_half_up(each.per_inhabitant / 100))
        for each in (here, there)
    ]
    rows.append(
        CauseRow(
            TOGETHER,
            "lasten per inwoner",
            totals[0],
            totals[1],
            scan_words.signed_euro(whole),
            is_whole=True,
        )
    )
    return BridgeView(
        picture=picture,
        rows=tuple(rows),
        referrers=_referrers(scan, parts[1]),
        use_part=scan_words.signed_euro(parts[1]),
        withheld=", ".join(scan.withheld),
        residence=_residence(scan),
        members=len(scan.in_group),
        not_in_group=tuple(
            (gemeente_name(code), reason) for code, reason in scan.not_in_group
        ),
    )


def _referrers(scan: Scan, use_part: int) -> tuple[tuple[str, str], ...]:
    """The part of use by referrer in whole euros, adding up to what stands above."""
    if not scan.referrers:
        return ()
    rounded = close_to([each.part / 100 for each in scan.referrers], use_part)
    return tuple(
        (each.name[0].upper() + each.name[1:], scan_words.signed_euro(amount))
        for each, amount in zip(scan.referrers, rounded, strict=True)
    )


def _residence(scan: Scan) -> str:
    """Residence as context: part of the story, not of the sum."""
    found = scan.compared["verblijf"]
    own, median = (
        scan_words.written(each, found.values.figure)
        for each in (found.own, found.median)
    )
    if found.own is None:
        return (
            f"Het deel van de jongeren met verblijf is van {scan.naam} over "
            f"{SCAN_YEAR} niet bekend."
        )
    return (
        f"Van de jongeren met jeugdhulp in {scan.naam} had {own} verblijf, in de "
        f"vergelijkingsgroep {median}. Dat is geen deel van de som: het zit in de "
        "lasten per jongere."
    )


def _expected(workspace: Workspace, scan: Scan) -> ExpectedView:
    found = scan.expectation
    numbers = [
        format_number(100 * each, 1) if each is not None else scan_words.UNKNOWN
        for each in (
            scan.use,
            found.low if found else None,
            found.expected if found else None,
            found.high if found else None,
        )
    ]
    own, low, expected, high = numbers
    if found is None or scan.use is None:
        sentence = f"Van {scan.naam} is te weinig bekend voor een verwachting."
    else:
        sentence = (
            f"Bij gemeenten zoals {scan.naam} verwacht het model {low} tot {high} "
            f"jongeren met jeugdzorg per 100; {scan.naam} had er {own}, "
            f"{scan_words.PLACES[scan.place]}."
        )
    return ExpectedView(
        picture=draw_ranges(
            workspace,
            [scan],
            prefix=f"scan-{scan.code}-bereik".lower(),
            title=f"Gebruik in {scan.naam} op het verwachte bereik, {SCAN_YEAR}",
        ),
        sentence=sentence,
        own=own,
        low=low,
        expected=expected,
        high=high,
        place=scan_words.PLACES[scan.place],
    )


def _cause(scan: Scan, question: ScanQuestion) -> str:
    """The figure that gives cause to ask, here and in the group."""
    if not question.figure:
        return ""
    found = scan.compared[question.figure]
    figure = found.values.figure
    if question.compare == "place":
        return f"{scan.naam}: {scan_words.PLACES[scan.place]}."
    return (
        f"{_name(found)}, {figure.unit} ({found.values.jaar}): "
        f"{scan.naam} {scan_words.written(found.own, figure)}, "
        f"vergelijkingsgroep {scan_words.written(found.median, figure)}."
    )
