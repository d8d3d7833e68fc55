"""Twin of `gebruik`."""

from collections import defaultdict

from property.oracle.care import FOREVER, add_up, forms, start


def rows(care, areas, **_):
    care_days = [
        (row, row["ingangsdatum"], row["einddatum"] or FOREVER)
        for row in care.toewijzingen
    ]
    care_days += [
        (row, row["begindatum"], row["einddatum"] or FOREVER) for row in care.leveringen
    ]
    care_days += [
        (row, row["begindatum"], row["einddatum"])
        for row in care.prestaties
        if row["toegekend"] and row["bedrag_cents"] > 0
    ]
    persons = defaultdict(set)
    for jaar, (first, last) in care.years().items():
        for row, van, tot in care_days:
            if van <= last and tot >= first:
                for form in forms(row):
                    persons[row["gemeente"], jaar, form].add(row["persoon"])
    cells = {key: {"jongeren": len(who)} for key, who in persons.items()}
    return [
        start(area, jaar)
        | {"zorgvorm": form}
        | numbers
        | {"inwoners_0_24": None, "per_100_inwoners_0_24": None}
        for area, (jaar, form), numbers in add_up(cells, areas)
    ]
