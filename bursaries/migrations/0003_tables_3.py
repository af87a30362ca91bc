"""The tables of bursaries."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0002_tables_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=1, verbose_name="préférence"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "tier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="bursaries.awardtier",
                        verbose_name="volet",
                    ),
                ),
            ],
            options={
                "verbose_name": "volet demandé",
                "verbose_name_plural": "volets demandés",
                "ordering": ["application", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="identifiant")),
                ("label", models.CharField(max_length=250, verbose_name="libellé")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=250, verbose_name="libellé en anglais"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "guidance",
                    models.TextField(
                        blank=True,
                        help_text="Ce que vaut chaque note, pour que tous notent pareil.",
                        verbose_name="repères",
                    ),
                ),
                ("guidance_en", models.TextField(blank=True, verbose_name="repères en anglais")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="poids",
                    ),
                ),
                (
                    "most",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="note maximale",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "critère d’évaluation",
                "verbose_name_plural": "critères d’évaluation",
                "ordering": ["round", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EligibilityRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                ("subject", models.CharField(max_length=30, verbose_name="ce qui est demandé")),
                ("operator", models.CharField(max_length=20, verbose_name="condition")),
                (
                    "values",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="réponses",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="nombre"
                    ),
                ),
                (
                    "message",
                    models.CharField(
                        blank=True,
                        help_text="Ce que lit la personne qui ne remplit pas la condition.",
                        max_length=250,
                        verbose_name="explication",
                    ),
                ),
                (
                    "message_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="explication en anglais"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="eligibility_rules",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "condition d’admissibilité",
                "verbose_name_plural": "conditions d’admissibilité",
                "ordering": ["round", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HolderLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="envoyé par",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bursary_links",
                        to="people.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien d’un titulaire",
                "verbose_name_plural": "liens des titulaires",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_templates",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "modèle de lettre",
                "verbose_name_plural": "modèles de lettres",
                "ordering": ["round", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_obligations",
                        to="people.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_obligations",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement de service",
                "verbose_name_plural": "engagements de service",
                "ordering": ["person__sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="bursaries.award",
                        verbose_name="bourse",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="faite par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettre",
                "verbose_name_plural": "lettres",
                "ordering": ["-dated_on", "-pk"],
            },
        ),
    ]
