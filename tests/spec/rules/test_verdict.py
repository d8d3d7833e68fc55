"""From findings to the answer, by IV028, IV087 and IV088.

The rules used here are small ones of the test: a class is at fault where we say so.
"""

from datetime import date

import polars as pl
import pytest

from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.errors import RuleCrashedError
from jeugdregio.rules.inputs import own
from jeugdregio.rules.port import NoRegister
from jeugdregio.rules.rule import Rule
from jeugdregio.rules.verdict import ANSWERS, Verdict, give_verdict
from spec.rules.tables import (
    OTHER_BSN,
    FrameRegister,
    Node,
    claim,
    client,
    declaratie,
    header,
    make_batch,
    prestatie,
    stop_product,
    toewijzing,
)


title = "Van bevinding naar retourcode"


def fault(klasse, column, value, retourcode, code="TR999", level="register") -> Rule:
    """A rule of the test: a class may not have this value."""
    return Rule(
        code=code,
        retourcode=retourcode,
        text="Een regel van de test.",
        berichtklasse=klasse,
        messages=frozenset(ANSWERS),
        fields=(column,),
        level=level,
        source="deze test",
        inputs={"waarde": own(column)},
        violated=lambda waarde: waarde == value,
    )


def answer(message: str, *tops: Node, rules) -> Verdict:
    batch = make_batch(message, list(tops))
    return give_verdict(batch, judge(batch, rules, NoRegister()))


def oordeel(verdict: Verdict) -> str:
    return verdict.berichten["oordeel"].item()


def codes(verdict: Verdict) -> list[tuple[str, int, str]]:
    return verdict.retourcodes.select("berichtklasse", "rij", "retourcode").rows()


def stop(*products: Node) -> list[Node]:
    return [header("JW307"), client(*products)]


NUMMER = "product_referentie_referentie_nummer"
BAD_STOP = fault("StopProduct", "toewijzing_nummer", 666, "9063")
BAD_CLIENT = fault("Client", "bsn", OTHER_BSN, "8187", code="TR998")
BAD_HEADER = fault("Header", "afzender", "65656055", "8848", code="TR997")
BAD_CLAIM = fault("Declaratie", "declaratie_nummer", "DN001", "9333", code="TR996")
BAD_LINE = fault("Prestatie", NUMMER, "FOUT", "9321", code="TR995")
WORSE_LINE = fault("Prestatie", NUMMER, "FOUT", "9307", code="TR994")


# --- return messages (IV028) ----------------------------------------------------------


def test_all_good_is_a_header_without_code():
    verdict = answer("JW307", *stop(stop_product()), rules=[BAD_STOP])
    assert oordeel(verdict) == "goedgekeurd"
    assert codes(verdict) == []


def test_a_fault_within_the_message_is_a_header_with_0001():
    backwards = stop_product(einddatum=date(2025, 1, 1))
    verdict = answer("JW307", *stop(backwards), rules=rules_for("JW307")[:2])
    assert oordeel(verdict) == "technisch_afgekeurd"
    assert codes(verdict) == [("Header", 0, "0001")]


def test_a_fault_in_the_header_is_a_header_with_its_code():
    tops = stop(stop_product(toewijzing_nummer=666))
    verdict = answer("JW307", *tops, rules=[BAD_HEADER, BAD_STOP])
    assert oordeel(verdict) == "header_afgekeurd"
    assert codes(verdict) == [("Header", 0, "8848")]


def test_a_fault_in_a_class_returns_the_client_whole():
    # The example of IV028, with a second product that is fine.
    tops = stop(stop_product(toewijzing_nummer=666), stop_product())
    verdict = answer("JW307", *tops, rules=[BAD_STOP])
    assert oordeel(verdict) == "deels_afgekeurd"
    assert codes(verdict) == [
        ("Client", 0, "0200"),
        ("Header", 0, "0200"),
        ("StopProduct", 0, "9063"),
        ("StopProduct", 1, "0200"),
    ]


def test_below_a_rejected_class_nothing_is_judged():
    wrong = client(stop_product(toewijzing_nummer=666), bsn=OTHER_BSN)
    rules = [BAD_CLIENT, BAD_STOP]
    verdict = answer("JW307", header("JW307"), wrong, rules=rules)
    assert codes(verdict) == [
        ("Client", 0, "8187"),
        ("Header", 0, "0200"),
        ("StopProduct", 0, "0233"),
    ]


def test_below_a_rejected_class_reaches_two_steps_down():
    verzoek = Node(
        "Verzoek",
        {"referentie_aanbieder": "R1"},
        [Node("OngewijzigdProduct", {"toewijzing_nummer": 1})],
    )
    tops = [header("JW317"), Node("Client", {"bsn": OTHER_BSN}, [verzoek])]
    assert codes(answer("JW317", *tops, rules=[BAD_CLIENT])) == [
        ("Client", 0, "8187"),
        ("Header", 0, "0200"),
        ("OngewijzigdProduct", 0, "0233"),
        ("Verzoek", 0, "0233"),
    ]


def test_below_a_rejected_relatie_only_its_own_contact_is_not_judged():
    # A JW301 has a Contact of the Client and one of the Relatie, in one table.
    relatie = Node("Relatie", {"nummer": "R1"}, [Node("Contact", {"soort": "01"})])
    below = [relatie, Node("Contact", {"soort": "02"})]
    tops = [header("JW301"), Node("Client", {"bsn": OTHER_BSN}, below)]
    bad = fault("Relatie", "nummer", "R1", "9332")
    assert codes(answer("JW301", *tops, rules=[bad])) == [
        ("Client", 0, "0200"),
        ("Contact", 0, "0233"),  # of the Relatie
        ("Contact", 1, "0200"),  # of the Client
        ("Header", 0, "0200"),
        ("Relatie", 0, "9332"),
    ]


def test_an_answer_on_a_request_has_no_client():
    # JW319 has an Antwoord instead.
    antwoord = Node(
        "Antwoord",
        {"referentie_aanbieder": "R1", "verzoek_antwoord": "1"},
        [Node("Woonplaatsbeginsel", {"gemeente": "0917"})],
    )
    bad = fault("Antwoord", "referentie_aanbieder", "R1", "9355")
    assert codes(answer("JW319", header("JW319"), antwoord, rules=[bad])) == [
        ("Antwoord", 0, "9355"),
        ("Header", 0, "0200"),
        ("Woonplaatsbeginsel", 0, "0233"),
    ]


# --- the answer to a claim (IV087, IV088) ---------------------------------------------


def lines(*values: tuple[str, int]) -> list[Node]:
    return [
        prestatie(**{NUMMER: nummer, "ingediend_bedrag_bedrag": cents})
        for nummer, cents in values
    ]


def test_a_good_claim_is_granted_whole():
    tops = claim(*lines(("RN1", 5_000), ("RN2", 24_000)))
    verdict = answer("JW323", *tops, rules=[BAD_LINE])
    assert oordeel(verdict) == "goedgekeurd"
    assert codes(verdict) == [("Declaratie", 0, "8001"), ("Header", 0, "0200")]
    assert verdict.bedragen.rows() == [(0, 5_000 + 24_000, 29_000)]
    assert verdict.toegekend.rows() == [(0, 0), (0, 1)]


def test_a_technical_fault_grants_nothing_and_says_0001_only():
    backwards = claim(prestatie(), totaal_ingediend_bedrag_totaal_bedrag=1)
    rules = rules_for("JW323", levels=("message",))
    verdict = answer("JW323", *backwards, rules=rules)
    assert oordeel(verdict) == "technisch_afgekeurd"
    assert codes(verdict) == [("Header", 0, "0001")]
    assert verdict.bedragen.is_empty()
    assert verdict.toegekend.is_empty()


def test_a_fault_in_the_header_of_a_claim_says_its_code_only():
    verdict = answer("JW323", *claim(prestatie()), rules=[BAD_HEADER, BAD_CLAIM])
    assert codes(verdict) == [("Header", 0, "8848")]
    assert verdict.bedragen.is_empty()
    assert verdict.toegekend.is_empty()


def test_a_fault_in_the_declaratie_grants_zero():
    # The example of IV087: a DeclaratieNummer that is not unique.
    tops = claim(*lines(("FOUT", 5_000), ("RN2", 24_000)))
    verdict = answer("JW323", *tops, rules=[BAD_CLAIM, BAD_LINE])
    assert oordeel(verdict) == "declaratie_afgekeurd"
    assert codes(verdict) == [("Declaratie", 0, "9333"), ("Header", 0, "0200")]
    assert verdict.bedragen.rows() == [(0, 29_000, 0)]
    assert verdict.toegekend.is_empty()


def test_a_fault_in_a_client_leaves_its_prestaties_unjudged():
    good = client(*lines(("RN1", 5_000)))
    bad = client(*lines(("RN2", 24_000), ("FOUT", 1_000)), bsn=OTHER_BSN)
    tops = [header("JW323"), declaratie(good, bad)]
    verdict = answer("JW323", *tops, rules=[BAD_CLIENT, BAD_LINE])
    assert codes(verdict) == [
        ("Client", 1, "8187"),
        ("Declaratie", 0, "0200"),
        ("Header", 0, "0200"),
        ("Prestatie", 1, "0233"),
        ("Prestatie", 2, "0233"),
    ]
    assert verdict.bedragen.rows() == [(0, 5_000 + 24_000 + 1_000, 5_000)]
    assert verdict.toegekend.rows() == [(0, 0)]


def test_a_fault_in_a_prestatie_returns_it_with_all_its_codes():
    one = client(*lines(("RN1", 5_000), ("FOUT", 24_000)))
    other = client(*lines(("RN3", 1_000)), bsn=OTHER_BSN)
    tops = [header("JW323"), declaratie(one, other)]
    verdict = answer("JW323", *tops, rules=[BAD_LINE, WORSE_LINE])
    assert oordeel(verdict) == "deels_afgekeurd"
    assert codes(verdict) == [
        ("Client", 0, "0200"),
        ("Declaratie", 0, "0200"),
        ("Header", 0, "0200"),
        ("Prestatie", 1, "9307"),
        ("Prestatie", 1, "9321"),
    ]
    # submitted - granted = rejected: 30 000 - 6 000 = 24 000
    assert verdict.bedragen.rows() == [(0, 30_000, 5_000 + 1_000)]
    assert verdict.toegekend.rows() == [(0, 0), (0, 2)]


def test_a_rejected_credit_raises_what_is_granted():
    credit = prestatie(
        **{NUMMER: "FOUT", "ingediend_bedrag_bedrag": 7_000},
        ingediend_bedrag_debet_credit="C",
    )
    tops = claim(*lines(("RN1", 5_000)), credit)
    verdict = answer("JW323", *tops, rules=[BAD_LINE])
    # submitted 5 000 - 7 000; rejected -7 000; granted 5 000
    assert verdict.bedragen.rows() == [(0, -2_000, 5_000)]


def test_two_claims_in_one_batch_are_answered_apart():
    good, bad = claim(*lines(("RN1", 5_000))), claim(*lines(("FOUT", 24_000)))
    batch = make_batch("JW323", good, bad)
    verdict = give_verdict(batch, judge(batch, [BAD_LINE], NoRegister()))
    assert verdict.berichten.rows() == [(0, "goedgekeurd"), (1, "deels_afgekeurd")]
    assert verdict.bedragen.rows() == [(0, 5_000, 5_000), (1, 24_000, 0)]
    assert verdict.retourcodes.rows() == [
        (0, "Declaratie", 0, "8001"),
        (0, "Header", 0, "0200"),
        (1, "Client", 1, "0200"),
        (1, "Declaratie", 1, "0200"),
        (1, "Header", 1, "0200"),
        (1, "Prestatie", 1, "9321"),
    ]


def test_with_the_real_rules():
    # 4 hours per month granted; 5 declared; the other line is of an unknown toewijzing.
    tops = claim(
        prestatie(),
        prestatie(geleverd_volume=5, ingediend_bedrag_bedrag=6_250),
        prestatie(toewijzing_nummer=99, ingediend_bedrag_bedrag=5_001),
    )
    batch = make_batch("JW323", tops)
    register = FrameRegister(toewijzing=[toewijzing()])
    verdict = give_verdict(batch, judge(batch, rules_for("JW323"), register))
    assert codes(verdict)[3:] == [
        ("Prestatie", 1, "9321"),
        ("Prestatie", 2, "9338"),
        ("Prestatie", 2, "9346"),
    ]
    assert verdict.bedragen.rows() == [(0, 5_000 + 6_250 + 5_001, 5_000)]


# --- what waits for a person ----------------------------------------------------------


def test_a_message_with_an_unjudged_rule_waits_and_is_not_answered():
    tops = stop(stop_product(toewijzing_nummer=None), stop_product())
    verdict = answer("JW307", *tops, rules=[BAD_STOP])
    assert oordeel(verdict) == "niet_beoordeeld"
    assert codes(verdict) == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (BAD_HEADER, "header_afgekeurd"),
        (BAD_CLIENT, "niet_beoordeeld"),
    ],
)
def test_only_what_rejects_the_whole_goes_before_waiting(rule, expected):
    tops = [
        header("JW307"),
        client(stop_product(toewijzing_nummer=None), bsn=OTHER_BSN),
    ]
    assert oordeel(answer("JW307", *tops, rules=[rule, BAD_STOP])) == expected


def test_a_technical_fault_goes_before_waiting_within_the_message():
    unclear = fault("StopProduct", "toewijzing_nummer", 1, "0001", level="message")
    tops = stop(stop_product(toewijzing_nummer=None, einddatum=date(2025, 1, 1)))
    rules = [unclear, *rules_for("JW307", levels=("message",))]
    assert oordeel(answer("JW307", *tops, rules=rules)) == "technisch_afgekeurd"


def test_waiting_within_the_message_goes_before_a_fault_in_the_header():
    unclear = fault("StopProduct", "toewijzing_nummer", 1, "0001", level="message")
    tops = stop(stop_product(toewijzing_nummer=None))
    verdict = answer("JW307", *tops, rules=[unclear, BAD_HEADER])
    assert oordeel(verdict) == "niet_beoordeeld"


def test_after_a_crash_every_message_waits():
    broken = fault("StopProduct", "toewijzing_nummer", 1, "9063", code="TR993")
    object.__setattr__(broken, "violated", lambda waarde: pl.col("geen kolom"))
    batch = make_batch("JW307", stop(stop_product()), stop(stop_product()))
    with pytest.raises(RuleCrashedError) as crash:
        judge(batch, [broken], NoRegister())
    verdict = give_verdict(batch, crash.value.judgement)
    assert verdict.berichten["oordeel"].to_list() == ["niet_beoordeeld"] * 2
    assert verdict.retourcodes.is_empty()


def test_a_jw325_is_judged_and_not_answered():
    assert "JW325" not in ANSWERS
    bad = Rule(
        code="TR992",
        retourcode="8848",
        text="Een regel van de test.",
        berichtklasse="Header",
        messages=frozenset({"JW325"}),
        fields=("Afzender",),
        level="external",
        source="deze test",
        inputs={"afzender": own("afzender")},
        violated=lambda afzender: afzender == "65656055",
    )
    verdict = answer("JW325", header("JW325"), rules=[bad])
    assert oordeel(verdict) == "header_afgekeurd"
    assert codes(verdict) == []
