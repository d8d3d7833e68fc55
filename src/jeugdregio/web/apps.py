"""The site as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, template tags and static files of the site."""

    name = "jeugdregio.web"
    label = "web"
    verbose_name = "Site"
