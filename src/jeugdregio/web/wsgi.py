"""The site for a WSGI server.

The tables must be there: `jeugdregio serve` makes them, and every other command that
uses the register.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils import timezone


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdregio.config.settings")

application = get_wsgi_application()

# Only now are the models there. Under `serve` the keys were found before.
from jeugdregio.actions.guard_demo import check_demo  # noqa: E402
from jeugdregio.actions.open_keys import open_keys  # noqa: E402


check_demo(demo=settings.JEUGDREGIO_DEMO)
open_keys(
    settings.JEUGDREGIO_HOME,
    ring_text=settings.JEUGDREGIO_KEYS,
    today=timezone.localdate(),
)
