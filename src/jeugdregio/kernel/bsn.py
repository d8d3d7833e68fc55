"""The burgerservicenummer: a value that does not show itself.

A number in clear is handled in `messages`, `rules` and the message writer only. What
holds a `Bsn` may be logged, printed, formatted or put in an error: it shows a mask.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NoReturn

from jeugdregio.kernel.errors import InvalidInputError


MASK: Final = "*********"
"""What a `Bsn` shows instead of its nine digits: none of them."""

TEST_RANGE: Final = range(999900006, 999999991)
"""Numbers that were never given to a person; 9,091 of them pass the eleven test."""

# The remainder by 11 of what the ASCII codes of nine zeros weigh: 43 × 48 = 2064.
_ZEROS: Final = 7


def is_bsn(text: str) -> bool:
    """Whether a text is nine digits that pass the eleven test.

    The digits weigh 9, 8, 7, 6, 5, 4, 3, 2 and −1; their sum is a multiple of 11. Nine
    zeros are no number.

    Source:
        Logisch Ontwerp BSN (RvIG), composition of the number; nine digits also by
        iJw 3.2, LDT_BurgerServicenummer.

    Example:
        9·9 + 8·9 + 7·9 + 6·9 + 5·0 + 4·0 + 3·0 + 2·0 − 6 = 264 = 24 · 11

        >>> is_bsn("999900006"), is_bsn("999900007"), is_bsn("99990006")
        (True, False, False)
    """
    if len(text) != 9 or not (text.isascii() and text.isdigit()):
        return False
    a, b, c, d, e, f, g, h, i = text.encode("ascii")
    weighed = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i
    return weighed % 11 == _ZEROS and text != "000000000"


class Bsn:
    """One burgerservicenummer, known to pass the eleven test.

    Not a dataclass: `dataclasses.asdict` of what holds it would write the digits out.
    For the same reason it is not pickled; call `reveal` where the number must leave
    the process.

    Example:
        >>> someone = Bsn.parse(" 999900006 ")
        >>> someone, str(someone), f"{someone}"
        (Bsn(*********), '*********', '*********')
        >>> someone.reveal()
        '999900006'
    """

    __slots__ = ("_number",)
    _number: str

    def __init__(self, number: str) -> None:
        """Take nine digits without blanks; `parse` is the friendlier way in."""
        if not is_bsn(number):
            raise InvalidInputError(
                "Dit is geen burgerservicenummer: verwacht negen cijfers die aan de "
                "elfproef voldoen (Logisch Ontwerp BSN).",
                hint="Neem het nummer over van de bron. Korter dan negen cijfers? "
                "Zet er dan nullen voor.",
            )
        object.__setattr__(self, "_number", number)

    @classmethod
    def parse(cls, text: str) -> Bsn:
        """Read a number; blanks around it are fine.

        Raises:
            InvalidInputError: Not nine digits, or the eleven test fails. The text
                itself is not in the error.
        """
        return cls(text.strip())

    @property
    def is_test(self) -> bool:
        """Whether it lies in the range that no person has."""
        return int(self._number) in TEST_RANGE

    def reveal(self) -> str:
        """The nine digits. Search the code for this name to see who does."""
        return self._number

    def __repr__(self) -> str:
        return f"Bsn({MASK})"

    def __str__(self) -> str:
        return MASK

    def __eq__(self, other: object) -> bool:
        return self._number == other._number if isinstance(other, Bsn) else False

    def __hash__(self) -> int:
        return hash(self._number)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Bsn does not change")

    def __copy__(self) -> Bsn:
        return self

    def __deepcopy__(self, memo: object) -> Bsn:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Bsn is not pickled: pass what reveal() gives, encrypted")


def bsns_for_tests() -> Iterator[Bsn]:
    """Every valid number of the test range, from low to high: exactly 9,091.

    Example:
        >>> first = next(bsns_for_tests())
        >>> first.reveal(), first.is_test
        ('999900006', True)
    """
    for number in TEST_RANGE:
        text = str(number)
        if is_bsn(text):
            yield Bsn(text)
