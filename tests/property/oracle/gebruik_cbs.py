"""Twin of `gebruik_cbs`."""

from jeugdregio.standards.datasets import read_rows
from property.oracle.areas import areas
from property.oracle.arithmetic import number, share, total
from property.oracle.population import inhabitants, inhabitants_0_24


def used():
    """{(jaar, gm_code): young people with care}; None is suppressed."""
    return {
        (int(row["jaar"]), row["gm_code"]): number(row["jongeren_totaal"])
        for row in read_rows("gebruik_cbs")
    }


def published_for_the_country():
    return {
        int(row["jaar"]): number(row["waarde"])
        for row in read_rows("landelijke_cijfers")
        if row["dataset"] == "gebruik_cbs" and row["kolom"] == "jongeren_totaal"
    }


def rows():
    people = inhabitants()
    young = inhabitants_0_24()
    care = used()
    published = published_for_the_country()
    found = []
    for area, codes in areas().items():
        for jaar in sorted({jaar for jaar, _ in care}):
            present = [code for code in codes if (jaar, code) in people]
            if not present:
                continue
            known = [code for code in present if care.get((jaar, code)) is not None]
            both = [code for code in known if (jaar, code) in young]
            jongeren = total(care[jaar, code] for code in known)
            divisible = total(care[jaar, code] for code in both)
            inwoners = total(young[jaar, code] for code in both)
            # a figure of one gemeente is not a sum, whatever the area is called
            from_source = area.niveau != "land" and len(present) == 1
            if area.niveau == "land" and jaar in published:
                jongeren = divisible = published[jaar]
                from_source = True
            found.append(
                area.start(jaar)
                | {
                    "jongeren": jongeren,
                    "inwoners_0_24": inwoners,
                    "per_100_inwoners_0_24": share(
                        divisible, inwoners, per=100, digits=1
                    ),
                    "herkomst": (
                        "gepubliceerd" if from_source else "som van afgeronde cijfers"
                    ),
                    "gemeenten": len(known),
                    "gemeenten_zonder_cijfer": len(present) - len(known),
                }
            )
    return found
