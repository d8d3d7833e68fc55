"""Every measure says what it is, and a definition that does not is found."""

import itertools
import tomllib
from importlib import resources

import duckdb
import pytest

from facts_fixture import hand_made_facts
from jeugdregio.kernel.errors import UnknownCodeError, UserError
from jeugdregio.measures.definition import (
    AREA_COLUMNS,
    all_measures,
    care_measures,
    find_measure,
    parse_measure,
)
from jeugdregio.measures.run import Selection, run_measure
from jeugdregio.standards.datasets import find_dataset
from jeugdregio.standards.series_breaks import series_breaks


NAMES = ["begroting_rekening", "gebruik_cbs", "lasten_iv3", "leeftijd", "verwijzers"]
TYPES = {
    "count": "BIGINT",
    "money": "BIGINT",
    "ratio": "DOUBLE",
    "percent": "DOUBLE",
    "text": "VARCHAR",
}


def text_of(name):
    folder = resources.files("jeugdregio.measures") / "indicators"
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def parts_of(text):
    """The fields of the definition, and the lines of the query."""
    lines = text.splitlines()
    head = list(itertools.takewhile(lambda line: line.startswith("--"), lines))
    fields = tomllib.loads("\n".join(line[2:].removeprefix(" ") for line in head))
    return fields, lines[len(head) :]


def with_field(text, field, value):
    """A copy of a measure's text in which one field has another value, or is gone."""
    fields, sql = parts_of(text)
    del fields[field]
    kept = [f"-- {key} = {in_toml(each)}" for key, each in fields.items()]
    changed = [] if value is None else [f"-- {field} = {in_toml(value)}"]
    return "\n".join([*kept, *changed, *sql])


def in_toml(value):
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, list):
        return "[" + ", ".join(in_toml(each) for each in value) + "]"
    pairs = (f"{key} = {in_toml(each)}" for key, each in value.items())
    return "{ " + ", ".join(pairs) + " }"


CARE = [
    "eindredenen",
    "gebruik",
    "herhaald_gebruik",
    "in_en_uitstroom",
    "lasten",
    "wachttijd",
]


def test_the_five_measures_of_issue_2():
    assert list(all_measures()) == NAMES


def test_the_six_measures_on_messages():
    assert list(care_measures()) == CARE


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_the_text_is_the_same_measure(name):
    # or the faults below would prove nothing
    text = text_of(name)
    title = find_measure(name).title
    assert parse_measure(name, with_field(text, "title", title)) == find_measure(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "field",
    [
        "title",
        "question",
        "definition",
        "unit",
        "count_rule",
        "datasets",
        "caveats",
        "series",
        "privacy",
        "main",
        "dimensions",
        "columns",
    ],
)
def test_absent_field_is_found(name, field):
    with pytest.raises(ValueError, match=rf"{name}\.sql: .*\b{field}\b"):
        parse_measure(name, with_field(text_of(name), field, None))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("question", ""),
        ("definition", ""),
        ("unit", ""),
        ("count_rule", ""),
        ("datasets", []),
        ("caveats", []),
    ],
)
def test_empty_field_is_found(field, value):
    with pytest.raises(ValueError, match=rf"lasten_iv3\.sql: empty {field}"):
        parse_measure("lasten_iv3", with_field(text_of("lasten_iv3"), field, value))


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("privacy", "secret", "privacy"),
        ("main", "lasten_per_kind", "main"),
        ("dimensions", {"taakveld": ["6.72"]}, "dimensions"),
        ("dimensions", {"verslagsoort": []}, "dimensions"),
        ("order", {"huisarts": ["ja"]}, "order"),
        ("columns", [{"name": "lasten_per_inwoner_eur", "label": "x"}], "columns"),
        (
            "columns",
            [{"name": "lasten_per_inwoner_eur", "label": "x", "kind": "euro"}],
            "columns",
        ),
    ],
)
def test_malformed_field_is_found(field, value, says):
    text = text_of("verwijzers" if field == "order" else "lasten_iv3")
    with pytest.raises(ValueError, match=rf"kapot\.sql: .*{says}"):
        parse_measure("kapot", with_field(text, field, value))


def test_unknown_dataset_is_found_and_the_known_ones_are_named():
    text = with_field(text_of("lasten_iv3"), "datasets", ["iv3_lasten"])
    with pytest.raises((ValueError, UnknownCodeError), match="iv3_lasten"):
        parse_measure("lasten_iv3", text).provenance()


def test_text_without_definition_is_found():
    with pytest.raises(ValueError, match=r"kapot\.sql: no "):
        parse_measure("kapot", "SELECT 1")


def test_definition_that_is_not_toml_is_found():
    with pytest.raises(ValueError, match=r"kapot\.sql: the definition is not TOML"):
        parse_measure("kapot", "-- title = Lasten\nSELECT 1")


def test_column_that_the_sql_does_not_return_is_found():
    column = {"name": "lasten_per_kind", "label": "Per kind", "kind": "ratio"}
    text = text_of("lasten_iv3")
    columns = [*parts_of(text)[0]["columns"], column]
    measure = parse_measure("kapot", with_field(text, "columns", columns))
    with pytest.raises(duckdb.BinderException, match="lasten_per_kind"):
        run_measure(hand_made_facts(), measure, Selection())


@pytest.mark.parametrize("name", NAMES + CARE)
def test_sql_returns_the_declared_columns_name_by_name_with_their_types(name):
    measure = find_measure(name)
    relation = hand_made_facts().sql(measure.sql)
    assert relation.columns == [*AREA_COLUMNS, *(c.name for c in measure.columns)]
    assert [str(each) for each in relation.types] == [
        *("VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "INTEGER"),
        *(TYPES[column.kind] for column in measure.columns),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_choices_and_orders_are_the_values_that_occur(facts, name):
    measure = find_measure(name)
    for column, values in {**measure.dimensions, **measure.order}.items():
        found = facts.sql(f"SELECT DISTINCT {column} FROM ({measure.sql})").fetchall()
        assert sorted(values) == sorted(value for (value,) in found), column


@pytest.mark.parametrize("name", NAMES)
def test_series_has_its_breaks_and_is_one_of_the_datasets(name):
    measure = find_measure(name)
    assert measure.series in measure.datasets
    assert series_breaks(measure.series)


@pytest.mark.parametrize("name", NAMES)
def test_provenance_carries_everything_a_reader_can_ask(name):
    measure = find_measure(name)
    provenance = measure.provenance()
    assert provenance.measure == name
    assert provenance.definition == measure.definition
    assert provenance.count_rule == measure.count_rule
    assert provenance.caveats == measure.caveats
    assert provenance.example is False
    assert all(source.startswith("CBS") for source in provenance.sources)
    # the latest day on which one of its datasets was taken over
    assert provenance.as_of in {find_dataset(d).as_of for d in measure.datasets}
    assert len(provenance.sources) == len(set(provenance.sources))


@pytest.mark.parametrize("name", CARE)
@pytest.mark.parametrize("field", ["messages", "disclosure"])
def test_a_measure_on_persons_names_messages_and_structure(name, field):
    with pytest.raises(ValueError, match=rf"{name}\.sql: no {field}"):
        parse_measure(name, without_field(text_of(name), field))


def without_field(text, field):
    if field == "disclosure":
        first, _, rest = text.partition("-- [disclosure]\n")
        return first + rest[rest.index("WITH ") :]
    return "".join(
        line for line in text.splitlines(True) if not line.startswith(f"-- {field} =")
    )


def test_a_structure_that_names_no_column_is_found():
    text = text_of("lasten").replace('"jongeren"] }', '"meisjes"] }')
    with pytest.raises(ValueError, match=r"lasten\.sql: disclosure names no .*meisjes"):
        parse_measure("lasten", text)


@pytest.mark.parametrize("name", NAMES + CARE)
def test_texts_for_readers_are_whole_sentences(name):
    measure = find_measure(name)
    assert measure.question.endswith("?")
    for text in (measure.definition, measure.count_rule, *measure.caveats):
        assert text.endswith("."), text
        assert "  " not in text, text
        assert "\n" not in text, text


def test_unknown_measure_names_those_that_exist():
    with pytest.raises(UnknownCodeError) as caught:
        find_measure("lasten_iv4")
    assert "lasten_iv4" in caught.value.message
    assert caught.value.hint == f"Kies uit: {', '.join(sorted(NAMES + CARE))}."
    assert isinstance(caught.value, UserError)
    assert caught.value.exit_code == 11


def test_unknown_column_of_a_measure():
    assert find_measure("leeftijd").column("aandeel_pct").kind == "percent"
    with pytest.raises(StopIteration):
        find_measure("leeftijd").column("aandeel")
