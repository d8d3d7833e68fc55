"""What each body of a municipality thinks of the legal forms, and until when."""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation


class FormJudgement(models.Model):
    """The points and fits of one body of one municipality.

    Attributes:
        weights: Points per weighed theme, ``{"zeggenschap": 30, ...}``.
        scores: Per allowed form, per theme, -2 to 2.
        released_at: When the municipality showed it to the others; null: not shown.
    """

    class Body(models.TextChoices):
        """Who weighs."""

        RAAD = "raad", "Gemeenteraad"
        COLLEGE = "college", "College"
        AMBTELIJK = "ambtelijk", "Ambtelijk"

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="form_judgements"
    )
    gemeente = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    body = models.CharField(max_length=10, choices=Body.choices)
    weights = models.JSONField()
    scores = models.JSONField()
    released_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["gemeente__naam", "body"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "gemeente", "body"],
                name="form_judgement_once_per_gemeente_and_body",
            )
        ]

    def __str__(self) -> str:
        shown = "released" if self.released_at else "not released"
        return f"{self.gemeente.code}: {self.body} {shown}"


class FormRound(models.Model):
    """Whether a region has closed the weighing of forms; without a row it is open."""

    region = models.OneToOneField(
        Organisation, models.PROTECT, related_name="form_round"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.region.code}: {'closed' if self.closed_at else 'open'}"
