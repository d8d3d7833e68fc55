"""The styles of a DOCX: real ones, so that a region can change them in one place."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jeugdregio.publishing import palette
from jeugdregio.publishing.documents.docx_parts import edge, element, shade
from jeugdregio.publishing.palette import Token


FONT: Final = "Calibri"
"""On every machine that opens a DOCX to edit it; ours is not, and is not needed."""

NOTE: Final = "Toelichting"
MARK: Final = "Voorbeeldmarkering"
CELL_STYLES: Final = ("Tabel kop", "Tabel tekst")
NARROW_STYLES: Final = ("Tabel kop smal", "Tabel tekst smal")
NOTICE_STYLES: Final = {
    "missing": "Melding ontbreekt",
    "info": "Melding informatie",
    "warning": "Melding let op",
    "example": "Melding voorbeeld",
}

_NOTICE_COLORS: Final = {
    "missing": (palette.OUTLINE, palette.SURFACE),
    "info": (palette.ACCENT, palette.SURFACE),
    "warning": (palette.BUSY, palette.BUSY_SURFACE),
    "example": (palette.EXAMPLE, palette.EXAMPLE_SURFACE),
}

# Style, size, bold, colour, points before, points after.
_TEXT: Final = (
    ("Normal", 11.0, False, palette.INK, 0, 8),
    ("Title", 28.0, True, palette.INK, 90, 6),
    ("Subtitle", 15.0, False, palette.MUTED, 0, 12),
    ("Heading 1", 20.0, True, palette.INK, 28, 8),
    ("Heading 2", 14.0, True, palette.INK, 20, 6),
    ("Heading 3", 12.0, True, palette.INK, 14, 4),
    ("Heading 4", 11.0, True, palette.MUTED, 12, 4),
    ("TOC Heading", 14.0, True, palette.INK, 24, 6),
    ("List Bullet", 11.0, False, palette.INK, 0, 4),
    ("Caption", 10.5, True, palette.INK, 14, 6),
    ("Header", 9.0, False, palette.MUTED, 0, 0),
    ("Footer", 9.0, False, palette.MUTED, 0, 0),
)


def set_styles(document: Any, language: str) -> None:
    """Give the library's template our type, colours and language.

    Args:
        document: A new document of python-docx.
        language: As ``nl``; Word gets it with its country, as ``nl-NL``.
    """
    for name, size, bold, color, before, after in _TEXT:
        style = document.styles[name]
        _type(style, size, bold=bold, color=color)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    _plain_title(document.styles["Title"])
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _new_styles(document)
    _language(document, f"{language}-{language.upper()}")


def _new_styles(document: Any) -> None:
    styles = document.styles
    note = styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH)
    _type(note, 9.0, bold=False, color=palette.MUTED)
    note.paragraph_format.space_after = Pt(2)
    note.paragraph_format.line_spacing = 1.0
    mark = styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER)
    _type(mark, 9.0, bold=True, color=palette.EXAMPLE_TEXT)
    shade(mark.element.get_or_add_rPr(), palette.EXAMPLE_SURFACE.hex)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = _rgb(palette.LINK)
    link.font.underline = True
    for kind, name in NOTICE_STYLES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        form = style.paragraph_format
        form.left_indent = form.right_indent = Cm(0.4)
        form.space_before = form.space_after = Pt(0)
        line, ground = _NOTICE_COLORS[kind]
        properties = style.element.get_or_add_pPr()
        # The schema wants border and ground before spacing and indent.
        spacing_and_indent = list(properties)
        for child in spacing_and_indent:
            properties.remove(child)
        edge(properties, line.hex)
        shade(properties, ground.hex)
        properties.extend(spacing_and_indent)
    for (head, words), size in ((CELL_STYLES, 9.5), (NARROW_STYLES, 7.5)):
        for name in (head, words):
            cell = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            _type(cell, size, bold=name == head, color=palette.INK)
            form = cell.paragraph_format
            form.space_before = form.space_after = Pt(1.5)
            form.line_spacing = 1.0
            form.keep_with_next = name == head
    for level in (1, 2):
        entry = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        entry.element.set(qn("w:styleId"), f"TOC{level}")
        entry.base_style = styles["Normal"]
        entry.font.bold = level == 1
        entry.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        entry.paragraph_format.space_after = Pt(3)


def _type(style: Any, size: float, *, bold: bool, color: Token) -> None:
    properties = style.element.get_or_add_rPr()
    # The template's styles name theme fonts and tints, which would win from ours.
    for tag in ("w:rFonts", "w:color", "w:spacing", "w:kern"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = _rgb(color)


def _plain_title(style: Any) -> None:
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _language(document: Any, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for tag in defaults.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")  # else Word opens it as an old document
    zoom = settings.find(qn("w:zoom"))
    settings.replace(zoom, element("w:zoom", percent="100"))


def _rgb(color: Token) -> Any:
    return RGBColor.from_string(color.hex[1:].upper())
