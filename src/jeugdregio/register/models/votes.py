"""The vote rule that a region works with or proposes."""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.organisation import Organisation


class VoteRule(models.Model):
    """How the municipalities of a region vote: the last one recorded counts."""

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "concept", "concept"
        ADOPTED = "vastgesteld", "vastgesteld"

    region = models.OneToOneField(
        Organisation, models.PROTECT, related_name="vote_rule"
    )
    state = models.CharField(max_length=12, choices=State.choices)
    weights = models.CharField(max_length=12)
    step = models.PositiveIntegerField()
    threshold = models.CharField(max_length=12)
    heads = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code"]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.weights}, {self.threshold}"


class VoteWeight(models.Model):
    """The votes of one municipality, where a region divides them itself."""

    rule = models.ForeignKey(VoteRule, models.CASCADE, related_name="own_weights")
    gemeente = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    votes = models.PositiveIntegerField()

    class Meta:
        ordering = ["gemeente__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "gemeente"], name="vote_weight_once_per_gemeente"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gemeente.code}: {self.votes}"
