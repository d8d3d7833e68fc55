"""Pages for what Django itself refuses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jeugdregio.kernel.errors import UserError


def _page(
    request: HttpRequest, status: int, title: str, message: str, hint: str
) -> HttpResponse:
    context = {"title": title, "error": UserError(message, hint=hint)}
    return render(request, "jeugdregio/error.html", context, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such address."""
    return _page(
        request,
        404,
        "Deze pagina bestaat niet",
        "Op dit adres staat niets.",
        "Controleer het adres, of zoek uw gemeente of regio vanaf de beginpagina.",
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not for this person."""
    return _page(
        request,
        403,
        "Daarvoor heeft u geen toegang",
        "Deze pagina is niet voor uw rol.",
        "Log in met een andere rol of vraag de beheerder.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request makes no sense."""
    return _page(
        request,
        400,
        "Dit verzoek klopt niet",
        "De site kan dit verzoek niet lezen.",
        "Ga terug en probeer het opnieuw.",
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is too old or came from elsewhere."""
    return _page(
        request,
        403,
        "Het formulier is verlopen",
        "De pagina stond te lang open, of uw browser bewaart geen cookies.",
        "Ga terug, ververs de pagina en vul het formulier opnieuw in.",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return HttpResponse(
        '<!doctype html><html lang="nl"><title>Er ging iets mis</title>'
        "<h1>Er ging iets mis</h1><p>Dit is een fout in de site. Wat u had opgeslagen, "
        'is er nog.</p><p><a href="/">Naar de beginpagina</a></p></html>',
        status=500,
    )
