"""Twin of `leeftijd`."""

from jeugdregio.standards.datasets import read_rows
from property.oracle.areas import areas
from property.oracle.arithmetic import number, share, total


GROUPS = {
    "0 tot 4 jaar": "jongeren_0_4",
    "4 tot 12 jaar": "jongeren_4_12",
    "12 tot 18 jaar": "jongeren_12_18",
    "18 tot 23 jaar": "jongeren_18_23",
}


def published():
    """{(jaar, kolom): the figure CBS publishes for the country}."""
    return {
        (int(row["jaar"]), row["kolom"]): number(row["waarde"])
        for row in read_rows("landelijke_cijfers")
        if row["dataset"] == "gebruik_cbs"
    }


def rows():
    country = published()
    cells = {
        (int(row["jaar"]), row["gm_code"]): row for row in read_rows("gebruik_cbs")
    }
    found = []
    for area, codes in areas().items():
        for jaar in (2021, 2022):
            present = [cells[jaar, code] for code in codes if (jaar, code) in cells]
            if not present:
                continue
            everyone = total(number(row["jongeren_totaal"]) for row in present)
            is_land = area.niveau == "land"
            if is_land:
                everyone = country.get((jaar, "jongeren_totaal"), everyone)
            for group, column in GROUPS.items():
                known = [row for row in present if row[column]]
                jongeren = total(number(row[column]) for row in known)
                from_source = not is_land and len(present) == 1
                if is_land and (jaar, column) in country:
                    jongeren, from_source = country[jaar, column], True
                found.append(
                    area.start(jaar)
                    | {
                        "leeftijd": group,
                        "jongeren": jongeren,
                        "totaal": everyone,
                        "aandeel_pct": share(jongeren, everyone, per=100, digits=1),
                        "herkomst": (
                            "gepubliceerd"
                            if from_source
                            else "som van afgeronde cijfers"
                        ),
                        "gemeenten": len(known),
                        "gemeenten_zonder_cijfer": len(present) - len(known),
                    }
                )
    return found
