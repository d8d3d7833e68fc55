"""Scans a region and its municipalities make of their own cooperation.

Answers are ids of the data in `standards`, never free text. Rows are added, not
replaced, so that movement since last time can be told.
"""

from __future__ import annotations

from django.db import models

from jeugdregio.kernel.access import Role
from jeugdregio.register.models.organisation import Organisation


class ImpactScan(models.Model):
    """How much changes for one municipality, in its own answers of one day.

    ``answers`` is a table of question id to answer id of `standards.impact_scan`.
    """

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="regional_impact_scans"
    )
    gemeente = models.ForeignKey(
        Organisation, models.PROTECT, related_name="impact_scans"
    )
    made_on = models.DateField()
    answers = models.JSONField()
    by_role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    recorded_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["gemeente__naam", "made_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "gemeente", "made_on"],
                name="impact_scan_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente.code}: impact {self.made_on}"


class SelfScan(models.Model):
    """How robust the region is, as one organisation sees it on one day.

    ``answers`` is a table of statement id to a score of 1 to 5 of
    `standards.robustness`.
    """

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="regional_self_scans"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="self_scans"
    )
    made_on = models.DateField()
    answers = models.JSONField()
    by_role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    recorded_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation__naam", "made_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "organisation", "made_on"],
                name="self_scan_once_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation.code}: zelfscan {self.made_on}"
