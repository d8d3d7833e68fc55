"""A batch is judged as its messages one by one; order and place have no meaning."""

import random

import polars as pl
import pytest

from jeugdregio.rules.batch import Batch
from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.verdict import give_verdict
from property.rules_random import some_claim, some_register
from spec.rules.tables import AANBIEDER, RECEIVED_ON, FrameRegister, make_batch


RULES = rules_for("JW323")
WHAT = ["berichtklasse", "regel_code", "uitkomst", "sleutel", "velden", "tekst"]


def told(findings: pl.DataFrame, number: int) -> list[tuple]:
    """What is told about a message, without the numbers of its rows."""
    own = findings.filter(pl.col("bericht") == number).select(WHAT)
    return sorted(map(str, own.rows()))


def answered(verdict, number: int) -> list[tuple]:
    own = verdict.retourcodes.filter(pl.col("bericht") == number)
    codes = own.select("berichtklasse", "retourcode").rows()
    amounts = verdict.bedragen.filter(pl.col("bericht") == number)
    return [sorted(codes), amounts.drop("bericht").rows()]


@pytest.mark.parametrize("seed", range(12))
def test_a_batch_is_its_messages_one_by_one(seed):
    chance = random.Random(seed)
    register = some_register(chance)
    claims = [some_claim(chance) for _ in range(12)]
    batch = make_batch("JW323", *claims)
    together = judge(batch, RULES, register)
    verdict = give_verdict(batch, together)

    seen: dict[str, int] = {}
    for number, tops in enumerate(claims):
        alone = make_batch("JW323", tops)
        remembered = FrameRegister(
            bericht=[
                {
                    "afzender": AANBIEDER,
                    "bericht_code": "490",
                    "identificatie": name,
                    "aantal": times,
                }
                for name, times in seen.items()
            ]
        )
        remembered.frames |= {
            name: register.frames[name] for name in ("toewijzing", "tijdtarief")
        }
        judgement = judge(alone, RULES, remembered)
        own = give_verdict(alone, judgement)
        assert told(judgement.findings, 0) == told(together.findings, number)
        assert answered(own, 0) == answered(verdict, number)
        # What counts as not sent leaves its Identificatie free.
        if own.berichten["oordeel"].item() != "technisch_afgekeurd":
            name = tops[0].values["bericht_identificatie_identificatie"]
            seen[name] = seen.get(name, 0) + 1
    # Doubles, technical faults and good ones all occurred over the seeds: see below.


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_rows_has_no_meaning(seed):
    chance = random.Random(seed)
    register = some_register(chance)
    batch = make_batch("JW323", *[some_claim(chance) for _ in range(8)])
    shuffled = Batch(
        "JW323",
        {
            name: table.sample(fraction=1, shuffle=True, seed=seed + 1)
            for name, table in batch.tables.items()
        },
        RECEIVED_ON,
    )
    one, other = judge(batch, RULES, register), judge(shuffled, RULES, register)
    assert one.findings.equals(other.findings)
    first, second = give_verdict(batch, one), give_verdict(shuffled, other)
    assert first.retourcodes.equals(second.retourcodes)
    assert first.bedragen.equals(second.bedragen)
    assert first.toegekend.equals(second.toegekend)


def test_the_random_claims_are_worth_judging():
    """Every verdict and most rules occur, so the properties above can fail."""
    verdicts, codes = set(), set()
    for seed in range(12):
        chance = random.Random(seed)
        register = some_register(chance)
        batch = make_batch("JW323", *[some_claim(chance) for _ in range(12)])
        judgement = judge(batch, RULES, register)
        verdicts |= set(give_verdict(batch, judgement).berichten["oordeel"])
        codes |= set(judgement.findings["regel_code"])
    assert verdicts >= {
        "technisch_afgekeurd",
        "header_afgekeurd",
        "deels_afgekeurd",
        "niet_beoordeeld",
    }
    assert codes >= {rule.code for rule in RULES} - {"TR018"}
