"""The lookups of the rules, answered from the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import polars as pl
from django.db.models import Count

from jeugdregio.register.models import ContractLine, Message, Toewijzing
from jeugdregio.register.vault.keyring import Keyring
from jeugdregio.register.vault.references import veil_column
from jeugdregio.rules.errors import RegisterAnswerError
from jeugdregio.rules.lookups import LOOKUPS
from jeugdregio.rules.rule import RELEASE
from jeugdregio.standards.ijw import find_release


CHUNK: Final = 5000
"""Values in one query: less than SQLite and PostgreSQL can take."""

_MINUTES_FIRST: Final = ("01", "04")


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, some thousands at a time."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


class RegisterTables:
    """The register as the rules ask it: `rules.port.Register`.

    Args:
        keyring: Where the keys are.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def lookup(self, name: str, keys: pl.DataFrame) -> pl.DataFrame:
        """As the port says.

        Raises:
            RegisterAnswerError: There is no such lookup.
        """
        answers: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
            "bericht": self._berichten,
            "toewijzing": _toewijzingen,
            "tijdtarief": _tijdtarieven,
        }
        if name not in answers:
            raise RegisterAnswerError(f"no lookup {name!r}")
        lookup = LOOKUPS[name]
        found = answers[name](keys)
        return found.select(
            pl.col(column).cast(dtype)
            for column, dtype in {**lookup.keys, **lookup.columns}.items()
        )

    def _berichten(self, keys: pl.DataFrame) -> pl.DataFrame:
        own = keys["identificatie"].alias("eigen")
        veiled = keys.with_columns(
            own, veil_column(keys["identificatie"], self._keyring)
        )
        return _berichten(veiled).with_columns(identificatie=pl.col("eigen"))


def _frame(rows: list[tuple[Any, ...]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")


def _berichten(keys: pl.DataFrame) -> pl.DataFrame:
    kinds = {each.berichtcode: each.name for each in find_release(RELEASE).messages}
    codes = {kind: code for code, kind in kinds.items()}
    rows: list[tuple[Any, ...]] = []
    for (code,), group in keys.group_by("bericht_code"):
        for part in chunks(group["identificatie"].unique().to_list()):
            rows += (
                Message.objects.filter(
                    direction=Message.Direction.IN,
                    kind=kinds.get(str(code), ""),
                    identificatie__in=part,
                )
                # What counts as not sent, and what waits to be judged.
                .exclude(
                    verdict__in=[Message.Verdict.UNREADABLE, Message.Verdict.PARKED]
                )
                .order_by()
                .values_list("sender", "kind", "identificatie")
                .annotate(aantal=Count("pk"))
            )
    found = _frame(
        [(sender, codes[kind], name, count) for sender, kind, name, count in rows],
        {
            "afzender": pl.String,
            "bericht_code": pl.String,
            "identificatie": pl.String,
            "aantal": pl.Int64,
        },
    )
    return keys.join(found, on=["afzender", "bericht_code", "identificatie"])


def _toewijzingen(keys: pl.DataFrame) -> pl.DataFrame:
    rows: list[tuple[Any, ...]] = []
    for (gemeente,), group in keys.group_by("gemeente"):
        numbers = group["toewijzing_nummer"].unique().cast(pl.String).to_list()
        for part in chunks(numbers):
            rows += Toewijzing.objects.filter(
                gemeente=gemeente, toewijzing_nummer__in=part
            ).values_list(
                "gemeente",
                "aanbieder",
                "toewijzing_nummer",
                "ingangsdatum",
                "einddatum",
                "volume",
                "eenheid",
                "frequentie",
            )
    found = _frame(
        rows,
        {
            "gemeente": pl.String,
            "aanbieder": pl.String,
            "toewijzing_nummer": pl.String,
            "ingangsdatum": pl.Date,
            "einddatum": pl.Date,
            "omvang_volume": pl.Int64,
            "omvang_eenheid": pl.String,
            "omvang_frequentie": pl.String,
        },
    ).with_columns(
        pl.col("toewijzing_nummer").cast(pl.Int64),
        # Text that is not there is empty in the register and null for a rule.
        pl.col("omvang_eenheid", "omvang_frequentie").replace({"": None}),
    )
    return keys.join(found, on=["gemeente", "aanbieder", "toewijzing_nummer"])


def _tijdtarieven(keys: pl.DataFrame) -> pl.DataFrame:
    rows: list[tuple[Any, ...]] = []
    for (gemeente,), group in keys.group_by("gemeente"):
        # More than is asked, in one query; the join below takes what is.
        rows += ContractLine.objects.filter(
            gemeente=gemeente,
            aanbieder__in=group["aanbieder"].unique().to_list(),
            eenheid__in=_MINUTES_FIRST,
        ).values_list(
            "gemeente",
            "aanbieder",
            "categorie",
            "code",
            "eenheid",
            "tarief_cents",
            "begindatum",
            "einddatum",
        )
    found = _frame(
        rows,
        {
            "gemeente": pl.String,
            "aanbieder": pl.String,
            "product_categorie": pl.String,
            "product_code": pl.String,
            "eenheid": pl.String,
            "tarief_cents": pl.Int64,
            "begindatum": pl.Date,
            "einddatum": pl.Date,
        },
    )
    on = ["gemeente", "aanbieder", "product_categorie", "product_code"]
    return (
        keys.join(found, on=on)
        .filter(
            pl.col("begindatum") <= pl.col("op"),
            pl.col("einddatum").is_null() | (pl.col("einddatum") >= pl.col("op")),
        )
        .sort("eenheid", pl.col("begindatum"), descending=[False, True])
        .unique([*on, "op"], keep="first", maintain_order=True)
    )
