"""What a reader chose on the page about money, and the form that records a key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from jeugdregio.actions.pool_region_risk import DEFAULT_PER_THOUSAND
from jeugdregio.actions.share_costs import DEFAULT_OVERHEAD, DEFAULT_PERCENT, Amount
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.region.money.notation import KINDS
from jeugdregio.web.forms.fields import DutchDateField, select, text_input


DEFAULT_KEYS: Final = ("gebruik", "inwoners", "beschikbaarheid", "band")
"""What the page starts with."""

MOST_KEYS: Final = 12

MIXABLE: Final = ("inwoners", "gebruik", "gebruikers", "jeugd", "verleden", "vast")
"""Keys that the page offers for a mixture; a command takes more."""

_SHARE: Final = re.compile(r"vast-(GM[0-9]{4})")
_EUROS: Final = re.compile(r"-?[0-9]{1,12}")
_POINTS: Final = re.compile(r"[ .\u00a0€]|,(?:-|00)$")


@dataclass(frozen=True, slots=True)
class MoneyChoice:
    """The choices in an address.

    Args:
        keys: Keys as text, each once.
        numbers: Per kind with a parameter its number.
        shares: Agreed shares by GM code; empty is equal.
        mixture: First key, its percentage, second key.
        amount: How much is shared.
        per_thousand: Costly cases a year per thousand young inhabitants.
        own_euros: What a municipality pays itself of a costly case.
    """

    keys: tuple[str, ...]
    numbers: dict[str, int]
    shares: dict[str, int]
    mixture: tuple[str, int, str]
    amount: Amount
    per_thousand: int
    own_euros: int

    def kinds(self) -> set[str]:
        """The kinds of key that are shown."""
        return {key.partition(":")[0] for key in self.keys}

    def query(self, year: int, indeling: str) -> str:
        """The same choices as an address; amounts only where they were chosen."""
        amount = self.amount
        given: list[tuple[str, object]] = [
            ("jaar", year),
            ("indeling", indeling),
            *(("sleutel", key) for key in self.keys),
            ("aandeel", amount.percent),
            ("organisatie", amount.overhead_cents // 100),
            ("gevallen", self.per_thousand),
            ("eigen_risico", self.own_euros),
        ]
        if amount.total_cents is not None:
            given.append(("totaal", amount.total_cents // 100))
        return urlencode(given)


def read_choice(given: QueryDict, codes: Sequence[str]) -> MoneyChoice:
    """Read the choices in an address; the defaults where nothing stands.

    A key is the name of a kind, which takes its number from its own field, or a whole
    key as text.

    Raises:
        InvalidInputError: A number is none, or cannot be.
    """
    numbers = {
        name: _number(given.get(name, ""), kind.parameter.default)
        for name, kind in KINDS.items()
        if kind.parameter
    }
    shares = {
        found[1]: _number(given.get(name, ""), 0)
        for name in given
        if (found := _SHARE.fullmatch(name)) and found[1] in codes
    }
    first, second = (
        given.get("mengsel_a", MIXABLE[0]),
        given.get("mengsel_b", "gebruik"),
    )
    mixture = (first, _number(given.get("mengsel_deel", ""), 50), second)
    chosen = given.getlist("sleutel") or DEFAULT_KEYS
    keys = [_written(each, numbers, shares, mixture) for each in chosen[:MOST_KEYS]]
    return MoneyChoice(
        keys=tuple(dict.fromkeys(keys)),
        numbers=numbers | _numbers_in(keys),
        shares=shares | _shares_in(keys),
        mixture=_mixture_in(keys) or mixture,
        amount=Amount(
            percent=_number(given.get("aandeel", ""), DEFAULT_PERCENT),
            total_cents=_cents(given.get("totaal", "")),
            overhead_cents=_or(_cents(given.get("organisatie", "")), DEFAULT_OVERHEAD),
        ),
        per_thousand=_number(given.get("gevallen", ""), DEFAULT_PER_THOUSAND),
        own_euros=_or(_cents(given.get("eigen_risico", "")), 0) // 100,
    )


def _written(
    key: str,
    numbers: dict[str, int],
    shares: dict[str, int],
    mixture: tuple[str, int, str],
) -> str:
    if key in numbers:
        return f"{key}:{numbers[key]}"
    if key == "vast" and any(shares.values()):
        return "vast:" + ",".join(f"{code}={n}" for code, n in shares.items() if n)
    if key == "mengsel":
        first, percent, second = mixture
        return f"mengsel:{first}={percent}/{second}={100 - percent}"
    return key


def _numbers_in(keys: Sequence[str]) -> dict[str, int]:
    """Numbers of whole keys in the address, so that the fields show them."""
    found = {}
    for key in keys:
        name, _, rest = key.partition(":")
        if name in KINDS and KINDS[name].parameter and rest.isdecimal():
            found[name] = int(rest)
    return found


def _shares_in(keys: Sequence[str]) -> dict[str, int]:
    pattern = re.compile(r"(GM[0-9]{4})=([0-9]{1,7})")
    return {
        code: int(share)
        for key in keys
        if key.startswith("vast:")
        for code, share in pattern.findall(key)
    }


def _mixture_in(keys: Sequence[str]) -> tuple[str, int, str] | None:
    """The two halves of a mixture that the page can show in its fields."""
    pattern = re.compile(r"mengsel:([a-z]+)=([0-9]+)/([a-z]+)=[0-9]+")
    found = [match for key in keys if (match := pattern.fullmatch(key))]
    return (found[0][1], int(found[0][2]), found[0][3]) if found else None


def _number(text: str, default: int) -> int:
    text = text.strip().removesuffix("%").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise InvalidInputError(
            f"{text[:12]!r} is geen heel getal.", hint="Ga terug en verbeter het getal."
        )
    return int(text)


def _cents(text: str) -> int | None:
    plain = _POINTS.sub("", text.strip()).replace("\N{MINUS SIGN}", "-")
    if not plain:
        return None
    if not _EUROS.fullmatch(plain):
        raise InvalidInputError(
            f"{text[:20]!r} is geen bedrag in hele euro's.",
            hint="Schrijf bijvoorbeeld 1.500.000.",
        )
    return int(plain) * 100


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


class CostKeyForm(forms.Form):
    """Which key the region records, how far it is, from when, and why."""

    key = forms.ChoiceField(label="Welke sleutel?", widget=select())
    state = forms.ChoiceField(
        label="Hoe ver is deze sleutel?",
        choices=[("concept", "concept"), ("vastgesteld", "vastgesteld")],
        widget=select(),
    )
    valid_from = DutchDateField(label="Geldt vanaf", required=False)
    reason = forms.CharField(
        label="Waarom deze sleutel?",
        required=False,
        max_length=300,
        widget=text_input(),
    )

    def __init__(self, *args: Any, keys: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = keys  # type: ignore[attr-defined]
