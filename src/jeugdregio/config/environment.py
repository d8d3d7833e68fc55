"""The variables a host can set, all in one place.

`docs/reference/settings.md` is generated from `VARIABLES`; a test fails when a
setting is read that is not listed there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from environs import Env, EnvError

from jeugdregio.kernel.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting: its name, default as text, and what it is for."""

    name: str
    default: str
    help: str


VARIABLES: Final = (
    Variable(
        "JEUGDREGIO_HOME", "./var", "Folder with database, facts and outgoing files."
    ),
    Variable(
        "JEUGDREGIO_DATABASE_URL",
        "",
        "postgresql://user:password@host:5432/name?sslmode=verify-full; empty means "
        "SQLite in the home.",
    ),
    Variable(
        "JEUGDREGIO_SECRET_KEY",
        "",
        "Signs sessions; empty means a key made once in the home folder (mode 600).",
    ),
    Variable(
        "JEUGDREGIO_KEYS",
        "",
        "The keys that data are encrypted with: the content of a keys.json. Empty "
        "means that file, made once in the home folder (mode 600). Keep a copy, apart "
        "from that of the database.",
    ),
    Variable(
        "JEUGDREGIO_DEMO",
        "no",
        "yes lets a visitor log in as a fictional user without a password. "
        "Never on a machine with real people.",
    ),
    Variable(
        "JEUGDREGIO_ALLOWED_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "Host names the site answers to, separated by commas.",
    ),
    Variable(
        "JEUGDREGIO_HTTPS",
        "no",
        "yes sends cookies over HTTPS only, redirects to it and sets HSTS for a year.",
    ),
    Variable(
        "JEUGDREGIO_TRUSTED_PROXY",
        "no",
        "yes when a proxy in front sets X-Forwarded-Proto and nobody can go round it.",
    ),
    Variable(
        "JEUGDREGIO_CBS_BASE_ADDRESS",
        "https://datasets.cbs.nl/odata/v1/CBS",
        "Address of CBS open data (OData v4).",
    ),
)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of this installation, read once at start-up."""

    home: Path
    database: dict[str, object] = field(repr=False)
    secret_key: str = field(repr=False)
    keys: str = field(repr=False)
    demo: bool
    allowed_hosts: tuple[str, ...]
    https: bool
    trusted_proxy: bool
    cbs_base_address: str

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Config:
        """Read every variable; report all that are wrong in one message.

        Raises:
            ConfigurationError: One or more variables are malformed.
        """
        values = {
            variable.name: environ.get(variable.name, variable.default)
            for variable in VARIABLES
        }
        problems: list[str] = []
        flags = {
            name: _flag(name, values[name], problems)
            for name in (
                "JEUGDREGIO_DEMO",
                "JEUGDREGIO_HTTPS",
                "JEUGDREGIO_TRUSTED_PROXY",
            )
        }
        home = Path(values["JEUGDREGIO_HOME"]).expanduser().resolve()
        database = _database(values["JEUGDREGIO_DATABASE_URL"], home, problems)
        address = values["JEUGDREGIO_CBS_BASE_ADDRESS"].rstrip("/")
        if urlsplit(address).scheme not in {"http", "https"}:
            problems.append("JEUGDREGIO_CBS_BASE_ADDRESS moet met https:// beginnen.")
        if problems:
            raise ConfigurationError(
                "De instellingen kloppen niet. " + " ".join(problems),
                hint="Zie docs/reference/settings.md voor elke instelling.",
            )
        return cls(
            home=home,
            database=database,
            secret_key=values["JEUGDREGIO_SECRET_KEY"],
            keys=values["JEUGDREGIO_KEYS"].strip(),
            demo=flags["JEUGDREGIO_DEMO"],
            allowed_hosts=tuple(
                host.strip()
                for host in values["JEUGDREGIO_ALLOWED_HOSTS"].split(",")
                if host.strip()
            ),
            https=flags["JEUGDREGIO_HTTPS"],
            trusted_proxy=flags["JEUGDREGIO_TRUSTED_PROXY"],
            cbs_base_address=address,
        )


def read_environment() -> dict[str, str]:
    """The variables of `VARIABLES` that this process was given."""
    env = Env()
    found = {}
    for variable in VARIABLES:
        try:
            found[variable.name] = env.str(variable.name)
        except EnvError:
            continue
    return found


_DATABASE_OPTIONS: Final = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey"})
"""What may follow the question mark of a database address: how it is encrypted."""


def _flag(name: str, text: str, problems: list[str]) -> bool:
    if text.lower() in {"yes", "ja", "true", "1"}:
        return True
    if text.lower() not in {"no", "nee", "false", "0", ""}:
        problems.append(f"{name} moet yes of no zijn.")
    return False


def _database(url: str, home: Path, problems: list[str]) -> dict[str, object]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home / "jeugdregio.sqlite3"),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                    "PRAGMA foreign_keys=ON;"
                ),
            },
        }
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        # The parser repeats what it stumbled over, and that may be the password.
        parts, port = urlsplit(""), None
    options = dict(parse_qsl(parts.query))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        # The value itself may hold a password: never repeat it.
        problems.append(
            "JEUGDREGIO_DATABASE_URL moet de vorm "
            "postgresql://gebruiker:wachtwoord@host:5432/naam hebben."
        )
        return {}
    if unknown := sorted(options.keys() - _DATABASE_OPTIONS):
        problems.append(
            "JEUGDREGIO_DATABASE_URL kent na het vraagteken alleen "
            f"{', '.join(sorted(_DATABASE_OPTIONS))}, niet {', '.join(unknown)}."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }
