"""Twin of `gebruik`."""

from collections import defaultdict

from property.oracle.care import FOREVER, add_up, form, forms, start


def claims(care):
    """Granted lines that belong together: one allocation of a person in a month."""
    found = defaultdict(list)
    for row in care.prestaties:
        if row["toegekend"]:
            allocation = row["gemeente"], row["toewijzing_nummer"]
            month = f"{row['begindatum']:%Y-%m}"
            found[row["persoon"], allocation, month, form(row)].append(row)
    return found


def rows(care, areas, **_):
    care_days = [
        (row, row["ingangsdatum"], row["einddatum"] or FOREVER)
        for row in care.toewijzingen
    ]
    care_days += [
        (row, row["begindatum"], row["einddatum"] or FOREVER) for row in care.leveringen
    ]
    for lines in claims(care).values():
        if sum(row["bedrag_cents"] for row in lines) > 0:
            first = min(row["begindatum"] for row in lines)
            care_days.append((lines[0], first, max(row["einddatum"] for row in lines)))
    persons = defaultdict(set)
    for jaar, (first, last) in care.years().items():
        for row, van, tot in care_days:
            if van <= last and tot >= first:
                for each in forms(row):
                    persons[row["gemeente"], jaar, each].add(row["persoon"])
    cells = {key: {"jongeren": len(who)} for key, who in persons.items()}
    return [
        start(area, jaar)
        | {"zorgvorm": zorgvorm}
        | numbers
        | {"inwoners_0_24": None, "per_100_inwoners_0_24": None}
        for area, (jaar, zorgvorm), numbers in add_up(cells, areas)
    ]
