"""The choices of the page about money, as fields."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.share_costs import SharedCosts
from jeugdregio.publishing.numbers import format_number
from jeugdregio.region.money.notation import KINDS
from jeugdregio.web.forms.money import MIXABLE, MoneyChoice
from jeugdregio.web.presenters.figure_filters import Filter, Option, indeling_filter


@dataclass(frozen=True, slots=True)
class KeyField:
    """A key to choose, with its number where it has one.

    Attributes:
        name: Kind of key; the value of the box and the name of the number.
        label: Its name.
        checked: Whether it is shown now.
        number: The number in its field; None for a key without one.
        number_label: What the number is.
        most: Highest number.
    """

    name: str
    label: str
    checked: bool
    number: str | None = None
    number_label: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class MoneyFields:
    """All fields of the page."""

    year: Filter
    indeling: Filter
    keys: tuple[KeyField, ...]
    mixture: tuple[Filter, Filter]
    mixture_percent: int
    shares: tuple[tuple[str, str, int], ...]
    has_shares: bool
    opened: bool
    percent: int
    total: str
    overhead: str
    per_thousand: int
    own_risk: str


def show_fields(costs: SharedCosts, choice: MoneyChoice) -> MoneyFields:
    """The fields as they stand for these choices."""
    amount = choice.amount
    kinds = choice.kinds()
    first, percent, second = choice.mixture
    total = amount.total_cents
    return MoneyFields(
        year=Filter(
            "jaar",
            "Jaar",
            tuple(
                Option(str(year), str(year), year == costs.year)
                for year in costs.figures.years
            ),
        ),
        indeling=indeling_filter(costs.figures.indeling),
        keys=tuple(
            KeyField(
                name=name,
                label=kind.label,
                checked=name in kinds,
                number=str(choice.numbers[name]) if kind.parameter else None,
                number_label=kind.parameter.label if kind.parameter else "",
                most=str(kind.parameter.most) if kind.parameter else "",
            )
            for name, kind in KINDS.items()
        ),
        mixture=(
            _mixture("mengsel_a", "Mengsel: eerste sleutel", first),
            _mixture("mengsel_b", "Mengsel: tweede sleutel", second),
        ),
        mixture_percent=percent,
        shares=tuple(
            (code, name, choice.shares.get(code, 1 if not choice.shares else 0))
            for code, name in costs.figures.names.items()
        ),
        has_shares="vast" in kinds,
        opened=bool(kinds & {"vast", "mengsel"}),
        percent=amount.percent,
        total="" if total is None else format_number(total // 100),
        overhead=format_number(amount.overhead_cents // 100),
        per_thousand=choice.per_thousand,
        own_risk=format_number(choice.own_euros),
    )


def _mixture(name: str, label: str, chosen: str) -> Filter:
    return Filter(
        name,
        label,
        tuple(Option(each, KINDS[each].label, each == chosen) for each in MIXABLE),
    )
