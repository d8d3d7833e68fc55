"""Twin of `lasten_iv3`."""

from collections import defaultdict

from jeugdregio.standards.datasets import read_rows
from property.oracle.areas import areas, divided
from property.oracle.arithmetic import share, total
from property.oracle.population import inhabitants


def taakvelden(jaar):
    """Count rule: which taakvelden count in a year."""
    if jaar <= 2022:
        return {"6.72", "6.82"}
    if jaar <= 2024:
        return {"6.72", "6.73", "6.74", "6.82"}
    return {"6.75", "6.76", "6.79", "6.82"}


def reported():
    """{(jaar, verslagsoort): {gm_code: lasten x 1 000 euro}}, counted ones only."""
    found = defaultdict(lambda: defaultdict(int))
    for row in read_rows("lasten_iv3"):
        jaar = int(row["jaar"])
        if row["taakveld"] in taakvelden(jaar):
            report = found[jaar, row["verslagsoort"]]
            report[row["gm_code"]] += int(row["lasten_x1000_eur"])
    return found


def usable(report):
    """Count rule: nothing or less on all of them together is no usable report."""
    return {code: lasten for code, lasten in report.items() if lasten > 0}


def rows():
    people = inhabitants()
    reports = reported()
    found = []
    for area, codes in areas().items():
        for (jaar, verslagsoort), report in reports.items():
            present = [code for code in codes if (jaar, code) in people]
            if not present:
                continue
            given = [code for code in present if code in report]
            known = [code for code in present if code in usable(report)]
            lasten = total(report[code] for code in given)
            of_known = total(report[code] for code in known)
            inwoners = total(people[jaar, code] for code in known)
            found.append(
                area.start(jaar)
                | {
                    "verslagsoort": verslagsoort,
                    "lasten_x1000_eur": lasten,
                    "inwoners": inwoners,
                    "lasten_per_inwoner_eur": share(
                        of_known, inwoners, per=1000, digits=2
                    ),
                    "gemeenten": len(known),
                    "gemeenten_zonder_cijfer": len(present) - len(known),
                    "gedeelde_gemeenten": len(
                        [code for code in divided(area) if (jaar, code) in people]
                    ),
                }
            )
    return found
