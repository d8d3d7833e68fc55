"""Who pays what: cost keys side by side for the municipalities of a region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jeugdregio.actions.money_figures import MoneyFigures, read_money_figures
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.models.cost_sharing.core import CoreTest, core_test, stand_alone
from jeugdregio.models.cost_sharing.keys import Basis, Key, Member, Proportional
from jeugdregio.models.cost_sharing.share import share
from jeugdregio.models.cost_sharing.shock import Shock, shocks
from jeugdregio.models.cost_sharing.split import Cents, split
from jeugdregio.region.money.notation import read_key, write_key
from jeugdregio.region.money.words import looks_at
from jeugdregio.standards.regions import DEFAULT_INDELING, Regio
from jeugdregio.standards.series_breaks import series_breaks


DEFAULT_PERCENT: Final = 100
"""Part of the lasten that is shared; what part regions really share is not known."""

DEFAULT_OVERHEAD: Final = 25_000_000
"""Cents a year for a separate organisation that buys: our own assumption."""

MOST_TOTAL: Final = 10**13
"""Cents: a hundred billion euros, many times what the country spends."""

MOST_OVERHEAD: Final = 10**12


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is to share.

    Args:
        percent: Part of the lasten of the region, 1 to 100.
        total_cents: An amount instead; None takes the percentage. Below zero is money
            that comes back.
        overhead_cents: What a separate organisation costs in a year.

    Raises:
        InvalidInputError: One of them cannot be.
    """

    percent: int = DEFAULT_PERCENT
    total_cents: int | None = None
    overhead_cents: int = DEFAULT_OVERHEAD

    def __post_init__(self) -> None:
        if not 1 <= self.percent <= 100:
            raise InvalidInputError(
                "Het deel van de lasten is 1 tot en met 100%.",
                hint="Vul een heel percentage in.",
            )
        if abs(self.total_cents or 0) > MOST_TOTAL or not (
            0 <= self.overhead_cents <= MOST_OVERHEAD
        ):
            raise InvalidInputError(
                "Dit bedrag is te groot, of een kostenpost is kleiner dan nul.",
                hint="Vul het bedrag in hele euro's in.",
            )

    def of(self, figures: MoneyFigures, year: int) -> int:
        """Cents to share for the cost of a year."""
        if self.total_cents is not None:
            return self.total_cents
        known = sum(figures.lasten.get(year, {}).values())
        return split(known, (self.percent, 100 - self.percent))[0]


@dataclass(frozen=True, slots=True)
class KeyOutcome:
    """What one key comes to.

    Attributes:
        key: The key.
        notation: The key as text.
        looks_at: The figures it needs, with the years of which they are used.
        paid: Cents per municipality; None where the key cannot be worked out.
        refused: Why not; empty where it can.
        shock: The step from the year before, per municipality; None where not known.
        no_shock: Why not; empty where it is known.
        core: Whether anyone pays more than alone; None where own cost is not known.
    """

    key: Key
    notation: str
    looks_at: tuple[tuple[Basis, tuple[int, ...]], ...]
    paid: Cents | None
    refused: str
    shock: tuple[Shock, ...] | None
    no_shock: str
    core: CoreTest | None


@dataclass(frozen=True, slots=True)
class SharedCosts:
    """The keys side by side for one region and year.

    Attributes:
        figures: The open figures.
        year: The year of the cost.
        amount: What was asked.
        total: Cents shared.
        own: Cents of own cost in what is shared, per municipality; None where not
            known of everyone.
        outcomes: One per key, in the order asked.
        missing: Names of who has no usable account of the year.
        breaks: Why the year before may be counted otherwise.
    """

    figures: MoneyFigures
    year: int
    amount: Amount
    total: int
    own: Cents | None
    outcomes: tuple[KeyOutcome, ...]
    missing: tuple[str, ...]
    breaks: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the municipalities, in the order of sharing."""
        return tuple(self.figures.names.values())

    @property
    def own_known(self) -> tuple[int | None, ...]:
        """Own cost per municipality; None for who gave no usable account.

        Where someone is missing it is the same part of each account that is known, so
        long as a part is shared and no amount of one's own.
        """
        if self.own is not None:
            return self.own
        if self.amount.total_cents is not None:
            return (None,) * len(self.names)
        known = self.figures.lasten.get(self.year, {})
        return tuple(
            known[code] * self.amount.percent // 100 if code in known else None
            for code in self.figures.codes
        )


def share_costs(
    workspace: Workspace,
    regio: Regio,
    keys: Sequence[str],
    *,
    year: int | None = None,
    amount: Amount | None = None,
    indeling: str = DEFAULT_INDELING,
) -> SharedCosts:
    """Share a cost of a region by one or more keys.

    Args:
        workspace: The home folder.
        regio: The region.
        keys: Keys as `region.money.notation` writes them; each once, in this order.
        year: The year of the cost; None takes the latest one that is whole.
        amount: How much; None takes the whole of the lasten.
        indeling: The division that says who belongs to the region.

    Raises:
        UnknownCodeError: No accounts of the year, or no municipalities.
        InvalidInputError: A text is no key.
    """
    figures = read_money_figures(workspace, regio, indeling=indeling)
    chosen = figures.year(year)
    wanted = amount or Amount()
    total = wanted.of(figures, chosen)
    now = figures.members(chosen)
    own = None
    if not figures.missing(chosen):
        own = share(total, Proportional(Basis.USE), now)
    given = [read_key(text, figures.codes) for text in keys]
    return SharedCosts(
        figures=figures,
        year=chosen,
        amount=wanted,
        total=total,
        own=own,
        outcomes=tuple(
            _outcome(key, figures, chosen, wanted, own) for key in dict.fromkeys(given)
        ),
        missing=figures.missing(chosen),
        breaks=tuple(
            each.reason
            for each in series_breaks("lasten_iv3")
            if each.before < chosen <= each.after
        ),
    )


def _outcome(
    key: Key, figures: MoneyFigures, year: int, amount: Amount, own: Cents | None
) -> KeyOutcome:
    total = amount.of(figures, year)
    now = figures.members(year)
    paid, refused = _try(total, key, now)
    shock, no_shock = None, refused
    if paid is not None:
        before, no_shock = _before(key, figures, year - 1, amount)
        shock = shocks(before, paid) if before is not None else None
    return KeyOutcome(
        key=key,
        notation=write_key(key, figures.codes),
        looks_at=tuple(
            (basis, figures.years_of(basis, year)) for basis in looks_at(key)
        ),
        paid=paid,
        refused=refused,
        shock=shock,
        no_shock=no_shock,
        core=_core(key, now, total, own, amount.overhead_cents) if paid else None,
    )


def _before(
    key: Key, figures: MoneyFigures, year: int, amount: Amount
) -> tuple[Cents | None, str]:
    if amount.total_cents is None and figures.missing(year):
        return None, f"Van {year} is niet van elke gemeente een jaarrekening bekend."
    return _try(amount.of(figures, year), key, figures.members(year, before=True))


def _try(total: int, key: Key, who: Sequence[Member]) -> tuple[Cents | None, str]:
    """The contributions, or why the key cannot be worked out."""
    try:
        return share(total, key, who), ""
    except InvalidInputError as error:
        return None, error.message


@lru_cache(maxsize=256)
def _core(
    key: Key, who: tuple[Member, ...], total: int, own: Cents | None, overhead: int
) -> CoreTest | None:
    """Together there is one organisation, alone every group has its own.

    A total below zero has no cost of standing alone to compare with.
    """
    if own is None or total < 0:
        return None
    paid, _ = _try(total + overhead, key, who)
    return None if paid is None else core_test(paid, stand_alone(own, overhead))
