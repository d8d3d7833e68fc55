"""How sure we are of a statement, as a choice field on many tables."""

from django.db import models


class Zekerheid(models.TextChoices):
    """Confirmed, secondary or unconfirmed; the marks of `standards.law`."""

    CONFIRMED = "C", "bevestigd"
    SECONDARY = "S", "uit tweede hand"
    UNCONFIRMED = "U", "niet bevestigd"
