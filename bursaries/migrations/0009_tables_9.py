"""The tables of bursaries."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0008_tables_8"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="question_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("application", "question"),
                name="answer_once",
                violation_error_message="Cette question a déjà sa réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.UniqueConstraint(
                fields=("application", "email"),
                name="reference_once_an_address",
                violation_error_message="Cette personne est déjà nommée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_at", None), ("declined_at", None), _connector="OR"),
                name="reference_answered_or_declined",
                violation_error_message="Une référence est reçue ou déclinée, non les deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referencefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="referencefile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referencefile",
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
                name="referencefile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referencefile",
            constraint=models.UniqueConstraint(
                fields=("reference", "sha256"),
                name="referencefile_once_a_reference",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="repayment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="repayment_above_zero",
                violation_error_message="Un remboursement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="repayment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("annulled_on", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="repayment_annulled_with_reason",
                violation_error_message="Écrivez pourquoi le remboursement est annulé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requireddocument",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="requireddocument_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddIndex(
            model_name="applicationfile",
            index=models.Index(fields=["sha256"], name="application_file_by_content"),
        ),
        migrations.AddConstraint(
            model_name="applicationfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="applicationfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="applicationfile",
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
                name="applicationfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="applicationfile",
            constraint=models.UniqueConstraint(
                fields=("application", "sha256"),
                name="applicationfile_once_a_application",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
    ]
