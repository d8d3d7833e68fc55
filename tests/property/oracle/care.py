"""What the twins of measures on messages share: rows, areas, days.

They take the rows as the register gives them and know neither facts nor DuckDB.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from jeugdregio.standards.ijw.code_lists import code_label


FOREVER = date(9999, 12, 31)


@dataclass(frozen=True)
class Care:
    """Rows of the register as dictionaries, and the last day of data."""

    toewijzingen: list
    leveringen: list
    prestaties: list
    peildatum: date
    begin: date | None = None

    @classmethod
    def of(cls, rows):
        return cls(
            [t for t in rows.toewijzingen.to_dicts() if t["reden_wijziging"] != "13"],
            rows.leveringen.to_dicts(),
            rows.prestaties.to_dicts(),
            rows.last_day,
            rows.first_day,
        )

    def first_day(self):
        if self.begin is not None:
            return max(self.begin.replace(day=1), date(self.peildatum.year - 4, 1, 1))
        days = [t["eerste_toewijzingsdatum"] for t in self.toewijzingen]
        days += [row["begindatum"] for row in (*self.leveringen, *self.prestaties)]
        return max(min(days).replace(day=1), date(self.peildatum.year - 4, 1, 1))

    def months(self):
        """{(jaar, 2026-03): (first day, last day)}, until the last day of data."""
        found, day = {}, self.first_day()
        while day <= self.peildatum:
            following = (day + timedelta(days=31)).replace(day=1)
            last = min(following - timedelta(days=1), self.peildatum)
            found[day.year, f"{day:%Y-%m}"] = (day, last)
            day = following
        return found

    def years(self):
        """{jaar: (first day, last day)}."""
        found = {}
        for (jaar, _), (first, last) in self.months().items():
            found[jaar] = (found.get(jaar, (first,))[0], last)
        return found

    def periods(self):
        """Months and years: {(jaar, month or heel jaar): (first day, last day)}."""
        years = {(jaar, "heel jaar"): days for jaar, days in self.years().items()}
        return self.months() | years


def form(row):
    if not row["categorie"]:
        return "geen categorie"
    return code_label("JZ020", row["categorie"])


def forms(row):
    """A row counts in its own care form and in all of them."""
    return (form(row), "alle")


def areas_of(gemeenten, regio="JZ41"):
    """{(niveau, indeling, code, name): municipalities}."""
    found = {("regio", "ijw_2026", regio, "Regio"): list(gemeenten)}
    for code in gemeenten:
        found["gemeente_2026", "", f"GM{code}", f"Gemeente {code}"] = [code]
    return found


def add_up(cells, areas):
    """Per area the sum over municipalities of {(gemeente, *key): {column: number}}."""
    found = []
    keys = sorted({key[1:] for key in cells})
    for area, codes in areas.items():
        for key in keys:
            parts = [cells[code, *key] for code in codes if (code, *key) in cells]
            if parts:
                total = defaultdict(int)
                for part in parts:
                    for column, number in part.items():
                        total[column] += number
                found.append((area, key, dict(total)))
    return found


def start(area, jaar):
    """The columns with which every row starts."""
    names = ("niveau", "indeling", "gebied_code", "gebied_naam")
    return dict(zip(names, area, strict=True)) | {"jaar": jaar}


def spells(care, gap):
    """Per municipality and person the spells of care, as [(first day, last day)].

    Deliveries with at most ``gap`` days from the end of one to the begin of the next
    are one spell.
    """
    deliveries = defaultdict(list)
    for row in care.leveringen:
        end = row["einddatum"] or FOREVER
        if row["begindatum"] <= care.peildatum and end >= row["begindatum"]:
            deliveries[row["gemeente"], row["persoon"]].append((row["begindatum"], end))
    found = {}
    for who, pairs in deliveries.items():
        merged = []
        for van, tot in sorted(pairs):
            if merged and (van - merged[-1][1]).days <= gap:
                merged[-1] = (merged[-1][0], max(merged[-1][1], tot))
            else:
                merged.append((van, tot))
        found[who] = merged
    return found
