"""The cost key that a region works with or proposes."""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation


class CostKey(models.Model):
    """How a region shares its costs: the last one recorded counts."""

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "concept", "concept"
        ADOPTED = "vastgesteld", "vastgesteld"

    region = models.OneToOneField(Organisation, models.PROTECT, related_name="cost_key")
    state = models.CharField(max_length=12, choices=State.choices)
    key = models.CharField(max_length=120)
    deel = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code"]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.key}"
