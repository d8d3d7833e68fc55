"""Whether the site can do its work, for a monitor."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jeugdregio.actions.check_health import check_health
from jeugdregio.web.wiring import workspace


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 with what was checked, or 503 with what is wrong."""
    problems = check_health(workspace())
    return JsonResponse(
        {"status": "problem" if problems else "ok", "problems": problems},
        status=503 if problems else 200,
    )
