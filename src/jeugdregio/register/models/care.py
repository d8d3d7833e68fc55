"""Young people and the care they were allocated, given and claimed for.

Everything here comes from accepted messages. BSN and birth date are encrypted; the BSN
is found by a keyed digest. Names stay in the raw message and nowhere else.
"""

from __future__ import annotations

from django.db import models

from jeugdregio.register.models.message import Message
from jeugdregio.register.vault.fields import EncryptedTextField
from jeugdregio.register.vault.keyring import Purpose


class Client(models.Model):
    """A young person, known by BSN alone."""

    bsn = EncryptedTextField(purpose=Purpose.BSN_VALUE)
    bsn_digest = models.CharField(max_length=64)
    digest_version = models.PositiveSmallIntegerField()
    # Absent, not empty: an encrypted column can only be asked whether it is there.
    geboortedatum = EncryptedTextField(
        purpose=Purpose.BSN_VALUE,
        null=True,
        blank=True,
    )
    is_example = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["digest_version", "bsn_digest"], name="client_once"
            )
        ]

    def __str__(self) -> str:
        return f"client-{self.pk}"


class Toewijzing(models.Model):
    """An allocation by a municipality (JW301) in its latest state.

    Of messages with the same number the one with the latest Toewijzingsdatum and
    Toewijzingstijd wins (OP033x1), whatever the order of arrival. The first
    Toewijzingsdatum stays: a young person waits from then on.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="toewijzingen")
    gemeente = models.CharField(max_length=4)
    toewijzing_nummer = models.CharField(max_length=9)
    aanbieder = models.CharField(max_length=8)
    categorie = models.CharField(max_length=2, blank=True)
    code = models.CharField(max_length=5, blank=True)
    eerste_toewijzingsdatum = models.DateField()
    toewijzingsdatum = models.DateField()
    toewijzingstijd = models.TimeField(null=True, blank=True)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    reden_wijziging = models.CharField(max_length=2, blank=True)
    volume = models.PositiveIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=2, blank=True)
    frequentie = models.CharField(max_length=1, blank=True)
    budget_cents = models.BigIntegerField(null=True, blank=True)
    message = models.ForeignKey(Message, models.PROTECT, related_name="toewijzingen")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "toewijzing_nummer"], name="toewijzing_once"
            )
        ]
        indexes = [models.Index(fields=["ingangsdatum"], name="toewijzing_start")]

    def __str__(self) -> str:
        return f"toewijzing {self.gemeente}/{self.toewijzing_nummer}"


class Levering(models.Model):
    """Care that started (JW305) and perhaps stopped (JW307)."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="leveringen")
    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    toewijzing_nummer = models.CharField(max_length=9, blank=True)
    categorie = models.CharField(max_length=2, blank=True)
    code = models.CharField(max_length=5, blank=True)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    reden_beeindiging = models.CharField(max_length=2, blank=True)
    start_message = models.ForeignKey(
        Message, models.PROTECT, null=True, related_name="starts"
    )
    stop_message = models.ForeignKey(
        Message, models.PROTECT, null=True, related_name="stops"
    )

    class Meta:
        constraints = [
            # The logical key of a start and a stop, per sender and receiver.
            models.UniqueConstraint(
                fields=[
                    "gemeente",
                    "aanbieder",
                    "client",
                    "toewijzing_nummer",
                    "categorie",
                    "code",
                    "begindatum",
                ],
                name="levering_once",
            )
        ]

    def __str__(self) -> str:
        return f"levering {self.gemeente}/{self.toewijzing_nummer}"


class Declaratie(models.Model):
    """A claim (JW323) with what was submitted and granted, in cents."""

    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    declaratie_nummer = models.CharField(max_length=12)
    begindatum = models.DateField()
    einddatum = models.DateField()
    ingediend_cents = models.BigIntegerField()
    toegekend_cents = models.BigIntegerField()
    message = models.OneToOneField(Message, models.PROTECT, related_name="declaratie")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "aanbieder", "declaratie_nummer"],
                name="declaratie_once",
            )
        ]

    def __str__(self) -> str:
        return f"declaratie {self.gemeente}/{self.aanbieder}/{self.declaratie_nummer}"


class Prestatie(models.Model):
    """One line of a claim; a credit line has a negative amount."""

    declaratie = models.ForeignKey(
        Declaratie, models.PROTECT, related_name="prestaties"
    )
    client = models.ForeignKey(Client, models.PROTECT, related_name="prestaties")
    product_referentie = models.CharField(max_length=20)
    vorige_referentie = models.CharField(max_length=20, blank=True)
    toewijzing_nummer = models.CharField(max_length=9)
    categorie = models.CharField(max_length=2)
    code = models.CharField(max_length=5)
    begindatum = models.DateField()
    einddatum = models.DateField()
    volume = models.PositiveIntegerField()
    eenheid = models.CharField(max_length=2)
    tarief_cents = models.BigIntegerField(null=True, blank=True)
    bedrag_cents = models.BigIntegerField()
    toegekend = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(
                fields=["toewijzing_nummer", "begindatum"], name="prestatie_toewijzing"
            )
        ]

    def __str__(self) -> str:
        return f"prestatie {self.pk}"


class ContractLine(models.Model):
    """A product a provider delivers to a municipality at a tariff, for a while."""

    gemeente = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=8)
    categorie = models.CharField(max_length=2)
    code = models.CharField(max_length=5)
    eenheid = models.CharField(max_length=2)
    tarief_cents = models.BigIntegerField()
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "gemeente",
                    "aanbieder",
                    "categorie",
                    "code",
                    "eenheid",
                    "begindatum",
                ],
                name="contract_line_once",
            ),
            models.CheckConstraint(
                condition=models.Q(einddatum__isnull=True)
                | models.Q(einddatum__gte=models.F("begindatum")),
                name="contract_line_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"contract {self.gemeente}/{self.aanbieder}/{self.code}"
