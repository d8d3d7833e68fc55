"""Figures and dates in Dutch notation: one formatter for page, document and chart.

Rounding is half away from zero, as people round (0,05 becomes 0,1), and is done on the
decimal notation of the figure, so that 2.675 becomes 2,68 and not the binary 2,67.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, Suppressed
from jeugdregio.measures.tables import Column


Number = int | float | Decimal
"""What can be written as a figure."""

UNKNOWN: Final = "onbekend"
"""How a cell reads that the source does not give (None)."""

WITHHELD: Final = "afgeschermd"
"""How a cell reads that the disclosure gate withheld."""

MINUS: Final = "\N{MINUS SIGN}"
"""A true minus: as wide as a digit, and read aloud as minus."""

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
"""Keeps sign and figure on one line."""

NUMERIC_KINDS: Final = frozenset({"count", "money", "ratio", "percent"})
"""Kinds whose cells are aligned right. A year names a row, so it stays left."""

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_MILLION: Final = Decimal(10**6)
_BILLION: Final = Decimal(10**9)


def is_numeric(column: Column) -> bool:
    """Whether the cells of ``column`` are figures, to be aligned right.

    Example:
        >>> is_numeric(Column("lasten", "Lasten", "money"))
        True
        >>> is_numeric(Column("jaar", "Jaar", "year"))
        False
    """
    return column.kind in NUMERIC_KINDS


def format_number(x: Number, decimals: int = 0) -> str:
    """Write a figure with a point per thousand and a decimal comma.

    Raises:
        PublishingError: The figure is not a number or infinite.

    Example:
        >>> format_number(1234.5, 1), format_number(7174099), format_number(-0.04, 1)
        ('1.234,5', '7.174.099', '0,0')
    """
    rounded = _round(x, decimals)
    written = f"{abs(rounded):,.{decimals}f}"
    dutch = written.translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{dutch}" if rounded < 0 else dutch


def format_euro(amount: Number, decimals: int = 0) -> str:
    """Write an amount in euro; the sign of a debt stands before the figure.

    Example:
        >>> format_euro(1234.5, 2).replace(NO_BREAK, " ")
        '€ 1.234,50'
        >>> format_euro(-12) == f"€{NO_BREAK}{MINUS}12"
        True
    """
    return f"€{NO_BREAK}{format_number(amount, decimals)}"


def format_euro_short(amount: Number) -> str:
    """Write a large amount as one says it: in mln or mld, with two or three digits.

    Example:
        >>> [format_euro_short(x).replace(NO_BREAK, " ") for x in (999_949, 7.174e9)]
        ['€ 999.949', '€ 7,2 mld']
        >>> format_euro_short(262_900_000).replace(NO_BREAK, " ")
        '€ 263 mln'
    """
    exact = _exact(amount)
    # The size is judged after rounding: 999.96 million must not read "1.000 mln".
    if _round(abs(exact) / _MILLION, 0) >= 1000:
        unit, word = _BILLION, "mld"
    elif abs(exact) >= _MILLION:
        unit, word = _MILLION, "mln"
    else:
        return format_euro(exact)
    scaled = exact / unit
    decimals = 1 if _round(abs(scaled), 1) < 10 else 0
    return f"{format_euro(scaled, decimals)}{NO_BREAK}{word}"


def format_percent(x: Number, decimals: int = 1, *, signed: bool = False) -> str:
    """Write a percentage; ``x`` is in per cents, so 13.2 is 13,2%.

    Args:
        x: The percentage, not the fraction.
        decimals: Digits behind the comma.
        signed: Whether a rise gets a plus sign, for changes.

    Example:
        >>> format_percent(13.2), format_percent(11, 0, signed=True)
        ('13,2%', '+11%')
    """
    plus = "+" if signed and _round(x, decimals) > 0 else ""
    return f"{plus}{format_number(x, decimals)}%"


def format_cell(value: Cell, column: Column) -> str:
    """Write one cell of a table as its column asks.

    Counts and amounts are whole; a ratio has one decimal, unless it is in euro or days;
    a percentage has one decimal and its sign. The unit of other figures stands in the
    header of the column, not in the cell.

    Args:
        value: A cell of a disclosed table.
        column: The column it stands in.

    Returns:
        The text; ``UNKNOWN`` for None and ``WITHHELD`` for SUPPRESSED, which a reader
        must be able to tell apart.

    Example:
        >>> format_cell(58486, Column("lasten", "Lasten", "money", "x 1.000 euro"))
        '58.486'
        >>> format_cell(None, Column("gebruik", "Gebruik", "count"))
        'onbekend'
        >>> format_cell(2024, Column("jaar", "Jaar", "year"))
        '2024'
    """
    if value is None:
        return UNKNOWN
    if isinstance(value, Suppressed):
        return WITHHELD
    if isinstance(value, str):
        return value
    match column.kind:
        case "year":
            return str(_round(value, 0))
        case "percent":
            return format_percent(value)
        case "ratio":
            whole = (
                "euro" in column.unit or "€" in column.unit or column.unit == "dagen"
            )
            return format_number(value, 0 if whole else 1)
        case "count" | "money":
            return format_number(value)
        case "key" | "text":
            return str(value)


def format_date(day: date) -> str:
    """Write a day in words.

    Example:
        >>> format_date(date(2026, 11, 1))
        '1 november 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _exact(x: Number) -> Decimal:
    """The figure as its shortest decimal notation says, not as binary holds it."""
    exact = Decimal(repr(x)) if isinstance(x, float) else Decimal(x)
    if not exact.is_finite():
        raise PublishingError(
            f"Een cijfer is geen getal ({x}) en kan niet in een tabel staan.",
            hint="Meld dit als fout in de maat die het cijfer maakt.",
        )
    return exact


def _round(x: Number, decimals: int) -> Decimal:
    # A fixed context would lose digits above 10**28; no figure here comes near.
    return _exact(x).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
