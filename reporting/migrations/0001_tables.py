"""The tables of reports."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0006_cache_table"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="langue")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("html", "HTML"),
                            ("pdf", "PDF"),
                            ("xlsx", "XLSX"),
                            ("csv", "CSV"),
                            ("json", "JSON"),
                        ],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("content", models.BinaryField(verbose_name="contenu")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="taille en octets")),
            ],
            options={
                "verbose_name": "fichier publié",
                "verbose_name_plural": "fichiers publiés",
                "ordering": ["version", "language", "format"],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(default="bilan", max_length=20, verbose_name="type")),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Brouillon"),
                            ("in_review", "En révision"),
                            ("published", "Publié"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "correction_reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="motif de la correction"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "rapport",
                "verbose_name_plural": "rapports",
                "ordering": ["-ends_on", "program__title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportDownload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("downloaded_at", models.DateTimeField(auto_now_add=True, verbose_name="le")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="reporting.reportfile",
                        verbose_name="fichier",
                    ),
                ),
            ],
            options={
                "verbose_name": "téléchargement",
                "verbose_name_plural": "téléchargements",
                "ordering": ["-downloaded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReportMove",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="reporting.report",
                        verbose_name="rapport",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un rapport",
                "verbose_name_plural": "étapes des rapports",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="nom")),
                ("french", models.TextField(blank=True, verbose_name="texte français")),
                ("english", models.TextField(blank=True, verbose_name="texte anglais")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="reporting.report",
                        verbose_name="rapport",
                    ),
                ),
            ],
            options={
                "verbose_name": "texte d’un rapport",
                "verbose_name_plural": "textes des rapports",
                "ordering": ["report", "name"],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("published_at", models.DateTimeField(verbose_name="publiée le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de la correction")),
                ("changes", models.JSONField(default=dict, verbose_name="chiffres changés")),
                (
                    "recounted",
                    models.JSONField(default=dict, verbose_name="chiffres nouveaux ou retirés"),
                ),
                ("figures", models.JSONField(verbose_name="chiffres")),
                ("key_figures", models.JSONField(default=list, verbose_name="chiffres clés")),
                ("narratives", models.JSONField(verbose_name="textes")),
                (
                    "fingerprint",
                    models.CharField(max_length=64, verbose_name="empreinte des chiffres"),
                ),
                ("printed_number", models.CharField(max_length=80, verbose_name="numéro imprimé")),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="publiée par",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reporting.report",
                        verbose_name="rapport",
                    ),
                ),
            ],
            options={
                "verbose_name": "version publiée",
                "verbose_name_plural": "versions publiées",
                "ordering": ["report", "-number"],
            },
        ),
        migrations.AddField(
            model_name="reportfile",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="files",
                to="reporting.reportversion",
                verbose_name="version",
            ),
        ),
        migrations.CreateModel(
            name="StatedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="valeur",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="maximum",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "exactement"),
                            ("about", "près de"),
                            ("at_least", "au moins"),
                            ("at_most", "jusqu’à"),
                            ("over", "plus de"),
                            ("range", "de … à …"),
                            ("unknown", "inconnue"),
                        ],
                        max_length=12,
                        verbose_name="précision",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                (
                    "code",
                    models.CharField(
                        help_text="Le code du chiffre comparé, ou un code à vous pour un fait qui n’est pas calculé.",
                        max_length=60,
                        verbose_name="chiffre",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        help_text="La ligne de la répartition, par exemple l’organisme référent.",
                        max_length=200,
                        verbose_name="part",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=250, verbose_name="libellé")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=250, verbose_name="libellé en anglais"),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("persons", "personnes"),
                            ("pairs", "paires"),
                            ("referrals", "références"),
                            ("meetings", "rencontres"),
                            ("hours", "heures"),
                            ("days", "jours"),
                            ("dollars", "dollars canadiens"),
                            ("percent", "pour cent"),
                            ("occurrences", "occurrences"),
                        ],
                        default="occurrences",
                        max_length=12,
                        verbose_name="unité",
                    ),
                ),
                ("source", models.CharField(max_length=250, verbose_name="source")),
                (
                    "source_en",
                    models.CharField(blank=True, max_length=250, verbose_name="source en anglais"),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stated_figures",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "chiffre énoncé",
                "verbose_name_plural": "chiffres énoncés",
                "ordering": ["program", "starts_on", "code", "part", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("kind", "program", "organization", "starts_on", "ends_on"),
                name="report_once_a_period",
                nulls_distinct=False,
                violation_error_message="Ce rapport existe déjà pour cette période.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organization__isnull", True), ("program__isnull", False)),
                    models.Q(("organization__isnull", False), ("program__isnull", True)),
                    _connector="OR",
                ),
                name="report_has_one_subject",
                violation_error_message="Un rapport porte sur un programme ou sur un organisme, et non sur les deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="report_dates_in_order",
                violation_error_message="La fin de la période précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reporttext",
            constraint=models.UniqueConstraint(
                fields=("report", "name"),
                name="report_text_once",
                violation_error_message="Ce rapport a déjà ce texte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.UniqueConstraint(
                fields=("report", "number"),
                name="version_number_once",
                violation_error_message="Cette version est déjà publiée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="correction_says_why",
                violation_error_message="Une correction dit pourquoi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.UniqueConstraint(
                fields=("version", "language", "format"),
                name="file_once_a_version",
                violation_error_message="Ce fichier existe déjà.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfigure",
            constraint=models.UniqueConstraint(
                fields=("program", "starts_on", "ends_on", "code", "part", "source"),
                name="stated_figure_once",
                violation_error_message="Cette source énonce déjà ce chiffre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="stated_figure_dates_in_order",
                violation_error_message="La fin de la période précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("maximum__gte", models.F("minimum"))),
                name="stated_figure_range_in_order",
                violation_error_message="Le maximum est plus petit que la valeur.",
            ),
        ),
    ]
