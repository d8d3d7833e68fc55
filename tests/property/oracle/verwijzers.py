"""Twin of `verwijzers`."""

from jeugdregio.standards.datasets import read_rows
from property.oracle.areas import areas
from property.oracle.arithmetic import number, share, total
from property.oracle.leeftijd import published


REFERRERS = {
    "huisarts": "verw_huisarts",
    "gemeentelijke toegang": "verw_gemeentelijke_toegang",
    "geen verwijzer": "verw_geen",
    "gecertificeerde instelling": "verw_gecertificeerde_instelling",
    "medisch specialist": "verw_medisch_specialist",
    "jeugdarts": "verw_jeugdarts",
    "rechter of officier van justitie": "verw_rechter_ovj",
    "onbekend": "verw_onbekend",
}


def rows():
    cells = {
        (int(row["jaar"]), row["gm_code"]): row for row in read_rows("gebruik_cbs")
    }
    country = published()
    found = []
    for area, codes in areas().items():
        for jaar in (2021, 2022):
            present = [cells[jaar, code] for code in codes if (jaar, code) in cells]
            if not present:
                continue
            trajecten = {
                referrer: total(number(row[column]) for row in present)
                for referrer, column in REFERRERS.items()
            }
            told = {
                referrer: country[jaar, column]
                for referrer, column in REFERRERS.items()
                if area.niveau == "land" and (jaar, column) in country
            }
            trajecten |= told
            with_referrer = total(trajecten.values())
            for referrer, column in REFERRERS.items():
                known = [row for row in present if row[column]]
                found.append(
                    area.start(jaar)
                    | {
                        "verwijzer": referrer,
                        "trajecten": trajecten[referrer],
                        "totaal": with_referrer,
                        "aandeel_pct": share(
                            trajecten[referrer], with_referrer, per=100, digits=1
                        ),
                        "herkomst": (
                            "gepubliceerd"
                            if referrer in told
                            or (area.niveau != "land" and len(present) == 1)
                            else "som van afgeronde cijfers"
                        ),
                        "gemeenten": len(known),
                        "gemeenten_zonder_cijfer": len(present) - len(known),
                    }
                )
    return found
