"""What a text about the law must show, read as a jurist would: without our code."""

from __future__ import annotations

import re

from jeugdregio.publishing.documents.blocks import (
    BulletList,
    Document,
    Notice,
    Paragraph,
    SourceLine,
    TextTable,
)


LAW_WORD = re.compile(
    r"\b(wet|wetten|wettelijke?|wetsartikel\w*|jeugdwet|wgr|staatsblad|nza|besluit "
    r"jeugdwet|regeling jeugdwet|art\.)(?=\W|$)",
    re.IGNORECASE,
)
"""A word that says: this comes from the law."""

STATUS_WORDS = ("bevestigd", "uit tweede hand", "niet bevestigd")

EXPLAINS_ITSELF = (
    "geen juridisch advies",  # the notice that says what the marks mean
    "geen wetsartikel",  # the mark of a choice
    "Bevestigd: wij lazen het in de wet",  # the legend of the statuses
)
"""Our own sentences on the law as a whole: they take nothing from it."""

MARK = re.compile(r" \([^()]*(?:\([^()]*\)[^()]*)*(?:bevestigd|tweede hand)\)")
"""What stands in brackets behind a sentence on the law."""

OPEN = re.compile(r"\[Nog te kiezen: [^\]]*\]")
"""A choice that nobody made yet."""


STIFF = {
    *("aangaande", "alsmede", "betreffende", "derhalve", "dientengevolge", "doch"),
    *("gaarne", "indien", "inzake", "middels", "omtrent", "reeds", "teneinde"),
    *("tevens", "zulks", "krachtens", "ingevolge", "voornoemd", "voornoemde"),
    *("geschiedt", "conform", "hetwelk", "onverwijld", "dienen", "mitsdien"),
}
"""Words that B1 does not have: those of the template check, and those of jurists."""


def stiff(text: str) -> set[str]:
    """The stiff words in a text."""
    return STIFF & set(re.findall(r"\w+", text.lower()))


def units(document: Document) -> list[str]:
    """What a reader takes in at once: a paragraph, an item, a row, a notice."""
    found = []
    for block in document.blocks:
        match block:
            case Paragraph():
                found.append("".join(run.text for run in block.runs))
            case BulletList():
                found += ["".join(r.text for r in item) for item in block.items]
            case TextTable():
                found += [" | ".join(row) for row in block.rows]
            case Notice():
                found.append(f"{block.title}. {block.text}")
            case SourceLine():
                found.append(block.text)
    return found


def unmarked(document: Document) -> list[str]:
    """Units that speak of the law and do not say how sure that is."""
    return [
        unit
        for unit in units(document)
        if LAW_WORD.search(unit)
        and not any(word in unit for word in STATUS_WORDS)
        and not any(words in unit for words in EXPLAINS_ITSELF)
    ]


def prose(document: Document, names: str = "") -> list[str]:
    """Sentences to read: cells apart, marks, open choices and a row of names left out.

    Args:
        document: The document.
        names: The municipalities as they stand in a row.
    """
    found = []
    for block in document.blocks:
        if isinstance(block, TextTable):
            found += [cell for row in block.rows for cell in row]
        else:
            found += units(Document("t", "", "", document.date, (_flat(block),)))
    return [
        OPEN.sub("iets", MARK.sub("", each)).replace(names or "\0", "")
        for each in found
    ]


def _flat(block):
    """A block that can stand alone: headings have no text to read here."""
    return block if not hasattr(block, "level") else Paragraph(())
