"""The tables of budgets."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0004_tables_4"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="payment_above_zero",
                violation_error_message="Un paiement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("annulled_on", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="payment_annulled_with_reason",
                violation_error_message="Écrivez pourquoi le paiement est annulé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodclose",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="closing_dates_in_order",
                violation_error_message="La période finit avant de commencer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodclose",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reopened_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="closing_reopened_with_reason",
                violation_error_message="Écrivez pourquoi la période est rouverte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodclose",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("reopened_at", None)),
                expressions=[
                    ("program", "="),
                    (
                        models.Func(
                            "starts_on",
                            "ends_on",
                            django.contrib.postgres.fields.ranges.RangeBoundary(True, True),
                            function="DATERANGE",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="closing_once_a_day",
                violation_error_message="Ces jours sont déjà d’une période fermée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True),
                name="receipt_says_something",
                violation_error_message="Écrivez un montant autre que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingkey",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="sharing_key_code_once",
                violation_error_message="Une autre clé du programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingpart",
            constraint=models.UniqueConstraint(
                fields=("key", "line"),
                name="sharing_part_once",
                violation_error_message="Ce poste est déjà de la clé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__gt", 0), ("percent__lte", 100)),
                name="sharing_part_above_zero",
                violation_error_message="Une part va de plus de 0 à 100\xa0%.",
            ),
        ),
    ]
