"""Read the answers of one table into a `CbsTable`, or say precisely why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

from jeugdregio.facts.cbs.client import Answer, shown
from jeugdregio.facts.cbs.periods import parse_period, parse_status
from jeugdregio.facts.cbs.selection import Condition, as_filter
from jeugdregio.facts.cbs.tables import CbsTable, Code, Dimension, Measure
from jeugdregio.kernel.errors import SourceUnavailableError


_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_ROW_FIELDS = {"Id", "Measure", "ValueAttribute", "Value", "StringValue"}
_REGION_NAMES = ("RegioS", "Regio", "WijkenEnBuurten", "Wijken")
# Some tables publish the area as a plain dimension; its name then tells.


def read_dimension_names(answer: Answer) -> list[str]:
    """Identifiers of the dimensions in one answer to ``Dimensions``.

    Raises:
        SourceUnavailableError: An identifier is absent or unfit for an address.
    """
    names = [_text(row, "Identifier", answer) for row in _rows(answer)]
    for name in names:
        if not _NAME.fullmatch(name):
            raise _strange(answer, "een dimensie heeft een naam met vreemde tekens")
    return names


def parse_table(
    answers: Iterable[Answer],
    *,
    table_id: str,
    where: Sequence[Condition] = (),
    selection: str | None = None,
    dimensions: Sequence[str] | None = None,
    fetched_at: datetime,
    built: str | None = None,
    max_rows: int = 3_000_000,
) -> CbsTable:
    """Read the answers of one table, in the order of `fetch_answers`.

    Keys lose their padding. Null stays null, with its reason. Nothing is guessed: a
    field, code or dimension that we do not know is an error that names it.

    Args:
        answers: Consumed once, page by page; bodies are not held.
        table_id: The table that was asked.
        where: The demands it was asked with; rows that do not meet them prove that
            the service ignored the filter.
        selection: The filter text of a kept download, where ``where`` is not known.
        dimensions: The dimensions that must be there; None accepts all.
        fetched_at: When the answers were taken over, with a time zone.
        built: Where the answers were built from when they are not recorded.
        max_rows: More figures than this are refused.

    Raises:
        SourceUnavailableError: The answers are not what the service promises.
    """
    reader = _Reader(where, dimensions, max_rows)
    for answer in answers:
        reader.take(answer)
    reader.finish(filtered=bool(where or selection))
    return CbsTable(
        table_id=table_id,
        title=reader.title,
        modified=reader.modified,
        fetched_at=fetched_at,
        selection=as_filter(where) if selection is None else selection,
        built=built,
        measures=reader.measures,
        dimensions=tuple(reader.dimensions.values()),
        measure=tuple(reader.measure),
        coordinates={name: tuple(col) for name, col in reader.coordinates.items()},
        value=tuple(reader.value),
        string_value=tuple(reader.string_value),
        value_attribute=tuple(reader.value_attribute),
        remarks=tuple(reader.remarks()),
    )


class _Reader:
    """Grows the columns of one table; each part of the answers has its method."""

    def __init__(
        self,
        where: Sequence[Condition],
        expected: Sequence[str] | None,
        max_rows: int,
    ) -> None:
        self.where, self.expected, self.max_rows = where, expected, max_rows
        self.title = ""
        self.modified: datetime | None = None
        self.count: int | None = None
        self.measures: dict[str, Measure] = {}
        self.dimensions: dict[str, Dimension] = {}
        self.codes: dict[str, dict[str, Code]] = {}
        self.measure: list[str] = []
        self.coordinates: dict[str, list[str]] = {}
        self.value: list[float | None] = []
        self.string_value: list[str | None] = []
        self.value_attribute: list[str] = []
        self.last: Answer | None = None
        self._ids: set[int] = set()
        # Published code -> the one trimmed text for it, judged once per code.
        self._known: dict[str, dict[str, str]] = {}
        self._attributes: dict[str, str] = {}

    def take(self, answer: Answer) -> None:
        """Read one answer."""
        self.last = answer
        if answer.part == "Properties":
            self._properties(answer)
        elif answer.part == "Dimensions":
            self._dimensions(answer)
        elif answer.part == "MeasureCodes":
            self._measures(answer)
        elif answer.part == "Observations":
            self._observations(answer)
        else:
            self._codes(answer)

    def finish(self, *, filtered: bool) -> None:
        """Judge the whole: nothing missing, nothing lost on the way."""
        if self.last is None:
            raise SourceUnavailableError("Van de tabel is geen enkel antwoord bewaard.")
        if not self.title or not self.dimensions or self.last.part != "Observations":
            raise _strange(self.last, "een deel van de tabel ontbreekt")
        if not filtered and self.count not in (None, len(self.measure)):
            raise _strange(
                self.last,
                f"de tabel telt {self.count} waarnemingen, ontvangen zijn er "
                f"{len(self.measure)}",
            )

    def remarks(self) -> Iterator[str]:
        """What a careful reader must know."""
        time = next((d for d in self.dimensions.values() if d.kind == "period"), None)
        if time is None:
            yield "Deze tabel heeft geen perioden."
            return
        used = set(self.coordinates[time.name])
        for code in sorted(used):
            entry = time.codes[code]
            year = entry.period is not None and entry.period.kind == "jaar"
            if year and entry.title.rstrip("* ") != code[:4]:
                yield f"Periode {code} heet '{entry.title}': mogelijk geen heel jaar."
        if unknown := sorted(c for c in used if time.codes[c].status == "onbekend"):
            yield (
                "Van deze perioden zegt het CBS niet of de cijfers definitief zijn: "
                f"{', '.join(unknown)}."
            )

    def _properties(self, answer: Answer) -> None:
        self.title = _text(answer.payload, "Title", answer)
        count = answer.payload.get("ObservationCount")
        self.count = count if isinstance(count, int) else None
        modified = answer.payload.get("Modified")
        if isinstance(modified, str):
            try:
                self.modified = datetime.fromisoformat(modified)
            except ValueError as error:
                raise _strange(answer, "het veld 'Modified' is geen datum") from error

    def _dimensions(self, answer: Answer) -> None:
        rows = list(_rows(answer))
        names = read_dimension_names(answer)
        if self.expected is not None and set(names) != set(self.expected):
            extra = sorted(set(names) - set(self.expected))
            gone = sorted(set(self.expected) - set(names))
            raise _strange(
                answer,
                "de tabel is anders ingedeeld"
                + (f"; onverwachte dimensie: {', '.join(extra)}" if extra else "")
                + (f"; ontbrekende dimensie: {', '.join(gone)}" if gone else ""),
            )
        kinds = {
            name: _text(row, "Kind", answer)
            for name, row in zip(names, rows, strict=True)
        }
        region = _region_name(kinds)
        for name, row in zip(names, rows, strict=True):
            kind: Literal["region", "period", "other"] = "other"
            if kinds[name] == "TimeDimension":
                kind = "period"
            elif name == region:
                kind = "region"
            self.codes[name] = {}
            self.coordinates[name] = []
            self._known[name] = {}
            title = _text(row, "Title", answer)
            self.dimensions[name] = Dimension(name, title, kind, self.codes[name])

    def _measures(self, answer: Answer) -> None:
        self._known["Measure"] = {}
        for row in _rows(answer):
            code = _text(row, "Identifier", answer)
            unit, decimals = row.get("Unit"), row.get("Decimals")
            self.measures[code] = Measure(
                code,
                _text(row, "Title", answer),
                unit.strip() if isinstance(unit, str) else "",
                decimals if isinstance(decimals, int) else None,
            )

    def _codes(self, answer: Answer) -> None:
        name = answer.part.removesuffix("Codes")
        if name not in self.dimensions:
            raise _strange(answer, f"onverwachte codelijst {name}")
        for row in _rows(answer):
            code, title = _text(row, "Identifier", answer), _text(row, "Title", answer)
            if self.dimensions[name].kind == "period":
                word = row.get("Status")
                status = parse_status(word if isinstance(word, str) else None, title)
                self.codes[name][code] = Code(code, title, parse_period(code), status)
            else:
                self.codes[name][code] = Code(code, title)

    def _observations(self, answer: Answer) -> None:
        if answer.page == 1:
            self._check_conditions(answer)
        columns = [(name, self.coordinates[name].append) for name in self.dimensions]
        allowed = _ROW_FIELDS | set(self.dimensions)
        for row in _rows(answer):
            if strange := row.keys() - allowed:
                names = sorted(name for name in strange if "@" not in name)
                if names:
                    raise _strange(
                        answer, f"onverwachte dimensie of veld: {', '.join(names)}"
                    )
            self.measure.append(self._code("Measure", row, answer))
            for name, append in columns:
                append(self._code(name, row, answer))
            self.value.append(_number(row, answer))
            text = row.get("StringValue")
            if text is not None and not isinstance(text, str):
                raise _strange(answer, "'StringValue' is geen tekst")
            self.string_value.append(text)
            self.value_attribute.append(self._attribute(row, answer))
            self._once(row, answer)
        if len(self.measure) > self.max_rows:
            raise SourceUnavailableError(
                f"{shown(answer.address)} geeft meer dan {self.max_rows} waarnemingen.",
                hint="Vraag een kleiner deel van de tabel op.",
            )

    def _check_conditions(self, answer: Answer) -> None:
        for condition in self.where:
            name = condition.dimension
            if name != "Measure" and name not in self.codes:
                raise _strange(answer, f"de dimensie {name} bestaat niet")
            known = self.measures if name == "Measure" else self.codes[name]
            if condition.kind == "one_of" and (
                gone := set(condition.values) - {*known}
            ):
                raise _strange(
                    answer, f"onbekende code in {name}: {', '.join(sorted(gone))}"
                )

    def _code(self, name: str, row: Mapping[str, object], answer: Answer) -> str:
        published = row.get(name)
        if not isinstance(published, str):
            raise _strange(answer, f"een waarneming zonder '{name}'")
        code = self._known[name].get(published)
        if code is None:
            code = published.strip()
            known = self.measures if name == "Measure" else self.codes[name]
            if code not in known:
                raise _strange(answer, f"code '{code[:40]}' ontbreekt in {name}")
            for condition in self.where:
                if condition.dimension == name and not condition.accepts(code):
                    raise _strange(
                        answer, f"het filter op {name} is genegeerd (code {code[:40]})"
                    )
            self._known[name][published] = code
        return code

    def _attribute(self, row: Mapping[str, object], answer: Answer) -> str:
        text = row.get("ValueAttribute")
        if text is None:
            text = "None"
        if not isinstance(text, str):
            raise _strange(answer, "'ValueAttribute' is geen tekst")
        # One text object for all rows: a million copies would cost 60 MB.
        return self._attributes.setdefault(text, text)

    def _once(self, row: Mapping[str, object], answer: Answer) -> None:
        number = row.get("Id")
        if not isinstance(number, int):
            return
        if number in self._ids:
            raise _strange(answer, f"waarneming {number} komt twee keer voor")
        self._ids.add(number)


def _region_name(kinds: Mapping[str, str]) -> str | None:
    real = [name for name, kind in kinds.items() if kind == "GeoDimension"]
    named = [name for name in _REGION_NAMES if name in kinds]
    return next(iter(real or named), None)


def _rows(answer: Answer) -> Iterator[Mapping[str, object]]:
    rows = answer.payload.get("value")
    if not isinstance(rows, list):
        raise _strange(answer, "de lijst 'value' ontbreekt")
    for row in rows:
        if not isinstance(row, dict):
            raise _strange(answer, "een regel is geen JSON-object")
        yield row


def _text(row: Mapping[str, object], field: str, answer: Answer) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise _strange(answer, f"het veld '{field}' ontbreekt")
    return value.strip()


def _number(row: Mapping[str, object], answer: Answer) -> float | None:
    value = row.get("Value")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _strange(answer, "'Value' is geen getal")
    try:
        return float(value)
    except OverflowError as error:
        raise _strange(answer, "'Value' is te groot") from error


def _strange(answer: Answer, what: str) -> SourceUnavailableError:
    return SourceUnavailableError(
        f"{shown(answer.address)} gaf iets anders dan verwacht: {what}.",
        hint="De cijfers zijn niet overgenomen. Meld dit aan de beheerder.",
    )
