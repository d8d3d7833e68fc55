"""Twin of `eindredenen`."""

from collections import Counter, defaultdict

from property.oracle.arithmetic import share
from property.oracle.care import add_up, forms, start


TEMPORARY = "20"
REASONS = {
    "31": "volgens_plan",
    "32": "door_jongere",
    "33": "door_aanbieder",
    "34": "in_overleg",
    "35": "externe_oorzaak",
}
EARLY = ("door_jongere", "door_aanbieder", "in_overleg", "externe_oorzaak")


def rows(care, areas, **_):
    cells = defaultdict(Counter)
    for row in care.leveringen:
        end = row["einddatum"]
        if not end or row["reden_beeindiging"] == TEMPORARY:
            continue
        for jaar, (first, last) in care.years().items():
            if first <= end <= last:
                reason = REASONS.get(row["reden_beeindiging"], "anders")
                for form in forms(row):
                    cells[row["gemeente"], jaar, form][reason] += 1
    found = []
    for area, (jaar, form), counted in add_up(cells, areas):
        numbers = {name: counted.get(name, 0) for name in (*REASONS.values(), "anders")}
        gestopt = sum(numbers.values())
        voortijdig = sum(numbers[name] for name in EARLY)
        planned = share(numbers["volgens_plan"], gestopt, per=100, digits=1)
        early = share(voortijdig, gestopt, per=100, digits=1)
        found.append(
            start(area, jaar)
            | {"zorgvorm": form, "gestopt": gestopt, "voortijdig": voortijdig}
            | numbers
            | {"volgens_plan_pct": planned, "voortijdig_pct": early}
        )
    return found
