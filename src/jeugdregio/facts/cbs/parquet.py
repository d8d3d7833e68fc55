"""Write a CBS table as one Parquet file, in the shape all our facts have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from jeugdregio.facts.cbs.files import whole_file
from jeugdregio.facts.cbs.tables import CbsTable, Code, region_kind
from jeugdregio.kernel.errors import StorageError


_Column = npt.NDArray[np.object_] | npt.NDArray[np.float64]

_RESERVED = {
    "measure", "measure_title", "unit", "region", "region_title", "region_kind",
    "period", "period_title", "period_kind", "period_start", "period_end", "status",
    "value", "string_value", "value_attribute",
}  # fmt: skip


def write_parquet(table: CbsTable, path: Path) -> None:
    """Write the table, whole or not at all.

    Columns: ``measure, measure_title, unit, region, region_title, region_kind, period,
    period_title, period_kind, period_start, period_end, status, value, string_value,
    value_attribute``, then per other dimension its snake-cased name and that name with
    ``_title``. Area and period columns are null where the table has none. The file's
    own metadata hold table id, title, dates, selection and, for built figures,
    ``example``.

    Raises:
        StorageError: The disk is full or cannot be written; an old file stays.
    """
    columns = _columns(table)
    select = ", ".join(
        f'cast(cast("{name}" as varchar) as date) as "{name}"'
        if name in {"period_start", "period_end"}
        else f'cast("{name}" as {"double" if name == "value" else "varchar"}) '
        f'as "{name}"'
        for name in columns
    )
    facts = ", ".join(f"{name}: {_quoted(text)}" for name, text in _facts(table))
    with whole_file(path) as part:
        connection = duckdb.connect()
        try:
            connection.execute("set threads = 1")
            connection.register("figures", columns)
            connection.execute(
                f"copy (select {select} from figures) to {_quoted(str(part))} "  # noqa: S608
                f"(format parquet, compression zstd, kv_metadata {{{facts}}})"
            )
        except (duckdb.IOException, duckdb.FatalException) as error:
            raise StorageError(
                f"{path} kan niet worden geschreven: de schijf is vol of geeft een "
                "fout.",
                hint="Maak ruimte vrij en probeer het opnieuw. De oude cijfers staan "
                "er nog.",
            ) from error
        finally:
            connection.close()


def column_name(dimension: str) -> str:
    """Machine name of a dimension, made mechanically from its identifier.

    Example:
        >>> column_name("VormenVanJeugdzorg"), column_name("JeugdPGB")
        ('vormen_van_jeugdzorg', 'jeugd_pgb')
        >>> column_name("Status")
        'dimension_status'
    """
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", dimension)
    name = parts.lower()
    return f"dimension_{name}" if name in _RESERVED else name


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _columns(table: CbsTable) -> dict[str, _Column]:
    size = len(table)
    empty: list[str | None] = [None] * size
    region, time = table.dimension("region"), table.dimension("period")
    areas = table.coordinates[region.name] if region else empty
    moments = table.coordinates[time.name] if time else empty
    names = region.codes if region else {}
    codes = time.codes if time else {}
    text = {
        "measure": table.measure,
        "measure_title": [table.measures[code].title for code in table.measure],
        "unit": [table.measures[code].unit for code in table.measure],
        "region": areas,
        "region_title": [names[a].title if a else None for a in areas],
        "region_kind": [region_kind(a) if a else None for a in areas],
        "period": moments,
        "period_title": [codes[m].title if m else None for m in moments],
        "period_kind": _per(moments, {c: _period(v)[0] for c, v in codes.items()}),
        "period_start": _per(moments, {c: _period(v)[1] for c, v in codes.items()}),
        "period_end": _per(moments, {c: _period(v)[2] for c, v in codes.items()}),
        "status": [codes[m].status if m else None for m in moments],
    }
    columns: dict[str, _Column] = {name: _objects(col) for name, col in text.items()}
    # DuckDB reads NaN in such an array as null, and CBS publishes no NaN.
    gaps = [np.nan if value is None else value for value in table.value]
    columns["value"] = np.array(gaps, dtype=np.float64)
    columns["string_value"] = _objects(table.string_value)
    columns["value_attribute"] = _objects(table.value_attribute)
    for each in table.dimensions:
        if each.kind == "other" or each not in (region, time):
            name, column = column_name(each.name), table.coordinates[each.name]
            columns[name] = _objects(column)
            columns[f"{name}_title"] = _objects([each.codes[c].title for c in column])
    return columns


def _objects(column: Iterable[str | None]) -> npt.NDArray[np.object_]:
    return np.array(list(column), dtype=np.object_)


def _per(
    moments: Iterable[str | None], known: dict[str, str | None]
) -> list[str | None]:
    return [known[m] if m else None for m in moments]


def _period(code: Code) -> tuple[str | None, str | None, str | None]:
    period = code.period
    if period is None:
        return None, None, None
    return period.kind, period.first_day.isoformat(), period.last_day.isoformat()


def _facts(table: CbsTable) -> Iterable[tuple[str, str]]:
    yield "table_id", table.table_id
    yield "title", table.title
    yield "source", "Centraal Bureau voor de Statistiek (CBS), CC BY 4.0"
    yield "fetched_at", table.fetched_at.isoformat()
    yield "selection", table.selection
    if table.modified is not None:
        yield "modified", table.modified.isoformat()
    if table.built is not None:
        yield "example", f"Voorbeeld: {table.built}"
