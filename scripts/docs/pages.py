"""Reference of the pages of the site, from its URL table."""

from __future__ import annotations

from pathlib import Path

from checks.urls import URLS, read_pages
from docs.markdown import code, page, table


def render(root: Path) -> str:
    """All pages, in the order in which they are tried."""
    rows = (
        (code(each.name), code(f"/{each.route}"), code(each.view))
        for each in read_pages(root)
    )
    return page(
        "Pages",
        URLS.as_posix(),
        "Every address of the site. Filters are in the query string, so that every "
        "view of the data is a link. Who may see a page is in "
        "`tests/integration/access_matrix.py`, walked for every role by a test.",
        table(["Name", "Address", "View"], rows),
    )
