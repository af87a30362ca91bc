"""The tables of action plans."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_tables_4"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cause__isnull", False), models.Q(("text", ""), _negated=True), _connector="OR"
                ),
                name="obstacle_is_something",
                violation_error_message="Choisissez l’action attendue, ou écrivez l’obstacle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cause", None),
                    models.Q(("cause", models.F("action")), _negated=True),
                    _connector="OR",
                ),
                name="obstacle_is_another_action",
                violation_error_message="Une action ne s’attend pas elle-même.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(("lifted_on__gte", models.F("since"))),
                name="obstacle_days_in_order",
                violation_error_message="L’obstacle est levé avant d’être apparu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_on", None)),
                fields=("action", "cause"),
                name="obstacle_standing_once",
                violation_error_message="L’action attend déjà celle-là.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planprogram",
            constraint=models.UniqueConstraint(
                fields=("plan", "program"),
                name="plan_program_once",
                violation_error_message="Ce programme est déjà du plan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"),
                name="plan_version_once",
                violation_error_message="Cette version existe déjà.",
            ),
        ),
        migrations.AddIndex(
            model_name="progressupdate",
            index=models.Index(fields=["action", "reported_on"], name="progress_by_day"),
        ),
        migrations.AddConstraint(
            model_name="progressupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("achievements", ""),
                    ("maximum", None),
                    ("minimum", None),
                    ("ongoing", ""),
                    ("says_state", ""),
                    _negated=True,
                ),
                name="progress_says_something",
                violation_error_message="Écrivez ce qui a été fait, ce qui est en cours, un nombre, ou où en est l’action.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "returned"), _negated=True),
                name="progress_returned_with_reason",
                violation_error_message="Écrivez pourquoi la nouvelle est retournée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="progressfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("size", django.db.models.functions.text.Length("content")),
                    django.db.models.lookups.Exact(
                        models.F("sha256"),
                        models.Func(
                            models.Func(
                                models.F("content"),
                                function="SHA256",
                                output_field=models.BinaryField(),
                            ),
                            models.Value("hex"),
                            function="ENCODE",
                            output_field=models.CharField(),
                        ),
                    ),
                ),
                name="progressfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressfile",
            constraint=models.UniqueConstraint(
                fields=("update", "sha256"),
                name="progressfile_once_a_update",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
    ]
