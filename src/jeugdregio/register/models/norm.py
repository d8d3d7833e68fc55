"""The longest wait a region allows itself: its own choice, never a norm of the law."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from jeugdregio.kernel.access import Role
from jeugdregio.register.models.organisation import Organisation
from jeugdregio.register.models.status import Zekerheid


class WaitingNorm(models.Model):
    """How many days a young person waits at most, according to the region itself."""

    region = models.OneToOneField(
        Organisation, models.PROTECT, related_name="waiting_norm"
    )
    dagen = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(730)]
    )
    status = models.CharField(max_length=1, choices=Zekerheid.choices)
    source = models.CharField(max_length=200)
    set_by_role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    set_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dagen__gte=1, dagen__lte=730),
                name="waiting_norm_within_two_years",
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""), name="waiting_norm_has_a_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.dagen} dagen ({self.status})"
