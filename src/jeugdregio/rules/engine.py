"""Judge a batch of messages: every rule once over the whole table of its class.

    findings = judge(batch, rules_for(collect_rules(), "JW323"), register).findings

First the rules within the message; a message that breaks one counts as not sent
(0001) and goes no further. Then the rules against the register and external sources.
"""

from __future__ import annotations

import inspect
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import PurePath

import polars as pl

from jeugdregio.kernel.errors import UserError
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.errors import RuleCrashedError, RuleDefinitionError
from jeugdregio.rules.inputs import Computed, Null, StandsFor
from jeugdregio.rules.judgement import (
    FINDINGS,
    NIET_BEOORDEELD,
    OVERTREDING,
    Crash,
    Evaluation,
    Judgement,
)
from jeugdregio.rules.keys import WHOLE_MESSAGE, record_keys
from jeugdregio.rules.lexical import unheld_values
from jeugdregio.rules.port import Register
from jeugdregio.rules.resolve import Resolver
from jeugdregio.rules.rule import Rule


_OUTCOMES = pl.Enum(["goed", "niet_van_toepassing", OVERTREDING, NIET_BEOORDEELD])


def judge(
    batch: Batch,
    rules: Iterable[Rule],
    register: Register,
    *,
    timer: Callable[[], float] = time.perf_counter,
) -> Judgement:
    """Judge all messages of a batch under some rules.

    Args:
        batch: Messages of one berichtsoort.
        rules: Those to apply; others than for this berichtsoort are left out.
        register: Whom to ask what was exchanged before; `NoRegister` will do for rules
            within the message.
        timer: Gives seconds; only differences are used.

    Returns:
        The findings. The order of rows in the tables has no influence.

    Raises:
        RuleCrashedError: A rule could not be evaluated. All other rules were, and
            ``error.judgement`` holds every message as *niet beoordeeld* by this one.
    """
    applicable = sorted(
        (rule for rule in rules if batch.message in rule.messages),
        key=lambda rule: (rule.level != "message", rule.code, rule.berichtklasse),
    )
    inside = [rule for rule in applicable if rule.level == "message"]
    outside = [rule for rule in applicable if rule.level != "message"]
    unheld = unheld_values(batch)
    legible = batch.without(unheld["bericht"].unique())
    found, costs, crashes = _run(legible, inside, register, timer)
    refused = {
        number
        for frame in found
        for number in frame.filter(pl.col("uitkomst") == OVERTREDING)["bericht"]
    }
    rest = legible.without(refused)
    if not rest.numbers.is_empty():
        later = _run(rest, outside, register, timer)
        found, costs, crashes = (
            found + later[0],
            costs + later[1],
            crashes + later[2],
        )
    judgement = Judgement(
        message=batch.message,
        findings=pl.concat([unheld, *found]).sort(
            "bericht", "berichtklasse", "rij", "regel_code"
        ),
        numbers=batch.numbers.sort(),
        evaluations=tuple(costs),
        crashes=tuple(crashes),
    )
    if crashes:
        raise RuleCrashedError(judgement)
    return judgement


def _run(
    batch: Batch,
    rules: list[Rule],
    register: Register,
    timer: Callable[[], float],
) -> tuple[list[pl.DataFrame], list[Evaluation], list[Crash]]:
    resolver = Resolver(batch, register)
    found: list[pl.DataFrame] = []
    costs: list[Evaluation] = []
    crashes: list[Crash] = []
    for rule in rules:
        start = timer()
        try:
            result = outcomes(rule, batch, resolver)
            found.append(_findings(rule, batch, result))
        except UserError:
            # A full disk is not the fault of a rule: it stops everything.
            raise
        except Exception as error:  # noqa: BLE001 - any crash of a rule must be loud
            crashes.append(_crash(rule, error))
            found.append(_parked(rule, batch))
        rows = batch.tables[rule.berichtklasse].height
        costs.append(Evaluation(rule.code, rule.level, rows, timer() - start))
    return found, costs, crashes


def outcomes(rule: Rule, batch: Batch, resolver: Resolver) -> pl.Series:
    """The outcome of one rule for every row of its class.

    Returns:
        ``goed``, ``niet_van_toepassing``, ``overtreding`` or ``niet_beoordeeld``, in
        the order of the table. Where several inputs are absent: not applicable goes
        before violated, that before not judged, that before passed.

    Raises:
        RuleDefinitionError: The expression does not give one Boolean per row.
    """
    columns: dict[str, pl.Series] = {}
    absent: dict[Null | None, list[str]] = {}
    for name, each in rule.inputs.items():
        if isinstance(each, Computed):
            frame = pl.DataFrame(columns)
            column = _per_row(rule, frame, _apply(each.expression, columns))
        else:
            column = resolver.column(rule.berichtklasse, each)
        if isinstance(each.null, StandsFor):
            column = column.fill_null(pl.lit(each.null.value))
        elif column.null_count():
            absent.setdefault(each.null, []).append(name)
        columns[name] = column.alias(name)
    frame = pl.DataFrame(columns)
    violated = _per_row(rule, frame, _apply(rule.violated, columns))
    if violated.dtype != pl.Boolean:
        raise RuleDefinitionError(f"{rule.code}: gives {violated.dtype}, no Boolean")

    def any_absent(meaning: Null | None) -> pl.Expr:
        names = absent.get(meaning, [])
        return pl.any_horizontal(
            pl.lit(value=False), *(pl.col(name).is_null() for name in names)
        )

    outcome = (
        pl.when(any_absent(Null.NIET_VAN_TOEPASSING))
        .then(pl.lit("niet_van_toepassing"))
        .when(any_absent(Null.OVERTREDING))
        .then(pl.lit(OVERTREDING))
        .when(any_absent(None))
        .then(pl.lit(NIET_BEOORDEELD))
        .when(any_absent(Null.GOED))
        .then(pl.lit("goed"))
        .when(pl.col("_overtreden").is_null())
        .then(pl.lit("niet_van_toepassing"))
        .when(pl.col("_overtreden"))
        .then(pl.lit(OVERTREDING))
        .otherwise(pl.lit("goed"))
    )
    return frame.with_columns(violated.alias("_overtreden")).select(
        outcome.cast(_OUTCOMES).alias("uitkomst")
    )["uitkomst"]


def _apply(
    expression: Callable[..., pl.Expr], columns: dict[str, pl.Series]
) -> pl.Expr:
    names = inspect.signature(expression).parameters
    return expression(**{name: pl.col(name) for name in names if name in columns})


def _per_row(rule: Rule, frame: pl.DataFrame, expression: pl.Expr) -> pl.Series:
    """The expression on the frame; refused when it makes one value of many rows."""
    if frame.height == 1:
        # One row cannot tell a row-wise expression from one over the column.
        doubled = pl.concat([frame, frame])
        if len(doubled.select(expression.alias("_uit"))["_uit"]) != 2:
            raise RuleDefinitionError(f"{rule.code}: not one value per row")
    column = frame.select(expression.alias("_uit"))["_uit"]
    if len(column) != frame.height:
        raise RuleDefinitionError(f"{rule.code}: not one value per row")
    return column


def _findings(rule: Rule, batch: Batch, result: pl.Series) -> pl.DataFrame:
    wrong = result.is_in([OVERTREDING, NIET_BEOORDEELD]).arg_true()
    rows = batch.tables[rule.berichtklasse].select("bericht", "rij", "regel")[wrong]
    if rows.is_empty():
        return pl.DataFrame(schema=FINDINGS)
    uitkomst = result.gather(wrong).cast(pl.String)
    texts = {OVERTREDING: rule.text, NIET_BEOORDEELD: _not_judged(rule)}
    frame = rows.with_columns(
        uitkomst.alias("uitkomst"),
        record_keys(batch, rule.berichtklasse, wrong).alias("sleutel"),
        uitkomst.replace_strict(texts, return_dtype=pl.String).alias("tekst"),
    )
    return _complete(rule, frame)


def _parked(rule: Rule, batch: Batch) -> pl.DataFrame:
    """Every message of the batch as not judged by this rule."""
    frame = pl.DataFrame({"bericht": batch.numbers}).with_columns(
        pl.lit(None).alias("rij"),
        pl.lit(None).alias("regel"),
        pl.lit(NIET_BEOORDEELD).alias("uitkomst"),
        pl.lit(WHOLE_MESSAGE).alias("sleutel"),
        pl.lit(_crashed(rule)).alias("tekst"),
    )
    return _complete(rule, frame)


def _complete(rule: Rule, frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        pl.lit(rule.berichtklasse).alias("berichtklasse"),
        pl.lit(rule.code).alias("regel_code"),
        pl.lit(rule.level).alias("niveau"),
        pl.lit(rule.retourcode).alias("retourcode"),
        pl.concat_list(pl.lit(field) for field in rule.fields).alias("velden"),
    ).select(pl.col(name).cast(dtype) for name, dtype in FINDINGS.items())


def _crash(rule: Rule, error: Exception) -> Crash:
    """Kind and place of an error; its text may hold a value of a message."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "jeugdregio" in frame.filename] or frames[-1:]
    place = f"{PurePath(ours[-1].filename).name}:{ours[-1].lineno}"
    return Crash(rule.code, rule.berichtklasse, type(error).__name__, place)


def _not_judged(rule: Rule) -> str:
    return (
        f"Regel {rule.code} is niet beoordeeld: een gegeven dat de regel nodig heeft, "
        "ontbreekt."
    )


def _crashed(rule: Rule) -> str:
    return f"Regel {rule.code} is niet beoordeeld: de regel is vastgelopen."
