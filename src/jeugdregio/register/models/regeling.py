"""What a region filled in for its draft regeling, one row per field."""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation


class RegelingField(models.Model):
    """The value of one field of `standards.regeling_fields`; absent: not chosen yet."""

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="regeling_fields"
    )
    field_id = models.CharField(max_length=40)
    value = models.CharField(max_length=300)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code", "field_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "field_id"], name="regeling_field_once_per_region"
            ),
            models.CheckConstraint(
                condition=~models.Q(value=""), name="regeling_field_has_a_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.field_id}"
