"""The tables that keep the history of bursaries."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0012_history_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="BursaryRoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        help_text="Court et unique dans le programme : 2022-2023.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                ("starts_on", models.DateField(verbose_name="début de l’année")),
                ("ends_on", models.DateField(verbose_name="fin de l’année")),
                ("call", models.TextField(blank=True, verbose_name="texte de l’appel")),
                (
                    "call_en",
                    models.TextField(blank=True, verbose_name="texte de l’appel en anglais"),
                ),
                ("opens_at", models.DateTimeField(verbose_name="ouverture")),
                ("closes_at", models.DateTimeField(verbose_name="clôture")),
                (
                    "grace_minutes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Une candidature commencée avant la clôture peut encore être envoyée pendant ce temps.",
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="minutes de grâce",
                    ),
                ),
                (
                    "awards",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Au plus, tous volets réunis. Vide : l’enveloppe seule décide.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="nombre de bourses",
                    ),
                ),
                (
                    "envelope",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Au plus, pour l’ensemble des bourses. Vide : le nombre seul décide.",
                        max_digits=14,
                        null=True,
                        verbose_name="enveloppe",
                    ),
                ),
                (
                    "references_needed",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(5)],
                        verbose_name="références demandées",
                    ),
                ),
                (
                    "reviews_needed",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="évaluations par candidature",
                    ),
                ),
                (
                    "is_blind",
                    models.BooleanField(
                        default=False,
                        help_text="Les évaluateurs ne voient ni le nom ni les coordonnées de qui pose sa candidature.",
                        verbose_name="évaluation anonyme",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "En préparation"),
                            ("published", "Publié"),
                            ("ended", "Terminé"),
                            ("cancelled", "Annulé"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.bursaryround",
                        verbose_name="copié de",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Vide : fonds propres.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Chaque bourse y est engagée, puis versée. Vide : suivi hors des budgets.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.bursaryround",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Vide : ces bourses n’engagent à rien.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.obligationrule",
                        verbose_name="règle d’engagement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObligationRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.obligationrule",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.region",
                        verbose_name="région où servir",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObligationTermEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.obligationterm",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.obligationrule",
                        verbose_name="règle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(blank=True, verbose_name="réponse")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.answer",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.question",
                        verbose_name="question",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.SlugField(db_index=False, max_length=40, verbose_name="identifiant"),
                ),
                ("label", models.CharField(max_length=250, verbose_name="libellé")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=250, verbose_name="libellé en anglais"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                ("is_required", models.BooleanField(default=True, verbose_name="obligatoire")),
                (
                    "most_words",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(10)],
                        verbose_name="mots au plus",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.question",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=160, verbose_name="nom")),
                ("email", models.EmailField(max_length=254, verbose_name="courriel")),
                (
                    "relation",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="lien avec la personne"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="demandée le"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rappelée le"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reçue le"),
                ),
                (
                    "declined_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="déclinée le"),
                ),
                ("text", models.TextField(blank=True, verbose_name="référence")),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.reference",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content_type", models.CharField(max_length=100, verbose_name="type")),
                (
                    "size",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10485760),
                        ],
                        verbose_name="taille en octets",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="joint le")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="bursaries.referencefile",
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.reference",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
