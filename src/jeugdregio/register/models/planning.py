"""Days of the year that a region chose for its own planning and control."""

from __future__ import annotations

from django.db import models

from jeugdregio.kernel.access import Role
from jeugdregio.register.models.organisation import Organisation


class PlanningDate(models.Model):
    """A day that returns every year, by `standards.planning_dates` id, and why.

    A setting of the region, not a day of the law.
    """

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="planning_dates"
    )
    date_id = models.CharField(max_length=40)
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    set_by_role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    set_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["month", "day", "date_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "date_id"], name="planning_date_once"
            ),
            models.CheckConstraint(
                condition=models.Q(month__range=(1, 12), day__range=(1, 31)),
                name="planning_date_in_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.date_id} {self.day}-{self.month}"
