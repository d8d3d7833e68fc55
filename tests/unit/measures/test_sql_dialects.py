"""The SQL of measures is SQL that Spark speaks too (design.md section 3).

There is no Spark here. What can be shown without it: sqlglot knows for every
construct how Spark says it, and the Spark text means the same, since it gives the
same rows when it is read back.
"""

import logging

import pytest
import sqlglot
from sqlglot.errors import ErrorLevel, SqlglotError

from jeugdregio.measures.definition import all_measures, find_measure


NAMES = list(all_measures())


def to_spark(sql):
    """The Spark text of one DuckDB query; SqlglotError where there is none."""
    [text] = sqlglot.transpile(
        sql,
        read="duckdb",
        write="spark",
        error_level=ErrorLevel.RAISE,
        unsupported_level=ErrorLevel.RAISE,
    )
    return text


@pytest.mark.parametrize("name", NAMES)
def test_measure_is_one_select_without_anything_that_spark_lacks(name, caplog):
    caplog.set_level(logging.WARNING, logger="sqlglot")
    text = to_spark(find_measure(name).sql)
    [tree] = sqlglot.parse(text, read="spark", error_level=ErrorLevel.RAISE)
    assert isinstance(tree, sqlglot.exp.Select)
    assert caplog.records == []


@pytest.mark.parametrize("name", NAMES)
def test_spark_text_read_back_gives_the_same_rows(facts, name):
    sql = find_measure(name).sql
    [back] = sqlglot.transpile(to_spark(sql), read="spark", write="duckdb")
    # read back as Spark, a double is ROUND(x, 1) of a double still
    ours = facts.sql(f"SELECT * FROM ({sql}) ORDER BY ALL").fetchall()
    theirs = facts.sql(f"SELECT * FROM ({back}) ORDER BY ALL").fetchall()
    assert len(ours) > 1_000
    assert ours == theirs


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM a ASOF JOIN b ON a.t >= b.t",
        "SELECT DISTINCT ON (jaar) jaar, gm_code FROM lasten",
        "SELECT jaar FROM lasten LIMIT 10 PERCENT",
        "SELECT FROM WHERE",
    ],
)
def test_a_construct_that_spark_lacks_is_found(sql):
    with pytest.raises(SqlglotError):
        to_spark(sql)


@pytest.mark.parametrize("name", NAMES)
def test_functions_are_those_of_both_dialects(name):
    # a short list on purpose: sqlglot passes unknown functions on unseen
    tree = sqlglot.parse_one(find_measure(name).sql, read="duckdb")
    used = {type(each).__name__ for each in tree.find_all(sqlglot.exp.Func)}
    unknown = [each.name for each in tree.find_all(sqlglot.exp.Anonymous)]
    assert unknown == []
    assert used <= {
        "Case",
        "If",
        "Cast",
        "Coalesce",
        "Count",
        "Max",
        "Nullif",
        "Round",
        "Sum",
        "And",
        "Or",
    }
