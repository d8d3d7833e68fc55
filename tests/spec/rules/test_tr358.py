"""TR358, JW323: the total against the sum of the Prestaties."""

from jeugdregio.rules.technical.tr358 import RULE
from spec.rules.tables import (
    Node,
    claim,
    client,
    declaratie,
    header,
    make_batch,
    outcome_of,
    outcome_of_claim,
    prestatie,
)


title = "TR358 Totaal is de som van de Prestaties"


def amount(cents: int | None, sign: str | None = "D") -> Node:
    return prestatie(ingediend_bedrag_bedrag=cents, ingediend_bedrag_debet_credit=sign)


def outcome(*prestaties: Node, cents: int | None, sign: str | None = "D") -> list[str]:
    return outcome_of_claim(
        RULE,
        *prestaties,
        totaal_ingediend_bedrag_totaal_bedrag=cents,
        totaal_ingediend_bedrag_debet_credit=sign,
    )


def test_passes_with_debits_added():
    assert outcome(amount(5_000), amount(24_000), cents=5_000 + 24_000) == ["goed"]


def test_passes_with_credits_subtracted():
    # IV086: debit is added, credit subtracted.
    each = amount(24_000), amount(5_000, "C")
    assert outcome(*each, cents=24_000 - 5_000) == ["goed"]
    assert outcome(*each, cents=24_000 + 5_000) == ["overtreding"]


def test_passes_with_a_credit_total():
    # 5 000 - 24 000 = -19 000: 19 000 in credit
    each = amount(5_000), amount(24_000, "C")
    assert outcome(*each, cents=19_000, sign="C") == ["goed"]
    assert outcome(*each, cents=19_000, sign="D") == ["overtreding"]


def test_violated_without_one_of_the_prestaties():
    assert outcome(amount(5_000), amount(24_000), cents=24_000) == ["overtreding"]


def test_boundary_is_one_cent():
    assert outcome(amount(5_000), cents=5_000) == ["goed"]
    assert outcome(amount(5_000), cents=4_999) == ["overtreding"]
    assert outcome(amount(5_000), cents=5_001) == ["overtreding"]


def test_boundary_nothing_at_all_may_carry_either_sign():
    each = amount(5_000), amount(5_000, "C")
    assert outcome(*each, cents=0, sign="D") == ["goed"]
    assert outcome(*each, cents=0, sign="C") == ["goed"]


def test_the_sum_is_over_all_clients_of_its_own_message_only():
    first = [
        header("JW323"),
        declaratie(client(amount(100)), client(amount(200), amount(300))),
    ]
    assert first[1].values["totaal_ingediend_bedrag_totaal_bedrag"] == 100 + 200 + 300
    second = claim(amount(7), totaal_ingediend_bedrag_totaal_bedrag=8)
    batch = make_batch("JW323", first, second)
    assert outcome_of(RULE, batch) == ["goed", "overtreding"]


def test_a_large_sum_does_not_overflow():
    # The largest amount of the schema, 99 999 999 cents, a hundred times.
    each = [amount(99_999_999)] * 100
    assert outcome(*each, cents=9_999_999_900) == ["goed"]


def test_absent_amount_or_sign_is_not_judged():
    assert outcome(amount(5_000), amount(None), cents=5_000) == ["niet_beoordeeld"]
    assert outcome(amount(5_000, None), cents=5_000) == ["niet_beoordeeld"]
    assert outcome(amount(5_000), cents=None) == ["niet_beoordeeld"]
    assert outcome(amount(5_000), cents=5_000, sign=None) == ["niet_beoordeeld"]
