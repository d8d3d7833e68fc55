"""Messages as tables, made by hand: a test states only what matters to it.

People are synthetic: their BSN is from the test range.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from jeugdregio.messages.tables import make_tables
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.engine import outcomes
from jeugdregio.rules.lookups import LOOKUPS
from jeugdregio.rules.resolve import Resolver
from jeugdregio.standards.ijw import find_release


GEMEENTE = "0384"
AANBIEDER = "65656055"
BSN = "999900006"
OTHER_BSN = "999900018"
RECEIVED_ON = date(2026, 5, 6)


@dataclass
class Node:
    """One occurrence of a berichtklasse with what stands below it."""

    klasse: str
    values: dict
    below: list[Node] = field(default_factory=list)


def prestatie(**values) -> Node:
    """Four hours of 12.50 in April 2026: 50.00."""
    defaults = {
        "product_referentie_referentie_nummer": "RN001",
        "toewijzing_nummer": 10072,
        "product_categorie": "45",
        "product_code": "45A03",
        "product_periode_begindatum": date(2026, 4, 1),
        "product_periode_einddatum": date(2026, 4, 30),
        "geleverd_volume": 4,
        "eenheid": "04",
        "product_tarief": 1250,
        "ingediend_bedrag_bedrag": 5000,
        "ingediend_bedrag_debet_credit": "D",
    }
    return Node("Prestatie", defaults | values)


def client(*prestaties: Node, bsn: str = BSN) -> Node:
    return Node("Client", {"bsn": bsn}, list(prestaties))


def declaratie(*clients: Node, **values) -> Node:
    """April 2026; the total is the sum of the Prestaties unless told otherwise."""
    total = sum(
        each.values["ingediend_bedrag_bedrag"]
        * (1 if each.values["ingediend_bedrag_debet_credit"] == "D" else -1)
        for each_client in clients
        for each in each_client.below
        if each.values["ingediend_bedrag_bedrag"] is not None
    )
    defaults = {
        "declaratie_nummer": "DN001",
        "declaratie_periode_begindatum": date(2026, 4, 1),
        "declaratie_periode_einddatum": date(2026, 4, 30),
        "declaratie_dagtekening": date(2026, 5, 6),
        "totaal_ingediend_bedrag_totaal_bedrag": abs(total),
        "totaal_ingediend_bedrag_debet_credit": "D" if total >= 0 else "C",
    }
    return Node("Declaratie", defaults | values, list(clients))


def header(message: str, **values) -> Node:
    """From the aanbieder to the gemeente, signed on the day of receipt."""
    defaults = {
        "bericht_code": find_release("3.2").find_message(message).berichtcode,
        "afzender": AANBIEDER,
        "ontvanger": GEMEENTE,
        "bericht_identificatie_identificatie": "765432198",
        "bericht_identificatie_dagtekening": RECEIVED_ON,
    }
    return Node("Header", defaults | values)


def stop_product(**values) -> Node:
    defaults = {
        "toewijzing_nummer": 10072,
        "begindatum": date(2026, 1, 5),
        "einddatum": date(2026, 4, 30),
        "reden_beeindiging": "31",
        "status_aanlevering": "1",
    }
    return Node("StopProduct", defaults | values)


def claim(*prestaties: Node, **values) -> list[Node]:
    """A JW323 with these Prestaties of one Client."""
    return [header("JW323"), declaratie(client(*prestaties), **values)]


def make_batch(message: str, *messages: list[Node], received_on=RECEIVED_ON) -> Batch:
    """Tables of messages, numbered from 0 in this order."""
    rows: dict[str, list[dict]] = {}
    for number, tops in enumerate(messages):
        for top in tops:
            _add(rows, top, number, None, "")
    tables = make_tables(message, rows)
    return Batch(message, tables.tables, received_on, tables.lexical)


def _add(
    rows: dict, node: Node, number: int, parent: int | None, parent_klasse: str
) -> None:
    table = rows.setdefault(node.klasse, [])
    own = len(table)
    keys = {"bericht": number, "rij": own, "ouder_rij": parent, "regel": 10 + own}
    if node.klasse == "Contact":
        keys["ouder_klasse"] = parent_klasse
    table.append(node.values | keys)
    for each in node.below:
        _add(rows, each, number, own, node.klasse)


class FrameRegister:
    """A register that remembers frames, and what it was asked."""

    def __init__(self, **frames: list[dict]) -> None:
        self.frames = {
            name: pl.DataFrame(
                rows, schema={**LOOKUPS[name].keys, **LOOKUPS[name].columns}
            )
            for name, rows in frames.items()
        }
        self.asked: list[tuple[str, int]] = []

    def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
        self.asked.append((name, keys.height))
        known = self.frames.get(name)
        if known is None:
            return pl.DataFrame(schema={**LOOKUPS[name].keys, **LOOKUPS[name].columns})
        return known.join(keys, on=keys.columns, how="semi")


def toewijzing(**values) -> dict:
    """Toewijzing 10072 of the whole of 2026 with four hours per month."""
    defaults = {
        "gemeente": GEMEENTE,
        "aanbieder": AANBIEDER,
        "toewijzing_nummer": 10072,
        "ingangsdatum": date(2026, 1, 1),
        "einddatum": date(2026, 12, 31),
        "omvang_volume": 4,
        "omvang_eenheid": "04",
        "omvang_frequentie": "4",
    }
    return defaults | values


def tijdtarief(**values) -> dict:
    defaults = {
        "gemeente": GEMEENTE,
        "aanbieder": AANBIEDER,
        "product_categorie": "45",
        "product_code": "45A03",
        "op": date(2026, 4, 1),
        "eenheid": "04",
        "tarief_cents": 6500,
    }
    return defaults | values


def outcome_of(rule, batch: Batch, register=None) -> list[str]:
    """The outcomes of a rule, one per row of its class."""
    return outcomes(rule, batch, Resolver(batch, register or FrameRegister())).to_list()


def outcome_of_claim(rule, *prestaties: Node, register=None, **values) -> list[str]:
    """The outcomes of a rule on one JW323 with these Prestaties."""
    return outcome_of(rule, make_batch("JW323", claim(*prestaties, **values)), register)
