"""Every measure on messages equals its slow twin, on care drawn at random."""

import functools
from dataclasses import replace
from datetime import date

import pytest

from care_fixture import HEERLEN, MAASTRICHT, care_facts, random_care
from jeugdregio.facts.care.shape import Norm
from jeugdregio.measures.definition import AREA_COLUMNS, care_measures, find_measure
from property.oracle import (
    eindredenen,
    gebruik,
    herhaald_gebruik,
    in_en_uitstroom,
    lasten,
    wachttijd,
)
from property.oracle.care import Care, areas_of


TWINS = {
    "eindredenen": eindredenen.rows,
    "gebruik": gebruik.rows,
    "herhaald_gebruik": herhaald_gebruik.rows,
    "in_en_uitstroom": in_en_uitstroom.rows,
    "lasten": lasten.rows,
    "wachttijd": wachttijd.rows,
}
GEMEENTEN = (HEERLEN, MAASTRICHT, "0928")
SEEDS = range(8)


def test_every_measure_on_messages_has_a_twin():
    assert set(TWINS) == set(care_measures())


def in_order(rows):
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])


def measured(facts, sql, measure):
    names = [*AREA_COLUMNS, *(column.name for column in measure.columns)]
    cells = facts.sql(f"SELECT {', '.join(names)} FROM ({sql})").fetchall()
    return in_order(dict(zip(names, row, strict=True)) for row in cells)


@functools.cache
def drawn(seed):
    """Care by chance, the same for the same seed; every other seed has a norm."""
    norm = 14 if seed % 2 else None
    care = random_care(seed, gemeenten=GEMEENTEN)
    if seed % 3 == 0:
        # Messages began halfway: what was over by then is not told.
        care = replace(care, first_day=date(2024, 5, 17))
    norms = [Norm("JZ41", norm, "U")] if norm else []
    return Care.of(care), norm, care_facts(care, norms, gemeenten=GEMEENTEN)


@functools.cache
def told(name, seed):
    care, norm, _ = drawn(seed)
    names = [*AREA_COLUMNS, *(column.name for column in find_measure(name).columns)]
    rows = TWINS[name](care, areas_of(GEMEENTEN), norm=norm)
    return in_order({column: row[column] for column in names} for row in rows)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", TWINS)
def test_measure_equals_twin(name, seed):
    measure = find_measure(name)
    assert len(told(name, seed)) > 5
    assert measured(drawn(seed)[2], measure.sql, measure) == told(name, seed)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", TWINS)
def test_gemeenten_add_up_to_the_regio(name, seed):
    # To the cent: counts and amounts before disclosure, in every row.
    measure = find_measure(name)
    sums = [c.name for c in measure.columns if c.kind in ("count", "money")]
    texts = [c.name for c in measure.columns if c.kind == "text"]
    below, above = {}, {}
    for row in measured(drawn(seed)[2], measure.sql, measure):
        key = (row["jaar"], *(row[text] for text in texts))
        into = above if row["niveau"] == "regio" else below
        into.setdefault(key, []).append([row[name] or 0 for name in sums])
    assert above
    assert {
        key: list(map(sum, zip(*rows, strict=True))) for key, rows in below.items()
    } == {key: row for key, [row] in above.items()}


# Faults put into a copy of the SQL. A comparison that misses one proves nothing.
FAULTS = [
    (
        "wachttijd",
        "WHEN s.dag < t.eerste_toewijzingsdatum",
        "WHEN s.dag < t.ingangsdatum",
    ),
    ("wachttijd", "CASE WHEN w.dagen < 0 THEN 0 ELSE w.dagen END", "w.dagen"),
    ("wachttijd", "WHERE meetbaar = 1", ""),
    ("wachttijd", "ORDER BY dagen DESC", "ORDER BY dagen"),
    ("wachttijd", "0.500000001", "0.490000001"),
    ("wachttijd", "dagen <= norm", "dagen < norm"),
    ("wachttijd", "WHERE NOT t.omvang", ""),
    ("wachttijd", "THEN t.einddatum ELSE p.dag END", "THEN p.dag ELSE p.dag END"),
    ("wachttijd", "MIN(l.begindatum)", "MAX(l.begindatum) + 1"),
    ("in_en_uitstroom", "begindatum) > 1 THEN", "begindatum) > 0 THEN"),
    ("in_en_uitstroom", "p.tot > t.laatste_dag", "p.tot >= t.laatste_dag"),
    ("in_en_uitstroom", "p.van >= t.eerste_dag", "p.van > t.eerste_dag"),
    ("herhaald_gebruik", ">= 365 THEN", "> 365 THEN"),
    ("herhaald_gebruik", "> 28 THEN", "> 1 THEN"),
    ("herhaald_gebruik", "SUM(s.gevolgd * s.terug)", "SUM(s.terug)"),
    ("herhaald_gebruik", "p.nummer + 1", "p.nummer + 2"),
    ("gebruik", "WHERE toegekend", ""),
    ("gebruik", "HAVING SUM(bedrag_cents) > 0", ""),
    ("gebruik", "HAVING SUM(bedrag_cents) > 0", "HAVING SUM(bedrag_cents) >= 0"),
    ("gebruik", "HAVING SUM(bedrag_cents) > 0", "HAVING MAX(bedrag_cents) > 0"),
    ("gebruik", "zorgvorm, toewijzing_nummer, maand", "zorgvorm, toewijzing_nummer"),
    ("gebruik", "zorgvorm, toewijzing_nummer, maand", "zorgvorm, maand"),
    ("gebruik", "z.tot >= j.eerste_dag", "z.tot > j.laatste_dag"),
    ("gebruik", "z.tot IS NULL OR ", ""),
    ("lasten", "WHERE p.toegekend", ""),
    ("lasten", "COUNT(DISTINCT persoon)", "COUNT(persoon)"),
    ("lasten", "SUM(bedrag_cents)", "SUM(ABS(bedrag_cents))"),
    ("lasten", "HAVING SUM(p.bedrag_cents) <> 0", ""),
    ("lasten", "HAVING SUM(p.bedrag_cents) <> 0", "HAVING SUM(p.bedrag_cents) > 0"),
    ("eindredenen", "WHERE l.reden_beeindiging <> '20'", ""),
    ("eindredenen", "l.einddatum <= k.laatste_dag", "l.einddatum < k.laatste_dag"),
    ("eindredenen", "m.reden = '34'", "m.reden = '35'"),
]


@pytest.mark.parametrize(("name", "sound", "broken"), FAULTS)
def test_a_fault_in_the_sql_is_seen(name, sound, broken):
    measure = find_measure(name)
    assert sound in measure.sql, "the SQL changed: choose another fault"
    sql = measure.sql.replace(sound, broken)
    assert any(
        measured(drawn(seed)[2], sql, measure) != told(name, seed) for seed in SEEDS
    )
