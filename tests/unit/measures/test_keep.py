"""What passed the gate comes back from disk as it went there."""

from datetime import date

from care_fixture import care_facts, random_care
from jeugdregio.measures.definition import care_measures, find_measure
from jeugdregio.measures.disclosure import SUPPRESSED
from jeugdregio.measures.keep import kept_path, read_kept, write_kept
from jeugdregio.measures.publish import disclose_measure


def disclosed(name):
    measure = find_measure(name)
    provenance = measure.provenance_of(last_day=date(2026, 10, 31), example=True)
    return disclose_measure(care_facts(random_care(1)), measure, provenance)


def test_every_measure_comes_back_the_same(tmp_path):
    for name, measure in care_measures().items():
        found = disclosed(name)
        path = kept_path(tmp_path, measure, "facts")
        write_kept(path, found)
        assert read_kept(path, measure) == found


def test_withheld_is_false_and_unknown_is_null(tmp_path):
    found = disclosed("wachttijd")
    path = tmp_path / "wachttijd.json"
    write_kept(path, found)
    text = path.read_text(encoding="utf-8")

    cells = [cell for t in found.tables.values() for row in t.rows for cell in row]
    assert SUPPRESSED in cells and None in cells
    assert "false" in text and "null" in text


def test_other_facts_have_another_file_and_the_old_one_goes(tmp_path):
    found, measure = disclosed("gebruik"), find_measure("gebruik")
    before, after = (kept_path(tmp_path, measure, facts) for facts in ("A", "B"))
    write_kept(before, found)
    write_kept(after, found)

    assert before != after
    assert [path.name for path in tmp_path.iterdir()] == [after.name]


def test_damaged_file_is_as_good_as_none(tmp_path):
    path, measure = tmp_path / "gebruik.json", find_measure("gebruik")
    for text in ("", "[]", '{"members": {}, "tables": [{"niveau": "regio"}]}'):
        path.write_text(text)
        assert read_kept(path, measure) is None
