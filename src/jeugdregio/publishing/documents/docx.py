"""A document as DOCX, to be edited in Word or LibreOffice."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, assert_never

import docx
import typst
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.shared import Emu, Mm, Pt

from jeugdregio.publishing.documents import docx_tables
from jeugdregio.publishing.documents.blocks import (
    EXAMPLE_MARK,
    EXAMPLE_SENTENCE,
    Block,
    BulletList,
    Document,
    FigureBlock,
    Heading,
    KeyFigures,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    SourceLine,
    TableBlock,
)
from jeugdregio.publishing.documents.docx_parts import (
    add_bookmark,
    add_field,
    add_link,
    close_field,
    drop_thumbnail,
    fixed_bytes,
    open_field,
)
from jeugdregio.publishing.documents.docx_styles import (
    MARK,
    NOTE,
    NOTICE_STYLES,
    set_styles,
)
from jeugdregio.publishing.documents.fonts import FAMILY, PACKAGED_FONTS, load_fonts
from jeugdregio.publishing.documents.layout import (
    CONTENTS_LEVELS,
    complete_blocks,
    has_contents,
    is_landscape,
)
from jeugdregio.publishing.documents.svg import check_svg_fonts
from jeugdregio.publishing.documents.text_table import TextTable
from jeugdregio.publishing.documents.typesetting import FIGURE_PPI, set_figure_png
from jeugdregio.publishing.numbers import format_date


_EMU_PER_INCH = 914400


def render_docx(document: Document, *, font_dir: Path = PACKAGED_FONTS) -> bytes:
    """Write a document as DOCX; the same document and fonts give the same bytes.

    Args:
        document: What to write.
        font_dir: Folder with the fonts for text in figures.

    Returns:
        The file.

    Raises:
        PublishingError: A font is missing, or a character in a figure is not in it.
    """
    return _Writer(document, font_dir).write()


class _Writer:
    """Writes one document; counts figures, tables and bookmarks on the way."""

    def __init__(self, document: Document, font_dir: Path) -> None:
        self.source = document
        self.blocks = complete_blocks(document)
        self.font_dir = font_dir
        self.fonts: typst.Fonts | None = None
        self.created = datetime.combine(document.date, time(), UTC)
        self.out: Any = docx.Document()
        self.figures = 0
        self.tables = 0
        self.headings = 0
        self.bookmarks = {
            heading.anchor: _bookmark(number)
            for number, heading in enumerate(document.headings(), start=1)
            if heading.anchor
        }

    def write(self) -> bytes:
        set_styles(self.out, self.source.language)
        self._page()
        self._properties()
        self._front()
        for block in self.blocks:
            self._block(block)
        drop_thumbnail(self.out.part.package)
        made = io.BytesIO()
        self.out.save(made)
        return fixed_bytes(made.getvalue())

    def _page(self) -> None:
        section = self.out.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(27)
        section.top_margin, section.bottom_margin = Mm(30), Mm(26)
        header = section.header.paragraphs[0]
        if self.source.example:
            header.add_run(f" {EXAMPLE_MARK} ", style=MARK)
            header.add_run(f" {EXAMPLE_SENTENCE}")
            header = section.header.add_paragraph(style="Header")
        header.add_run(f"{self.source.title} · {self.source.author}")
        footer = section.footer.paragraphs[0]
        footer.add_run(f"{format_date(self.source.date)} · Pagina ")
        add_field(footer, "PAGE", "1")
        footer.add_run(" van ")
        add_field(footer, "NUMPAGES", "1")

    def _properties(self) -> None:
        properties = self.out.core_properties
        properties.title = self.source.title
        properties.subject = self.source.subtitle
        properties.author = properties.last_modified_by = self.source.author
        properties.language = f"{self.source.language}-{self.source.language.upper()}"
        properties.keywords = EXAMPLE_MARK if self.source.example else ""
        properties.comments = ""
        properties.revision = 1
        properties.created = properties.modified = self.created

    def _front(self) -> None:
        self.out.add_paragraph(self.source.title, style="Title")
        if self.source.subtitle:
            self.out.add_paragraph(self.source.subtitle, style="Subtitle")
        self.out.add_paragraph(
            f"{self.source.author} · {format_date(self.source.date)}", style=NOTE
        )
        if self.source.example:
            self._block(Notice("example", EXAMPLE_SENTENCE))
        if has_contents(self.source):
            self._contents()
            self._page_break()

    def _contents(self) -> None:
        """A contents field that is right without updating, but for page numbers."""
        self.out.add_paragraph("Inhoud", style="TOC Heading")
        headings = [block for block in self.blocks if isinstance(block, Heading)]
        entry: Any = None
        for number, heading in enumerate(headings, start=1):
            if heading.level > CONTENTS_LEVELS:
                continue
            first = entry is None
            entry = self.out.add_paragraph(style=f"toc {heading.level}")
            if first:
                open_field(entry, rf'TOC \o "1-{CONTENTS_LEVELS}" \h \z \u')
            add_link(entry, heading.text, bookmark=_bookmark(number))
        close_field(entry)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self.headings += 1
                made = self.out.add_heading(block.text, block.level)
                add_bookmark(made, _bookmark(self.headings), self.headings)
            case Paragraph():
                self._runs(self.out.add_paragraph(), block.runs)
            case BulletList():
                for item in block.items:
                    self._runs(self.out.add_paragraph(style="List Bullet"), item)
            case KeyFigures():
                docx_tables.add_key_figures(self.out, block)
            case Notice():
                self._notice(block)
            case TableBlock():
                self._table(block)
            case TextTable():
                self.tables += 1
                docx_tables.add_text_table(self.out, block, self.tables)
            case FigureBlock():
                self._figure(block)
            case SourceLine():
                self._notes(block.line)
            case PageBreak():
                self._page_break()
            case _:
                assert_never(block)

    def _runs(self, paragraph: Any, runs: tuple[Run, ...]) -> None:
        for run in runs:
            if run.link.startswith("#"):
                target = self.bookmarks[run.link[1:]]
                made = add_link(paragraph, run.text, bookmark=target)
            elif run.link:
                made = add_link(paragraph, run.text, url=run.link)
            else:
                made = paragraph.add_run(run.text)
            if run.link:
                made.style = "Hyperlink"
            if run.strong:
                made.bold = True

    def _notice(self, notice: Notice) -> None:
        style = NOTICE_STYLES[notice.kind]
        head = self.out.add_paragraph(style=style)
        head.add_run(f"{notice.label}: {notice.title}").bold = True
        head.paragraph_format.space_before = Pt(8)
        if notice.text:
            head.paragraph_format.keep_with_next = True
            self.out.add_paragraph(notice.text, style=style)
        # Without something between them two notices of one kind would run together.
        self._notes("")

    def _notes(self, *lines: str) -> None:
        made = [self.out.add_paragraph(line, style=NOTE) for line in lines]
        made[0].paragraph_format.space_before = Pt(4)
        made[-1].paragraph_format.space_after = Pt(10)

    def _table(self, block: TableBlock) -> None:
        wide = is_landscape(block.shown_columns())
        if wide:
            self._turn(WD_ORIENT.LANDSCAPE)
        self.tables += 1
        docx_tables.add_table(self.out, block, self.tables)
        self._notes(*block.notes())
        if wide:
            self._turn(WD_ORIENT.PORTRAIT)

    def _figure(self, block: FigureBlock) -> None:
        check_svg_fonts(block.svg, FAMILY)
        self.fonts = self.fonts or load_fonts(self.font_dir)
        drawn = set_figure_png(block.svg, fonts=self.fonts, created=self.created)
        self.figures += 1
        docx_tables.add_caption(
            self.out, "Figuur", self.figures, block.caption, example=block.example
        )
        made = self.out.add_paragraph().add_run().add_picture(io.BytesIO(drawn))
        natural = docx_tables.png_width(drawn) * _EMU_PER_INCH // FIGURE_PPI
        width = min(natural, docx_tables.room(self.out))
        made.height = Emu(made.height * width // made.width)
        made.width = Emu(width)
        described = made._inline.docPr
        described.set("name", f"Figuur {self.figures}")
        described.set("descr", block.alt)

    def _turn(self, orientation: Any) -> None:
        section = self.out.add_section(WD_SECTION.NEW_PAGE)
        short, long = Mm(210), Mm(297)
        upright = orientation == WD_ORIENT.PORTRAIT
        section.orientation = orientation
        section.page_width = short if upright else long
        section.page_height = long if upright else short

    def _page_break(self) -> None:
        self.out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _bookmark(number: int) -> str:
    """Word's own form of name for a heading that the contents point to."""
    return f"_Toc{number:08d}"
