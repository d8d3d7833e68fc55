"""Twin of `lasten`."""

from collections import defaultdict

from property.oracle.care import add_up, forms, start


def rows(care, areas, **_):
    lines = defaultdict(list)
    for row in care.prestaties:
        month = f"{row['begindatum']:%Y-%m}"
        key = row["begindatum"].year, month
        if row["toegekend"] and key in care.months():
            for maand in (month, "heel jaar"):
                for form in forms(row):
                    lines[row["gemeente"], key[0], maand, form].append(row)
    cells = {
        key: {
            "lasten_cents": sum(row["bedrag_cents"] for row in found),
            "jongeren": len({row["persoon"] for row in found}),
        }
        for key, found in lines.items()
    }
    return [
        start(area, jaar) | {"maand": maand, "zorgvorm": form} | numbers
        for area, (jaar, maand, form), numbers in add_up(cells, areas)
    ]
