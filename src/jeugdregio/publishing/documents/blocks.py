"""The document model: blocks that the web page, the PDF and the DOCX all show.

Text is data. No block holds markup; what looks like markup is shown as it was
written. A figure enters a document in a disclosed table or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.measures.disclosure import Cell, DisclosedTable
from jeugdregio.measures.tables import Column
from jeugdregio.publishing.documents.checks import (
    check_anchor,
    check_link,
    check_outline,
    check_text,
)
from jeugdregio.publishing.documents.svg import check_svg
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.publishing.numbers import UNKNOWN, WITHHELD, format_cell, format_date


NoticeKind = Literal["missing", "info", "warning", "example"]

NOTICE_LABELS: Final[dict[NoticeKind, str]] = {
    "missing": "Ontbreekt",
    "info": "Goed om te weten",
    "warning": "Let op",
    "example": "Voorbeeld",
}
"""The word that says what a notice is; colour alone never does."""

EXAMPLE_MARK: Final = "Voorbeeld"
"""The word on everything that is generated or fictional."""

EXAMPLE_SENTENCE: Final = "Niet alles in dit document is echt."
"""What the mark means, on every page of a document that carries it."""

EMPTY_TABLE: Final = "Deze tabel is leeg: er zijn geen gegevens."
"""Shown in the place of a table without rows."""

MAX_LEVEL: Final = 4


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one form.

    Args:
        text: As the reader sees it; a line feed is a line break.
        strong: Whether it is stressed.
        link: ``https://``, ``http://``, ``mailto:`` or ``#anchor``; empty for none.
    """

    text: str
    strong: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        check_text(self.text)
        if self.link:
            check_link(self.link)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter. The title of the document is not a heading."""

    level: int
    text: str
    anchor: str = ""

    def __post_init__(self) -> None:
        check_text(self.text)
        if not 1 <= self.level <= MAX_LEVEL or not self.text.strip():
            raise PublishingError(
                f"Een kop heeft een tekst en een niveau van 1 tot {MAX_LEVEL}."
            )
        if self.anchor:
            check_anchor(self.anchor)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one or more runs."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without order; each item is one or more runs."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to remember, with something to compare it with.

    Example:
        >>> KeyFigure("Lasten per inwoner", "€ 437", "Nederland: € 400").value
        '€ 437'
    """

    label: str
    value: str
    comparison: str = ""
    example: bool = False

    def __post_init__(self) -> None:
        for part in (self.label, self.value, self.comparison):
            check_text(part)


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Three to five key figures side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must not miss, with a word that says of what kind."""

    kind: NoticeKind
    title: str
    text: str = ""

    def __post_init__(self) -> None:
        check_text(self.title)
        check_text(self.text)
        if self.kind not in NOTICE_LABELS:
            raise PublishingError(
                f"Een melding van soort '{self.kind}' bestaat niet: kies "
                f"{', '.join(NOTICE_LABELS)}."
            )

    @property
    def label(self) -> str:
        """The Dutch word for its kind, e.g. ``Ontbreekt``."""
        return NOTICE_LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A disclosed table with its caption; explanation and source come from the table.

    Args:
        table: What passed the disclosure gate. Nothing else is taken.
        caption: What the table shows, without a number and without a full stop.
        columns: Names of the columns to show, in this order; empty shows all.

    Raises:
        TypeError: ``table`` did not pass the gate.
        PublishingError: A column does not exist in the table.
    """

    table: DisclosedTable
    caption: str
    columns: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.table, DisclosedTable):
            raise TypeError(
                "A document takes a DisclosedTable, not "
                f"{type(self.table).__name__}: pass it through measures.disclosure."
            )
        check_text(self.caption)
        names = [column.name for column in self.table.columns]
        unknown = [name for name in self.columns if name not in names]
        if unknown:
            raise PublishingError(
                f"De tabel '{self.caption}' heeft geen kolom {', '.join(unknown)}; "
                f"wel: {', '.join(names)}."
            )
        for column in self.shown_columns():
            check_text(column.label + column.unit)
        for row in self.shown_rows():
            for cell in row:
                check_text(cell)

    @property
    def example(self) -> bool:
        """Whether its figures are generated or fictional."""
        return self.table.provenance.example

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns to show, in order."""
        return tuple(self.table.columns[position] for position in self._positions())

    def shown_rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells to show, in Dutch notation, row by row."""
        columns = self.shown_columns()
        return tuple(
            tuple(
                format_cell(cell, column)
                for cell, column in zip(row, columns, strict=True)
            )
            for row in self._cells()
        )

    def notes(self) -> tuple[str, ...]:
        """What stands under the table: words explained, treatment, source."""
        provenance = self.table.provenance
        shown = {cell for row in self.shown_rows() for cell in row}
        lines = []
        if WITHHELD in shown:
            lines.append(f"{WITHHELD}: niet getoond, zodat geen kind herkenbaar is.")
        if UNKNOWN in shown:
            lines.append(f"{UNKNOWN}: de bron geeft hier geen cijfer.")
        lines.extend(provenance.caveats)
        lines.append(self.table.rule)
        source = "; ".join(provenance.sources)
        if provenance.as_of is not None:
            source = f"{source} ({provenance.day} {format_date(provenance.as_of)})"
        lines.append(f"Bron: {source}")
        return tuple(line for line in lines if line)

    def _positions(self) -> list[int]:
        if not self.columns:
            return list(range(len(self.table.columns)))
        return [self.table.index(name) for name in self.columns]

    def _cells(self) -> Iterator[tuple[Cell, ...]]:
        positions = self._positions()
        for row in self.table.rows:
            yield tuple(row[position] for position in positions)


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A chart or map, with the words for who cannot see it.

    Args:
        svg: A drawing without script, style sheet or anything from elsewhere; its
            text in Fira Sans.
        alt: What the figure says, in one or two sentences.
        caption: What it shows, without a number and without a full stop.
        example: Whether its figures are generated or fictional.
    """

    svg: str
    alt: str
    caption: str
    example: bool = False

    def __post_init__(self) -> None:
        check_svg(self.svg)
        check_text(self.alt)
        check_text(self.caption)
        if not self.alt.strip():
            raise PublishingError(
                f"De figuur '{self.caption}' heeft geen beschrijving.",
                hint="Zeg in een of twee zinnen wat de figuur laat zien.",
            )


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where the figures above come from; shown small."""

    text: str

    def __post_init__(self) -> None:
        check_text(self.text)

    @property
    def line(self) -> str:
        """The text with the word that says what it is."""
        return f"Bron: {self.text}"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """On paper: what follows starts on a new page. On screen: nothing."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | KeyFigures
    | Notice
    | TableBlock
    | TextTable
    | FigureBlock
    | SourceLine
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document, ready to be shown as page, PDF or DOCX.

    Args:
        title: Also the title of the file.
        subtitle: One line below it; empty for none.
        author: The organisation that publishes it.
        date: The day on the front.
        blocks: Chapters in order; heading levels start at 1 and skip none.
        sources: Listed at the end under *Bronnen*, after the blocks.
        example: Whether every page carries *Voorbeeld*.
        language: Language of all text.

    Raises:
        TypeError: Something in ``blocks`` is not a block.
        PublishingError: No title; a heading level is skipped; an anchor is used
            twice; a link points to an anchor that is not there.
    """

    title: str
    subtitle: str
    author: str
    date: date
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()
    example: bool = False
    language: str = "nl"

    def __post_init__(self) -> None:
        for line in (self.title, self.subtitle, self.author, *self.sources):
            check_text(line)
        if not self.title.strip():
            raise PublishingError("Een document heeft een titel nodig.")
        for block in self.blocks:
            if not isinstance(block, Block):
                raise TypeError(f"{type(block).__name__} is not a block of a document.")
        check_outline((h.level, h.text, h.anchor) for h in self.headings())
        anchors = {heading.anchor for heading in self.headings()}
        for run in self._runs():
            if run.link.startswith("#") and run.link[1:] not in anchors:
                raise PublishingError(
                    f"Een verwijzing wijst naar '{run.link}', maar geen kop heeft dat "
                    "anker."
                )

    def headings(self) -> tuple[Heading, ...]:
        """The headings in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    def _runs(self) -> Iterator[Run]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.runs
            elif isinstance(block, BulletList):
                for item in block.items:
                    yield from item


def text(words: str, *, strong: bool = False) -> Paragraph:
    """A paragraph of plain text.

    Example:
        >>> text("Zestien gemeenten werken samen.").runs[0].text
        'Zestien gemeenten werken samen.'
    """
    return Paragraph((Run(words, strong=strong),))


def bullets(*items: str) -> BulletList:
    """A list of plain texts.

    Example:
        >>> len(bullets("Heerlen", "Maastricht").items)
        2
    """
    return BulletList(tuple((Run(item),) for item in items))


def key_figure(
    table: DisclosedTable, row: int, column: str, *, label: str, comparison: str = ""
) -> KeyFigure:
    """A key figure taken from a cell of a disclosed table, in Dutch notation.

    Args:
        table: What passed the disclosure gate.
        row: Position of the row.
        column: Name of the column.
        label: What the figure is.
        comparison: What to compare it with.
    """
    position = table.index(column)
    return KeyFigure(
        label=label,
        value=format_cell(table.rows[row][position], table.columns[position]),
        comparison=comparison,
        example=table.provenance.example,
    )
