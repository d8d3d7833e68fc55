"""Decisions: one subject, one line per municipality and body."""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation


class Decision(models.Model):
    """What a council or college of one municipality decided on a regional subject.

    The votes are those that were cast; all three are absent where nobody recorded them.
    """

    class Body(models.TextChoices):
        """Who decides."""

        RAAD = "raad", "gemeenteraad"
        COLLEGE = "college", "college van B en W"

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "gepland", "gepland"
        VIEW_GIVEN = "zienswijze", "zienswijze gegeven"
        NO_VIEW = "afgezien", "geen zienswijze"
        ADOPTED = "aangenomen", "aangenomen"
        REJECTED = "verworpen", "verworpen"
        POSTPONED = "aangehouden", "aangehouden"

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="regional_decisions"
    )
    gemeente = models.ForeignKey(Organisation, models.PROTECT, related_name="decisions")
    step_id = models.CharField(max_length=40)
    subject = models.CharField(max_length=160)
    body = models.CharField(max_length=8, choices=Body.choices)
    state = models.CharField(max_length=12, choices=State.choices)
    decided_on = models.DateField(null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["gemeente__naam", "body"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "gemeente", "step_id", "body"],
                name="decision_once_per_gemeente_and_body",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente.code}: {self.step_id} {self.body} {self.state}"
