"""One message as the template wants it."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.message_rows import MessageRow
from jeugdregio.actions.policies import DOELEN, Doel
from jeugdregio.actions.read_message import (
    MOST_FINDINGS,
    MessageDetail,
    MessageFindingRow,
)
from jeugdregio.publishing.numbers import format_date, format_number
from jeugdregio.standards.regions import Regio
from jeugdregio.web.presenters import links
from jeugdregio.web.presenters.message_words import (
    VerdictWords,
    day_of,
    has_parties,
    kind_and_title,
    parties,
    with_code,
    words_of,
)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What was found, with what to do about it."""

    rule: str
    rule_href: str
    where: str
    line: str
    text: str
    fields: str
    answer: str
    todo: str
    is_judged: bool


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that can be had, for a purpose."""

    id: str
    action: str
    title: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """Everything the template shows."""

    heading: str
    summary: str
    verdict: VerdictWords | None
    facts: tuple[tuple[str, str], ...]
    findings: tuple[FindingLine, ...]
    findings_title: str
    findings_note: str
    answer: tuple[str, str] | None
    answer_to: tuple[str, str] | None
    files: tuple[FileView, ...]
    doelen: tuple[Doel, ...]
    no_files: str
    is_example: bool


def show(regio: Regio, found: MessageDetail) -> MessageView:
    """Lay out the page."""
    row = found.row
    sender, receiver = parties(row)
    verb = "ontvangen" if row.is_received else "verzonden"
    return MessageView(
        heading=kind_and_title(row),
        summary=(
            f"Van {sender} aan {receiver}, {verb} op {day_of(row)}."
            if has_parties(row)
            else f"Een bestand waarvan wij de afzender niet kunnen lezen, {verb} op "
            f"{day_of(row)}."
        ),
        verdict=words_of(row.verdict) if row.is_received else None,
        facts=_facts(found),
        findings=tuple(_finding(each, row) for each in found.findings),
        findings_title=_findings_title(row.findings),
        findings_note=(
            f"Hier staan de eerste {MOST_FINDINGS}. Het antwoord heeft ze allemaal."
            if row.findings > MOST_FINDINGS
            else ""
        ),
        answer=_link(regio, found.answer),
        answer_to=_link(regio, found.answer_to),
        files=_files(regio, found),
        doelen=DOELEN,
        no_files=(
            ""
            if found.may_download
            else "De inhoud is niet op te halen: van dit bericht is niet bekend bij "
            "welke gemeente het hoort. Vraag de afzender om het opnieuw te maken."
        ),
        is_example=row.is_example,
    )


def _facts(found: MessageDetail) -> tuple[tuple[str, str], ...]:
    row = found.row
    sender, receiver = "gemeente", "aanbieder"
    if not row.from_gemeente:
        sender, receiver = receiver, sender
    named = found.identificatie or "geen"
    facts = [
        ("Van", with_code(row, sender)),
        ("Aan", with_code(row, receiver)),
        (
            "Identificatie",
            "Niet getoond: zij kan een nummer, datum of naam van iemand zijn."
            if found.is_hidden
            else named,
        ),
        (
            "Dagtekening",
            format_date(found.dagtekening) if found.dagtekening else "onbekend",
        ),
    ]
    return (
        *(facts if has_parties(row) else ()),
        ("Grootte", f"{format_number(found.size)} bytes"),
        ("Kenmerk van de inhoud", f"{found.sha256[:12]} (begin van SHA-256)"),
    )


def _findings_title(count: int) -> str:
    if not count:
        return "Geen bevindingen"
    return f"{format_number(count)} {'bevinding' if count == 1 else 'bevindingen'}"


def _finding(each: MessageFindingRow, row: MessageRow) -> FindingLine:
    answer = f"{each.retourcode} {each.meaning}".strip()
    path, text = _place_and_text(each)
    return FindingLine(
        rule="Vorm (XSD)" if each.is_structure else each.rule,
        # The list of rules has no places for schema and representation.
        rule_href="/berichten/regels/" if each.rule[:2] in _RULE_KINDS else "",
        where=path
        or " ".join(part for part in (each.berichtklasse, _key(each)) if part),
        line=str(each.line) if each.line else "",
        text=text,
        fields=each.fields,
        answer=answer,
        todo=_todo(each, row.verdict),
        is_judged=each.is_judged,
    )


_RULE_KINDS = frozenset({"TR", "CD", "CS"})


def _place_and_text(each: MessageFindingRow) -> tuple[str, str]:
    """Of a fault in the form its place, which stands before the text."""
    place, colon, text = each.text.partition(": ")
    if each.is_structure and colon and "/" in place and " " not in place:
        return place, text
    return "", each.text


def _key(each: MessageFindingRow) -> str:
    """The record; not again the class, where it is named by its place."""
    return each.key.removeprefix(f"{each.berichtklasse} ")


def _todo(each: MessageFindingRow, verdict: str) -> str:
    if not each.is_judged:
        return "Zoek uit of dit klopt; wij konden het niet beoordelen."
    if verdict == "technisch":
        return "Maak het bestand opnieuw en stuur het hele bericht nog eens."
    if verdict == "afgekeurd":
        return "Verbeter dit en stuur het hele bericht opnieuw."
    return "Verbeter dit deel en stuur het opnieuw."


def _link(regio: Regio, row: MessageRow | None) -> tuple[str, str] | None:
    if row is None:
        return None
    return kind_and_title(row), links.message(regio.code, row.pk)


def _files(regio: Regio, found: MessageDetail) -> tuple[FileView, ...]:
    """The answer first: that is what someone sends on."""
    if not found.may_download:
        return ()
    both = [(found.answer, "Het antwoord"), (found.row, "Dit bericht")]
    return tuple(
        FileView(
            id=f"bestand-{row.pk}",
            action=f"{links.message(regio.code, row.pk)}bestand/",
            title=f"{name}: {kind_and_title(row)}",
        )
        for row, name in both
        if row is not None
    )
