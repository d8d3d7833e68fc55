"""Twin of `begroting_rekening`."""

from property.oracle.areas import areas
from property.oracle.arithmetic import share, total
from property.oracle.lasten_iv3 import reported, usable
from property.oracle.population import inhabitants


def rows():
    people = inhabitants()
    reports = reported()
    found = []
    for area, codes in areas().items():
        for jaar in sorted({jaar for jaar, _ in reports}):
            if (jaar, "begroting") not in reports:
                continue
            if (jaar, "jaarrekening") not in reports:
                continue
            budgets = usable(reports[jaar, "begroting"])
            accounts = usable(reports[jaar, "jaarrekening"])
            present = [code for code in codes if (jaar, code) in people]
            if not present:
                continue
            both = [code for code in present if code in budgets and code in accounts]
            budget = total(budgets[code] for code in both)
            account = total(accounts[code] for code in both)
            more = None if budget is None else account - budget
            found.append(
                area.start(jaar)
                | {
                    "begroting_x1000_eur": budget,
                    "rekening_x1000_eur": account,
                    "verschil_x1000_eur": more,
                    # a percentage of nothing, or of less than nothing, says nothing
                    "verschil_pct": (
                        share(more, budget, per=100, digits=1)
                        if budget is not None and budget > 0
                        else None
                    ),
                    "gemeenten": len(both),
                    "gemeenten_zonder_cijfer": len(present) - len(both),
                }
            )
    return found
