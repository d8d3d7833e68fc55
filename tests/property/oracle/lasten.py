"""Twin of `lasten`."""

from collections import defaultdict

from property.oracle.care import add_up, form, start


def rows(care, areas, **_):
    left = defaultdict(int)
    for row in care.prestaties:
        month = row["begindatum"].year, f"{row['begindatum']:%Y-%m}"
        if row["toegekend"] and month in care.months():
            who = row["gemeente"], row["persoon"]
            left[*month, form(row), who] += row["bedrag_cents"]
    amounts, persons = defaultdict(int), defaultdict(set)
    for (jaar, month, zorgvorm, (gemeente, person)), cents in left.items():
        if cents == 0:
            continue  # credited whole: behind no amount, in no total either
        for maand in (month, "heel jaar"):
            for each in (zorgvorm, "alle"):
                amounts[gemeente, jaar, maand, each] += cents
                persons[gemeente, jaar, maand, each].add(person)
    cells = {
        key: {"lasten_cents": cents, "jongeren": len(persons[key])}
        for key, cents in amounts.items()
    }
    return [
        start(area, jaar) | {"maand": maand, "zorgvorm": zorgvorm} | numbers
        for area, (jaar, maand, zorgvorm), numbers in add_up(cells, areas)
    ]
