"""The tables that keep the history of bursaries."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0008_history_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40, verbose_name="numéro")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bursary", "Bourse"),
                            ("fees", "Frais de demande d’admission"),
                            ("transport", "Transport"),
                            ("equipment", "Équipement"),
                            ("other", "Autre aide"),
                        ],
                        default="bursary",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                (
                    "beneficiaries",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="bénéficiaires",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=250, verbose_name="description"),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                ("awarded_on", models.DateField(verbose_name="accordée le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("granted", "Accordée"),
                            ("signed", "Contrat signé"),
                            ("withdrawn", "Désistement"),
                            ("cancelled", "Annulée"),
                        ],
                        default="granted",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(blank=True, null=True, verbose_name="contrat signé le"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secondary", "Secondaire"),
                            ("vocational", "Formation professionnelle (DEP)"),
                            ("college", "Collégial"),
                            ("undergraduate", "Premier cycle universitaire"),
                            ("graduate", "Deuxième cycle universitaire"),
                            ("doctoral", "Troisième cycle universitaire"),
                        ],
                        max_length=24,
                        verbose_name="niveau d’études",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nursing", "Soins infirmiers"),
                            ("medicine", "Médecine"),
                            ("pharmacy", "Pharmacie"),
                            ("physiotherapy", "Physiothérapie"),
                            ("occupational_therapy", "Ergothérapie"),
                            ("speech_therapy", "Orthophonie et audiologie"),
                            ("respiratory_therapy", "Inhalothérapie"),
                            ("medical_imaging", "Imagerie médicale"),
                            ("laboratory", "Analyses biomédicales"),
                            ("paramedic", "Soins préhospitaliers d’urgence"),
                            ("nutrition", "Nutrition"),
                            ("dental", "Soins dentaires"),
                            ("midwifery", "Pratique sage-femme"),
                            ("health_assistance", "Assistance à la personne (PAB)"),
                            ("other_health", "Autre domaine de la santé"),
                            ("psychology", "Psychologie"),
                            ("psychoeducation", "Psychoéducation"),
                            ("social_work", "Travail social"),
                            ("special_education", "Éducation spécialisée"),
                            ("other_social", "Autre domaine des services sociaux"),
                            ("education", "Enseignement"),
                            ("childhood", "Petite enfance"),
                            ("sciences", "Sciences et génie"),
                            ("business", "Administration et gestion"),
                            ("trades", "Métiers spécialisés"),
                            ("other", "Autre domaine"),
                        ],
                        max_length=24,
                        verbose_name="domaine d’études",
                    ),
                ),
                (
                    "institution_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="établissement, comme écrit"
                    ),
                ),
                (
                    "study_program",
                    models.CharField(blank=True, max_length=200, verbose_name="programme d’études"),
                ),
                (
                    "studies_end_on",
                    models.DateField(blank=True, null=True, verbose_name="fin prévue des études"),
                ),
                (
                    "funded_years",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Années d’études que cette bourse finance.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="années financées",
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
                    "address",
                    models.TextField(
                        blank=True,
                        help_text="Celle des feuillets fiscaux.",
                        verbose_name="adresse postale",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.action",
                        verbose_name="action du plan",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.commitment",
                        verbose_name="engagement budgétaire",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="établissement d’enseignement",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="L’école ou l’organisme qui la remet, quand les bénéficiaires ne sont pas nommés.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="par l’organisme",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.region",
                        verbose_name="région de provenance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="titulaire",
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
                        to="bursaries.award",
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
                    "tier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.awardtier",
                        verbose_name="volet",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.obligation",
                        verbose_name="engagement de service",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObligationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Pas débutée"),
                            ("ongoing", "En cours"),
                            ("deferred", "En sursis"),
                            ("fulfilled", "Remplie"),
                            ("exempted", "Exonérée"),
                            ("defaulted", "En défaut"),
                            ("repaying", "En remboursement"),
                            ("settled", "Soldée"),
                            ("cancelled", "Annulée"),
                        ],
                        default="not_started",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "studies_ended_on",
                    models.DateField(blank=True, null=True, verbose_name="fin des études"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="titulaire",
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
                        to="bursaries.obligation",
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
                        db_constraint=False,
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
            name="BursaryRoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        help_text="Court et unique dans le programme\xa0: 2022-2023.",
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
                        help_text="Au plus, tous volets réunis. Vide\xa0: l’enveloppe seule décide.",
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
                        help_text="Au plus, pour l’ensemble des bourses. Vide\xa0: le nombre seul décide.",
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
                        help_text="Vide\xa0: fonds propres.",
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
                        help_text="Chaque bourse y est engagée, puis versée. Vide\xa0: suivi hors des budgets.",
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
                        help_text="Vide\xa0: ces bourses n’engagent à rien.",
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
    ]
