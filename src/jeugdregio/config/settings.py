"""Django settings, made from `environment.Config`. No per-environment modules."""

from __future__ import annotations

import logging
import os
import secrets
from contextlib import suppress
from pathlib import Path

from csp.constants import NONE, SELF

from jeugdregio.config.environment import Config, read_environment
from jeugdregio.kernel.errors import ConfigurationError, StorageError


CONFIG = Config.from_env(read_environment())
JEUGDREGIO_HOME = CONFIG.home
JEUGDREGIO_DEMO = CONFIG.demo
JEUGDREGIO_KEYS = CONFIG.keys
JEUGDREGIO_CBS_BASE_ADDRESS = CONFIG.cbs_base_address


def _secret_key(home: Path) -> str:
    """Read the key of this installation, or make it once, readable by us alone.

    It is written whole under another name and then linked, so that a killed process
    or two that start at once never leave an empty key.

    Raises:
        StorageError: The home folder cannot be written.
        ConfigurationError: There is a key, but it is empty.
    """
    path = home / "secret_key"
    try:
        if not path.exists():
            home.mkdir(parents=True, exist_ok=True)
            partial = home / f".secret_key.{os.getpid()}"
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(50))
            with suppress(FileExistsError):  # another process was first
                path.hardlink_to(partial)
            partial.unlink()
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise StorageError(
            f"De map {home} is niet te lezen of te beschrijven.",
            hint="Kies een andere map met JEUGDREGIO_HOME, of maak ruimte.",
        ) from error
    if not key:
        raise ConfigurationError(
            f"Het bestand {path} is leeg.",
            hint="Verwijder het; dan wordt het opnieuw gemaakt. Wie was ingelogd, "
            "logt opnieuw in.",
        )
    return key


SECRET_KEY = CONFIG.secret_key or _secret_key(CONFIG.home)
DEBUG = False
ALLOWED_HOSTS = list(CONFIG.allowed_hosts)
ROOT_URLCONF = "jeugdregio.web.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "register.User"
LOGIN_URL = "log-in"
LOGIN_REDIRECT_URL = "/"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "jeugdregio.register",
    "jeugdregio.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jeugdregio.web.middleware.DomainErrors",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "jeugdregio.web.views.log_in.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["jeugdregio.web.templatetags.figures"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jeugdregio.web.context.site",
            ],
        },
    }
]

DATABASES = {"default": CONFIG.database}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
# Served from the package itself, so that a start needs no collecting step.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Fields of a form, files not counted: those are refused by their size in the form and,
# before they are read, by the server (`cli.serve`).
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Uploads stay in memory: a message that is only judged leaves no trace on the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 27 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Half an hour without a click ends a session; eight hours end it in any case
# (`web.middleware`).
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_LONGEST_SECONDS = 8 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jeugdregio.web.views.errors.csrf_failed"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if CONFIG.https:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
if CONFIG.trusted_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# One handler, and nothing reaches it unscrubbed: those that Django gives itself are
# taken away. A line that cannot be formatted is dropped, for Python would show it raw,
# arguments included.
logging.raiseExceptions = False
_TO_ROOT = {"handlers": [], "level": "WARNING", "propagate": True}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "jeugdregio.kernel.scrub.ScrubbingFormatter",
            "fmt": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "loggers": {"django": _TO_ROOT, "django.server": _TO_ROOT},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
