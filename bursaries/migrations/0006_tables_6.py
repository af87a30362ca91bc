"""The tables of bursaries."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0005_tables_5"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="serviceattestation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "refused"), _negated=True),
                fields=("service", "starts_on", "ends_on"),
                name="attestation_once",
                violation_error_message="Cette période est déjà attestée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestation",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="attestation_in_order",
                violation_error_message="La fin de la période précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "refused"), _negated=True),
                name="attestation_refused_with_reason",
                violation_error_message="Écrivez pourquoi l’attestation est refusée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("months", None), ("months__gt", 0), _connector="OR"),
                name="waiver_of_something",
                violation_error_message="Une exonération est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="waiver_with_reason",
                violation_error_message="Écrivez pourquoi ces mois sont exonérés.",
            ),
        ),
    ]
