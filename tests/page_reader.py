"""Read a page of the site as a visitor does: headings, tables, figures."""

from __future__ import annotations

import re

import lxml.html


def read(response):
    """The page as a tree."""
    return lxml.html.fromstring(response.content.decode())


def text_of(element) -> str:
    """The text with single blanks; what is only for the eye or for nobody left out."""
    return " ".join(element.text_content().split())


def heading(response) -> str:
    """The title on the page."""
    [found] = read(response).xpath("//h1")
    return text_of(found)


def answer(response) -> str:
    """The sentence that answers the question of the page."""
    return text_of(read(response).xpath("//*[contains(@class, 'jr-lead')]")[0])


def table(response, caption: str = "") -> list[dict[str, str]]:
    """Rows of the first table whose caption starts so, by the first word of a head."""
    for each in read(response).xpath("//main//table"):
        if text_of(each.find("caption")).startswith(caption):
            heads = [text_of(head) for head in each.xpath("./thead/tr/th")]
            return [
                dict(zip(heads, map(text_of, row.xpath("./th|./td")), strict=False))
                for row in each.xpath("./tbody/tr")
            ]
    raise AssertionError(f"no table {caption!r}")


def number(text: str) -> float:
    """A figure in Dutch notation: ``€ 1.234,5`` or ``−4,8%``."""
    found = re.search(r"[-−+]?\d[\d.]*(,\d+)?", text.replace("\xa0", " "))
    assert found, f"no figure in {text!r}"
    plain = found[0].replace(".", "").replace(",", ".").replace("−", "-")
    return float(plain)
