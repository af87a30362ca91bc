"""The tables of action plans."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("responsible", "Responsable"),
                            ("collaborator", "Collaborateur"),
                            ("concerned", "Concerné"),
                        ],
                        default="responsible",
                        max_length=12,
                        verbose_name="part",
                    ),
                ),
                (
                    "label",
                    models.CharField(blank=True, max_length=200, verbose_name="tel qu’écrit"),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="plans.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="plans.heading",
                        verbose_name="titre",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation à une action",
                "verbose_name_plural": "participations aux actions",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
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
                ("part", models.CharField(blank=True, max_length=80, verbose_name="groupe")),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                (
                    "numerator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="numérateur",
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="dénominateur",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("stated", "Inscrite"), ("computed", "Calculée des fiches")],
                        default="stated",
                        max_length=10,
                        verbose_name="provenance",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="explication de l’écart")),
                (
                    "note_en",
                    models.TextField(blank=True, verbose_name="explication de l’écart en anglais"),
                ),
                ("measured_on", models.DateField(verbose_name="relevée le")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="inscrite le")),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="inscrite par",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measurements",
                        to="plans.indicator",
                        verbose_name="indicateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "mesure d’un indicateur",
                "verbose_name_plural": "mesures des indicateurs",
                "ordering": ["starts_on", "ends_on", "part", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="obstacle")),
                ("since", models.DateField(verbose_name="depuis le")),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="levé le")),
                (
                    "seen_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="levée vue le"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="obstacles",
                        to="plans.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "cause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="plans.action",
                        verbose_name="attend l’action",
                    ),
                ),
            ],
            options={
                "verbose_name": "obstacle d’une action",
                "verbose_name_plural": "obstacles des actions",
                "ordering": ["since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanProgram",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programs",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_plans",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "autre programme d’un plan",
                "verbose_name_plural": "autres programmes des plans",
                "ordering": ["program__slug", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("adopted_by", models.CharField(max_length=200, verbose_name="adoptée par")),
                ("adopted_on", models.DateField(verbose_name="adoptée le")),
                ("content", models.JSONField(verbose_name="contenu")),
                ("noted_at", models.DateTimeField(auto_now_add=True, verbose_name="notée le")),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="notée par",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
            ],
            options={
                "verbose_name": "version d’un plan d’action",
                "verbose_name_plural": "versions des plans d’action",
                "ordering": ["plan", "number"],
            },
        ),
        migrations.CreateModel(
            name="PlanView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=list,
                        size=None,
                        verbose_name="colonnes",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_view",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="utilisateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "affichage des plans",
                "verbose_name_plural": "affichages des plans",
                "ordering": ["user"],
            },
        ),
    ]
