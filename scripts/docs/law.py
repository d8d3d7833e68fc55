"""Reference of what the product says of the law, each with how sure we are."""

from __future__ import annotations

from pathlib import Path

from docs.markdown import code, codes, page, table
from jeugdregio.standards.chain import ChainStep, all_steps
from jeugdregio.standards.law import (
    KNOWN_ON,
    STATUS_EXPLANATIONS,
    STATUS_LABELS,
    Article,
    all_articles,
    all_sources,
    timeline,
)


def render(root: Path) -> str:
    """Articles by step of the chain, then events and sources."""
    statuses = (
        (status, label, STATUS_EXPLANATIONS[status])
        for status, label in STATUS_LABELS.items()
    )
    return page(
        "The law, with status",
        "src/jeugdregio/standards/data/law/*.toml",
        f"What the product says of the law, as known on {KNOWN_ON:%Y-%m-%d}, in our "
        "own words. It is no legal advice. The text of the law could not be read in "
        "full, so every statement has a status, every date its own, and a region can "
        "set its own reading with a reason (docs/adr/0009).",
        table(["Status", "Name", "Meaning"], statuses),
        *_steps(),
        "## Events",
        table(
            ["When", "What", "Status", "Status of the day", "Source", "Caveat"],
            (
                (
                    e.when,
                    f"{e.title}. {e.text}",
                    e.status,
                    e.day_status,
                    e.source,
                    e.caveat,
                )
                for e in timeline()
            ),
        ),
        "## Sources",
        table(
            ["Key", "Title", "Where", "Note"],
            ((code(s.key), s.title, s.where, s.note) for s in all_sources()),
        ),
    )


def _steps() -> list[str]:
    articles = all_articles()
    parts = []
    for step in all_steps():
        own = [each for each in articles if each.chain_steps[0] == step.id]
        also = [
            each.id
            for each in articles
            if step.id in each.chain_steps and each.chain_steps[0] != step.id
        ]
        rows = (
            (
                code(each.id),
                each.article,
                f"**{each.title}.** {each.text}",
                each.status,
                _since(each),
                each.in_force,
                each.source,
                each.caveat,
            )
            for each in own
        )
        parts += [
            f"## {step.name}",
            _question(step),
            table(
                [
                    "Id",
                    "Article",
                    "What it says",
                    "Status",
                    "From",
                    "In force",
                    "Source",
                    "Caveat",
                ],
                rows,
            ),
            f"Also part of this step: {codes(also)}." if also else "",
        ]
    return parts


def _question(step: ChainStep) -> str:
    source = f"status {step.law_status}, {step.law_source}"
    return f"{step.question} {step.law_asks} ({source})"


def _since(article: Article) -> str:
    if article.valid_from:
        since = f"{article.valid_from:%Y-%m-%d} ({article.valid_from_status})"
    elif article.valid_from_status:
        since = f"unknown ({article.valid_from_status})"
    else:
        since = "in the version read"
    if article.valid_to:
        since += f", to {article.valid_to:%Y-%m-%d} ({article.valid_to_status})"
    if article.not_in_force_on:
        since += (
            f"; not yet on {article.not_in_force_on:%Y-%m-%d} "
            f"({article.not_in_force_on_status})"
        )
    return since
