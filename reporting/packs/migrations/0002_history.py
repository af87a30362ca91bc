"""The tables that keep the history of accountability packs."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("packs", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeliveryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="packs.delivery",
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.pack",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackFileEvent",
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
                ("origin", models.CharField(blank=True, max_length=200, verbose_name="provenance")),
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
                        to="packs.packfile",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.packitem",
                        verbose_name="pièce",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackSignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("role", models.CharField(max_length=120, verbose_name="fonction")),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                ("signed_on", models.DateField(verbose_name="signée le")),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.packitem",
                        verbose_name="pièce",
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
                        to="packs.packsignature",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("due_on", models.DateField(verbose_name="dû le")),
                ("text", models.TextField(blank=True, verbose_name="explication")),
                (
                    "explanations",
                    models.JSONField(blank=True, default=list, verbose_name="écarts expliqués"),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.pack",
                        verbose_name="dossier",
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
                        to="packs.packitem",
                    ),
                ),
                (
                    "report_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reporting.reportversion",
                        verbose_name="rapport publié",
                    ),
                ),
                (
                    "piece",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.requiredpiece",
                        verbose_name="pièce",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequiredPieceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
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
                        to="packs.requiredpiece",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.requirement",
                        verbose_name="exigence",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        to="packs.pack",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="packs.requirement",
                        verbose_name="exigence",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequirementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
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
                        to="packs.requirement",
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
    ]
