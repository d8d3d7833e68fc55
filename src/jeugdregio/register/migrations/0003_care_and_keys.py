"""First Toewijzingsdatum, time of day, packed messages, and keys by fingerprint."""

import datetime

from django.db import migrations, models

import jeugdregio.register.vault.fields


class Migration(migrations.Migration):
    dependencies = [("register", "0002_message_traffic")]

    operations = [
        migrations.RenameField("message", "raw", "packed"),
        migrations.AlterField(
            "client",
            "geboortedatum",
            jeugdregio.register.vault.fields.EncryptedTextField(
                blank=True, null=True, purpose="bsn-value"
            ),
        ),
        migrations.AddField(
            "toewijzing",
            "eerste_toewijzingsdatum",
            # No release recorded an allocation before this column was there.
            models.DateField(default=datetime.date(2015, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            "toewijzing", "toewijzingstijd", models.TimeField(blank=True, null=True)
        ),
        migrations.CreateModel(
            "KeyFingerprint",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("purpose", models.CharField(max_length=32)),
                ("key_id", models.PositiveSmallIntegerField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("noted_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("purpose", "key_id"), name="key_once"
                    )
                ],
            },
        ),
    ]
