"""The register of the demo for tests of the site: made once per process.

Tests work in a transaction that is rolled back, so each sees the demo as it was made.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from factories import MOMENT


MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="session")
def seeded(django_db_setup, django_db_blocker):
    """The demo of Zuid-Limburg with seed 1, committed."""
    from jeugdregio.actions.prepare_register import prepare_register
    from jeugdregio.actions.seed_demo import seed_demo

    with django_db_blocker.unblock():
        prepare_register()
        seed_demo(region="JZ41", seed=1, at=MOMENT)


@pytest.fixture
def demo(seeded, db):
    """A test that sees the demo."""


@pytest.fixture
def keys():
    """Keys to store messages with; they live as long as the test."""
    from jeugdregio.register.vault.keyring import Keyring
    from jeugdregio.register.vault.provider import keyring_in_use

    with keyring_in_use(Keyring.generate(created=date(2026, 11, 21))):
        yield


@pytest.fixture
def empty_register(seeded, db):
    """A test that sees tables without rows, whatever ran before it."""
    models = apps.get_app_config("register").get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        # Foreign keys are checked at the end of the transaction: any order will do.
        for model in models:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")


def browser_of(user=None) -> Client:
    """A browser in which this person is logged in; nobody without one."""
    client = Client()
    if user is not None:
        client.force_login(user, backend=MODEL_BACKEND)
    return client


def demo_browser(username: str) -> Client:
    """A browser of the fictional user with this name, without ``voorbeeld-``."""
    from jeugdregio.register.models import User

    return browser_of(User.objects.get(username=f"voorbeeld-{username}"))


def all_rows() -> dict[str, list[tuple]]:
    """Every row of the register, to see that nothing changed."""
    return {
        model.__name__: sorted(
            model._base_manager.values_list(*[f.attname for f in model._meta.fields])
        )
        for model in apps.get_app_config("register").get_models()
    }
