"""Addresses of pages, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from jeugdregio.publishing.stories.story import Scope


def area(code: str) -> str:
    """The page of a region or municipality; the first page for the country."""
    if code.startswith("JZ"):
        return f"/regio/{code}/"
    return f"/gemeente/{code}/" if code.startswith("GM") else "/"


def scan(code: str) -> str:
    """The scan of a municipality."""
    return f"/gemeente/{code}/scan/"


def figure(
    scope: Scope, measure: str, query: Mapping[str, object] | None = None
) -> str:
    """The page of one measure for one scope."""
    base = "/" if scope.kind == "land" else area(scope.code)
    return f"{base}cijfers/{measure}/{_query(query)}"


def inbox(code: str, query: Mapping[str, object] | None = None) -> str:
    """The messages of a region."""
    return f"/regio/{code}/berichten/{_query(query)}"


def message(code: str, message_id: int) -> str:
    """One message, by our own number."""
    return f"/regio/{code}/berichten/{message_id}/"


def why(code: str, measure: str, query: Mapping[str, object]) -> str:
    """*Waarom dit getal* of one figure."""
    return f"/waarom/{measure}/{_query({'gebied': code, **query})}"


def export(measure: str, extension: str, query: Mapping[str, object]) -> str:
    """The file of one table."""
    return f"/export/{measure}.{extension}{_query(query)}"


def _query(query: Mapping[str, object] | None) -> str:
    given = {name: value for name, value in (query or {}).items() if value}
    return f"?{urlencode(given)}" if given else ""
