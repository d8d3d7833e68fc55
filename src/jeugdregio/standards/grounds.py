"""What a statement of ours rests on: an article of the law, or a source of its own.

Tools for cooperation give reasons. A reason that rests on an article takes over the
status, source and caveat of that article, so that it can never sound surer than it.
"""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.law import STATUS_LABELS, Status, find_article, find_source
from jeugdregio.standards.law_files import Record


@dataclass(frozen=True, slots=True)
class Ground:
    """What a statement rests on.

    Attributes:
        status: How sure we are of it.
        source: Keys of `law.Source` and the place in them.
        caveat: What is not sure; never empty for status S and U.
        article_id: The article in `law.all_articles`; empty where there is none.
        article: The article as a jurist writes it; empty where there is none.
    """

    status: Status
    source: str
    caveat: str
    article_id: str = ""
    article: str = ""

    @property
    def told_source(self) -> str:
        """The source as a reader knows it: by its title instead of our key.

        Example:
            >>> Ground("S", "S0; JW art. 2.6", "Oud.").told_source
            "NJi, 'Wetsvoorstel verplicht tot regionale samenwerking', 10 maart 2021;
            Jeugdwet, versie 1 januari 2026 (art. 2.6)"
        """
        return tell_sources(self.source)

    @property
    def status_label(self) -> str:
        """The status in Dutch."""
        return STATUS_LABELS[self.status]


def tell_sources(source: str) -> str:
    """Sources by their titles, each with the place in it.

    Args:
        source: Keys of `law.Source` and the place in them, parted by semicolons.

    Raises:
        UnknownCodeError: A key is not that of a source.

    Example:
        >>> tell_sources("RJW art. 8g lid 1")
        'Regeling Jeugdwet, versie 2026 (art. 8g lid 1)'
    """
    told = []
    for part in source.split(";"):
        key, _, place = part.strip().partition(" ")
        title = find_source(key).title
        told.append(f"{title} ({place})" if place else title)
    return "; ".join(told)


def ground_on_article(article_id: str) -> Ground:
    """The ground that an article gives.

    Raises:
        UnknownCodeError: No article has this id.

    Example:
        >>> ground_on_article("jw-2.18").status
        'S'
    """
    article = find_article(article_id)
    return Ground(
        article.status, article.source, article.caveat, article.id, article.article
    )


def read_ground(record: Record) -> Ground:
    """The ground in a table of a TOML file: an article, or status, source and caveat.

    Raises:
        DataDamagedError: The article or source does not exist, or a field is absent.
    """
    if "article_id" in record.values:
        try:
            return ground_on_article(record.text("article_id"))
        except UnknownCodeError as error:
            raise record.damaged("article_id", "een bestaand artikel") from error
    status = record.status()
    caveat = record.optional_text("caveat")
    if status != "C" and not caveat:
        raise record.damaged("caveat", "wat niet zeker is")
    return Ground(status, read_sources(record), caveat)


def read_sources(record: Record) -> str:
    """The field ``source``, each part of which starts with a known source.

    Raises:
        DataDamagedError: It is absent or names a source that does not exist.
    """
    text = record.text("source")
    for part in text.split(";"):
        try:
            find_source(part.split()[0])
        except (UnknownCodeError, IndexError) as error:
            raise record.damaged("source", "een bron uit sources.toml") from error
    return text
