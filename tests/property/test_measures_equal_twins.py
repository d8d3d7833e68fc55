"""Every measure equals its slow twin: all areas, years, classes and columns.

No tolerance: ratios are doubles rounded by DuckDB and decimals rounded half away
from zero by the twin, and they come out the same on all shipped data.
"""

import pytest

from jeugdregio.measures.definition import all_measures, find_measure
from jeugdregio.measures.run import Selection, run_measure
from property.oracle import (
    begroting_rekening,
    gebruik_cbs,
    lasten_iv3,
    leeftijd,
    verwijzers,
)


TWINS = {
    "begroting_rekening": begroting_rekening.rows,
    "gebruik_cbs": gebruik_cbs.rows,
    "lasten_iv3": lasten_iv3.rows,
    "leeftijd": leeftijd.rows,
    "verwijzers": verwijzers.rows,
}
LEVELS = (
    ("gemeente", ""),
    ("gemeente_2026", ""),
    ("regio", "ijw_2026"),
    ("regio", "cbs_2025"),
    ("land", ""),
)
KEY = ("niveau", "indeling", "gebied_code", "jaar")
CLASS = {
    "lasten_iv3": ("verslagsoort",),
    "leeftijd": ("leeftijd",),
    "verwijzers": ("verwijzer",),
}


@pytest.fixture(scope="module")
def expected():
    """{measure: {key: row}} of all twins, worked out once."""
    return {name: by_key(name, rows()) for name, rows in TWINS.items()}


def by_key(name, rows):
    names = KEY + CLASS.get(name, ())
    found = {}
    for row in rows:
        key = tuple(row[column] for column in names)
        assert key not in found, f"{name}: two rows for {key}"
        found[key] = row
    return found


def measured(facts, measure, niveau, indeling):
    """What a user gets who leaves every choice open."""
    table = run_measure(
        facts,
        measure,
        Selection(
            niveau=niveau,
            indeling=indeling or "ijw_2026",
            choices=dict.fromkeys(measure.dimensions, ""),
        ),
    )
    area = {"niveau": niveau, "indeling": indeling}
    code = table.columns[0].name
    rows = [area | row | {"gebied_code": row[code]} for row in table.records()]
    for row in rows:
        del row[code]
    return by_key(measure.name, rows)


def at_level(rows, niveau, indeling):
    return {key: row for key, row in rows.items() if key[:2] == (niveau, indeling)}


def differences(found, wanted):
    """Every cell that differs, absent rows included."""
    cells = []
    for key in sorted({*found, *wanted}):
        ours, theirs = found.get(key, {}), wanted.get(key, {})
        cells += [
            (*key, column, ours.get(column, "absent"), theirs.get(column, "absent"))
            for column in {**ours, **theirs}
            if ours.get(column, "absent") != theirs.get(column, "absent")
        ]
    return cells


def test_every_measure_has_a_twin():
    assert set(TWINS) == set(all_measures())


@pytest.mark.parametrize(("niveau", "indeling"), LEVELS)
@pytest.mark.parametrize("name", TWINS)
def test_measure_equals_twin(facts, expected, name, niveau, indeling):
    wanted = at_level(expected[name], niveau, indeling)
    found = measured(facts, find_measure(name), niveau, indeling)
    assert wanted
    assert differences(found, wanted) == []


@pytest.mark.parametrize("name", TWINS)
def test_no_row_lies_outside_the_levels_compared(facts, expected, name):
    [(rows,)] = facts.sql(f"SELECT COUNT(*) FROM ({find_measure(name).sql})").fetchall()
    assert rows == len(expected[name])


# Faults put into a copy of the SQL. A comparison that misses one proves nothing.
FAULTS = [
    ("lasten_iv3", "WHERE telt_mee", ""),
    ("lasten_iv3", "p.lasten_x1000_eur > 0 THEN i.inwoners", "TRUE THEN i.inwoners"),
    ("lasten_iv3", "COALESCE(MAX(d.aantal), 0)", "0"),
    ("lasten_iv3", "LEFT JOIN per_gemeente", "INNER JOIN per_gemeente"),
    ("lasten_iv3", "LEFT JOIN gedeeld", "INNER JOIN gedeeld"),
    ("lasten_iv3", "ROUND(1000.0 * ", "ROUND(999.99 * "),
    ("begroting_rekening", "WHERE telt_mee", ""),
    ("begroting_rekening", "WHEN begroting > 0", "WHEN begroting <> 0"),
    ("begroting_rekening", "COUNT(*) - COUNT(v.rekening)", "COUNT(v.rekening)"),
    ("gebruik_cbs", "s.niveau = 'land' AND ", ""),
    ("gebruik_cbs", "s.niveau = 'land' AND p.gm_code", "p.gm_code"),
    ("gebruik_cbs", "b.jaar = i.jaar AND ", ""),
    ("leeftijd", "WHERE f.onderwerp = 'totaal'", "WHERE f.onderwerp = 'leeftijd'"),
    ("leeftijd", "COUNT(*) - COUNT(f.aantal)", "COUNT(*)"),
    ("leeftijd", " AND h.jaar = p.jaar", ""),
    ("verwijzers", "SUM(trajecten) AS totaal", "MAX(trajecten) AS totaal"),
    ("verwijzers", "ROUND(100.0 * trajecten", "ROUND(99.9 * trajecten"),
]


@pytest.mark.parametrize(("name", "sound", "broken"), FAULTS)
def test_a_fault_in_the_sql_is_seen(facts, expected, name, sound, broken):
    measure = find_measure(name)
    assert sound in measure.sql, "the SQL changed: choose another fault"
    connection = facts.cursor()
    query = measure.sql.replace(sound, broken)
    names = [*KEY[:3], "gebied_naam", "jaar", *(c.name for c in measure.columns)]
    cells = connection.execute(f"SELECT {', '.join(names)} FROM ({query})").fetchall()
    rows = [dict(zip(names, row, strict=True)) for row in cells]
    found = {tuple(row[n] for n in KEY + CLASS.get(name, ())): row for row in rows}
    unequal_rows = len(rows) != len(found)
    assert unequal_rows or differences(found, expected[name])
