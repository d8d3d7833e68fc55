"""Care for tests: a few rows written by hand, or many drawn at random."""

import random
import tempfile
from datetime import date, timedelta

import polars as pl

from facts_fixture import hand_made_facts
from jeugdregio.facts.care.shape import care_tables
from jeugdregio.register.care_rows import (
    LEVERINGEN,
    PRESTATIES,
    TOEWIJZINGEN,
    CareRows,
)


HEERLEN, MAASTRICHT = "0917", "0935"
PEILDATUM = date(2026, 10, 31)


def toewijzing(nummer, op, **other):
    """An allocation of Heerlen for ambulant care with a volume."""
    return {
        "persoon": f"{nummer:0>32}",
        "gemeente": HEERLEN,
        "toewijzing_nummer": nummer,
        "aanbieder": "12345678",
        "categorie": "45",
        "code": "45A01",
        "eerste_toewijzingsdatum": op,
        "toewijzingsdatum": op,
        "ingangsdatum": op,
        "einddatum": None,
        "reden_wijziging": "",
        "volume": 10,
        "is_example": False,
    } | other


def levering(nummer, van, tot=None, **other):
    """A delivery on the allocation with that number."""
    return {
        "persoon": f"{nummer:0>32}",
        "gemeente": HEERLEN,
        "aanbieder": "12345678",
        "toewijzing_nummer": nummer,
        "categorie": "45",
        "code": "45A01",
        "begindatum": van,
        "einddatum": tot,
        "reden_beeindiging": "31" if tot else "",
        "is_example": False,
    } | other


def prestatie(nummer, op, cents, **other):
    """A claim line of one day, granted."""
    return {
        "persoon": f"{nummer:0>32}",
        "gemeente": HEERLEN,
        "aanbieder": "12345678",
        "toewijzing_nummer": nummer,
        "categorie": "45",
        "code": "45A01",
        "begindatum": op,
        "einddatum": op,
        "bedrag_cents": cents,
        "toegekend": True,
        "is_example": False,
    } | other


def care_rows(
    toewijzingen=(), leveringen=(), prestaties=(), last_day=PEILDATUM, first_day=None
):
    """What the register would give for these rows."""

    def frame(rows, schema):
        return pl.DataFrame(list(rows), schema=dict(schema), orient="row")

    return CareRows(
        frame(toewijzingen, TOEWIJZINGEN),
        frame(leveringen, LEVERINGEN),
        frame(prestaties, PRESTATIES),
        last_day=last_day,
        state="test",
        pseudonym_key="key",
        first_day=first_day,
    )


def load_rows(connection, rows, norms=()):
    """Put care in the fact tables of a connection."""
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        for name, table in care_tables(rows, norms=norms).items():
            table.write_parquet(file.name)
            connection.execute(f"INSERT INTO {name} SELECT * FROM '{file.name}'")
    return connection


def care_facts(rows, norms=(), regio="JZ41", gemeenten=(HEERLEN, MAASTRICHT)):
    """Fact tables with this care, and one region."""
    areas = [
        row
        for code in gemeenten
        for row in (
            ("gemeente_2026", "", f"GM{code}", f"Gemeente {code}", f"GM{code}"),
            ("regio", "ijw_2026", regio, "Regio", f"GM{code}"),
        )
    ]
    return load_rows(hand_made_facts(gebied=areas), rows, norms)


def _months_later(line, months):
    day = line["begindatum"] + timedelta(days=31 * months)
    return {"begindatum": day, "einddatum": day}


def random_care(seed, persons=60, gemeenten=(HEERLEN, MAASTRICHT, "0928"), first=2024):
    """Care that looks at every corner: late starts, gaps, credits, two providers."""
    draw = random.Random(seed)
    credit = random.Random(f"credits {seed}")
    forms = [("45", "45A01"), ("54", "54A01"), ("44", "44A05"), ("", "")]
    toewijzingen, leveringen, prestaties = [], [], []
    first_day = date(first, 1, 1)
    days = (PEILDATUM - first_day).days
    for number in range(persons):
        for turn in range(draw.choice((1, 1, 1, 2, 3))):
            categorie, code = draw.choices(forms, weights=(6, 3, 1, 1))[0]
            same = {
                "persoon": f"{number:032x}",
                "gemeente": draw.choice(gemeenten),
                "aanbieder": draw.choice(("12345678", "23456789", "34567890")),
                "categorie": categorie,
                "code": code,
            }
            nummer = str(1000 + 10 * number + turn)
            op = first_day + timedelta(days=draw.randrange(days))
            ingang = op + timedelta(days=draw.choice((0, 0, 7, 30, -10)))
            eind = draw.choice((None, ingang + timedelta(days=draw.randrange(0, 400))))
            toewijzingen.append(
                toewijzing(nummer, op)
                | same
                | {
                    "ingangsdatum": ingang,
                    "einddatum": eind,
                    "volume": draw.choice((None, 5, 10)) if categorie else None,
                    "reden_wijziging": draw.choice(("", "", "", "", "04", "13")),
                }
            )
            van = ingang + timedelta(days=draw.choice((-20, 0, 3, 14, 14, 60, 200)))
            if draw.random() < 0.75 and van <= PEILDATUM:
                tot = van + timedelta(days=draw.randrange(0, 300))
                year_ago = PEILDATUM - timedelta(days=365)
                if van <= year_ago and draw.random() < 0.1:
                    tot = year_ago
                ended = draw.random() < 0.7
                redenen = ("31", "31", "32", "33", "34", "35", "20", "38", "")
                leveringen.append(
                    levering(nummer, van, tot if ended else None)
                    | same
                    | {"reden_beeindiging": draw.choice(redenen) if ended else ""}
                )
                if ended and draw.random() < 0.4:
                    # Adjoining, or just within or beyond what counts as one spell.
                    again = tot + timedelta(days=draw.choice((1, 2, 28, 29, 365, 366)))
                    leveringen.append(
                        levering(nummer, again) | same | {"code": "45A99"}
                    )
                for _ in range(draw.randrange(4)):
                    op = van + timedelta(days=draw.randrange(0, 120))
                    prestaties.append(
                        prestatie(nummer, op, draw.randrange(-20_000, 200_000))
                        | same
                        | {"toegekend": draw.random() < 0.9}
                    )
        if draw.random() < 0.2:
            # Claimed without allocation or delivery in our messages.
            prestaties.append(
                prestatie("1", first_day + timedelta(days=draw.randrange(days)), 100)
                | {
                    "persoon": f"{number + persons:032x}",
                    "toegekend": draw.random() < 0.5,
                    "bedrag_cents": draw.choice((-100, 0, 100)),
                }
            )
            # Credited whole, in part or too much: in the same month, on another
            # allocation or in another month, where it does not belong.
            for _ in range(credit.randrange(3)):
                line = prestaties[-1]
                prestaties.append(
                    line
                    | {
                        "toewijzing_nummer": credit.choice(("1", "1", "2")),
                        "bedrag_cents": credit.choice((-50, -100, -100, -150)),
                        "toegekend": credit.random() < 0.9,
                    }
                    | credit.choice(({}, {}, _months_later(line, 1)))
                )
    return care_rows(toewijzingen, leveringen, prestaties)
