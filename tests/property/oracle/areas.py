"""Which gemeenten count in which area, asked one by one."""

from dataclasses import dataclass
from functools import cache

from jeugdregio.standards.gemeenten import all_gemeenten, gemeente_name
from jeugdregio.standards.herindelingen import former_names, successor, successors
from jeugdregio.standards.regions import all_regions, members, regio_of


INDELINGEN = ("ijw_2026", "cbs_2025")


@dataclass(frozen=True)
class Area:
    niveau: str
    indeling: str
    code: str
    naam: str

    def start(self, jaar):
        """The columns with which every row of a measure starts."""
        return {
            "niveau": self.niveau,
            "indeling": self.indeling,
            "gebied_code": self.code,
            "gebied_naam": self.naam,
            "jaar": jaar,
        }


@cache
def codes_since_2017():
    return sorted({gemeente.code for gemeente in all_gemeenten()} | set(former_names()))


@cache
def areas():
    """Every area with the codes that count in it, whatever the year."""
    codes = codes_since_2017()
    found = {Area("gemeente", "", code, gemeente_name(code)): [code] for code in codes}
    for gemeente in all_gemeenten():
        found[Area("gemeente_2026", "", gemeente.code, gemeente.naam)] = [
            code for code in codes if successor(code) == gemeente.code
        ]
    for indeling in INDELINGEN:
        for regio in all_regions():
            found[Area("regio", indeling, regio.code, regio.naam)] = [
                code for code in codes if regio_of(code, indeling) == regio.code
            ]
    found[Area("land", "", "NL01", "Nederland")] = codes
    return found


@cache
def divided(area):
    """Divided gemeenten of which the area should have a part, but cannot be given."""
    parts = [code for code in codes_since_2017() if len(successors(code)) > 1]
    if area.niveau == "gemeente_2026":
        return [code for code in parts if area.code in successors(code)]
    if area.niveau == "regio":
        own = set(members(area.code, area.indeling))
        return [
            code
            for code in parts
            if own & set(successors(code)) and not own >= set(successors(code))
        ]
    return []
