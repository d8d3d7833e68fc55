"""Findings about values that the schema accepts and our tables cannot hold: `LEX`.

Such a value is null in its table. To a rule it would look absent, so its message is
*niet beoordeeld* and waits for a person.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from jeugdregio.rules.batch import Batch
from jeugdregio.rules.judgement import FINDINGS, NIET_BEOORDEELD
from jeugdregio.rules.rule import RELEASE
from jeugdregio.standards.ijw import find_release


LEX: Final = "LEX"

TEXT: Final = (
    "Deze waarde mag volgens het schema, maar wij kunnen er niet mee rekenen. "
    "Het bericht wacht op een medewerker."
)


def unheld_values(batch: Batch) -> pl.DataFrame:
    """One finding per value of the batch that the tables cannot hold.

    Returns:
        The columns of `FINDINGS`; the key names the class and its line.
    """
    if batch.lexical is None or batch.lexical.is_empty():
        return pl.DataFrame(schema=FINDINGS)
    message = find_release(RELEASE).find_message(batch.message)
    paths = pl.DataFrame(
        [
            (klasse.name, column.name, ["/".join(column.path)])
            for klasse in message.klassen
            for column in klasse.columns
        ],
        schema={
            "klasse": pl.String,
            "kolom": pl.String,
            "velden": pl.List(pl.String),
        },
        orient="row",
    )
    return batch.lexical.join(paths, on=["klasse", "kolom"], how="left").select(
        pl.col("bericht").cast(pl.Int64),
        pl.col("klasse").alias("berichtklasse"),
        pl.col("rij").cast(pl.Int64),
        pl.col("regel").cast(pl.Int64),
        pl.lit(LEX).alias("regel_code"),
        pl.lit("message").alias("niveau"),
        pl.lit("").alias("retourcode"),
        pl.lit(NIET_BEOORDEELD).alias("uitkomst"),
        pl.format("{} op regel {}", "klasse", "regel").alias("sleutel"),
        pl.col("velden"),
        pl.lit(TEXT).alias("tekst"),
    )
