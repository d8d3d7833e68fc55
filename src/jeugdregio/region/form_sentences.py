"""Agreement and stability of a comparison in plain Dutch, one thought a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from jeugdregio.models.preference.agreement import ThemeDifference
from jeugdregio.models.preference.stability import STEP, FirstShares, Shift
from jeugdregio.standards.wgr_forms import THEME_LABELS, find_form


_WORDS: Final = (
    (Fraction(2, 3), "lijken veel op elkaar"),
    (Fraction(1, 3), "lijken een beetje op elkaar"),
    (Fraction(0), "lijken weinig op elkaar"),
)
"""Words for Kendall's W, in thirds. The bounds are ours: no source sets them."""


def a_form(form_id: str) -> str:
    """A form within a sentence.

    Example:
        >>> a_form("openbaar_lichaam")
        'een openbaar lichaam'
    """
    name = find_form(form_id).name
    return f"een {name[:1].lower()}{name[1:]}"


def a_theme(theme: str) -> str:
    """A theme within a sentence.

    Example:
        >>> a_theme("invloed_op_kosten")
        'invloed op kosten'
    """
    label: str = THEME_LABELS[theme]  # type: ignore[index]
    return f"{label[:1].lower()}{label[1:]}"


def w_sentence(who: str, w: Fraction) -> str:
    """Kendall's W in words and as a number; ``who`` has the orders.

    Example:
        >>> w_sentence("Hun volgordes", Fraction(1, 2))
        'Hun volgordes lijken een beetje op elkaar: Kendalls W is 0,50. Daarbij is 1 \
helemaal gelijk en 0 helemaal verdeeld.'
    """
    words = next(text for bound, text in _WORDS if w >= bound)
    number = f"{float(w):.2f}".replace(".", ",")
    return (
        f"{who} {words}: Kendalls W is {number}. Daarbij is 1 helemaal gelijk en 0 "
        "helemaal verdeeld."
    )


def agreement_sentences(
    *,
    preferred: str | None,
    firsts: Sequence[str | None],
    w: Fraction | None,
    agreed_within: Sequence[bool],
    differences: Sequence[ThemeDifference],
) -> tuple[str, ...]:
    """How far municipalities, and the bodies within them, agree.

    Args:
        preferred: The form that is first in the region; None where none is alone.
        firsts: Per municipality the form that is first; None where none is alone.
        w: Kendall's W over the municipalities; None where it cannot be told.
        agreed_within: Per municipality with several judgements: do all have the same
            form first?
        differences: Themes on which municipalities differ, most first.
    """
    found = []
    if preferred and len(firsts) > 1:
        same = sum(each == preferred for each in firsts)
        verb = "zet" if same == 1 else "zetten"
        found.append(
            f"{same} van de {len(firsts)} gemeenten {verb} {a_form(preferred)} "
            "alleen vooraan."
        )
    if w is not None:
        found.append(w_sentence("De volgordes van de gemeenten", w))
    if agreed_within:
        found.append(
            f"In {sum(agreed_within)} van de {len(agreed_within)} gemeenten met meer "
            "dan één oordeel zet elk orgaan dezelfde vorm vooraan."
        )
    if differences and differences[0].difference:
        most = differences[0]
        found.append(
            f"De gemeenten verschillen het meest over {a_theme(most.theme)}. "
            f"Zij geven dat thema {points_between(most)} punten."
        )
    return tuple(found)


def points_between(difference: ThemeDifference) -> str:
    """The points judges give, from few to many.

    Example:
        >>> points_between(ThemeDifference("zeggenschap", Fraction(1), Fraction(10),
        ...     Fraction(71, 2)))
        '10 tot 36'
    """
    low, high = round(difference.lowest), round(difference.highest)
    return f"{low}" if low == high else f"{low} tot {high}"


def stability_sentences(
    *,
    preferred: str | None,
    shift: Shift | None,
    shares: FirstShares | None,
    who: str | None = "elk orgaan",
) -> tuple[str, ...]:
    """How far weights move before another form comes first.

    Args:
        preferred: The form that is first; None where none is alone.
        shift: The smallest move of points; None where none changes the first place.
        shares: Who is first under every weighting; None without judgements.
        who: Whose points move; None for the reader's own.
    """
    if shares is None:
        return ()
    if preferred is None:
        return ("Geen vorm staat alleen vooraan. Elke kleine verschuiving telt dus.",)
    first = (
        "Geen verschuiving van punten tussen twee thema's zet een andere vorm vooraan."
        if shift is None
        else shift_sentence(shift, who or "u")
    )
    same = f"Stel dat {who} dezelfde punten geeft. " if who else ""
    count = f"{shares.weightings:,}".replace(",", ".")
    second = (
        f"{same}Er zijn {count} manieren om de punten in stappen van {STEP} te "
        f"verdelen. Bij {percent(shares.alone[preferred])} daarvan staat "
        f"{a_form(preferred)} alleen vooraan."
    )
    return first, second


def shift_sentence(shift: Shift, who: str = "elk orgaan") -> str:
    """The smallest move of points, as what would happen.

    Example:
        >>> one = Shift(7, "zeggenschap", "werkgeverschap", "centrumgemeente")
        >>> shift_sentence(one, "u")
        'Verschuift u 7 punten van zeggenschap naar werkgeverschap, dan komt een \
centrumgemeente vooraan.'
        >>> shift_sentence(one)
        'Verschuift elk orgaan 7 punten (of alles wat het daar heeft) van zeggenschap \
naar werkgeverschap, dan komt een centrumgemeente vooraan.'
    """
    points = "1 punt" if shift.points == 1 else f"{shift.points} punten"
    # Who reads the own points sees that there are enough; a group may have fewer.
    limit = "" if who == "u" else " (of alles wat het daar heeft)"
    return (
        f"Verschuift {who} {points}{limit} van {a_theme(shift.from_theme)} naar "
        f"{a_theme(shift.to_theme)}, dan komt {a_form(shift.new_first)} vooraan."
    )


def percent(share: Fraction) -> str:
    """A share in whole per cents that never rounds to all or nothing.

    Example:
        >>> percent(Fraction(1, 3)), percent(Fraction(999, 1000)), percent(Fraction(1))
        ('33%', 'meer dan 99%', '100%')
        >>> percent(Fraction(1, 1000)), percent(Fraction(0))
        ('minder dan 1%', '0%')
    """
    if 0 < share < Fraction(1, 100):
        return "minder dan 1%"
    if Fraction(99, 100) < share < 1:
        return "meer dan 99%"
    return f"{round(share * 100)}%"
