"""The tables of accountability packs."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0025_partnerships"),
        ("reporting", "0011_partnerships"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                ("due_on", models.DateField(verbose_name="dû le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "En préparation"),
                            ("complete", "Complet"),
                            ("sent", "Transmis"),
                        ],
                        default="preparing",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier de reddition de comptes",
                "verbose_name_plural": "dossiers de reddition de comptes",
                "ordering": ["-ends_on", "requirement", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequiredPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("title", models.CharField(max_length=200, verbose_name="pièce")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="pièce en anglais"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Rapport publié"),
                            ("minutes", "Procès-verbal"),
                            ("file", "Fichier joint"),
                            ("statement", "Explication à écrire"),
                        ],
                        default="file",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                (
                    "report_kind",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Pour un rapport publié\xa0: lequel.",
                        verbose_name="rapport",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        choices=[
                            ("always", "Toujours demandée"),
                            ("funding", "Si le financement atteint un montant"),
                            ("variance", "Si un poste du budget s’écarte"),
                        ],
                        default="always",
                        max_length=12,
                        verbose_name="demandée",
                    ),
                ),
                (
                    "condition_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="De ce bailleur de fonds, pour l’exercice.",
                        max_digits=14,
                        null=True,
                        verbose_name="à partir d’un financement de",
                    ),
                ),
                (
                    "variance_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="Les postes dont la dépense s’écarte de plus de ce pourcentage sont à expliquer.",
                        max_digits=4,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="écart à expliquer, en %",
                    ),
                ),
                (
                    "variance_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="En deçà, aucune explication n’est demandée, quel que soit le pourcentage.",
                        max_digits=14,
                        null=True,
                        verbose_name="écart à expliquer, en dollars",
                    ),
                ),
                (
                    "due",
                    models.CharField(
                        blank=True,
                        help_text="Vide\xa0: celle du dossier. 90\xa0jours, 3\xa0mois, 30 septembre.",
                        max_length=8,
                        verbose_name="échéance",
                    ),
                ),
                (
                    "prepared_by",
                    models.CharField(
                        choices=[("coordination", "Coordination"), ("finance", "Finances")],
                        default="coordination",
                        max_length=12,
                        verbose_name="préparée par",
                    ),
                ),
                (
                    "signatories",
                    models.TextField(
                        blank=True,
                        help_text="Une fonction par ligne, autant de fois qu’il faut de signatures\xa0: Présidence.",
                        verbose_name="signataires",
                    ),
                ),
                (
                    "signatories_en",
                    models.TextField(blank=True, verbose_name="signataires en anglais"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Ce qu’en dit l’entente.", verbose_name="précision"
                    ),
                ),
            ],
            options={
                "verbose_name": "pièce exigée",
                "verbose_name_plural": "pièces exigées",
                "ordering": ["requirement", "number_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="transmission")),
                ("sent_on", models.DateField(verbose_name="transmis le")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("arrimage", "Par Arrimage"),
                            ("site", "Sur le site du bailleur de fonds"),
                            ("email", "Par courriel"),
                            ("mail", "Par la poste ou en personne"),
                        ],
                        max_length=12,
                        verbose_name="moyen",
                    ),
                ),
                (
                    "receipt",
                    models.TextField(
                        blank=True,
                        help_text="Numéro de confirmation, nom de qui l’a reçu.",
                        verbose_name="accusé de réception",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif de la correction")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="retirée le"),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="motif du retrait")),
                (
                    "made_by",
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
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="packs.pack",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "transmission d’un dossier",
                "verbose_name_plural": "transmissions des dossiers",
                "ordering": ["pack", "-number"],
            },
        ),
        migrations.CreateModel(
            name="PackFile",
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
                ("origin", models.CharField(blank=True, max_length=200, verbose_name="provenance")),
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
            ],
            options={
                "verbose_name": "fichier d’une pièce",
                "verbose_name_plural": "fichiers des pièces",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="dû le")),
                (
                    "is_asked",
                    models.BooleanField(default=True, editable=False, verbose_name="demandée"),
                ),
                ("text", models.TextField(blank=True, verbose_name="explication")),
                (
                    "explanations",
                    models.JSONField(blank=True, default=list, verbose_name="écarts expliqués"),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="packs.pack",
                        verbose_name="dossier",
                    ),
                ),
                (
                    "report_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pack_items",
                        to="reporting.reportversion",
                        verbose_name="rapport publié",
                    ),
                ),
                (
                    "piece",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="packs.requiredpiece",
                        verbose_name="pièce",
                    ),
                ),
            ],
            options={
                "verbose_name": "pièce d’un dossier",
                "verbose_name_plural": "pièces des dossiers",
                "ordering": ["pack", "piece__number_key", "pk"],
            },
        ),
        migrations.AddField(
            model_name="packfile",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="files",
                to="packs.packitem",
                verbose_name="pièce",
            ),
        ),
        migrations.CreateModel(
            name="PackMove",
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
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="packs.pack",
                        verbose_name="dossier de reddition de comptes",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un dossier de reddition de comptes",
                "verbose_name_plural": "étapes des dossiers de reddition de comptes",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=120, verbose_name="fonction")),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                ("signed_on", models.DateField(verbose_name="signée le")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="packs.packitem",
                        verbose_name="pièce",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature d’une pièce",
                "verbose_name_plural": "signatures des pièces",
                "ordering": ["item", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Requirement",
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
                        help_text="Court, unique dans le programme\xa0: MINISTERE-2024.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="titre en anglais"),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Numéro ou titre de l’entente qui le demande.",
                        max_length=120,
                        verbose_name="référence",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(verbose_name="à partir de l’exercice qui commence le"),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="jusqu’à l’exercice qui finit le"
                    ),
                ),
                (
                    "due",
                    models.CharField(
                        help_text="Un délai après la fin de l’exercice, 90\xa0jours ou 3\xa0mois, ou un jour, 30 septembre.",
                        max_length=8,
                        verbose_name="échéance",
                    ),
                ),
                (
                    "due_moves",
                    models.BooleanField(
                        default=False,
                        help_text="Si l’entente le dit\xa0: une échéance d’un samedi, d’un dimanche ou d’un jour férié.",
                        verbose_name="reportée au jour ouvrable suivant",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "Anglais")],
                        default="fr",
                        max_length=2,
                        verbose_name="langue du dossier",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Où et comment le bailleur de fonds le reçoit.",
                        verbose_name="consigne",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pack_requirements",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pack_requirements",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "exigence de reddition de comptes",
                "verbose_name_plural": "exigences de reddition de comptes",
                "ordering": [
                    models.Func(
                        models.F("program__title"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "-valid_from",
                    models.Func(
                        models.F("title"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
            },
        ),
        migrations.AddField(
            model_name="requiredpiece",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pieces",
                to="packs.requirement",
                verbose_name="exigence",
            ),
        ),
        migrations.AddField(
            model_name="pack",
            name="requirement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="packs",
                to="packs.requirement",
                verbose_name="exigence",
            ),
        ),
        migrations.CreateModel(
            name="DeliveredFile",
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
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="taille en octets",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("about", models.CharField(blank=True, max_length=250, verbose_name="contenu")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="packs.delivery",
                        verbose_name="transmission",
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier transmis",
                "verbose_name_plural": "fichiers transmis",
                "ordering": ["delivery", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("delivery", "position"),
                        name="pack_delivered_file_once",
                        violation_error_message="Ce rang est déjà pris.",
                    )
                ],
            },
        ),
    ]
