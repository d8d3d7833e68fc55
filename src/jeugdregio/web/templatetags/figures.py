"""Template helpers: figures in Dutch notation, links that keep the filters."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from jeugdregio.publishing.numbers import format_date, format_number


register = template.Library()


@register.filter
def whole(value: float | int) -> str:
    """A figure without decimals: 1.234."""
    return format_number(value)


@register.filter
def day(value: Any) -> str:
    """A day in words: 1 november 2026."""
    return format_date(value) if value else ""


@register.filter
def lower_first(text: str) -> str:
    """A sentence as part of another one."""
    return text[:1].lower() + text[1:]


@register.filter
def picture(svg: str) -> SafeString:
    """A picture made by `publishing`, which escapes every text in it itself."""
    return mark_safe(svg)  # noqa: S308 - never text of a user


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """The present query string with some parameters changed; empty removes one."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value in {None, ""}:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
