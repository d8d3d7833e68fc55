"""Arrangements between municipalities: what the region records beside their members.

An arrangement is an organisation. Its members are `Membership`, how far they take part
is `Participation`, its legal form is `EntityForm`; here is what those do not hold.
"""

from __future__ import annotations

from django.db import models

from jeugdregio.kernel.access import Role
from jeugdregio.register.models.organisation import Organisation
from jeugdregio.register.models.status import Zekerheid


class Arrangement(models.Model):
    """An arrangement of a region: what kind, whether it runs, for which care."""

    class Kind(models.TextChoices):
        """By public law, by private law, or not known."""

        PUBLIC = "gemeenschappelijke_regeling", "gemeenschappelijke regeling"
        PRIVATE = "privaat", "private afspraak"
        UNKNOWN = "niet_bekend", "soort niet bekend"

    class Stage(models.TextChoices):
        """Whether it runs."""

        RUNS = "geldt", "loopt, volgens de bron"
        PLAN = "plan", "plan"
        UNKNOWN = "niet_bekend", "niet bekend of dit nog loopt"

    class Scope(models.TextChoices):
        """For which care."""

        ALL = "alle", "alle jeugdhulp die wordt ingekocht"
        NAMED = "genoemd", "alleen genoemde zorgvormen"
        UNKNOWN = "niet_bekend", "niet bekend"

    body = models.OneToOneField(
        Organisation, models.PROTECT, related_name="arrangement"
    )
    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="arrangements"
    )
    is_main = models.BooleanField(default=False)
    # Made for more regions together; then nobody in it is across a border.
    is_supra = models.BooleanField(default=False)
    kind = models.CharField(max_length=28, choices=Kind.choices)
    stage = models.CharField(max_length=12, choices=Stage.choices)
    scope = models.CharField(max_length=12, choices=Scope.choices)
    # Ids of `standards.care_forms`; only with scope NAMED.
    care_forms = models.JSONField(default=list, blank=True)
    buys = models.BooleanField(null=True, blank=True)
    # How many parties have a contract; empty where not known.
    providers = models.PositiveIntegerField(null=True, blank=True)
    text = models.CharField(max_length=500, blank=True)
    dates_text = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    members_complete = models.BooleanField(default=False)
    members_text = models.CharField(max_length=300, blank=True)
    members_status = models.CharField(max_length=1, choices=Zekerheid.choices)
    members_caveat = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=1, choices=Zekerheid.choices)
    caveat = models.CharField(max_length=400, blank=True)
    # From a public source, so for everyone; else for people of the region.
    is_public = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code", "-is_main", "body__code"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=""), name="arrangement_has_a_source"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="arrangement_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body.code} in {self.region.code}"


class ArrangementTask(models.Model):
    """Where a task lies in a region, for which care, by which power."""

    class Level(models.TextChoices):
        """Where it lies."""

        LOCAL = "lokaal", "lokaal"
        REGIONAL = "regionaal", "regionaal"
        SUPRA = "bovenregionaal", "bovenregionaal"
        NATIONAL = "landelijk", "landelijk"

    class Binding(models.TextChoices):
        """How the region reads the law on it."""

        COMPULSORY = "verplicht", "verplicht"
        VOLUNTARY = "vrijwillig", "vrijwillig"
        UNKNOWN = "niet_bekend", "niet bekend"

    class Power(models.TextChoices):
        """By which power it is done for someone else."""

        MANDATE = "mandaat", "mandaat"
        DELEGATION = "delegatie", "delegatie"
        PROXY = "volmacht", "volmacht"
        NONE = "geen", "geen overdracht"
        UNKNOWN = "niet_bekend", "niet bekend"

    region = models.ForeignKey(Organisation, models.PROTECT, related_name="tasks")
    arrangement = models.ForeignKey(
        Arrangement, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    task_id = models.CharField(max_length=40)
    level = models.CharField(max_length=16, choices=Level.choices)
    # Id of `standards.care_forms`; empty for all care.
    care_form_id = models.CharField(max_length=40, blank=True)
    binding = models.CharField(max_length=12, choices=Binding.choices)
    power = models.CharField(max_length=12, choices=Power.choices)
    document = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=1, choices=Zekerheid.choices)
    caveat = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    # Empty for what comes from a public source.
    updated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["task_id", "level", "care_form_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "task_id", "level", "care_form_id", "is_public"],
                name="arrangement_task_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.task_id} {self.level}"


class DivisionMembership(models.Model):
    """A municipality in an area of another division, e.g. that of the GGD."""

    division = models.CharField(max_length=60)
    gemeente = models.ForeignKey(Organisation, models.PROTECT, related_name="divisions")
    area_code = models.CharField(max_length=20)
    area_name = models.CharField(max_length=120)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["division", "area_name", "gemeente__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "gemeente", "area_code", "valid_from"],
                name="division_once_per_start",
            ),
            models.UniqueConstraint(
                fields=["division", "gemeente", "area_code"],
                condition=models.Q(valid_from__isnull=True),
                name="division_once_without_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""), name="division_has_a_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division}: {self.gemeente.code} in {self.area_code}"


class DetectorAnswer(models.Model):
    """What a region says of something the detector pointed out."""

    class Stance(models.TextChoices):
        """In one word."""

        RIGHT = "klopt", "Dit klopt en wij passen het aan"
        ALLOWED = "past", "Dit klopt en past volgens ons"
        WRONG = "klopt_niet", "Dit klopt niet (meer)"
        LOOKING = "zoeken_uit", "Wij zoeken dit uit"

    region = models.ForeignKey(
        Organisation, models.PROTECT, related_name="detector_answers"
    )
    hit_key = models.CharField(max_length=80)
    stance = models.CharField(max_length=12, choices=Stance.choices)
    text = models.CharField(max_length=500)
    set_by_role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    set_at = models.DateTimeField()
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["region__code", "hit_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "hit_key"], name="detector_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.hit_key} {self.stance}"
