"""The engine: what null means, where inputs come from, what a finding tells."""

from datetime import date

import polars as pl
import pytest

from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.inputs import (
    Null,
    StandsFor,
    ancestor,
    computed,
    count_below,
    count_in_message,
    earlier_in_batch,
    filled,
    own,
    received_on,
    register_column,
    register_total,
    sum_below,
)
from jeugdregio.rules.port import NoRegister
from spec.rules.made_rules import outcome, over_a_hundred, rule
from spec.rules.tables import (
    BSN,
    OTHER_BSN,
    RECEIVED_ON,
    FrameRegister,
    claim,
    client,
    declaratie,
    header,
    make_batch,
    outcome_of,
    prestatie,
    tijdtarief,
    toewijzing,
)


# --- what null means ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (None, "niet_beoordeeld"),
        (Null.NIET_VAN_TOEPASSING, "niet_van_toepassing"),
        (Null.OVERTREDING, "overtreding"),
        (Null.GOED, "goed"),
        (StandsFor(101), "overtreding"),
        (StandsFor(100), "goed"),
    ],
)
def test_absent_means_what_is_declared(meaning, expected):
    made = rule(over_a_hundred, tarief=own("product_tarief", null=meaning))
    assert outcome(made, prestatie(product_tarief=None)) == [expected]


@pytest.mark.parametrize("meaning", [None, *Null, StandsFor(0)])
def test_what_is_there_is_judged_whatever_absence_means(meaning):
    made = rule(over_a_hundred, tarief=own("product_tarief", null=meaning))
    both = prestatie(product_tarief=100), prestatie(product_tarief=101)
    assert outcome(made, *both) == ["goed", "overtreding"]


def test_an_expression_that_ignores_null_does_not_make_it_pass():
    made = rule(lambda tarief: tarief.is_null(), tarief=own("product_tarief"))
    assert outcome(made, prestatie(product_tarief=None)) == ["niet_beoordeeld"]


def test_null_from_the_expression_is_not_applicable():
    made = rule(
        lambda eenheid: pl.when(eenheid == "83").then(pl.lit(value=True)),
        eenheid=own("eenheid"),
    )
    assert outcome(made, prestatie()) == ["niet_van_toepassing"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Null.NIET_VAN_TOEPASSING, Null.OVERTREDING, "niet_van_toepassing"),
        (Null.NIET_VAN_TOEPASSING, None, "niet_van_toepassing"),
        (Null.OVERTREDING, None, "overtreding"),
        (Null.OVERTREDING, Null.GOED, "overtreding"),
        (None, Null.GOED, "niet_beoordeeld"),
    ],
)
def test_of_two_absent_inputs_the_stricter_decides(one, other, expected):
    made = rule(
        lambda tarief, bedrag: tarief > bedrag,
        tarief=own("product_tarief", null=one),
        bedrag=own("ingediend_bedrag_bedrag", null=other),
    )
    absent = prestatie(product_tarief=None, ingediend_bedrag_bedrag=None)
    assert outcome(made, absent) == [expected]


def test_a_computed_input_has_a_meaning_of_its_own():
    def twice(volume: pl.Expr) -> pl.Expr:
        return pl.when(volume < 10).then(volume * 2)

    for meaning, expected in ((None, "niet_beoordeeld"), (Null.GOED, "goed")):
        made = rule(
            lambda dubbel: dubbel > 10,
            volume=own("geleverd_volume"),
            dubbel=computed(twice, null=meaning),
        )
        both = prestatie(geleverd_volume=6), prestatie(geleverd_volume=10)
        assert outcome(made, *both) == ["overtreding", expected]


# --- where inputs come from -----------------------------------------------------------


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


def test_ancestor_one_and_two_steps_up_and_in_the_header():
    tops = [
        header("JW323"),
        declaratie(
            client(prestatie(), prestatie()), client(prestatie(), bsn=OTHER_BSN)
        ),
    ]
    other = claim(prestatie(), declaratie_nummer="DN002")
    assert values_of(ancestor("Client", "bsn"), tops, other) == [
        BSN,
        BSN,
        OTHER_BSN,
        BSN,
    ]
    number = ancestor("Declaratie", "declaratie_nummer")
    assert values_of(number, tops, other) == ["DN001"] * 3 + ["DN002"]
    assert values_of(ancestor("Header", "ontvanger"), tops, other) == ["0384"] * 4


def test_sum_and_count_below_without_rows_are_zero():
    empty = [header("JW323"), declaratie()]
    below = sum_below("Prestatie", "ingediend_bedrag_bedrag")
    assert values_of(below, empty, claim(prestatie()), klasse="Declaratie") == [0, 5000]
    count = count_below("Prestatie")
    tops = claim(prestatie(), prestatie())
    assert values_of(count, empty, tops, klasse="Declaratie") == [0, 2]


def test_a_sum_below_without_sign_adds_everything():
    credit = prestatie(ingediend_bedrag_debet_credit="C")
    tops = claim(prestatie(), credit)
    below = sum_below("Prestatie", "ingediend_bedrag_bedrag")
    assert values_of(below, tops, claim(prestatie()), klasse="Declaratie") == [
        10_000,
        5_000,
    ]


def test_counts_in_message_stay_in_the_message():
    twice = claim(prestatie(), prestatie(), prestatie(toewijzing_nummer=None))
    each = count_in_message("toewijzing_nummer", null=Null.GOED)
    assert values_of(each, twice, claim(prestatie())) == [2, 2, None, 1]


def test_earlier_in_batch_counts_messages_not_rows():
    twice = claim(prestatie(), prestatie())
    messages = [twice, claim(prestatie(toewijzing_nummer=7)), twice, claim(prestatie())]
    each = earlier_in_batch("toewijzing_nummer")
    assert values_of(each, *messages) == [0, 0, 0, 1, 1, 2]


def test_filled_is_never_null():
    both = claim(prestatie(), prestatie(product_tarief=None))
    assert values_of(filled("product_tarief"), both) == [True, False]


def test_received_on_is_per_message():
    days = {0: date(2026, 1, 1), 1: date(2026, 1, 2)}
    both = claim(prestatie()), claim(prestatie())
    assert values_of(received_on(), *both, received=days) == list(days.values())


KEYS = {
    "gemeente": ancestor("Header", "ontvanger"),
    "aanbieder": ancestor("Header", "afzender"),
    "toewijzing_nummer": own("toewijzing_nummer"),
}


def test_register_column_is_null_where_nothing_is_known():
    register = FrameRegister(toewijzing=[toewijzing()])
    each = register_column("toewijzing", "ingangsdatum", keys=KEYS, null=Null.GOED)
    both = claim(prestatie(), prestatie(toewijzing_nummer=7))
    assert values_of(each, both, register=register) == [date(2026, 1, 1), None]


def test_register_total_is_zero_where_nothing_is_known_and_null_without_key():
    each = register_total(
        "bericht",
        "aantal",
        keys={
            "afzender": own("afzender"),
            "bericht_code": own("bericht_code"),
            "identificatie": own("bericht_identificatie_identificatie"),
        },
    )
    nameless = [header("JW323", bericht_identificatie_identificatie=None)]
    both = [header("JW323")], nameless
    assert values_of(each, *both, klasse="Header") == [0, None]


def test_the_register_is_asked_once_for_distinct_keys():
    register = FrameRegister(toewijzing=[toewijzing()], tijdtarief=[tijdtarief()])
    lines = [prestatie(toewijzing_nummer=number) for number in (1, 2, 1, 2, 1)]
    batch = make_batch("JW323", claim(*lines))
    judge(batch, rules_for("JW323"), register)
    # Of the twelve rules five ask a toewijzing, one a message; nothing is in minutes.
    assert sorted(register.asked) == [("bericht", 1), ("toewijzing", 2)]


# --- what a finding tells -------------------------------------------------------------


def test_a_finding_has_everything_but_values_of_the_message():
    made = rule(over_a_hundred, tarief=own("product_tarief"))
    batch = make_batch("JW323", claim(prestatie(), prestatie(product_tarief=None)))
    found = judge(batch, [made], NoRegister()).findings
    assert found.rows(named=True) == [
        {
            "bericht": 0,
            "berichtklasse": "Prestatie",
            "rij": 0,
            "regel": 10,
            "regel_code": "TR999",
            "niveau": "register",
            "retourcode": "9321",
            "uitkomst": "overtreding",
            "sleutel": "ReferentieNummer RN001",
            "velden": ["Eenheid", "ProductTarief"],
            "tekst": "Een regel van de test.",
        },
        {
            "bericht": 0,
            "berichtklasse": "Prestatie",
            "rij": 1,
            "regel": 11,
            "regel_code": "TR999",
            "niveau": "register",
            "retourcode": "9321",
            "uitkomst": "niet_beoordeeld",
            "sleutel": "ReferentieNummer RN001",
            "velden": ["Eenheid", "ProductTarief"],
            "tekst": "Regel TR999 is niet beoordeeld: een gegeven dat de regel nodig "
            "heeft, ontbreekt.",
        },
    ]
