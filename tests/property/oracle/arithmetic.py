"""Sums and shares as one does them on paper."""

from decimal import ROUND_HALF_UP, Decimal, localcontext


def total(values):
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def share(part, whole, *, per, digits):
    """``per`` times part through whole, half away from zero; None where unknown."""
    if part is None or whole is None or whole == 0:
        return None
    with localcontext() as context:
        context.prec = 60
        quotient = Decimal(per) * Decimal(part) / Decimal(whole)
        step = Decimal(1).scaleb(-digits)
        # ROUND_HALF_UP of decimal is half away from zero, also below zero
        return float(quotient.quantize(step, rounding=ROUND_HALF_UP))


def number(text):
    """A cell of CBS: empty is unknown or suppressed."""
    return int(text) if text else None
