"""Keep fictional users away from a register with real people in it, and reverse."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from jeugdregio.kernel.errors import ConfigurationError
from jeugdregio.register.models import Message, User
from jeugdregio.register.storage import storage_errors


def check_demo(*, demo: bool) -> None:
    """Refuse a demo on a register that real users work in, or with real messages.

    In a demo a visitor logs in without a password, also as administrator.

    Raises:
        ConfigurationError: It is a demo and there is a real user or a real message.
    """
    if not demo:
        return
    with storage_errors():
        real = [
            name
            for name, rows in (
                ("gebruikers", User.objects.filter(is_example=False)),
                ("berichten", Message.objects.filter(is_example=False)),
            )
            if rows.exists()
        ]
    if real:
        raise ConfigurationError(
            f"In deze omgeving staan echte {' en '.join(real)}; daar kan geen demo "
            "draaien. Er is niets veranderd.",
            hint="Kies voor de demo een andere map met JEUGDREGIO_HOME, of zet "
            "JEUGDREGIO_DEMO uit.",
        )


def check_receipt(paths: Iterable[Path], *, generated: Container[str]) -> None:
    """Refuse real messages in a demo: anyone may look around there.

    Args:
        paths: The files that would be received.
        generated: Names of files that the manifest of the generator knows.

    Raises:
        ConfigurationError: There are fictional users, and a file that is not known to
            be generated.
    """
    with storage_errors():
        demo = User.objects.filter(is_example=True).exists()
    if demo and any(path.name not in generated for path in paths):
        raise ConfigurationError(
            "Deze omgeving is een demo, waar iedereen zonder wachtwoord rondkijkt. "
            "Daar komen alleen gegenereerde berichten in. Er is niets ontvangen.",
            hint="Kies voor echte berichten een andere map met JEUGDREGIO_HOME. Maak "
            "voorbeelden met jeugdregio messages generate.",
        )
