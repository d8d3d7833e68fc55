"""Keep fictional users away from a register with real people in it."""

from __future__ import annotations

from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.models import User
from jeugdregio.register.storage import storage_errors


def check_demo(*, demo: bool) -> None:
    """Refuse a demo on a register that real users work in.

    In a demo a visitor logs in without a password, also as administrator.

    Raises:
        ConfigurationError: It is a demo and there is a real user.
    """
    with storage_errors():
        if demo and User.objects.filter(is_example=False).exists():
            raise ConfigurationError(
                "In deze omgeving staan echte gebruikers; daar kan geen demo draaien. "
                "Er is niets veranderd.",
                hint="Kies voor de demo een andere map met JEUGDREGIO_HOME, of zet "
                "JEUGDREGIO_DEMO uit.",
            )
