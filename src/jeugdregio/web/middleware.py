"""The one place where errors of the domain become pages."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore as SessionBase
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jeugdregio.kernel.access import VISITOR
from jeugdregio.kernel.errors import (
    ActionDeniedError,
    InvalidInputError,
    StorageError,
    UnknownCodeError,
    UserError,
)


_log = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]


class DomainErrors:
    """Show a `UserError` as a page with what is wrong and what to do."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; personal pages stay out of shared caches."""
        self._end_long_session(request)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers.get("Allow", "")
            response = self._page(
                request,
                405,
                UserError(
                    "Dit adres hoort bij een formulier; er is geen pagina om te tonen.",
                    hint="Ga terug en gebruik de knop op de pagina.",
                ),
            )
            response.headers["Allow"] = allowed
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Answer 404, 403, 400 or 503 with the error's own words."""
        if isinstance(error, OperationalError | InterfaceError):
            # The request's transaction is undone; nothing of it was kept. The page
            # below must not ask the database who is looking.
            request._actor = VISITOR  # type: ignore[attr-defined]
            request.user = AnonymousUser()
            request.session = SessionBase()
            _log.error("database failed", exc_info=error)
            error = StorageError(
                "De site kan nu niets opslaan of opzoeken. Wat er al stond, is er nog.",
                hint="Probeer het later opnieuw of meld het bij de beheerder.",
            )
        if not isinstance(error, UserError):
            return None
        status = next(
            (code for kind, code in _STATUS.items() if isinstance(error, kind)), 503
        )
        if status == 503:
            _log.error("%s %s", error.code, type(error).__name__, exc_info=error)
        return self._page(request, status, error)

    @staticmethod
    def _page(request: HttpRequest, status: int, error: UserError) -> HttpResponse:
        context = {"title": _TITLES[status], "error": error}
        return render(request, "jeugdregio/error.html", context, status=status)

    def _end_long_session(self, request: HttpRequest) -> None:
        """A session ends after eight hours, however often it is used."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return
        now = time.time()
        since = request.session.get(_SINCE)
        if since is None:
            if request.session.session_key and not request.session.is_empty():
                request.session[_SINCE] = now
        elif now - since > settings.SESSION_LONGEST_SECONDS:
            request.session.flush()


_SINCE: Final = "since"
_STATUS: Final = {
    UnknownCodeError: 404,
    ActionDeniedError: 403,
    InvalidInputError: 400,
}
_TITLES: Final = {
    400: "Dit kan zo niet",
    403: "Daarvoor heeft u geen toegang",
    404: "Deze pagina bestaat niet",
    405: "Hier is niets te zien",
    503: "Dit lukt nu niet",
}
