"""Users and the roles they have at organisations."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from jeugdregio.kernel.access import Actor, Grant, Role
from jeugdregio.register.models.organisation import Organisation


class User(AbstractUser):
    """A person who can log in. Audit lines know the key, never the name."""

    display_name = models.CharField(max_length=120, blank=True)
    is_example = models.BooleanField(default=False)

    @property
    def key(self) -> str:
        """The reference used in audit lines."""
        return f"gebruiker-{self.pk}"

    def as_actor(self) -> Actor:
        """The person with the roles that hold now, as actions want it."""
        assignments = self.assignments.filter(revoked_at=None).select_related(
            "organisation"
        )
        return Actor(
            self.key,
            tuple(Grant(Role(a.role), a.organisation.code) for a in assignments),
            self.is_example,
        )


class RoleAssignment(models.Model):
    """One role of one person at one organisation; ended, never removed."""

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="assignments"
    )
    role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__code", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(revoked_at__isnull=True),
                name="role_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user.key}: {self.role} bij {self.organisation.code}"
