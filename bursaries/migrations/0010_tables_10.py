"""The tables of bursaries."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0009_tables_9"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.UniqueConstraint(
                fields=("round", "user"),
                name="reviewer_once_a_round",
                violation_error_message="Cette personne évalue déjà ce concours.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("application", "reviewer"),
                name="review_once",
                violation_error_message="Cette candidature est déjà confiée à cette personne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("conflict", "undeclared"), ("declared_at", None)),
                    models.Q(
                        models.Q(("conflict", "undeclared"), _negated=True),
                        ("declared_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="review_after_its_declaration",
                violation_error_message="Une déclaration a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("completed_at", None), ("conflict", "none"), _connector="OR"),
                name="review_without_conflict",
                violation_error_message="Déclarez d’abord que vous n’avez pas de conflit d’intérêts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("review", "criterion"),
                name="score_once",
                violation_error_message="Ce critère a déjà sa note.",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0)),
                name="score_not_negative",
                violation_error_message="Une note n’est pas négative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestationfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="serviceattestationfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestationfile",
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
                name="serviceattestationfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestationfile",
            constraint=models.UniqueConstraint(
                fields=("attestation", "sha256"),
                name="serviceattestationfile_once_a_attestation",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="service_in_order",
                violation_error_message="La fin de l’emploi précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gt", 0), ("share__lte", 100)),
                name="service_share_is_a_percentage",
                violation_error_message="La part est un pourcentage, de 1 à 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recognized", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="service_exception_with_reason",
                violation_error_message="Écrivez pourquoi la règle ne s’applique pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("employer__isnull", False),
                    models.Q(("employer_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="service_of_an_employer",
                violation_error_message="Écrivez le nom de l’employeur.",
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
