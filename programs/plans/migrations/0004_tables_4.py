"""The tables of action plans."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0003_tables_3"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="heading",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="heading_has_a_text",
                violation_error_message="Écrivez le texte de la ligne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="heading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("plan", "code"),
                name="heading_code_once",
                violation_error_message="Une autre ligne du plan porte ce code.",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(fields=["plan", "due_on"], name="action_by_due_day"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="action_has_a_text",
                violation_error_message="Écrivez le texte de la ligne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                name="action_dates_in_order",
                violation_error_message="L’échéance précède le début de l’action.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "abandoned"), _negated=True),
                name="action_abandoned_with_reason",
                violation_error_message="Écrivez pourquoi l’action est abandonnée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("plan", "code"),
                name="action_code_once",
                violation_error_message="Une autre ligne du plan porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True),
                name="indicator_has_a_label",
                violation_error_message="Écrivez ce que mesure l’indicateur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("heading", None), ("action", None), _connector="OR"),
                name="indicator_follows_one_line",
                violation_error_message="Un indicateur suit un titre ou une action, pas les deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("plan", "code"),
                name="indicator_code_once",
                violation_error_message="Une autre ligne du plan porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatortarget",
            constraint=models.UniqueConstraint(
                fields=("indicator", "starts_on", "ends_on"),
                name="indicator_target_once",
                violation_error_message="Cette période a déjà sa cible.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatortarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="indicator_target_days_in_order",
                violation_error_message="La période finit avant de commencer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action__isnull", False), ("heading", None)),
                    models.Q(("action", None), ("heading__isnull", False)),
                    _connector="OR",
                ),
                name="involvement_in_one_line",
                violation_error_message="Une participation est à une action, ou à un titre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organization__isnull", False),
                    models.Q(("label", ""), _negated=True),
                    _connector="OR",
                ),
                name="involvement_of_somebody",
                violation_error_message="Choisissez un organisme, ou écrivez un rôle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.UniqueConstraint(
                fields=("action", "heading", "part", "organization", "label"),
                name="involvement_once",
                nulls_distinct=False,
                violation_error_message="Cette participation est déjà inscrite.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.UniqueConstraint(
                fields=("indicator", "part", "starts_on", "ends_on", "origin"),
                name="measurement_once",
                violation_error_message="Cette période a déjà sa valeur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="measurement_days_in_order",
                violation_error_message="La période finit avant de commencer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("denominator", None), ("numerator", None)),
                    models.Q(("denominator__isnull", False), ("numerator__isnull", False)),
                    _connector="OR",
                ),
                name="measurement_of_two_numbers",
                violation_error_message="Un rapport a ses deux nombres, ou n’est pas connu.",
            ),
        ),
    ]
