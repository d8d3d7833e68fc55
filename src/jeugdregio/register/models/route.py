"""The route of a region: its plan, meeting days, and what changes for the young."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models

from jeugdregio.register.models.decision import Decision
from jeugdregio.register.models.dossier import StepDocument
from jeugdregio.register.models.organisation import Organisation


class RoutePlan(models.Model):
    """When a region starts its route."""

    region = models.OneToOneField(
        Organisation, models.PROTECT, related_name="route_plan"
    )
    starts_on = models.DateField()
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code"]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.starts_on}"


class RouteStepPlan(models.Model):
    """What a region changed of one step; a step without a row is as we assume."""

    plan = models.ForeignKey(RoutePlan, models.CASCADE, related_name="steps")
    step_id = models.CharField(max_length=40)
    weeks = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=12)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "step_id"], name="route_step_once_per_plan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.step_id} {self.weeks}"


class MeetingDate(models.Model):
    """A day on which the council or college of a municipality meets."""

    gemeente = models.ForeignKey(Organisation, models.PROTECT, related_name="meetings")
    body = models.CharField(max_length=8, choices=Decision.Body.choices)
    day = models.DateField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["day", "gemeente__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "body", "day"], name="meeting_once_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente.code}: {self.body} {self.day}"


class DecisionDocument(models.Model):
    """A document that belongs to a decision; it hangs on a step of the dossier."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="documents")
    document = models.ForeignKey(StepDocument, models.PROTECT, related_name="decisions")

    class Meta:
        ordering = ["decision", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "document"], name="document_once_per_decision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.document_id}"


class ChangeForYoungPeople(models.Model):
    """What changes for young people and their parents, and from when."""

    region = models.OneToOneField(
        Organisation, models.PROTECT, related_name="young_people"
    )
    text = models.TextField(max_length=1500, validators=[MaxLengthValidator(1500)])
    from_on = models.DateField(null=True, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code"]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.from_on}"
