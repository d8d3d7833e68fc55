"""The register as a Django application."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Loads the models of this package under the label ``register``."""

    name = "jeugdregio.register"
    label = "register"
    verbose_name = "Register"
