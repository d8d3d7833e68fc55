"""Is everything about the law sourced, dated with a status, and honestly worded?

`make check` runs `check_law`; it reads the TOML files as they are, so that one run
shows every problem, not only the first that stops the loader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain as joined
from pathlib import Path
from typing import Final

from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.care_forms import CareFormList
from jeugdregio.standards.law import judge_in_force
from jeugdregio.standards.law_files import (
    KNOWN_ON,
    LAW_DATA,
    STATUSES,
    STEP_IDS,
    Record,
    read_law_file,
)
from jeugdregio.standards.law_layouts import LAYOUTS, Claim, Layout
from jeugdregio.standards.law_records import read_article
from jeugdregio.standards.law_wording import (
    is_doubtful,
    long_sentences,
    sure_sentences,
)
from jeugdregio.standards.regiovisie import CHAPTER_IDS


Table = Mapping[str, object]

_STATEMENTS: Final = {
    f"S{text}.{number}"
    for text, last in enumerate((7, 8, 6, 7, 8))
    for number in range(1, last + 1)
}
"""The statements of the five source texts, S0.1 to S4.8."""

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

_ACTION_VERBS: Final = frozenset(
    {"Kies", "Laad", "Leg", "Maak", "Schrijf", "Vergelijk", "Vraag", "Vul", "Zet"}
)


def check_law(directory: Path | None = None) -> list[str]:
    """Find everything that is missing, contradictory or too surely worded.

    Args:
        directory: Folder with the TOML files; the shipped one by default.

    Returns:
        One English line per problem, each starting with file and record; empty where
        all is well. A file that cannot be read is one problem; the rest goes on.

    Example:
        >>> check_law()
        []
    """
    folder = LAW_DATA if directory is None else directory
    problems: list[str] = []
    contents: dict[str, Table] = {}
    names = {layout.file for layout in LAYOUTS}
    for name in sorted(names | {path.name for path in folder.glob("*.toml")}):
        try:
            contents[name] = read_law_file(name, folder).values
        except DataDamagedError as error:
            problems.append(f"{name}: {error.message}")
    sources = {str(item.get("key")) for item in _tables(contents, "sources.toml")}
    for name, content in contents.items():
        problems.extend(_undated(name, content))
    for layout in LAYOUTS:
        problems.extend(_check_layout(layout, contents, sources))
    problems.extend(_check_care_form_list(contents, sources))
    problems.extend(_check_references(contents))
    problems.extend(_check_sets(contents))
    return problems


def _check_layout(
    layout: Layout, contents: Mapping[str, Table], sources: set[str]
) -> Iterator[str]:
    seen: set[str] = set()
    general = contents.get(layout.file, {}).get("general_caveats", {})
    for table in _tables(contents, layout.file, layout.list_name):
        name = str(table.get(layout.key, "?"))
        where = f"{layout.file}, {name}"
        if name in seen:
            yield f"{where}: this id occurs twice"
        seen.add(name)
        found = list(
            joined(
                _check_claims(where, table, layout.claims, sources, {}),
                _check_prose(where, table, layout.prose),
            )
        )
        for part in layout.nested:
            for number, item in enumerate(_list(table, part.list_name), start=1):
                inner = f"{where}, {part.list_name} {number}"
                found.extend(_check_claims(inner, item, part.claims, sources, general))
                found.extend(_check_prose(inner, item, part.prose))
                found.extend(_unknown_fields(inner, item, part.record_type))
        yield from found
        if not found:
            yield from _check_record(layout, where, table)


def _check_record(layout: Layout, where: str, table: Table) -> Iterator[str]:
    """Whatever the loader refuses: absent fields, unknown roles, steps or kinds."""
    try:
        typed = layout.read(Record(layout.file, table))
    except DataDamagedError as error:
        yield f"{where}: {error.message}"
        return
    yield from _unknown_fields(where, table, type(typed))


def _unknown_fields(where: str, table: Table, record_type: type) -> Iterator[str]:
    """A mistyped optional field would be lost without a word."""
    known = getattr(record_type, "__dataclass_fields__", {})
    for name in sorted(set(table) - set(known)):
        yield f"{where}: unknown field '{name}'"


def _check_claims(
    where: str,
    table: Table,
    claims: Iterable[Claim],
    sources: set[str],
    general: object,
) -> Iterator[str]:
    for claim in claims:
        status = table.get(claim.status)
        if status not in STATUSES:
            yield f"{where}: '{claim.status}' is not C, S or U"
        if claim.source:
            yield from _check_source(where, table.get(claim.source), sources)
        has_general = isinstance(general, dict) and bool(general.get(str(status)))
        unsure = {status} | {table.get(name) for name in _date_statuses(table)}
        explained = has_general or _filled(table.get(claim.caveat))
        if claim.caveat and unsure & {"S", "U"} and not explained:
            yield f"{where}: status S or U without '{claim.caveat}'"
        if status == "U":
            yield from _check_unsure(where, table, claim)


def _check_unsure(where: str, table: Table, claim: Claim) -> Iterator[str]:
    for name in claim.texts + claim.titles:
        for sentence in sure_sentences(str(table.get(name, ""))):
            yield f"{where}: unconfirmed, but worded as fact: '{sentence}'"
    for name in claim.texts:
        if not is_doubtful(str(table.get(name, ""))):
            yield f"{where}: unconfirmed, but '{name}' does not say so"


def _check_source(where: str, value: object, sources: set[str]) -> Iterator[str]:
    if not _filled(value):
        yield f"{where}: no source"
        return
    for part in str(value).split(";"):
        words = part.split()
        if not words or words[0] not in sources:
            yield f"{where}: source '{part.strip()}' is not in sources.toml"


def _check_prose(where: str, table: Table, fields: Iterable[str]) -> Iterator[str]:
    for name in fields:
        value = table.get(name, "")
        for text in value if isinstance(value, list) else [value]:
            for sentence in long_sentences(str(text)):
                yield f"{where}: more than 25 words: '{sentence}'"


def _undated(where: str, table: Table) -> Iterator[str]:
    """Dates without a status of their own, at any depth; also dates kept as text."""
    for name, value in table.items():
        if isinstance(value, date):
            if table.get(f"{name}_status") not in STATUSES:
                yield f"{where}: date '{name}' without status '{name}_status'"
        elif isinstance(value, str):
            if _ISO_DATE.fullmatch(value.strip()):
                yield f"{where}: '{name}' is a date written as text"
        elif isinstance(value, dict):
            yield from _undated(f"{where}, {name}", value)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    yield from _undated(f"{where}, {_name(item)}", item)
                elif isinstance(item, date):
                    yield f"{where}: date in list '{name}' without status"


def _check_care_form_list(
    contents: Mapping[str, Table], sources: set[str]
) -> Iterator[str]:
    content = contents.get("care_forms.toml", {})
    head = content.get("list")
    where = "care_forms.toml, list"
    if not isinstance(head, dict):
        yield f"{where}: absent"
        return
    mapping = Claim("mapping_status", "", "", ("mapping_text",))
    yield from _check_claims(where, head, (Claim(), mapping), sources, {})
    yield from _check_prose(where, head, ("text", "caveat", "mapping_text"))
    yield from _unknown_fields(where, head, CareFormList)
    if head.get("status") != "C" and head.get("is_draft") is not True:
        yield f"{where}: not confirmed, so 'is_draft' must be true"
    for codes in ("product_categories", "cbs_codes"):
        labels = content.get(codes)
        known = set(labels) if isinstance(labels, dict) else set()
        forms = _tables(contents, "care_forms.toml", "forms")
        used = {code for form in forms for code in _texts(form, codes)}
        for code in sorted(used ^ known):
            yield f"care_forms.toml, {codes}: {code} is used or labelled, not both"


def _check_references(contents: Mapping[str, Table]) -> Iterator[str]:
    articles = {
        str(item.get("id")): item for item in _tables(contents, "articles.toml")
    }
    steps = {str(item.get("id")) for item in _tables(contents, "chain.toml", "steps")}
    for file, list_name in (
        ("timeline.toml", "events"),
        ("chain.toml", "steps"),
        ("regiovisie_chapters.toml", "chapters"),
        ("ladder.toml", "steps"),
    ):
        for item in _tables(contents, file, list_name):
            where = f"{file}, {_name(item)}"
            single = item.get("article_id")
            wanted = [*_texts(item, "article_ids"), *([single] if single else [])]
            for article_id in wanted:
                if article_id not in articles:
                    yield f"{where}: article '{article_id}' does not exist"
            for statement in sorted(set(_texts(item, "statements")) - _STATEMENTS):
                yield f"{where}: statement '{statement}' does not exist"
    for name, article in articles.items():
        where = f"articles.toml, {name}"
        if not _texts(article, "chain_steps"):
            yield f"{where}: belongs to no step of the chain"
        for step in _texts(article, "chain_steps"):
            if step not in steps:
                yield f"{where}: step '{step}' is not in chain.toml"
        yield from _check_in_force(where, article)
    for step_table in _tables(contents, "chain.toml", "steps"):
        for article_id in _texts(step_table, "article_ids"):
            listed = _texts(articles.get(article_id, {}), "chain_steps")
            if article_id in articles and step_table.get("id") not in listed:
                yield (
                    f"chain.toml, {_name(step_table)}: leading article "
                    f"'{article_id}' does not name this step"
                )


def _check_in_force(where: str, table: Table) -> Iterator[str]:
    """What the file says of 21 November 2026 must follow from its own dates."""
    try:
        article = read_article(Record("articles.toml", table))
    except DataDamagedError:
        return  # reported by _check_layout
    answer = judge_in_force(article, KNOWN_ON).answer
    if answer != article.in_force:
        yield f"{where}: in_force is '{article.in_force}', its dates say '{answer}'"


def _check_sets(contents: Mapping[str, Table]) -> Iterator[str]:
    """The lists that must be whole: steps, chapters, rungs; and their actions."""
    chain_steps = _tables(contents, "chain.toml", "steps")
    if [step.get("id") for step in chain_steps] != list(STEP_IDS):
        yield "chain.toml: not the seven steps in the order of the law"
    for step in chain_steps:
        if not _list(step, "needs"):
            yield f"chain.toml, {_name(step)}: no needs"
        if str(step.get("next_action", "")).split(" ")[0] not in _ACTION_VERBS:
            yield f"chain.toml, {_name(step)}: next action starts without a verb"
    chapters = _tables(contents, "regiovisie_chapters.toml", "chapters")
    if [chapter.get("id") for chapter in chapters] != list(CHAPTER_IDS):
        yield "regiovisie_chapters.toml: not the six chapters in reading order"
    forms = _tables(contents, "wgr_forms.toml", "forms")
    if len(forms) != 5:
        yield f"wgr_forms.toml: {len(forms)} forms, expected the five of the Wgr"
    ladder = _tables(contents, "ladder.toml", "steps")
    if [rung.get("number") for rung in ladder] != list(range(7)):
        yield "ladder.toml: not the rungs 0 to 6 in order"


def _tables(
    contents: Mapping[str, Table], file: str, list_name: str = ""
) -> list[Table]:
    return _list(contents.get(file, {}), list_name or file.removesuffix(".toml"))


def _list(table: Table, name: str) -> list[Table]:
    value = table.get(name)
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def _texts(table: Table, name: str) -> list[str]:
    value = table.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def _date_statuses(table: Table) -> list[str]:
    """Names of the date statuses, so without those of statements."""
    statements = {"allowed_status", "law_status", "mapping_status"}
    return [n for n in table if n.endswith("_status") and n not in statements]


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _name(table: Table) -> str:
    return str(table.get("id", table.get("key", "?")))
