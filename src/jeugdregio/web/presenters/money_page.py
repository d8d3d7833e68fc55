"""Who pays what, laid out for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdregio.actions.share_costs import KeyOutcome
from jeugdregio.models.cost_sharing.core import CoreTest, Objection
from jeugdregio.models.risk_pooling.resample import Resampled
from jeugdregio.publishing.numbers import format_euro, format_number, format_percent
from jeugdregio.region.money.share import MoneyFigures, Shared
from jeugdregio.web.presenters.figure_filters import Filter
from jeugdregio.web.presenters.money_amounts import (
    bar,
    enumerate_names,
    euro,
    short,
    signed,
)
from jeugdregio.web.presenters.money_filters import Asked, filters, hidden
from jeugdregio.web.presenters.money_pooling import (
    PoolRow,
    pool_answer,
    pool_from,
    pool_rows,
)


@dataclass(frozen=True, slots=True)
class KeyCell:
    """What one municipality pays under one key; bars run from 0 to 100."""

    pays: str
    difference: str
    own_bar: float
    pays_bar: float


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One municipality under every key; the last row is all of them together."""

    code: str
    naam: str
    own: str
    cells: tuple[KeyCell, ...]


@dataclass(frozen=True, slots=True)
class ShockRow:
    """How much more or less than the year before."""

    code: str
    naam: str
    own: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyWords:
    """One key in words."""

    label: str
    text: str
    sentences: tuple[str, ...]
    formulas: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoreWords:
    """Whether anyone is worse off together, in words."""

    label: str
    answer: str
    single: tuple[str, ...]
    groups: str


@dataclass(frozen=True, slots=True)
class MoneyView:
    """Everything the page shows."""

    answer: str
    refused: tuple[str, ...]
    year: str
    keys: tuple[KeyWords, ...]
    rows: tuple[MoneyRow, ...]
    total: MoneyRow
    shock_answer: str
    shock_largest: tuple[str, ...]
    shock_keys: tuple[str, ...]
    shocks: tuple[ShockRow, ...]
    cores: tuple[CoreWords, ...]
    pool_answer: str
    pool: tuple[PoolRow, ...]
    pool_from: str
    deel: str
    organisation: str
    left_out: tuple[str, ...]
    filters: tuple[Filter, ...]
    hidden: tuple[tuple[str, str], ...]


def show(
    figures: MoneyFigures,
    outcomes: Sequence[KeyOutcome],
    pooled: Resampled,
    asked: Asked,
) -> MoneyView:
    """Lay out the keys side by side."""
    done = [each.shared for each in outcomes if each.shared is not None]
    names = tuple(figures.names.values())
    largest = _shock_largest(outcomes, names)
    return MoneyView(
        answer=_answer(done, names),
        refused=tuple(each.refused for each in outcomes if each.refused),
        year=str(asked.year),
        keys=tuple(map(_in_words, done)),
        rows=_rows(done, figures),
        total=_total(done),
        shock_answer=_shock_answer(largest),
        shock_largest=largest,
        shock_keys=tuple(each.choice.label for each in outcomes if each.before),
        shocks=_shocks(outcomes, figures),
        cores=tuple(
            _core_words(each, each.core, names) for each in outcomes if each.core
        ),
        pool_answer=pool_answer(pooled, names),
        pool=pool_rows(pooled, figures, asked),
        pool_from=pool_from(asked),
        deel=f"{asked.deel}%",
        organisation=format_euro(asked.organisation_eur),
        left_out=tuple(
            f"Over {year} is er geen bruikbare jaarrekening van "
            f"{enumerate_names(missing)}."
            for year, missing in sorted(figures.incomplete.items(), reverse=True)
        ),
        filters=filters(asked, figures.years),
        hidden=hidden(asked),
    )


def _answer(done: Sequence[Shared], names: Sequence[str]) -> str:
    if len(names) == 1:
        return "Er is één gemeente: zij betaalt alles zelf, onder elke sleutel."
    for shared in done:
        differences = _differences(shared)
        if not any(differences):
            continue
        most = max(range(len(names)), key=differences.__getitem__)
        least = min(range(len(names)), key=differences.__getitem__)
        return (
            f"Met sleutel '{shared.choice.label}' betaalt {names[most]} "
            f"{short(differences[most])} meer dan de eigen kosten, en {names[least]} "
            f"{short(-differences[least])} minder: dat zijn de grootste verschillen."
        )
    if not done:
        return (
            "Met deze keuze is er niets te delen: kies een ander jaar of een sleutel."
        )
    return "Onder deze sleutels betaalt elke gemeente precies haar eigen kosten."


def _in_words(shared: Shared) -> KeyWords:
    choice = shared.choice
    return KeyWords(
        choice.label,
        choice.text,
        choice.sentences(),
        choice.formulas(),
        shared.sources,
    )


def _rows(done: Sequence[Shared], figures: MoneyFigures) -> tuple[MoneyRow, ...]:
    if not done:
        return ()
    top = max(max(*each.own_cents, *each.pays_cents) for each in done)
    return tuple(
        MoneyRow(
            code,
            naam,
            euro(done[0].own_cents[place]),
            tuple(
                KeyCell(
                    euro(each.pays_cents[place]),
                    signed(_differences(each)[place]),
                    bar(each.own_cents[place], top),
                    bar(each.pays_cents[place], top),
                )
                for each in done
            ),
        )
        for place, (code, naam) in enumerate(figures.names.items())
    )


def _total(done: Sequence[Shared]) -> MoneyRow:
    return MoneyRow(
        "",
        "Samen",
        euro(done[0].total_cents) if done else "",
        tuple(KeyCell(euro(sum(each.pays_cents)), "", 0, 0) for each in done),
    )


def _shocks(
    outcomes: Sequence[KeyOutcome], figures: MoneyFigures
) -> tuple[ShockRow, ...]:
    pairs = [(each.before, each.shared) for each in outcomes]
    known = [(old, new) for old, new in pairs if old is not None and new is not None]
    if not known:
        return ()
    first_old, first_new = known[0]
    return tuple(
        ShockRow(
            code,
            naam,
            _change(first_old.own_cents[place], first_new.own_cents[place]),
            tuple(
                _change(old.pays_cents[place], new.pays_cents[place])
                for old, new in known
            ),
        )
        for place, (code, naam) in enumerate(figures.names.items())
    )


def _shock_largest(
    outcomes: Sequence[KeyOutcome], names: Sequence[str]
) -> tuple[str, ...]:
    """Per key who rises most, in a sentence."""
    told = []
    for each in outcomes:
        if each.before is None or each.shared is None:
            continue
        old, new = each.before.pays_cents, each.shared.pays_cents
        rises = [b / a if a > 0 else 0.0 for a, b in zip(old, new, strict=True)]
        place = max(range(len(names)), key=rises.__getitem__)
        told.append(
            f"{each.choice.label}: {names[place]} ({_change(old[place], new[place])})."
        )
    return tuple(told)


def _shock_answer(largest: Sequence[str]) -> str:
    if largest:
        return "Wie het meest stijgt of het minst daalt, is per sleutel:"
    return (
        "Dat is niet te berekenen: van het jaar ervoor missen cijfers, of er is geen "
        "jaar ervoor."
    )


def _core_words(outcome: KeyOutcome, core: CoreTest, names: Sequence[str]) -> CoreWords:
    if core.largest is None:
        return CoreWords(
            outcome.choice.label,
            "Niemand betaalt meer dan alleen, en geen enkele groep betaalt meer dan "
            "wanneer zij zelf een organisatie begint.",
            (),
            "",
        )
    single = sorted(core.single, key=lambda each: -each.too_much_cents)
    count = len(single)
    if count:
        answer = (
            f"{_count(count)} "
            f"{'betaalt' if count == 1 else 'betalen elk'} meer dan alleen."
        )
    else:
        answer = "Geen gemeente betaalt meer dan alleen, maar groepen wel."
    return CoreWords(
        outcome.choice.label,
        answer,
        tuple(
            f"{names[each.places[0]]}: {short(each.too_much_cents)} meer"
            for each in single
        ),
        _group_words(core, core.largest, names),
    )


def _group_words(core: CoreTest, largest: Objection, names: Sequence[str]) -> str:
    who = enumerate_names([names[place] for place in largest.places])
    return (
        f"Van alle groepen betalen er {format_number(core.count)} meer dan zij met een "
        f"eigen organisatie zouden doen. Het grootste bezwaar heeft: {who}. "
        f"Zij {'betaalt' if len(largest.places) == 1 else 'betalen'} samen met allen "
        f"{short(largest.too_much_cents)} te veel."
    ).replace(
        "Van alle groepen betalen er 1 meer", "Van alle groepen betaalt er 1 meer"
    )


def _count(count: int) -> str:
    return "Eén gemeente" if count == 1 else f"{count} gemeenten"


def _differences(shared: Shared) -> list[int]:
    return [
        pays - own
        for pays, own in zip(shared.pays_cents, shared.own_cents, strict=True)
    ]


def _change(old: int, new: int) -> str:
    if old <= 0:
        return "niet te berekenen"
    return format_percent(100 * (new - old) / old, 1, signed=True)
