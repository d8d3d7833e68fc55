"""Something that may clash with the law, as the template wants it."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.read_cooperation import Answer
from jeugdregio.region.cooperation.detector import TITLES, Hit
from jeugdregio.standards.care_forms import find_care_form
from jeugdregio.standards.law import find_article
from jeugdregio.standards.law_files import STATUS_LABELS


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article that something may clash with."""

    article: str
    title: str
    text: str
    caveat: str
    status: str
    status_label: str
    href: str


@dataclass(frozen=True, slots=True)
class CareLine:
    """A care form of the draft list, with how sure we are that it belongs there."""

    name: str
    status: str
    status_label: str


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit with its articles, its care and the region's answer."""

    key: str
    title: str
    text: str
    warning: str
    articles: tuple[ArticleLine, ...]
    care: tuple[CareLine, ...]
    status: str
    status_label: str
    source: str
    caveat: str
    is_example: bool
    answer: Answer | None


def hit_view(hit: Hit, answer: Answer | None, regio_code: str) -> HitView:
    """Lay out one hit; articles lead to the law page of the region."""
    articles = tuple(article_line(each, regio_code) for each in hit.articles)
    return HitView(
        key=hit.key,
        title=TITLES[hit.kind],
        text=hit.text,
        warning=f"Let op: dit kan botsen met {articles[0].article}.",
        articles=articles,
        care=tuple(_care(each) for each in hit.care_forms),
        status=hit.status,
        status_label=STATUS_LABELS[hit.status],
        source=hit.source,
        caveat=hit.caveat,
        is_example=hit.is_example,
        answer=answer,
    )


def article_line(article_id: str, regio_code: str) -> ArticleLine:
    """An article with its status, leading to the law page of the region."""
    found = find_article(article_id)
    return ArticleLine(
        article=found.article,
        title=found.title,
        text=found.text,
        caveat=found.caveat,
        status=found.status,
        status_label=STATUS_LABELS[found.status],
        href=f"/regio/{regio_code}/wet/#{found.id}",
    )


def _care(care_form_id: str) -> CareLine:
    found = find_care_form(care_form_id)
    return CareLine(found.name, found.status, STATUS_LABELS[found.status])
