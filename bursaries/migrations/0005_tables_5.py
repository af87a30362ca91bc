"""The tables of bursaries."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0004_tables_4"),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "question d’un concours",
                "verbose_name_plural": "questions des concours",
                "ordering": ["round", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="réponse")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="bursaries.question",
                        verbose_name="question",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse d’une candidature",
                "verbose_name_plural": "réponses des candidatures",
                "ordering": ["application", "question__position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="references",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
            ],
            options={
                "verbose_name": "référence d’une candidature",
                "verbose_name_plural": "références des candidatures",
                "ordering": ["application", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferenceFile",
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
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="bursaries.reference",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettre d’une référence",
                "verbose_name_plural": "lettres des références",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Repayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="reçu le")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="référence"),
                ),
                ("annulled_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de l’annulation")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repayments",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "remboursement d’un titulaire",
                "verbose_name_plural": "remboursements des titulaires",
                "ordering": ["obligation", "received_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RepaymentReversal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "expense",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_repayment",
                        to="budgets.expense",
                        verbose_name="contre-passation",
                    ),
                ),
                (
                    "repayment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="bursaries.repayment",
                        verbose_name="remboursement",
                    ),
                ),
            ],
            options={
                "verbose_name": "contre-passation d’un remboursement",
                "verbose_name_plural": "contre-passations des remboursements",
                "ordering": ["repayment", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequiredDocument",
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
                ("is_required", models.BooleanField(default=True, verbose_name="obligatoire")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "document demandé",
                "verbose_name_plural": "documents demandés",
                "ordering": ["round", "position", "pk"],
                "abstract": False,
            },
        ),
    ]
