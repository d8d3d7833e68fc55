"""The arithmetic of an answer to a claim, on random claims and random faults."""

import random

import polars as pl
import pytest

from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.inputs import own
from jeugdregio.rules.port import NoRegister
from jeugdregio.rules.rule import Rule
from jeugdregio.rules.verdict import give_verdict
from property.rules_random import some_claim
from spec.rules.tables import make_batch


INSIDE = rules_for("JW323", levels=("message",))


def rejects(klasse: str, share: int, code: str) -> Rule:
    """Rejects about one in ``share`` of a class, by the row alone."""
    return Rule(
        code=code,
        retourcode="9321",
        text="Een regel van de test.",
        berichtklasse=klasse,
        messages=frozenset({"JW323"}),
        fields=("Bsn",),
        level="register",
        source="deze test",
        inputs={"rij": own("rij")},
        violated=lambda rij: (rij * 7919 + 13) % share == 0,
    )


FAULTS = [
    rejects("Header", 31, "TR990"),
    rejects("Declaratie", 13, "TR991"),
    rejects("Client", 7, "TR992"),
    rejects("Prestatie", 4, "TR993"),
    rejects("Prestatie", 6, "TR994"),
]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_rejected_explains_the_difference(seed):
    chance = random.Random(seed)
    claims = [some_claim(chance) for _ in range(30)]
    batch = make_batch("JW323", *claims)
    verdict = give_verdict(batch, judge(batch, [*INSIDE, *FAULTS], NoRegister()))

    # By hand, in plain Python, from the trees the tables were made of.
    lines = [
        (number, each.values)
        for number, (_, claim) in enumerate(claims)
        for person in claim.below
        for each in person.below
    ]
    cents = {
        row: values["ingediend_bedrag_bedrag"]
        * (1 if values["ingediend_bedrag_debet_credit"] == "D" else -1)
        for row, (_, values) in enumerate(lines)
    }
    codes = verdict.retourcodes
    oordelen = dict(verdict.berichten.rows())
    granted_rows = set(verdict.toegekend["rij"])
    for number, submitted, granted in verdict.bedragen.rows():
        own_rows = {row for row, (of, _) in enumerate(lines) if of == number}
        rejected = set(
            codes.filter(
                pl.col("bericht") == number, pl.col("berichtklasse") == "Prestatie"
            )["rij"]
        )
        assert sum(cents[row] for row in own_rows) == submitted
        if oordelen[number] == "declaratie_afgekeurd":
            assert (granted, rejected) == (0, set())
            assert not granted_rows & own_rows
            continue
        assert sum(cents[row] for row in rejected) == submitted - granted
        assert granted_rows & own_rows == own_rows - rejected
        assert bool(rejected) == (oordelen[number] == "deels_afgekeurd")
    # Whoever gets amounts gets an answer, and the other way round.
    with_amounts = {"goedgekeurd", "deels_afgekeurd", "declaratie_afgekeurd"}
    assert set(verdict.bedragen["bericht"]) == {
        number for number, oordeel in oordelen.items() if oordeel in with_amounts
    }


@pytest.mark.parametrize("seed", range(20))
def test_the_answer_has_the_form_of_iv087(seed):
    chance = random.Random(1_000 + seed)
    batch = make_batch("JW323", *[some_claim(chance) for _ in range(30)])
    verdict = give_verdict(batch, judge(batch, [*INSIDE, *FAULTS], NoRegister()))
    parents = dict(batch.tables["Prestatie"].select("rij", "ouder_rij").rows())
    for number, oordeel in verdict.berichten.rows():
        own = verdict.retourcodes.filter(pl.col("bericht") == number)
        per_class = {
            name: own.filter(pl.col("berichtklasse") == name).select(
                "rij", "retourcode"
            )
            for name in ("Header", "Declaratie", "Client", "Prestatie")
        }
        header = per_class["Header"]["retourcode"].to_list()
        claim = per_class["Declaratie"]["retourcode"].to_list()
        clients, lines = per_class["Client"], per_class["Prestatie"]
        # A Client is there when one of its Prestaties is.
        assert set(clients["rij"]) == {parents[row] for row in lines["rij"]}
        faulty = set(clients.filter(pl.col("retourcode") != "0200")["rij"])
        for row, code in lines.rows():
            assert (code == "0233") == (parents[row] in faulty)
        match oordeel:
            case "technisch_afgekeurd":
                assert (header, claim, lines.height) == (["0001"], [], 0)
            case "header_afgekeurd":
                assert (header, claim, lines.height) == (["9321"], [], 0)
            case "declaratie_afgekeurd":
                assert (header, claim, lines.height) == (["0200"], ["9321"], 0)
            case "goedgekeurd":
                assert (header, claim, lines.height) == (["0200"], ["8001"], 0)
            case "deels_afgekeurd":
                assert (header, claim) == (["0200"], ["0200"])
                assert lines.height > 0
            case _:
                raise AssertionError(oordeel)
