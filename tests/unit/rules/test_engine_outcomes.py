"""The engine: what a finding tells, what a crash does, how a batch is judged."""

import datetime

import polars as pl
import pytest

from jeugdregio.kernel.errors import StorageError
from jeugdregio.messages.tables import LEXICAL_SCHEMA
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.errors import (
    BatchError,
    RuleCrashedError,
    RuleDefinitionError,
)
from jeugdregio.rules.inputs import (
    ancestor,
    own,
)
from jeugdregio.rules.port import NoRegister
from spec.rules.made_rules import over_a_hundred, rule
from spec.rules.tables import (
    BSN,
    RECEIVED_ON,
    FrameRegister,
    claim,
    client,
    declaratie,
    header,
    make_batch,
    outcome_of,
    prestatie,
    stop_product,
    toewijzing,
)


# --- what a finding tells -------------------------------------------------------------


def values_of(each, *messages, klasse="Prestatie", register=None, received=RECEIVED_ON):
    """What an input gives, seen through a rule that compares with each value."""
    batch = make_batch("JW323", *messages, received_on=received)
    seen = []

    def spy(waarde: pl.Expr) -> pl.Expr:
        return waarde.map_batches(
            lambda column: seen.extend(column.to_list()) or column.is_null(),
            return_dtype=pl.Boolean,
        )

    outcome_of(rule(spy, klasse=klasse, waarde=each), batch, register)
    # A batch of one row is looked at twice: see `_per_row`.
    return seen[-batch.tables[klasse].height :]


KEYS = {
    "gemeente": ancestor("Header", "ontvanger"),
    "aanbieder": ancestor("Header", "afzender"),
    "toewijzing_nummer": own("toewijzing_nummer"),
}


def test_a_client_is_named_by_its_place():
    tops = [header("JW323"), declaratie(client(), client(bsn="999900007"))]
    batch = make_batch("JW323", claim(prestatie()), tops)
    found = judge(batch, rules_for("JW323", levels=("message",)), NoRegister()).findings
    elf = found.filter(pl.col("regel_code") == "CS002")
    assert elf["sleutel"].to_list() == ["Client 2"]


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        ("RN 12", "ReferentieNummer RN 12"),
        (BSN, "Prestatie 1"),
        (f"x{BSN}-1", "Prestatie 1"),
        ("9999.00.006", "Prestatie 1"),
        # Nine digits that fail the eleven test are a number like any other.
        ("999900007", "ReferentieNummer 999900007"),
        (None, "Prestatie 1"),
    ],
)
def test_a_reference_that_could_be_a_person_is_not_repeated(reference, key):
    made = rule(lambda eenheid: eenheid == "04", eenheid=own("eenheid"))
    each = prestatie(product_referentie_referentie_nummer=reference)
    batch = make_batch("JW323", claim(each))
    assert judge(batch, [made], NoRegister()).findings["sleutel"].item() == key


def test_messages_that_count_as_not_sent_go_no_further():
    made = rule(over_a_hundred, tarief=own("product_tarief"))
    bad = claim(prestatie(), totaal_ingediend_bedrag_totaal_bedrag=1)
    batch = make_batch("JW323", bad, claim(prestatie()))
    rules = [made, *rules_for("JW323", levels=("message",))]
    found = judge(batch, rules, NoRegister()).findings
    assert found.select("bericht", "regel_code").rows() == [(0, "TR358"), (1, "TR999")]


def test_the_identificatie_of_a_message_not_sent_stays_free():
    bad = claim(prestatie(), totaal_ingediend_bedrag_totaal_bedrag=1)
    batch = make_batch("JW323", bad, claim(prestatie()))
    register = FrameRegister(toewijzing=[toewijzing()])
    found = judge(batch, rules_for("JW323"), register).findings
    assert found["regel_code"].to_list() == ["TR358"]


def test_a_value_the_tables_cannot_hold_stops_the_message():
    batch = make_batch(
        "JW307", *([header("JW307"), client(stop_product())] for _ in "ab")
    )
    row = [0, "StopProduct", 0, 10, "einddatum"]
    lost = pl.DataFrame([row], schema=LEXICAL_SCHEMA, orient="row")
    batch = Batch("JW307", batch.tables, RECEIVED_ON, lost)
    judgement = judge(batch, rules_for("JW307"), FrameRegister())
    (found,) = judgement.findings.rows(named=True)
    assert (found["regel_code"], found["uitkomst"]) == ("LEX", "niet_beoordeeld")
    assert (found["velden"], found["regel"]) == (["Einddatum"], 10)
    assert found["sleutel"] == "StopProduct op regel 10"
    # The other message was judged.
    assert [each.rows for each in judgement.evaluations] == [1, 1, 1, 1]


def test_the_cost_of_every_rule_is_shown():
    ticks = iter(range(100))
    batch = make_batch("JW323", claim(prestatie(), prestatie()))
    rules = rules_for("JW323", levels=("message",))
    judgement = judge(batch, rules, NoRegister(), timer=lambda: float(next(ticks)))
    assert [
        (each.regel_code, each.rows, each.seconds) for each in judgement.evaluations
    ] == [
        ("CD087", 2, 1.0),
        ("CS002", 1, 1.0),
        ("CS340", 1, 1.0),
        ("TR358", 1, 1.0),
    ]


# --- crashes --------------------------------------------------------------------------


def crash_of(*rules, register=None, messages=None) -> RuleCrashedError:
    batch = make_batch("JW323", *(messages or [claim(prestatie()), claim(prestatie())]))
    with pytest.raises(RuleCrashedError) as caught:
        judge(batch, rules, register or NoRegister())
    return caught.value


def test_a_crash_names_rule_and_class_and_parks_every_message():
    broken = rule(over_a_hundred, code="TR998", tarief=own("geen_kolom"))
    fine = rule(over_a_hundred, tarief=own("product_tarief"))
    error = crash_of(broken, fine)
    assert "TR998 (Prestatie)" in str(error)
    found = error.judgement.findings
    assert found.select("bericht", "rij", "regel_code", "uitkomst").rows() == [
        (0, None, "TR998", "niet_beoordeeld"),
        (0, 0, "TR999", "overtreding"),
        (1, None, "TR998", "niet_beoordeeld"),
        (1, 1, "TR999", "overtreding"),
    ]
    (crash,) = error.judgement.crashes
    assert (crash.kind, crash.place.split(":")[0]) == (
        "ColumnNotFoundError",
        "resolve.py",
    )


@pytest.mark.parametrize(
    "violated",
    [
        lambda tarief: tarief.sum() > 0,  # one value for the whole table
        lambda tarief: tarief + 1,  # a number
        lambda tarief: pl.lit(value=False),  # nothing of the row
        lambda tarief: 1 / 0,
        lambda tarief: tarief.cast(pl.String).str.to_date("%Y"),
    ],
)
def test_an_expression_that_is_no_judgement_per_row_is_a_crash(violated):
    broken = rule(violated, tarief=own("product_tarief"))
    assert crash_of(broken).judgement.crashes
    assert crash_of(broken, messages=[claim(prestatie())]).judgement.crashes


def test_a_crash_does_not_repeat_a_value():
    # Polars tells which value it could not read.
    broken = rule(
        lambda bsn: bsn.str.to_date("%Y-%m-%d") > datetime.date(2026, 1, 1),
        klasse="Client",
        bsn=own("bsn"),
    )
    error = crash_of(broken)
    chain = [error, error.__cause__, error.__context__]
    assert not any(BSN in str(each) for each in chain if each is not None)
    assert BSN not in repr(error.judgement.crashes)


@pytest.mark.parametrize(
    "answer",
    [
        pl.DataFrame({"gemeente": ["0384"]}),
        pl.DataFrame([toewijzing(), toewijzing()]),
        pl.DataFrame([toewijzing(toewijzing_nummer="10072")]),
        pl.DataFrame([toewijzing(ingangsdatum=None)]),
    ],
    ids=["columns", "double", "type", "null"],
)
def test_an_answer_of_the_register_that_does_not_fit_is_a_crash(answer):
    class Wrong:
        def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
            return answer

    rules = [each for each in rules_for("JW323") if each.code == "TR338"]
    (crash,) = crash_of(*rules, register=Wrong()).judgement.crashes
    assert crash.kind == "RegisterAnswerError"


def test_to_ask_no_register_is_a_crash():
    rules = [each for each in rules_for("JW323") if each.code == "TR338"]
    assert crash_of(*rules).judgement.crashes[0].kind == "RegisterAnswerError"


def test_a_full_disk_is_not_the_fault_of_a_rule():
    class Full:
        def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
            raise StorageError("De schijf is vol.")

    batch = make_batch("JW323", claim(prestatie()))
    with pytest.raises(StorageError):
        judge(batch, rules_for("JW323"), Full())


def test_a_class_under_two_others_has_no_way_up():
    made = rule(lambda bsn: bsn == BSN, klasse="Contact", bsn=ancestor("Client", "bsn"))
    batch = make_batch("JW301", [header("JW301"), client()])
    with pytest.raises(RuleDefinitionError):
        outcome_of(made, batch)


# --- batches --------------------------------------------------------------------------


def test_a_batch_of_nothing_is_judged():
    judgement = judge(make_batch("JW323"), rules_for("JW323"), NoRegister())
    assert judgement.findings.is_empty()
    assert judgement.numbers.is_empty()


def test_tables_that_are_not_those_of_the_message_are_refused():
    batch = make_batch("JW323", claim(prestatie()))
    without = {name: each for name, each in batch.tables.items() if name != "Client"}
    bare = dict(batch.tables) | {"Client": batch.tables["Client"].drop("rij")}
    headless = dict(batch.tables) | {"Header": batch.tables["Header"].clear()}
    twice = dict(batch.tables) | {"Header": pl.concat([batch.tables["Header"]] * 2)}
    for tables in (without, bare, headless, twice):
        with pytest.raises(BatchError):
            Batch("JW323", tables, RECEIVED_ON)
    with pytest.raises(BatchError):
        Batch("JW999", batch.tables, RECEIVED_ON)
    with pytest.raises(BatchError):
        Batch("JW323", batch.tables, {1: RECEIVED_ON})
