"""The cost key that a region works with or proposes."""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation


class CostKey(models.Model):
    """How the municipalities of a region share costs: the last one recorded counts.

    The key is text as `region.money.notation` writes it. The parameters say with which
    figures the region looked at it: ``jaar`` and ``aandeel`` (percent of the lasten),
    or ``totaal`` in cents.
    """

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "concept", "concept"
        ADOPTED = "vastgesteld", "vastgesteld"

    region = models.OneToOneField(Organisation, models.PROTECT, related_name="cost_key")
    key = models.CharField(max_length=800)
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State.choices)
    valid_from = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code"]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.key}"
