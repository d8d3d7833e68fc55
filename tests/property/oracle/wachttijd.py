"""Twin of `wachttijd`: Kaplan and Meier in fractions."""

from collections import defaultdict
from fractions import Fraction

from property.oracle.arithmetic import share
from property.oracle.care import form, forms, start


VARIANTS = {
    "toewijzingsdatum": "eerste_toewijzingsdatum",
    "ingangsdatum": "ingangsdatum",
}


def quantile(waits, left):
    """The first day after which at most ``left`` still wait; None before that day.

    Args:
        waits: Pairs of days waited and whether it ended in a start.
    """
    waiting = Fraction(1)
    for day in sorted({days for days, started in waits if started}):
        at_risk = sum(days >= day for days, _ in waits)
        started = sum(days == day and it for days, it in waits)
        waiting *= 1 - Fraction(started, at_risk)
        if waiting <= left:
            return day
    return None


def first_starts(care):
    found = {}
    for row in care.leveringen:
        if row["toewijzing_nummer"] and row["begindatum"] <= care.peildatum:
            key = row["gemeente"], row["toewijzing_nummer"]
            found[key] = min(found.get(key, row["begindatum"]), row["begindatum"])
    return found


def states(care):
    """Every allocation with what became of it, per variant."""
    starts = first_starts(care)
    reporting = {
        (row["gemeente"], row["aanbieder"], form(row))
        for row in care.toewijzingen
        if row["volume"] is None
        and (row["gemeente"], row["toewijzing_nummer"]) in starts
    }
    for row in care.toewijzingen:
        granted = row["eerste_toewijzingsdatum"]
        if granted > care.peildatum or granted < care.first_day():
            continue
        begin = starts.get((row["gemeente"], row["toewijzing_nummer"]))
        ended = row["einddatum"] is not None and row["einddatum"] < care.peildatum
        seen_until = row["einddatum"] if ended else care.peildatum
        for variant, day in VARIANTS.items():
            yield {
                "gemeente": row["gemeente"],
                "jaar": granted.year,
                "forms": forms(row),
                "variant": variant,
                "meetbaar": row["volume"] is not None
                or (row["gemeente"], row["aanbieder"], form(row)) in reporting,
                "gestart": begin is not None,
                "al_gestart": begin is not None and begin < granted,
                "gestopt": begin is None and ended,
                "dagen": max(0, ((begin or seen_until) - row[day]).days),
            }


def rows(care, areas, norm=None, **_):
    groups = defaultdict(list)
    for state in states(care):
        for area, codes in areas.items():
            if state["gemeente"] in codes:
                for form in state["forms"]:
                    groups[area, state["jaar"], state["variant"], form].append(state)
    found = []
    for (area, jaar, variant, form), group in groups.items():
        known = [state for state in group if state["meetbaar"]]
        waits = [(state["dagen"], state["gestart"]) for state in known]
        started = [state for state in known if state["gestart"]]
        early = [state for state in started if state["al_gestart"]]
        ended = [state for state in known if state["gestopt"]]
        within = above = tested = pct = None
        if norm is not None:
            within = sum(days <= norm and begun for days, begun in waits)
            above = sum(days > norm for days, _ in waits)
            tested = within + above
            pct = share(within, tested, per=100, digits=1)
        found.append(
            start(area, jaar)
            | {
                "variant": variant,
                "zorgvorm": form,
                "toewijzingen": len(group),
                "niet_meetbaar": len(group) - len(known),
                "meetbaar": len(known),
                "gestart": len(started),
                "gewacht": len(started) - len(early),
                "al_gestart": len(early),
                "wachtend": len(known) - len(started) - len(ended),
                "gestopt": len(ended),
                "dekking_pct": share(len(known), len(group), per=100, digits=1),
                "mediaan_dagen": quantile(waits, Fraction(1, 2)),
                "p90_dagen": quantile(waits, Fraction(1, 10)),
                "beoordeeld": tested,
                "binnen_norm": within,
                "boven_norm": above,
                "binnen_norm_pct": pct,
                "norm_status": "" if norm is None else "U",
            }
        )
    return found
