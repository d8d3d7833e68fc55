"""Twin of `in_en_uitstroom`."""

from property.oracle.care import add_up, spells, start


def rows(care, areas, **_):
    cells = {}
    for (gemeente, _person), found in spells(care, gap=1).items():
        for key, (first, last) in care.periods().items():
            for van, tot in found:
                if van <= last and tot >= first:
                    cell = cells.setdefault(
                        (gemeente, *key), {"instroom": 0, "uitstroom": 0, "in_zorg": 0}
                    )
                    cell["instroom"] += first <= van <= last
                    cell["uitstroom"] += first <= tot <= last
                    cell["in_zorg"] += van <= last < tot
    return [
        start(area, jaar) | {"maand": maand} | numbers
        for area, (jaar, maand), numbers in add_up(cells, areas)
    ]
