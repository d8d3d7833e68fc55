"""How fast a large claim is judged: `bench_rules()` prints a table.

Not a test: run it as a script, or call it from the performance table.
"""

from __future__ import annotations

import statistics
import time
from datetime import date

import polars as pl

from jeugdregio.messages.tables import make_tables, table_schema
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.collect import rules_for
from jeugdregio.rules.engine import judge
from jeugdregio.rules.lookups import LOOKUPS
from jeugdregio.rules.verdict import give_verdict


RECEIVED_ON = date(2026, 5, 6)


def large_batch(rows: int, messages: int = 10, per_client: int = 4) -> Batch:
    """Claims of April 2026 with ``rows`` Prestaties together, one in 100 in minutes."""
    clients = rows // per_client
    number = pl.int_range(rows, eager=True)
    person = pl.int_range(clients, eager=True)
    claim = pl.int_range(messages, eager=True)
    per_message = clients // messages
    frames = {
        "Header": claim.to_frame("bericht").with_columns(
            rij=claim,
            bericht_code=pl.lit("490"),
            afzender=pl.lit("65656055"),
            ontvanger=pl.lit("0384"),
            bericht_identificatie_identificatie=claim.cast(pl.String),
            bericht_identificatie_dagtekening=pl.lit(RECEIVED_ON),
        ),
        "Declaratie": claim.to_frame("bericht").with_columns(
            rij=claim,
            declaratie_nummer=claim.cast(pl.String),
            declaratie_periode_begindatum=pl.lit(date(2026, 4, 1)),
            declaratie_periode_einddatum=pl.lit(date(2026, 4, 30)),
            totaal_ingediend_bedrag_totaal_bedrag=pl.lit(rows // messages * 5_000),
            totaal_ingediend_bedrag_debet_credit=pl.lit("D"),
        ),
        "Client": person.to_frame("rij").with_columns(
            bericht=person // per_message,
            ouder_rij=person // per_message,
            bsn=pl.lit("999900006"),
        ),
        "Prestatie": number.to_frame("rij").with_columns(
            bericht=number // per_client // per_message,
            ouder_rij=number // per_client,
            product_referentie_referentie_nummer="RN" + number.cast(pl.String),
            toewijzing_nummer=number // per_client,
            product_categorie=pl.lit("45"),
            product_code=pl.lit("45A03"),
            product_periode_begindatum=pl.lit(date(2026, 4, 1)),
            product_periode_einddatum=pl.lit(date(2026, 4, 30)),
            geleverd_volume=pl.lit(50),
            eenheid=pl.when(number % 100 == 0)
            .then(pl.lit("01"))
            .otherwise(pl.lit("04")),
            product_tarief=pl.lit(100),
            ingediend_bedrag_bedrag=pl.lit(5_000),
            ingediend_bedrag_debet_credit=pl.lit("D"),
        ),
    }
    empty = make_tables("JW323", {}).tables
    tables = {
        name: pl.concat(
            [
                empty[name],
                frame.with_columns(regel=pl.lit(0)).select(
                    (
                        pl.col(column)
                        if column in frame.columns or column == "regel"
                        else pl.lit(None).alias(column)
                    ).cast(dtype)
                    for column, dtype in table_schema("JW323", name).items()
                ),
            ]
        )
        for name, frame in frames.items()
    }
    return Batch("JW323", tables, RECEIVED_ON)


class LargeRegister:
    """Knows nine of ten toewijzingen, and one contract per hour."""

    def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
        wanted = LOOKUPS[name]
        if name == "toewijzing":
            answer = keys.filter(pl.col("toewijzing_nummer") % 10 > 0).with_columns(
                ingangsdatum=date(2026, 1, 1),
                einddatum=date(2026, 12, 31),
                omvang_volume=pl.lit(50),
                omvang_eenheid=pl.lit("04"),
                omvang_frequentie=pl.lit("4"),
            )
        elif name == "tijdtarief":
            answer = keys.with_columns(eenheid=pl.lit("04"), tarief_cents=pl.lit(6_000))
        else:
            answer = keys.clear().with_columns(aantal=pl.lit(0))
        return answer.select(
            pl.col(column).cast(dtype)
            for column, dtype in {**wanted.keys, **wanted.columns}.items()
        )


def bench_rules(rows: int = 200_000, times: int = 5) -> None:
    """Print per rule and together what judging costs, medians over some runs."""
    batch = large_batch(rows)
    print(f"JW323, {rows:,} Prestaties in 10 messages")
    for levels in (("message",), ("message", "register", "external")):
        rules = rules_for("JW323", levels=levels)
        taken, costs = [], {}
        for _ in range(times):
            start = time.perf_counter()
            judgement = judge(batch, rules, LargeRegister())
            taken.append(time.perf_counter() - start)
            for each in judgement.evaluations:
                costs.setdefault(each.regel_code, []).append(each.seconds)
        for code, seconds in costs.items():
            print(f"  {code:<44}{1000 * statistics.median(seconds):>9.1f} ms")
        name = f"{len(rules)} rules, {'+'.join(levels)}"
        print(f"{name:<46}{1000 * statistics.median(taken):>9.1f} ms")
        start = time.perf_counter()
        give_verdict(batch, judgement)
        spent = 1000 * (time.perf_counter() - start)
        note = f"{judgement.findings.height:,} findings"
        print(f"{'verdict':<46}{spent:>9.1f} ms  {note}")


if __name__ == "__main__":
    for size in (50_000, 200_000, 1_000_000):
        bench_rules(size)
