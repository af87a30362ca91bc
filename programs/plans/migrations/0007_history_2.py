"""The tables that keep the history of action plans."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0006_history_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Facultatif. Il désigne l’indicateur dans les fichiers que l’on échange.",
                        max_length=20,
                        verbose_name="code",
                    ),
                ),
                ("label", models.CharField(max_length=250, verbose_name="indicateur")),
                (
                    "label_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="indicateur en anglais"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "Nombre"),
                            ("ratio", "Rapport de deux nombres"),
                            ("level", "Niveau (délai, moyenne…)"),
                        ],
                        default="number",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "measured_in",
                    models.CharField(
                        blank=True,
                        help_text="Au pluriel\xa0: élèves, heures.",
                        max_length=80,
                        verbose_name="unité",
                    ),
                ),
                (
                    "measured_in_en",
                    models.CharField(blank=True, max_length=80, verbose_name="unité en anglais"),
                ),
                (
                    "numerator",
                    models.CharField(
                        blank=True,
                        help_text="Ce que compte le premier nombre.",
                        max_length=250,
                        verbose_name="numérateur",
                    ),
                ),
                (
                    "numerator_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="numérateur en anglais"
                    ),
                ),
                (
                    "denominator",
                    models.CharField(
                        blank=True,
                        help_text="Sur combien.",
                        max_length=250,
                        verbose_name="dénominateur",
                    ),
                ),
                (
                    "denominator_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="dénominateur en anglais"
                    ),
                ),
                (
                    "cadence",
                    models.CharField(
                        choices=[
                            ("month", "Mois"),
                            ("quarter", "Trimestre"),
                            ("half", "Semestre"),
                            ("year", "Année"),
                        ],
                        default="year",
                        max_length=10,
                        verbose_name="fréquence",
                    ),
                ),
                (
                    "is_cumulative",
                    models.BooleanField(
                        default=False,
                        help_text="Chaque valeur dit le total depuis le début du plan.",
                        verbose_name="valeurs cumulatives",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Au moins la cible"), ("down", "Au plus la cible")],
                        default="up",
                        max_length=5,
                        verbose_name="sens de la cible",
                    ),
                ),
                (
                    "baseline_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="point de départ en date du"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="D’où viennent les valeurs.",
                        max_length=250,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_en",
                    models.CharField(blank=True, max_length=250, verbose_name="source en anglais"),
                ),
                (
                    "parts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        help_text="Les groupes, séparés par des virgules.",
                        size=None,
                        verbose_name="ventilation",
                    ),
                ),
                (
                    "figure",
                    models.CharField(
                        blank=True,
                        help_text="Ses valeurs se calculent alors des fiches, et personne ne les saisit.",
                        max_length=60,
                        verbose_name="chiffre du système",
                    ),
                ),
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
                        verbose_name="action suivie",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.heading",
                        verbose_name="titre suivi",
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
                        to="plans.indicator",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorTargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.indicator",
                        verbose_name="indicateur",
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
                        to="plans.indicatortarget",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InvolvementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.heading",
                        verbose_name="titre",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="organisme",
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
                        to="plans.involvement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasurementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="inscrite par",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.indicator",
                        verbose_name="indicateur",
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
                        to="plans.measurement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObstacleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "cause",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.action",
                        verbose_name="attend l’action",
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
                        to="plans.obstacle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
