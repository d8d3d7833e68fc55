"""What a reader can choose on the page about money, kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from jeugdregio.publishing.numbers import format_euro, format_number
from jeugdregio.region.money.choice import KeyChoice, parse_key
from jeugdregio.web.presenters.figure_filters import Filter, Option


KEY_FIELDS: Final = ("sleutel", "sleutel2", "sleutel3", "sleutel4")

_PRESETS: Final = (
    "gebruik",
    "inwoners",
    "jongeren",
    "jongeren_met_zorg",
    "verleden",
    "vast:2021",
    "beschikbaarheid:30",
    "band:10",
    "band:25",
    "stop_loss:20",
    "inwoners@50+gebruik@50",
    "inwoners@25+gebruik@75",
)
_DELEN: Final = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
_ORGANISATIONS: Final = (0, 100_000, 250_000, 500_000, 1_000_000, 2_000_000)
_CASES: Final = (1, 2, 4, 8, 16)


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address.

    Attributes:
        keys: One to four keys.
        year: The year of the cost.
        deel: Part bought together, in whole per cents.
        organisation_eur: What a separate organisation costs a year.
        per_10_000: Costly cases a year per 10,000 inhabitants.
    """

    keys: tuple[KeyChoice, ...]
    year: int
    deel: int
    organisation_eur: int
    per_10_000: int


def filters(asked: Asked, years: Iterable[int]) -> tuple[Filter, ...]:
    """The choices above the page."""
    texts = [key.text for key in asked.keys]
    texts += [""] * (len(KEY_FIELDS) - len(texts))
    return (
        *(
            Filter(name, f"Sleutel {place}", _keys(text, empty=place > 1))
            for place, (name, text) in enumerate(
                zip(KEY_FIELDS, texts, strict=True), start=1
            )
        ),
        Filter("jaar", "Jaar", _numbers(years, asked.year, str)),
        Filter(
            "deel",
            "Deel dat de regio samen koopt",
            _numbers(sorted({*_DELEN, asked.deel}), asked.deel, "{}%".format),
        ),
        Filter(
            "organisatie",
            "Een eigen organisatie kost per jaar",
            _numbers(
                sorted({*_ORGANISATIONS, asked.organisation_eur}),
                asked.organisation_eur,
                format_euro,
            ),
        ),
        Filter(
            "gevallen",
            "Dure gevallen per 10.000 inwoners",
            _numbers(
                sorted({*_CASES, asked.per_10_000}), asked.per_10_000, format_number
            ),
        ),
    )


def hidden(asked: Asked) -> tuple[tuple[str, str], ...]:
    """The same as fields of a form."""
    keys = zip(KEY_FIELDS, (key.text for key in asked.keys), strict=False)
    return (
        *keys,
        ("jaar", str(asked.year)),
        ("deel", str(asked.deel)),
        ("organisatie", str(asked.organisation_eur)),
        ("gevallen", str(asked.per_10_000)),
    )


def _keys(now: str, *, empty: bool) -> tuple[Option, ...]:
    texts = list(dict.fromkeys((*_PRESETS, *([now] if now else []))))
    none = (Option("", "geen", not now),) if empty else ()
    return (
        *none,
        *(Option(text, parse_key(text).label, text == now) for text in texts),
    )


def _numbers(
    values: Iterable[int], now: int, words: Callable[[int], str]
) -> tuple[Option, ...]:
    return tuple(Option(str(each), words(each), each == now) for each in values)
