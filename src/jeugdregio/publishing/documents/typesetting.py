"""The Typst compiler with our fonts only, and its faults in Dutch."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Final

import typst

from jeugdregio.kernel.errors import PublishingError
from jeugdregio.publishing.documents.fonts import FAMILY


DOCUMENT: Final = Path(__file__).with_name("document.typ")
"""Template of a whole document; reads the input ``document`` (JSON)."""

FIGURE: Final = Path(__file__).with_name("figure.typ")
"""Template of one figure on a page of its own size; reads the input ``svg``."""

FIGURE_PPI: Final = 220
"""Sharp on paper, small enough to mail."""

_NO_GLYPH: Final = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


def set_pdf(
    template: Path, inputs: dict[str, str], *, fonts: typst.Fonts, created: datetime
) -> bytes:
    """Set a template as PDF; the compiler refuses what breaks PDF/UA-1.

    Raises:
        PublishingError: A character is not in the font, something was replaced, or a
            demand of PDF/UA-1 is not met.
    """
    try:
        made, warnings = _compiler(template, fonts).compile_with_warnings(
            template.read_bytes(),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs=inputs,
            timestamp=created.replace(microsecond=0),
        )
    except typst.TypstError as fault:
        raise _explained(fault) from fault
    # A warning says that something was replaced or left out, such as a font.
    if warnings:
        raise PublishingError(
            f"De PDF is niet betrouwbaar: {'; '.join(w.message for w in warnings)}.",
            hint="Meld dit als fout, met de naam van het document.",
        )
    return _one_file(made)


def set_figure_png(svg: str, *, fonts: typst.Fonts, created: datetime) -> bytes:
    """Draw a figure as PNG of `FIGURE_PPI`, with the fonts of the PDF.

    The figure is set as PDF first: only there does the compiler refuse a character
    that the font does not have, instead of drawing an empty box.

    Raises:
        PublishingError: As `set_pdf`.
    """
    inputs = {"svg": svg}
    set_pdf(FIGURE, inputs, fonts=fonts, created=created)
    made = _compiler(FIGURE, fonts).compile(
        FIGURE.read_bytes(), format="png", ppi=FIGURE_PPI, sys_inputs=inputs
    )
    return _one_file(made)


def _compiler(template: Path, fonts: typst.Fonts) -> typst.Compiler:
    # The root is the folder of the templates: no other file can be read from them.
    return typst.Compiler(root=template.parent, font_paths=fonts)


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    """The bytes of a result; several pages or none would be a mistake of a template."""
    if not isinstance(made, bytes):
        raise PublishingError("De opmaak gaf niet precies een bestand terug.")
    return made


def _explained(fault: typst.TypstError) -> PublishingError:
    """Say in Dutch what the typesetter could not do."""
    if found := _NO_GLYPH.search(fault.message):
        shown = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
        codes = " ".join(f"U+{ord(character):04X}" for character in shown)
        return PublishingError(
            f"Het lettertype {FAMILY} kent een teken in de tekst niet: {codes}.",
            hint="Zoek dit teken in de tekst en vervang het.",
        )
    return PublishingError(
        f"De PDF kan niet worden gemaakt (PDF/UA-1): {fault.message}.",
        hint="Meld dit als fout, met de naam van het document.",
    )
