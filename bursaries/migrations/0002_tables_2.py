"""The tables of bursaries."""

from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardInstalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="versement")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="prévu le")),
                (
                    "condition",
                    models.CharField(blank=True, max_length=250, verbose_name="condition"),
                ),
                (
                    "condition_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="condition en anglais"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "Attendu"),
                            ("attested", "Attestation reçue"),
                            ("authorized", "Autorisé"),
                            ("cancelled", "Annulé"),
                        ],
                        default="expected",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(blank=True, null=True, verbose_name="attestation reçue le"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instalments",
                        to="bursaries.award",
                        verbose_name="bourse",
                    ),
                ),
                (
                    "expense",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_instalment",
                        to="budgets.expense",
                        verbose_name="dépense",
                    ),
                ),
            ],
            options={
                "verbose_name": "versement d’une bourse",
                "verbose_name_plural": "versements des bourses",
                "ordering": ["award", "number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AwardFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content", models.BinaryField(verbose_name="contenu")),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "Contrat signé"),
                            ("attestation", "Attestation d’études"),
                            ("receipt", "Reçu"),
                            ("other", "Autre document"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="bursaries.award",
                        verbose_name="bourse",
                    ),
                ),
                (
                    "instalment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="bursaries.awardinstalment",
                        verbose_name="versement",
                    ),
                ),
            ],
            options={
                "verbose_name": "document d’une bourse",
                "verbose_name_plural": "documents des bourses",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardInstalmentMove",
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
                    "instalment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.awardinstalment",
                        verbose_name="versement d’une bourse",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "étape d’un versement",
                "verbose_name_plural": "étapes des versements",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardMove",
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
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.award",
                        verbose_name="bourse ou aide",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "étape d’une bourse",
                "verbose_name_plural": "étapes des bourses",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BursaryRound",
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
                    "taken",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="bourses accordées"
                    ),
                ),
                (
                    "granted",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="montant accordé",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="bursaries.bursaryround",
                        verbose_name="copié de",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide\xa0: fonds propres.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_rounds",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        help_text="Chaque bourse y est engagée, puis versée. Vide\xa0: suivi hors des budgets.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_rounds",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_rounds",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "concours de bourses",
                "verbose_name_plural": "concours de bourses",
                "ordering": ["-starts_on", "program", "code", "pk"],
            },
        ),
        migrations.AddField(
            model_name="awardtier",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tiers",
                to="bursaries.bursaryround",
                verbose_name="concours",
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="given",
                to="bursaries.bursaryround",
                verbose_name="concours",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="bursaries.bursaryround",
                verbose_name="concours",
            ),
        ),
        migrations.CreateModel(
            name="BursaryRoundMove",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.bursaryround",
                        verbose_name="concours de bourses",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un concours",
                "verbose_name_plural": "étapes des concours",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
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
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("residence", "Région de résidence"),
                            ("origin", "Région d’origine"),
                            ("level", "Niveau d’études"),
                            ("field", "Domaine d’études"),
                            ("status", "Régime d’études"),
                            ("pathway", "Parcours au secondaire"),
                            ("instruction", "Langue d’enseignement"),
                            ("citizenship", "Statut au Canada"),
                            ("first_language", "Première langue"),
                            ("languages", "Langues parlées"),
                            ("commitment", "Engagement à travailler dans la région"),
                            ("months_lived", "Temps vécu dans la région"),
                            ("age", "Âge à la clôture"),
                            ("average", "Moyenne générale"),
                        ],
                        max_length=20,
                        verbose_name="ce qui est demandé",
                    ),
                ),
                (
                    "operator",
                    models.CharField(
                        choices=[
                            ("one_of", "l’un de"),
                            ("none_of", "tout sauf"),
                            ("at_least", "au moins"),
                            ("at_most", "au plus"),
                        ],
                        max_length=10,
                        verbose_name="condition",
                    ),
                ),
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
    ]
