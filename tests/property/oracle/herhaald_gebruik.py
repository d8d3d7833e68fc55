"""Twin of `herhaald_gebruik`."""

from collections import defaultdict
from datetime import timedelta

from property.oracle.arithmetic import share
from property.oracle.care import add_up, spells, start


YEAR = timedelta(days=365)


def rows(care, areas, **_):
    cells = defaultdict(
        lambda: {"gestopt": 0, "gevolgd": 0, "terug": 0, "nog_onbekend": 0}
    )
    for (gemeente, _person), found in spells(care, gap=28).items():
        begins = [van for van, _ in found]
        for _, tot in found:
            for jaar, (first, last) in care.years().items():
                if not first <= tot <= last:
                    continue
                cell = cells[gemeente, jaar]
                cell["gestopt"] += 1
                if tot + YEAR > care.peildatum:
                    cell["nog_onbekend"] += 1
                else:
                    cell["gevolgd"] += 1
                    cell["terug"] += any(tot < van <= tot + YEAR for van in begins)
    found = []
    for area, (jaar,), numbers in add_up(cells, areas):
        followed, back = numbers["gevolgd"], numbers["terug"]
        row = numbers | {
            "niet_terug": followed - back,
            "terug_pct": share(back, followed, per=100, digits=1),
        }
        if care.years()[jaar][0] + YEAR > care.peildatum:
            row |= dict.fromkeys(("gevolgd", "terug", "niet_terug", "terug_pct"))
        found.append(start(area, jaar) | row)
    return found
