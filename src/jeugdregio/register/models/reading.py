"""A region's own reading of a law date that we cannot confirm."""

from __future__ import annotations

from django.db import models

from jeugdregio.kernel.access import Role
from jeugdregio.register.models.organisation import Organisation


class ArticleReading(models.Model):
    """From which day the region works with an article, and why it thinks so."""

    region = models.ForeignKey(Organisation, models.PROTECT, related_name="readings")
    article_id = models.CharField(max_length=60)
    valid_from = models.DateField()
    reason = models.CharField(max_length=300)
    set_by_role = models.CharField(
        max_length=12, choices=[(role.value, role.label) for role in Role]
    )
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["article_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "article_id"], name="reading_once_per_article"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region.code}: {self.article_id} vanaf {self.valid_from}"
