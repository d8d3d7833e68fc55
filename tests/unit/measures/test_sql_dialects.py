"""The SQL of measures is SQL that Spark speaks too (design.md section 3).

There is no Spark here. What can be shown without it: sqlglot has a Spark text for
every query and reads it back, that text means the same (it gives the same rows), and
the queries use a short list of constructs that both engines document. The list is
needed because sqlglot lets much pass unseen, such as DISTINCT ON.
"""

import pytest
import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from care_fixture import care_facts, random_care
from jeugdregio.measures.definition import all_measures, care_measures, find_measure


NAMES = list(all_measures())
CARE = list(care_measures())

SHARED = {
    *(exp.With, exp.CTE, exp.Select, exp.From, exp.Join, exp.Where, exp.Group),
    *(exp.Table, exp.TableAlias, exp.Column, exp.Identifier, exp.Alias, exp.Star),
    *(exp.Literal, exp.Null, exp.Boolean, exp.Paren, exp.Cast, exp.DataType),
    *(exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Is, exp.In),
    *(exp.And, exp.Or, exp.Not, exp.Add, exp.Sub, exp.Mul, exp.Div),
    *(exp.Case, exp.If, exp.Coalesce, exp.Nullif, exp.Distinct, exp.Having),
    *(exp.Sum, exp.Count, exp.Min, exp.Max, exp.Round),
    # What spells of care and waiting need besides.
    *(exp.Union, exp.Window, exp.WindowSpec, exp.Order, exp.Ordered),
    *(exp.DateDiff, exp.Var, exp.Exp, exp.Ln),
}
"""Constructs with one meaning in DuckDB and in Spark."""

TYPES = ("BIGINT", "DOUBLE", "DATE")


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


def not_shared(sql):
    """What a query uses beyond the shared constructs, by name."""
    found = set()
    for node in sqlglot.parse_one(sql, read="duckdb").walk():
        if type(node) not in SHARED:
            found.add(type(node).__name__)
        if isinstance(node, exp.Join) and (node.side, node.kind, node.method) not in {
            ("", "INNER", ""),
            ("LEFT", "", ""),
        }:
            found.add(f"{node.method or node.side or node.kind} JOIN")
        if isinstance(node, exp.Distinct) and node.args.get("on"):
            found.add("DISTINCT ON")
        if isinstance(node, exp.DataType) and not node.is_type(*TYPES):
            found.add(node.sql("duckdb"))
        if isinstance(node, exp.Group) and node.args.get("all"):
            found.add("GROUP BY ALL")
    return found


@pytest.mark.parametrize("name", NAMES + CARE)
def test_measure_has_a_spark_text_that_parses(name):
    text = to_spark(find_measure(name).sql)
    [tree] = sqlglot.parse(text, read="spark", error_level=ErrorLevel.RAISE)
    assert isinstance(tree, exp.Select)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT arg_max(gm_code, inwoners, 3) FROM inwoners",
        "SELECT jaar FROM lasten FOR UPDATE",
        "SELECT FROM WHERE",
    ],
)
def test_query_without_a_spark_text_is_found(sql):
    with pytest.raises(SqlglotError):
        to_spark(sql)


@pytest.mark.parametrize("name", NAMES + CARE)
def test_measure_uses_shared_constructs_only(name):
    assert not_shared(find_measure(name).sql) == set()


@pytest.mark.parametrize(
    ("sql", "construct"),
    [
        ("SELECT * FROM a ASOF JOIN b ON a.t >= b.t", "ASOF JOIN"),
        ("SELECT * FROM a FULL JOIN b ON a.t = b.t", "FULL JOIN"),
        ("SELECT DISTINCT ON (jaar) jaar, gm_code FROM lasten", "DISTINCT ON"),
        ("SELECT jaar, COUNT(*) FROM lasten GROUP BY ALL", "GROUP BY ALL"),
        ("SELECT jaar FROM lasten LIMIT 10 %", "Limit"),
        ("SELECT jaar::HUGEINT FROM lasten", "INT128"),
        ("SELECT COLUMNS('j.*') FROM lasten", "Columns"),
        ("SELECT median(inwoners) FROM inwoners", "Median"),
        ("SELECT list_position(['a'], gm_code) FROM lasten", "Anonymous"),
    ],
)
def test_construct_beyond_the_shared_ones_is_found(sql, construct):
    assert construct in not_shared(sql)


@pytest.mark.parametrize("name", CARE)
def test_spark_text_of_care_read_back_gives_the_same_rows(name):
    facts = care_facts(random_care(1), gemeenten=("0917", "0935", "0928"))
    sql = find_measure(name).sql
    [back] = sqlglot.transpile(to_spark(sql), read="spark", write="duckdb")
    ours = facts.sql(f"SELECT * FROM ({sql}) ORDER BY ALL").fetchall()
    theirs = facts.sql(f"SELECT * FROM ({back}) ORDER BY ALL").fetchall()
    assert len(ours) > 5
    assert ours == theirs


@pytest.mark.parametrize("name", NAMES)
def test_spark_text_read_back_gives_the_same_rows(facts, name):
    sql = find_measure(name).sql
    [back] = sqlglot.transpile(to_spark(sql), read="spark", write="duckdb")
    ours = facts.sql(f"SELECT * FROM ({sql}) ORDER BY ALL").fetchall()
    theirs = facts.sql(f"SELECT * FROM ({back}) ORDER BY ALL").fetchall()
    assert len(ours) > 1_000
    assert ours == theirs
