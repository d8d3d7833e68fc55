"""Organisations: municipality, region (the area), jeugdregio entity, provider."""

from __future__ import annotations

from django.db import models


class Organisation(models.Model):
    """A body that people work for and that takes part in the region's work.

    The *regio* is an area; the *jeugdregio* is the entity the municipalities make or
    point out for it. They are two organisations on purpose.
    """

    class Kind(models.TextChoices):
        """What sort of body it is."""

        GEMEENTE = "gemeente", "gemeente"
        REGIO = "regio", "regio (gebied)"
        JEUGDREGIO = "jeugdregio", "jeugdregio (entiteit)"
        AANBIEDER = "aanbieder", "aanbieder"
        REGELING = "regeling", "samenwerking van gemeenten"
        BEHEER = "beheer", "beheer van deze omgeving"

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    naam = models.CharField(max_length=120)
    kvk_nummer = models.CharField(max_length=8, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisation_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.code})"
