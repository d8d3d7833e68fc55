"""Judge a message in the browser. Nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jeugdregio.actions.check_messages import MAX_BYTES, check_message
from jeugdregio.actions.permissions import can_read_messages
from jeugdregio.web.presenters import links
from jeugdregio.web.wiring import actor_of, home_regio, today


class MessageForm(forms.Form):
    """One file with a message."""

    file = forms.FileField(
        label="Bericht (XML)",
        help_text="Een bericht van iJw 3.2, hoogstens 25 MB.",
        error_messages={"required": "Kies een bestand van hoogstens 25 MB."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,text/xml"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse a large file before it is judged."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > MAX_BYTES:
            raise forms.ValidationError("Het bestand is groter dan 25 MB.")
        return file


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST also what was found in the message."""
    form = MessageForm(request.POST or None, request.FILES or None)
    actor = actor_of(request)
    regio = home_regio(actor)
    handles = regio is not None and can_read_messages(actor, regio.code)
    context: dict[str, Any] = {
        "form": form,
        "inbox": links.inbox(regio.code) if regio and handles else "",
        "breadcrumb": [("Nederland", "/"), ("Bericht controleren", "")],
    }
    status = 200
    if request.method == "POST":
        if form.is_valid():
            # In memory only: neither the file nor its name is written anywhere.
            data = form.cleaned_data["file"].read()
            context["result"] = check_message(data, received_on=today())
        else:
            status = 400
    return render(request, "jeugdregio/message_check.html", context, status=status)
