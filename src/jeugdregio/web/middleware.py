"""The one place where errors of the domain become pages."""

from __future__ import annotations

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    StorageError,
    UnknownCodeError,
    UserError,
)


GetResponse = Callable[[HttpRequest], HttpResponse]


class DomainErrors:
    """Show a `UserError` as a page with what is wrong and what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; personal pages stay out of shared caches."""
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Answer 404, 403, 400 or 503 with the error's own words."""
        if isinstance(error, OperationalError | InterfaceError):
            # The request's transaction is undone; nothing of it was kept.
            error = StorageError(
                "De site kan nu niets opslaan of opzoeken. Wat er al stond, is er nog.",
                hint="Probeer het later opnieuw of meld het bij de beheerder.",
            )
        if not isinstance(error, UserError):
            return None
        status = {
            UnknownCodeError: 404,
            ActionDeniedError: 403,
            InvalidInputError: 400,
        }.get(type(error), 503)
        context = {"title": _TITLES[status], "error": error}
        return render(request, "jeugdregio/error.html", context, status=status)


_TITLES = {
    400: "Dit kan zo niet",
    403: "Daarvoor heeft u geen toegang",
    404: "Deze pagina bestaat niet",
    503: "Dit lukt nu niet",
}
