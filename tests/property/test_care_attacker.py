"""Nobody finds a child in a published measure: a reader who solves it learns nothing.

The reader is `attacker.py`. What he knows of sums is written down here once more, from
the definitions; the code that tells the gate has no part in it.
"""

import itertools

import numpy as np
import pytest

from care_fixture import HEERLEN, MAASTRICHT, care_facts, random_care
from jeugdregio.facts.care.shape import Norm
from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.disclosure import SUPPRESSED
from jeugdregio.measures.publish import disclose_measure
from property.attacker import Knowledge, recovered


GEMEENTEN = ("GM" + HEERLEN, "GM" + MAASTRICHT, "GM0928")
WHOLE = {"maand": "heel jaar", "zorgvorm": "alle"}
COLUMN_SUMS = {
    "eindredenen": {
        "gestopt": ("volgens_plan", "voortijdig", "anders"),
        "voortijdig": (
            "door_jongere",
            "door_aanbieder",
            "in_overleg",
            "externe_oorzaak",
        ),
    },
    "gebruik": {},
    "herhaald_gebruik": {
        "gestopt": ("gevolgd", "nog_onbekend"),
        "gevolgd": ("terug", "niet_terug"),
    },
    "in_en_uitstroom": {},
    "lasten": {},
    "wachttijd": {
        "toewijzingen": ("meetbaar", "niet_meetbaar"),
        "meetbaar": ("gestart", "wachtend", "gestopt"),
        "gestart": ("gewacht", "al_gestart"),
        "beoordeeld": ("binnen_norm", "boven_norm"),
    },
}
PERSONS = {"gebruik", "lasten"}
"""Measures in which one person can be in more than one month or care form."""


def published(name, seed, persons):
    """{(area, year, *split, column): figure} as published, and the truth."""
    codes = [code[2:] for code in GEMEENTEN]
    care = random_care(seed, persons, codes, first=2025)
    norms = [Norm("JZ41", 14, "U")]
    facts = care_facts(care, norms, gemeenten=codes)
    measure = find_measure(name)
    splits = [each for each in WHOLE if each in measure.dimensions]
    disclosed = disclose_measure(facts, measure, measure.provenance())
    shown = {}
    for (_, variant), table in disclosed.tables.items():
        for row in table.records():
            area = row.get("gm_code") or row["jz_code"]
            if area not in (*GEMEENTEN, "JZ41"):
                continue
            key = (area, row["jaar"], *(row[each] for each in splits), *variant)
            for column in measure.columns:
                if column.kind in ("count", "money"):
                    shown[*key, column.name] = row[column.name]
    truth = dict.fromkeys(shown, 0)
    names = [column.name for column in measure.columns]
    query = f"SELECT gebied_code, jaar, {', '.join(names)} FROM ({measure.sql})"
    for area, jaar, *cells in facts.sql(query).fetchall():
        row = dict(zip(names, cells, strict=True))
        variant = [row[each] for each in ("variant",) if each in row]
        key = (area, jaar, *(row[each] for each in splits), *variant)
        truth |= {
            (*key, column): value
            for column, value in row.items()
            if (*key, column) in shown
        }
    return splits, shown, truth


def sums_of(name, splits, figures):
    """All sums a reader knows: exact ones, and those with persons in two parts."""
    sums, at_most = [], []
    keys = {figure[:-1] for figure in figures}
    columns = {figure[-1] for figure in figures}

    def add(into, total, parts):
        parts = [part for part in parts if part in figures]
        if total in figures and parts:
            into.append((total, parts))

    for key in keys:
        for total, parts in COLUMN_SUMS[name].items():
            add(sums, (*key, total), [(*key, part) for part in parts])
        if key[0] == "JZ41":
            for column in columns:
                add(sums, (*key, column), [(gm, *key[1:], column) for gm in GEMEENTEN])
        for at, split in enumerate(splits, start=2):
            if key[at] != WHOLE[split]:
                continue
            parts = [
                k
                for k in keys
                if k != key and k[:at] + k[at + 1 :] == key[:at] + key[at + 1 :]
            ]
            for column in columns - {"in_zorg"}:
                overlap = name in PERSONS and column == "jongeren"
                add(
                    at_most if overlap else sums,
                    (*key, column),
                    [(*k, column) for k in parts],
                )
    if name == "in_en_uitstroom":
        for area in (*GEMEENTEN, "JZ41"):
            months = sorted(k for k in keys if k[0] == area and k[2] != "heel jaar")
            years = sorted(k for k in keys if k[0] == area and k[2] == "heel jaar")
            for chain in (months, years):
                for before, after in itertools.pairwise(chain):
                    moved = (*after, "beweging")
                    sums.append((moved, [(*before, "in_zorg"), (*after, "instroom")]))
                    sums.append((moved, [(*after, "uitstroom"), (*after, "in_zorg")]))
            sums += [
                ((*year, "in_zorg"), [(*own[-1], "in_zorg")])
                for year in years
                if (own := [month for month in months if month[1] == year[1]])
            ]
    return sums, at_most


@pytest.mark.parametrize("persons", [pytest.param(60, marks=pytest.mark.slow), 250])
@pytest.mark.parametrize("name", COLUMN_SUMS)
def test_no_small_count_can_be_computed(name, persons):
    splits, shown, truth = published(name, seed=persons, persons=persons)
    counts = {
        # What is published nowhere is there all the same, and a reader may guess at it.
        figure: None if value is SUPPRESSED else value
        for figure, value in shown.items()
        if figure[-1] not in ("lasten_cents", "inwoners_0_24")
        and truth[figure] is not None
    }
    assert any(value is not None for value in counts.values()) or persons < 100
    sums, at_most = sums_of(name, splits, counts)
    for total, parts in sums:
        if total in truth:
            assert truth[total] == sum(truth[part] for part in parts), total
    for figure, value in counts.items():
        assert value is None or (truth[figure] >= 10 and abs(value - truth[figure]) < 3)
    assert recovered(Knowledge(counts, sums, at_most), truth) == {}


@pytest.mark.parametrize("persons", [pytest.param(60, marks=pytest.mark.slow), 250])
def test_no_withheld_amount_follows_from_the_others(persons):
    splits, shown, truth = published("lasten", seed=persons, persons=persons)
    amounts = {f: v for f, v in shown.items() if f[-1] == "lasten_cents"}
    sums, _ = sums_of("lasten", splits, amounts)
    hidden = [figure for figure, value in amounts.items() if value is SUPPRESSED]
    at = {figure: i for i, figure in enumerate(hidden)}
    matrix = np.zeros((len(sums), len(hidden)))
    for row, (total, parts) in enumerate(sums):
        for figure, factor in [(total, 1), *((part, -1) for part in parts)]:
            if figure in at:
                matrix[row, at[figure]] += factor
    # A figure follows when its own column alone can be made of the sums.
    _, _, directions = np.linalg.svd(matrix)
    free = directions[np.linalg.matrix_rank(matrix) :]
    assert all(np.abs(free[:, at[figure]]).max() > 1e-9 for figure in hidden)
    for figure, value in amounts.items():
        if value is not SUPPRESSED:
            assert value == truth[figure]
            assert truth[*figure[:-1], "jongeren"] >= 10


def test_a_reader_of_the_exact_table_would_find_them():
    # Or the attack would prove nothing: with one cell more he computes a small one.
    splits, shown, truth = published("eindredenen", seed=250, persons=250)
    counts = {f: None if v is SUPPRESSED else v for f, v in shown.items()}
    truth = {figure: truth[figure] for figure in counts}
    sums, at_most = sums_of("eindredenen", splits, counts)
    naive = {f: None if n < 10 else 5 * round(n / 5) for f, n in truth.items()}
    assert recovered(Knowledge(naive, sums, at_most), truth) != {}
