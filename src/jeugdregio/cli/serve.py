"""``jeugdregio serve``: the site on this machine."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from jeugdregio.cli.console import find_keys, home, progress_bar, start_django, stderr
from jeugdregio.kernel.errors import PortInUseError


Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Host = Annotated[str, typer.Option(help="Address to listen on.")]


def serve(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Serve the site; database and facts are made first where absent."""
    listener = claim(host, port)
    start_django()
    from django.conf import settings

    from jeugdregio.actions.guard_demo import check_demo
    from jeugdregio.actions.prepare_register import prepare_register

    with progress_bar("Voorbereiden") as advance:
        advance("database", 0, 2)
        prepare_register()
        check_demo(demo=settings.JEUGDREGIO_DEMO)
        find_keys()
    listen(listener, host, port)


def claim(host: str, port: int) -> socket.socket:
    """Take the address before any work is done.

    Raises:
        PortInUseError: Another program listens there, or it may not be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # Without this a second server could bind as well, until the first listens.
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise PortInUseError(
            f"Adres {host} poort {port} is bezet of niet toegestaan.",
            hint=f"Sluit het andere programma of kies een poort: --port {port + 1}.",
        ) from error
    return listener


def listen(listener: socket.socket, host: str, port: int) -> None:
    """Build the facts where absent, then answer until stopped."""
    from waitress import create_server

    from jeugdregio.actions.workspace import Workspace
    from jeugdregio.web.wsgi import application

    with progress_bar("Feiten") as advance:
        Workspace(home(), progress=advance).build()
    server = create_server(
        application,
        sockets=[listener],
        threads=8,
        ident=None,
        # A message of 25 MB and the rest of its form; more is refused unread. What is
        # sent stays in memory: a message must leave no trace on the disk.
        max_request_body_size=27 * 1024**2,
        inbuf_overflow=28 * 1024**2,
    )
    shown = f"[{host}]" if ":" in host else host
    stderr.print(f"jeugdregio draait op http://{shown}:{port}/ (stoppen: Ctrl+C)")
    try:
        server.run()
    finally:
        server.close()
