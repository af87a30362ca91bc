"""The tables of bursaries."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0003_tables_3"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "milestone",
                    models.PositiveSmallIntegerField(
                        choices=[(12, "À 12 mois"), (24, "À 24 mois")], verbose_name="moment"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("retained", "En emploi dans la région"),
                            ("elsewhere", "En emploi ailleurs"),
                            ("studying", "Aux études"),
                            ("not_working", "Sans emploi"),
                            ("unknown", "Sans nouvelles"),
                        ],
                        max_length=12,
                        verbose_name="situation",
                    ),
                ),
                ("observed_on", models.DateField(verbose_name="constatée le")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "suivi d’emploi",
                "verbose_name_plural": "suivis d’emploi",
                "ordering": ["obligation", "milestone", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Deferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="au")),
                ("reason", models.TextField(verbose_name="motif")),
                ("granted_on", models.DateField(verbose_name="accordé le")),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accordé par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deferrals",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "sursis",
                "verbose_name_plural": "sursis",
                "ordering": ["obligation", "starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ObligationMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_state",
                    models.CharField(blank=True, max_length=20, verbose_name="de l’état"),
                ),
                ("to_state", models.CharField(max_length=20, verbose_name="à l’état")),
                ("moved_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                ("effective_on", models.DateField(verbose_name="en date du")),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "moved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.obligation",
                        verbose_name="engagement de service",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un engagement",
                "verbose_name_plural": "étapes des engagements",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObligationRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Court : SANTE. Ses versions le partagent.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                (
                    "employer_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("community", "Organisme communautaire"),
                                ("employment", "Service d’aide à l’emploi"),
                                ("government", "Ministère ou organisme gouvernemental"),
                                ("school", "Établissement ou organisme scolaire"),
                                ("health", "Établissement de santé et de services sociaux"),
                                ("municipal", "Municipalité ou MRC"),
                                ("business", "Entreprise"),
                                ("foundation", "Fondation"),
                                ("other", "Autre"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        help_text="Aucun choix : tous les employeurs de la région.",
                        size=None,
                        verbose_name="employeurs reconnus",
                    ),
                ),
                (
                    "start_within_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Après la fin des études. Vide : aucun délai.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois pour commencer",
                    ),
                ),
                (
                    "complete_within_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Après la fin des études. Vide : aucun délai.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois pour terminer",
                    ),
                ),
                (
                    "prorates_part_time",
                    models.BooleanField(
                        default=True,
                        help_text="Un mois à 60 % compte pour 0,6 mois. Sinon il compte en entier.",
                        verbose_name="temps partiel au prorata",
                    ),
                ),
                (
                    "minimum_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="En deçà, le temps ne compte pas.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="part minimale d’un temps plein, en %",
                    ),
                ),
                (
                    "prorates_paid",
                    models.BooleanField(
                        default=False,
                        help_text="Qui n’a reçu que la moitié de sa bourse doit la moitié des mois.",
                        verbose_name="dû au prorata du versé",
                    ),
                ),
                (
                    "counts_during_studies",
                    models.BooleanField(
                        default=False,
                        help_text="Le travail fait avant la fin des études compte aussi.",
                        verbose_name="compte pendant les études",
                    ),
                ),
                (
                    "repayment",
                    models.CharField(
                        choices=[
                            ("prorata", "Au prorata des mois qui restent dus"),
                            ("whole", "En entier tant qu’il reste un mois dû"),
                        ],
                        default="prorata",
                        max_length=12,
                        verbose_name="remboursement",
                    ),
                ),
                (
                    "repay_within_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Après le défaut. Vide : aucun délai.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois pour rembourser",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="Elles s’impriment au contrat.",
                        verbose_name="conditions",
                    ),
                ),
                ("text_en", models.TextField(blank=True, verbose_name="conditions en anglais")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligation_rules",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.region",
                        verbose_name="région où servir",
                    ),
                ),
            ],
            options={
                "verbose_name": "règle d’engagement",
                "verbose_name_plural": "règles d’engagement",
                "ordering": ["program", "code", "version", "pk"],
            },
        ),
        migrations.AddField(
            model_name="obligation",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="obligations",
                to="bursaries.obligationrule",
                verbose_name="règle d’engagement",
            ),
        ),
        migrations.AddField(
            model_name="bursaryround",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                help_text="Vide : ces bourses n’engagent à rien.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="bursaries.obligationrule",
                verbose_name="règle d’engagement",
            ),
        ),
        migrations.CreateModel(
            name="ObligationTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secondary", "Secondaire"),
                            ("vocational", "Formation professionnelle"),
                            ("college", "Collégial"),
                            ("university", "Université, premier cycle"),
                            ("graduate", "Université, cycles supérieurs"),
                        ],
                        help_text="Vide : tous les niveaux.",
                        max_length=12,
                        verbose_name="niveau d’études",
                    ),
                ),
                (
                    "from_region",
                    models.BooleanField(
                        blank=True,
                        choices=[
                            (None, "Toutes"),
                            (True, "De la région"),
                            (False, "D’une autre région"),
                        ],
                        help_text="D’où venait la personne avant ses études.",
                        null=True,
                        verbose_name="provenance",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(240),
                        ],
                        verbose_name="mois dus",
                    ),
                ),
                (
                    "per",
                    models.CharField(
                        choices=[("award", "par bourse"), ("funded_year", "par année financée")],
                        default="award",
                        max_length=12,
                        verbose_name="par",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="bursaries.obligationrule",
                        verbose_name="règle",
                    ),
                ),
            ],
            options={
                "verbose_name": "durée due",
                "verbose_name_plural": "durées dues",
                "ordering": ["rule", "level", "from_region", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.UniqueConstraint(
                fields=("person", "rule"),
                name="obligation_once_a_rule",
                violation_error_message="Cette personne a déjà un engagement sous cette règle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("program", "code"),
                name="obligation_code_once",
                violation_error_message="Un autre engagement du programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason", ""),
                    ("state__in", ("exempted", "defaulted", "cancelled")),
                    _negated=True,
                ),
                name="obligation_ended_with_reason",
                violation_error_message="Écrivez le motif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="round_code_once",
                violation_error_message="Un autre concours de ce programme porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="round_year_in_order",
                violation_error_message="La fin de l’année précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                name="round_closes_after_it_opens",
                violation_error_message="La clôture précède l’ouverture.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("envelope", None), ("envelope__gt", 0), _connector="OR"),
                name="round_envelope_above_zero",
                violation_error_message="L’enveloppe est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("awards", None), ("taken__lte", models.F("awards")), _connector="OR"
                ),
                name="round_within_its_awards",
                violation_error_message="Toutes les bourses de ce concours sont accordées.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("envelope", None), ("granted__lte", models.F("envelope")), _connector="OR"
                ),
                name="round_within_its_envelope",
                violation_error_message="L’enveloppe de ce concours serait dépassée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "cancelled"), _negated=True),
                name="round_cancelled_with_reason",
                violation_error_message="Écrivez pourquoi le concours est annulé.",
            ),
        ),
    ]
