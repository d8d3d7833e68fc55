"""The region dossier: what the region itself says of each step, with documents."""

from __future__ import annotations

from django.db import models

from jeugdregio.kernel.access import Role
from jeugdregio.register.models.organisation import Organisation


class DossierStep(models.Model):
    """One step of the chain for one region, as its own people last set it.

    Absent means: nobody set anything; `region.dossier` then derives what it can.
    """

    class State(models.TextChoices):
        """Where the step stands, in the region's own judgement."""

        NOT_STARTED = "niet_gestart", "niet gestart"
        IN_PROGRESS = "bezig", "bezig"
        DRAFT = "concept", "in concept"
        DONE = "gereed", "gereed"
        NOT_APPLICABLE = "nvt", "niet van toepassing"

    region = models.ForeignKey(Organisation, models.PROTECT, related_name="steps")
    step_id = models.CharField(max_length=40)
    state = models.CharField(max_length=14, choices=State.choices)
    note = models.CharField(max_length=500, blank=True)
    next_action = models.CharField(max_length=200, blank=True)
    owner_role = models.CharField(
        max_length=12,
        choices=[(role.value, role.label) for role in Role],
        blank=True,
    )
    due_on = models.DateField(null=True, blank=True)
    updated_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "step_id"], name="step_once_per_region"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.step_id} {self.state}"


class StepDocument(models.Model):
    """A document attached to a step: kept whole, known by its hash."""

    step = models.ForeignKey(DossierStep, models.PROTECT, related_name="documents")
    title = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "sha256"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="document_once_per_step",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.sha256[:12]}"
