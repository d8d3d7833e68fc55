"""Log in: with a password, or in the demo as a fictional user."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from jeugdregio.actions.log_in import (
    demo_users,
    find_demo_user,
    note_log_in,
    note_refusal,
)
from jeugdregio.kernel.access import Actor
from jeugdregio.web.presenters.links import area
from jeugdregio.web.wiring import home_regio, is_demo, now


class LogInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label="Gebruikersnaam",
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "class": "utrecht-textbox"}
        ),
    )
    password = forms.CharField(
        label="Wachtwoord",
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "utrecht-textbox"}
        ),
    )


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST check it and go where the visitor was heading."""
    target = _safe_target(request)
    form = LogInForm(request.POST or None)
    if request.method == "POST" and "voorbeeld" in request.POST:
        user = find_demo_user(request.POST["voorbeeld"]) if is_demo() else None
        if user is not None:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            note_log_in(user.as_actor(), at=now())
            return redirect(_start_page(user.as_actor(), target))
        form = LogInForm()
    elif request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            login(request, user)
            note_log_in(user.as_actor(), at=now())
            return redirect(_start_page(user.as_actor(), target))
        note_refusal(at=now())
        form.add_error(None, "Deze naam en dit wachtwoord horen niet bij elkaar.")
    context = {
        "form": form,
        "next": target,
        "users": demo_users() if is_demo() else [],
        "breadcrumb": [("Nederland", "/"), ("Inloggen", "")],
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "jeugdregio/log_in.html", context, status=status)


def locked_out(
    request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    """After five wrong passwords: wait a quarter of an hour."""
    context = {
        "form": LogInForm(),
        "next": "/",
        "users": [],
        "locked": True,
        "breadcrumb": [("Nederland", "/"), ("Inloggen", "")],
    }
    return render(request, "jeugdregio/log_in.html", context, status=429)


def _safe_target(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or "/"
    if not _can_be_visited(target):
        return "/"
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else "/"


def _start_page(actor: Actor, target: str) -> str:
    """Where someone goes after logging in: where they were heading, or their region."""
    regio = home_regio(actor)
    return area(regio.code) if target == "/" and regio else target


def _can_be_visited(target: str) -> bool:
    """False for an address that only takes a form: going there shows nothing."""
    try:
        found = resolve(target.partition("?")[0])
    except Resolver404:
        return True
    return found.url_name not in _FORMS_ONLY


_FORMS_ONLY = frozenset(
    {
        "step-update",
        "step-attach",
        "step-decide",
        "document-withdraw",
        "region-law-set",
        "manage-grant",
        "manage-revoke",
        "log-out",
    }
)
