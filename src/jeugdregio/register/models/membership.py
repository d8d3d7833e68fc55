"""Who belongs to what: membership, legal form, participation per care form.

The law's division of municipalities over regions comes from `standards.regions`,
with its sources; these tables hold what the region itself decided or found.
"""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation
from jeugdregio.register.models.status import Zekerheid


class Membership(models.Model):
    """A municipality takes part in a jeugdregio entity or another arrangement."""

    member = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=1, choices=Zekerheid.choices)
    caveat = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["body__code", "member__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "body", "valid_from"],
                name="membership_once_per_start",
            ),
            models.UniqueConstraint(
                fields=["member", "body"],
                condition=models.Q(valid_from__isnull=True),
                name="membership_once_without_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""), name="membership_has_a_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member.code} in {self.body.code}"


class EntityForm(models.Model):
    """The legal form a jeugdregio entity has or had, by `standards.wgr_forms` id."""

    entity = models.ForeignKey(Organisation, models.PROTECT, related_name="forms")
    form_id = models.CharField(max_length=40)
    host = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="hosted"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=1, choices=Zekerheid.choices)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["entity__code", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=""), name="entity_form_has_a_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entity.code}: {self.form_id}"


class Participation(models.Model):
    """How far a member takes part: for all of it, or for named care forms only."""

    class Extent(models.TextChoices):
        """How far the municipality joins in."""

        FULL = "volledig", "volledig"
        PARTIAL = "gedeeltelijk", "gedeeltelijk"
        NONE = "niet", "niet"

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="participations"
    )
    care_form_id = models.CharField(max_length=40, blank=True)
    extent = models.CharField(max_length=12, choices=Extent.choices)
    note = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=1, choices=Zekerheid.choices)
    caveat = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["membership__member__naam", "care_form_id"]

    def __str__(self) -> str:
        return f"{self.membership}: {self.extent} {self.care_form_id}".strip()
