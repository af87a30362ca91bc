"""The tables that keep the history of bursaries."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0011_history_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="HolderLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("email", models.EmailField(max_length=254, verbose_name="courriel")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("expires_at", models.DateTimeField(verbose_name="valide jusqu’au")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="fermé le"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dernier rappel"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="envoyé par",
                    ),
                ),
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
                        to="bursaries.holderlink",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LetterTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("award", "Lettre d’attribution"),
                            ("waiting", "Lettre de mise en attente"),
                            ("refusal", "Lettre de refus"),
                            ("ineligible", "Lettre d’inadmissibilité"),
                            ("contract", "Contrat"),
                            ("statement", "Relevé de l’engagement"),
                            ("default", "Avis de défaut"),
                        ],
                        max_length=12,
                        verbose_name="lettre",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="objet")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=200, verbose_name="objet en anglais"),
                ),
                ("body", models.TextField(verbose_name="texte")),
                ("body_en", models.TextField(blank=True, verbose_name="texte en anglais")),
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
                        to="bursaries.lettertemplate",
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
            name="LetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("award", "Lettre d’attribution"),
                            ("waiting", "Lettre de mise en attente"),
                            ("refusal", "Lettre de refus"),
                            ("ineligible", "Lettre d’inadmissibilité"),
                            ("contract", "Contrat"),
                            ("statement", "Relevé de l’engagement"),
                            ("default", "Avis de défaut"),
                        ],
                        max_length=12,
                        verbose_name="lettre",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("addressee", models.TextField(verbose_name="destinataire")),
                ("subject", models.CharField(max_length=200, verbose_name="objet")),
                ("body", models.TextField(verbose_name="texte")),
                ("dated_on", models.DateField(verbose_name="datée du")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="faite le")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="envoyée le")),
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
                    "award",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.award",
                        verbose_name="bourse",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="faite par",
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
                        to="bursaries.letter",
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
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        to="bursaries.followup",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DeferralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="au")),
                ("reason", models.TextField(verbose_name="motif")),
                ("granted_on", models.DateField(verbose_name="accordé le")),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accordé par",
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
                        to="bursaries.deferral",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
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
                            ("vocational", "Formation professionnelle"),
                            ("college", "Collégial"),
                            ("university", "Université, premier cycle"),
                            ("graduate", "Université, cycles supérieurs"),
                        ],
                        max_length=12,
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
                            ("rehab", "Réadaptation"),
                            ("speech", "Orthophonie et audiologie"),
                            ("paramedic", "Soins préhospitaliers"),
                            ("technology", "Technologies médicales"),
                            ("dental", "Santé dentaire"),
                            ("nutrition", "Nutrition"),
                            ("psychology", "Psychologie"),
                            ("social_work", "Travail social"),
                            ("educator", "Éducation spécialisée"),
                            ("support", "Assistance à la personne"),
                            ("admin", "Gestion et administration de la santé"),
                            ("other_health", "Autre domaine de la santé"),
                            ("education", "Enseignement"),
                            ("trades", "Métiers spécialisés"),
                            ("other", "Autre domaine"),
                        ],
                        max_length=12,
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
    ]
