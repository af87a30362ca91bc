"""The tables of bursaries."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0006_tables_6"),
    ]

    operations = [
        migrations.AddField(
            model_name="serviceattestation",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attestations",
                to="bursaries.serviceperiod",
                verbose_name="emploi",
            ),
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "months",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Vide : tous ceux qui restent dus ce jour-là.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois",
                    ),
                ),
                ("reason", models.TextField(verbose_name="motif")),
                ("granted_on", models.DateField(verbose_name="accordée le")),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accordée par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "exonération",
                "verbose_name_plural": "exonérations",
                "ordering": ["obligation", "granted_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="awardinstalment",
            constraint=models.UniqueConstraint(
                fields=("award", "number"),
                name="award_instalment_once",
                violation_error_message="Un autre versement de cette bourse porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardinstalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="award_instalment_above_zero",
                violation_error_message="Un versement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardinstalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("expense", None), ("state", "authorized"), _connector="OR"),
                name="award_instalment_expense_once_authorized",
                violation_error_message="Un versement devient une dépense une fois autorisé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="awardfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfile",
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
                name="awardfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfile",
            constraint=models.UniqueConstraint(
                fields=("award", "sha256"),
                name="awardfile_once_a_award",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(
                fields=("application", "tier"),
                name="choice_once",
                violation_error_message="Ce volet est déjà demandé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="criterion_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("most__gte", 1), ("weight__gte", 1)),
                name="criterion_weighs_something",
                violation_error_message="Le poids et la note maximale sont d’au moins 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eligibilityrule",
            constraint=models.UniqueConstraint(
                fields=("round", "subject", "operator"),
                name="eligibility_rule_once",
                violation_error_message="Cette condition est déjà écrite.",
            ),
        ),
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
    ]
