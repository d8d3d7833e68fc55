"""The page of one municipal scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from jeugdregio.actions.draw_figure import Picture
from jeugdregio.actions.gemeente_scan import (
    COUNTS,
    Example,
    GemeenteScan,
    GroupChoice,
)
from jeugdregio.actions.scan_keys import ScanKey
from jeugdregio.actions.scan_model import MODEL_FEATURES, fitted, missing_for_model
from jeugdregio.actions.scan_panel import FEATURES, panel
from jeugdregio.actions.scan_sources import SourcePair, source_pairs
from jeugdregio.publishing.numbers import format_euro, format_number, format_percent
from jeugdregio.standards.gemeenten import all_gemeenten, gemeente_name
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.figure_filters import Option
from jeugdregio.web.presenters.figure_page import KeyFigureView
from jeugdregio.web.presenters.figure_table import TableView
from jeugdregio.web.presenters.scan_parts import (
    PARTS,
    draw_parts,
    parts_table,
    referrer_table,
    rounded_parts,
    signed,
)
from jeugdregio.web.presenters.scan_tables import Row, plain_table


UNKNOWN: Final = "onbekend"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with why it is asked here."""

    question: str
    aan: str
    kijk: str
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A municipality to learn from, and why."""

    name: str
    href: str
    why: str


@dataclass(frozen=True, slots=True)
class ScanView:
    """Everything the page shows."""

    answer: str
    key_figures: tuple[KeyFigureView, ...]
    features: tuple[Option, ...]
    counts: tuple[Option, ...]
    gemeenten: tuple[Option, ...]
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str], ...]
    group_table: TableView
    group_notes: tuple[str, ...]
    missing: str
    picture: Picture | None
    parts_table: TableView | None
    referrer_table: TableView | None
    residence: str
    expectation: str
    error: str
    model_features: tuple[str, ...]
    sources_table: TableView | None
    source_notes: tuple[str, ...]
    questions: tuple[Answered, ...]
    lessons: tuple[Lesson, ...]
    merged: bool


def show(scan: GemeenteScan) -> ScanView:
    """Lay out the page of one scan."""
    code, comparison = scan.gemeente.code, scan.comparison
    pairs = source_pairs(code)
    return ScanView(
        answer=_answer(scan),
        key_figures=tuple(_key(code, key) for key in scan.keys),
        features=tuple(
            Option(name, label, name in scan.choice.features)
            for name, label in FEATURES.items()
        ),
        counts=tuple(Option(str(n), str(n), n == scan.choice.count) for n in COUNTS),
        gemeenten=tuple(
            Option(each.code, each.naam, selected=False)
            for each in sorted(all_gemeenten(), key=lambda g: g.naam)
            if each.code not in {code, *scan.group.codes}
        ),
        added=tuple((each, gemeente_name(each)) for each in scan.choice.added),
        removed=tuple((each, gemeente_name(each)) for each in scan.choice.removed),
        changes=_changes(scan),
        group_table=_group_table(scan),
        group_notes=_group_notes(scan),
        missing=" en ".join(scan.missing),
        picture=draw_parts(scan, comparison) if comparison else None,
        parts_table=parts_table(comparison) if comparison else None,
        referrer_table=referrer_table(comparison)
        if comparison and comparison.referrers
        else None,
        residence=_residence(scan),
        expectation=_expectation(scan),
        error=_error(),
        model_features=tuple(MODEL_FEATURES.values()),
        sources_table=_sources_table(pairs) if pairs else None,
        source_notes=tuple(dict.fromkeys(each.explanation for each in pairs)),
        questions=tuple(
            Answered(
                each.question,
                each.aan,
                each.kijk,
                f"{format_number(value, 1)} {each.unit}" if each.unit else "",
            )
            for each, value in scan.questions
        ),
        lessons=tuple(_lesson(scan, each) for each in scan.examples),
        merged=scan.area.merged,
    )


def _answer(scan: GemeenteScan) -> str:
    name = scan.gemeente.naam
    if scan.comparison is None:
        return (
            f"Van {name} ontbreken cijfers over 2022, dus wij kunnen het verschil "
            "in lasten niet uitsplitsen."
        )
    total, parts = rounded_parts(scan.comparison)
    own = format_euro(round(scan.comparison.outcome.own))
    if total == 0:
        return (
            f"{name} gaf in 2022 {own} per inwoner uit aan jeugdzorg, "
            "evenveel als de vergelijkingsgroep."
        )
    word = "meer" if total > 0 else "minder"
    largest = max(
        zip(PARTS.values(), parts, strict=True), key=lambda each: abs(each[1])
    )
    return (
        f"{name} gaf in 2022 {own} per inwoner uit aan jeugdzorg, "
        f"{format_euro(abs(total))} {word} dan de vergelijkingsgroep. "
        f"Het grootste deel komt door: {largest[0].lower()} ({signed(largest[1])})."
    )


def _write(key: ScanKey, value: float) -> str:
    if key.source.unit == "euro":
        return format_euro(value)
    if key.source.unit == "percent":
        return format_percent(value, 1, signed=key.source.id == "begroting")
    return format_number(value, 1)


def _key(code: str, key: ScanKey) -> KeyFigureView:
    middle = (
        "groep zonder cijfer"
        if key.middle is None
        else f"midden van de groep {_write(key, key.middle)}"
    )
    return KeyFigureView(
        UNKNOWN if key.value is None else _write(key, key.value),
        key.source.label,
        middle,
        False,
        links.why(
            code,
            key.source.measure,
            {"jaar": key.source.year, **dict(key.source.choices)},
        ),
    )


def query_of(choice: GroupChoice) -> str:
    """The choice as a query; empty for the default one."""
    if choice == GroupChoice():
        return ""
    found = [("kenmerk", each) for each in choice.features]
    found.append(("aantal", str(choice.count)))
    found += [("erbij", each) for each in choice.added]
    found += [("eraf", each) for each in choice.removed]
    return "?" + urlencode(found)


def _changes(scan: GemeenteScan) -> tuple[tuple[str, str], ...]:
    """Per neighbour the address of the page without it."""
    choice = scan.choice
    found = []
    for each in scan.group.neighbours:
        other = GroupChoice(
            choice.features,
            choice.count,
            tuple(code for code in choice.added if code != each.code),
            choice.removed
            if each.added
            else tuple(dict.fromkeys((*choice.removed, each.code))),
        )
        found.append((gemeente_name(each.code), query_of(other) or "?"))
    return tuple(found)


def _group_table(scan: GemeenteScan) -> TableView:
    rows: list[Row] = [
        (
            gemeente_name(each.code) + (" (zelf gekozen)" if each.added else ""),
            f"/gemeente/{each.code}/scan/",
            (
                _distance(each.distance),
                *(_distance(value) for value in each.by_feature.values()),
            ),
            each.added,
        )
        for each in scan.group.neighbours
    ]
    return plain_table(
        "Vergelijkingsgroep met de afstand per kenmerk",
        ("Gemeente", "Afstand", *(FEATURES[each] for each in scan.group.features)),
        rows,
        "Een afstand van 1 is één standaardafwijking tussen alle gemeenten. "
        "Boven nul: de andere gemeente heeft een hogere waarde.",
    )


def _distance(value: float | None) -> str:
    return UNKNOWN if value is None else format_number(value, 2)


def _group_notes(scan: GemeenteScan) -> tuple[str, ...]:
    found = [
        f"{FEATURES[each]} is van deze gemeente niet bekend en telt niet mee."
        for each in scan.group.unknown
    ]
    if scan.group.incomplete:
        found.append(
            f"Gemeenten waarvan een kenmerk ontbreekt: {len(scan.group.incomplete)}. "
            "Zij staan niet in de groep."
        )
    if scan.comparison:
        left = [c for c in scan.group.codes if c not in scan.comparison.compared]
        if left:
            found.append(
                "Zonder bruikbare lasten over 2022, dus niet in de uitsplitsing: "
                + ", ".join(map(gemeente_name, left))
                + "."
            )
    return tuple(found)


def _residence(scan: GemeenteScan) -> str:
    own, middle = scan.residence
    if own is None:
        return "Het aandeel jongeren met verblijf is in de bron niet bekend."
    text = (
        f"Van de jongeren met jeugdhulp had {format_percent(own, 1)} verblijf in 2022"
    )
    if middle is None:
        return text + "."
    return f"{text}; het midden van de groep is {format_percent(middle, 1)}."


def _expectation(scan: GemeenteScan) -> str:
    if scan.expectation is None or scan.use is None:
        lack = ", ".join(missing_for_model(scan.area)) or "het gebruik"
        return f"Er is geen verwacht bereik, want dit ontbreekt: {lack}."
    low, high = scan.expectation.low, scan.expectation.high
    where = "binnen"
    if scan.use < low:
        where = "onder"
    elif scan.use > high:
        where = "boven"
    return (
        f"Bij deze kenmerken past een bereik van {format_number(float(low), 1)} tot "
        f"{format_number(float(high), 1)} jongeren per 100 inwoners tot 25 jaar. "
        f"Geteld zijn er {format_number(scan.use, 1)}: {where} het bereik."
    )


def _error() -> str:
    found = fitted().by_region
    return (
        f"Op regio's die het model niet kende, zat het er gemiddeld "
        f"{format_number(found.model.mae, 2)} per 100 naast "
        f"(wortel van het kwadraat {format_number(found.model.rmse, 2)}). "
        f"Met één cijfer voor heel Nederland is dat "
        f"{format_number(found.naive.mae, 2)} ({format_number(found.naive.rmse, 2)}). "
        f"Van de gemeenten viel {format_percent(100 * found.coverage, 0)} in het "
        "eigen bereik; de bedoeling is 80%."
    )


def _sources_table(pairs: tuple[SourcePair, ...]) -> TableView:
    def text(pair: SourcePair, value: float | str) -> str:
        if isinstance(value, str):
            return value
        if pair.unit == "x1000":
            return format_euro(1000 * value)
        return format_percent(value, 1)

    rows: list[Row] = [
        (pair.subject, "", (source, text(pair, value)), False)
        for pair in pairs
        for source, value in (
            (pair.first_source, pair.first),
            (pair.second_source, pair.second),
        )
    ]
    return plain_table(
        "Twee bronnen naast elkaar",
        ("Onderwerp", "Bron", "Wat die zegt"),
        rows,
        "Wij kiezen niet: beide bronnen staan er.",
    )


def _lesson(scan: GemeenteScan, each: Example) -> Lesson:
    assert scan.comparison is not None  # noqa: S101 - no examples without it
    own = float(scan.comparison.own.factors["kosten"])
    why = (
        f"Afstand {format_number(each.distance or 0, 2)}. Kosten per jongere in 2022: "
        f"{format_euro(each.cost_per_user)} daar, {format_euro(own)} hier."
    )
    if each.referrer:
        why += (
            f" Trajecten via {each.referrer.lower()}: "
            f"{format_percent(each.referrer_own, 1)} daar, "
            f"{format_percent(each.referrer_here, 1)} hier."
        )
    return Lesson(gemeente_name(each.code), f"/gemeente/{each.code}/scan/", why)


def position(code: str) -> str:
    """Where the counted use of a municipality lies against its range, Dutch."""
    area = panel()[code]
    found = dict(zip(fitted().codes, fitted().expectations, strict=True)).get(code)
    if found is None or not area.users or not area.young:
        return UNKNOWN
    use = 100 * area.users / area.young
    if use < found.low:
        return "onder"
    return "boven" if use > found.high else "binnen"
