"""What every browser test does: visit, log in, run axe, and listen for trouble."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit


AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 320


@contextmanager
def visit(chromium, site, *, as_user="", width=WIDE, **options):
    """A page of a new visitor; afterwards nothing may have gone wrong on it.

    ``as_user`` is a fictional user without ``voorbeeld-``. Console errors, errors of
    scripts, files that are not there and requests to another host fail the test.
    """
    context = chromium.new_context(
        base_url=site,
        locale="nl-NL",
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        **options,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    trouble = []
    page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
    page.on("console", lambda line: trouble.extend(_complaint(line)))
    page.on("response", lambda response: trouble.extend(_missing(response)))
    page.on("request", lambda request: trouble.extend(_stranger(request, site)))
    try:
        if as_user:
            page.goto("/inloggen/")
            page.locator(f"button[value=voorbeeld-{as_user}]").click()
        yield page
        assert trouble == []
    finally:
        context.close()


def _complaint(line) -> list[str]:
    # What failed to load is judged by its answer: see `_missing`.
    if line.type not in {"error", "warning"} or "Failed to load resource" in line.text:
        return []
    return [f"console: {line.text}"]


def _missing(response) -> list[str]:
    # A page may be an error on purpose; what it asks for itself may not.
    is_page = response.request.resource_type == "document"
    return [] if is_page or response.ok else [f"{response.status} {response.url}"]


def _stranger(request, site) -> list[str]:
    known = {urlsplit(site).netloc, ""}  # data: and blob: have no host
    return [] if urlsplit(request.url).netloc in known else [f"asks {request.url}"]


def violations(page) -> list[str]:
    """What axe finds wrong, one line per element.

    axe is evaluated through the debugger, not added as a script: the page keeps its
    own content security policy, and what is tested is what a visitor gets.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        """tags => axe.run(document, {
            runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
            preload: false
        })""",
        TAGS,
    )
    return [
        f"{each['id']} {node['target']}: {each['help']} | {node['html'][:160]}"
        for each in result["violations"]
        for node in each["nodes"]
    ]


def sideways(page) -> list[str]:
    """Elements that make the document wider than the window; empty when none does."""
    return page.evaluate(
        """() => {
            const root = document.documentElement;
            if (root.scrollWidth <= root.clientWidth) return [];
            return [`document ${root.scrollWidth} px`].concat(
                [...document.querySelectorAll('main *')]
                    .filter(e => e.getBoundingClientRect().right > root.clientWidth)
                    .slice(0, 5)
                    .map(e => `${e.tagName} ${e.getAttribute('class') || ''}`));
        }"""
    )
