"""Log out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jeugdregio.actions.log_in import note_log_out
from jeugdregio.web.wiring import actor_of, now


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session and go to the first page."""
    note_log_out(actor_of(request), at=now())
    logout(request)
    messages.add_message(request, messages.INFO, "U bent uitgelogd.")
    return redirect("/")
