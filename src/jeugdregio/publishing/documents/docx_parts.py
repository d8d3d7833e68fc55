"""What python-docx cannot say by itself: fields, links, marks, and fixed bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


# The classes of python-docx are not typed; each name says which one is meant.
Paragraph = Any
Table = Any
Row = Any
Package = Any

# The part we use of CT_TblPr, in its order (ISO/IEC 29500-1, 17.4.59).
_TABLE_PROPERTIES: Final = (
    "tblStyle",
    "tblW",
    "jc",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML, its attributes in the same namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word works out, with the text to show until it does."""
    open_field(paragraph, instruction)
    paragraph.add_run(shown)
    close_field(paragraph)


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Start a field; what follows is its result until `close_field`."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def close_field(paragraph: Paragraph) -> None:
    """End the field that was opened last."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def add_link(
    paragraph: Paragraph, text: str, *, url: str = "", bookmark: str = ""
) -> Any:
    """Add a link to the web or to a bookmark in this document; gives its run."""
    link = element("w:hyperlink", history="1")
    if url:
        part = paragraph.part
        link.set(qn("r:id"), part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, True))
    else:
        link.set(qn("w:anchor"), bookmark)
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name the content of a paragraph, so that links and the contents reach it."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def mark_header(row: Row) -> None:
    """Make a row a header: read out with each cell, repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))


def keep_whole(row: Row) -> None:
    """Never tear a row over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def describe_table(table: Table, title: str, description: str) -> None:
    """Give a table its title and description for who cannot see it.

    Comes last: it puts all properties in the order that Word insists on.
    """
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(
        element(
            "w:tblLook",
            val="0020",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    properties.append(element("w:tblCaption", val=title))
    properties.append(element("w:tblDescription", val=description))
    order = [qn(f"w:{name}") for name in _TABLE_PROPERTIES]
    properties[:] = sorted(properties, key=lambda child: order.index(child.tag))


def shade(properties: Any, fill: str) -> None:
    """Give a paragraph or cell a ground colour (``#rrggbb``)."""
    properties.append(element("w:shd", val="clear", color="auto", fill=fill[1:]))


def edge(properties: Any, color: str, *, side: str = "left", size: int = 18) -> None:
    """Give a paragraph a line at one side; ``size`` in eighths of a point."""
    borders = element("w:pBdr")
    borders.append(
        element(f"w:{side}", val="single", sz=str(size), space="8", color=color[1:])
    )
    properties.append(borders)


def drop_thumbnail(package: Package) -> None:
    """Remove the picture of an empty page that the library's own template carries."""
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(key)


def fixed_bytes(archive: bytes) -> bytes:
    """Write a zip again with one date for all, so that the same input gives the same.

    The order of the files is kept: readers expect the content types first.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()
