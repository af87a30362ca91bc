"""The tables of action plans."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0018_plans_service"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionPlan",
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
                        help_text="Court et unique dans le programme\xa0: 2024-2025.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                ("starts_on", models.DateField(verbose_name="début")),
                ("ends_on", models.DateField(verbose_name="fin")),
                ("orientation", models.TextField(blank=True, verbose_name="orientation")),
                (
                    "orientation_en",
                    models.TextField(blank=True, verbose_name="orientation en anglais"),
                ),
                (
                    "framework",
                    models.CharField(
                        blank=True,
                        help_text="La politique, le cadre d’impact ou la mesure dont le plan découle.",
                        max_length=250,
                        verbose_name="cadre",
                    ),
                ),
                (
                    "framework_en",
                    models.CharField(blank=True, max_length=250, verbose_name="cadre en anglais"),
                ),
                (
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="L’instance\xa0: comité directeur, conseil d’administration…",
                        max_length=200,
                        verbose_name="adopté par",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopté le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Brouillon"),
                            ("adopted", "Adopté"),
                            ("in_force", "En vigueur"),
                            ("closed", "Clos"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="version"
                    ),
                ),
                (
                    "revised_since",
                    models.DateField(blank=True, null=True, verbose_name="en révision depuis"),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[("outline", "Texte suivi"), ("table", "Tableaux")],
                        default="outline",
                        max_length=10,
                        verbose_name="présentation",
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="plans.actionplan",
                        verbose_name="fait suite à",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan d’action",
                "verbose_name_plural": "plans d’action",
                "ordering": ["-starts_on", "program__slug", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ActionPlanMove",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un plan d’action",
                "verbose_name_plural": "étapes des plans d’action",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Heading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="texte")),
                ("text_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Facultatif. Il désigne la ligne dans les fichiers que l’on échange.",
                        max_length=20,
                        verbose_name="code",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="place dans le plan"
                    ),
                ),
                (
                    "timeline",
                    models.CharField(
                        blank=True,
                        help_text="Comme le plan l’écrit\xa0: «\xa0en continu\xa0», «\xa02014-2015\xa0», «\xa0à long terme\xa0».",
                        max_length=250,
                        verbose_name="échéancier",
                    ),
                ),
                (
                    "timeline_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="échéancier en anglais"
                    ),
                ),
                (
                    "stated_achievements",
                    models.TextField(blank=True, verbose_name="réalisations selon le document"),
                ),
                (
                    "stated_ongoing",
                    models.TextField(blank=True, verbose_name="actions en cours selon le document"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("axis", "Axe"),
                            ("theme", "Thème"),
                            ("objective", "Objectif"),
                            ("specific", "Objectif spécifique"),
                        ],
                        default="axis",
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                ("aim", models.TextField(blank=True, verbose_name="but")),
                ("aim_en", models.TextField(blank=True, verbose_name="but en anglais")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="children",
                        to="plans.heading",
                        verbose_name="sous",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="headings",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
            ],
            options={
                "verbose_name": "titre d’un plan d’action",
                "verbose_name_plural": "titres des plans d’action",
                "ordering": ["plan", "position", "number_key", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Action",
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
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="texte")),
                ("text_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Facultatif. Il désigne la ligne dans les fichiers que l’on échange.",
                        max_length=20,
                        verbose_name="code",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="place dans le plan"
                    ),
                ),
                (
                    "timeline",
                    models.CharField(
                        blank=True,
                        help_text="Comme le plan l’écrit\xa0: «\xa0en continu\xa0», «\xa02014-2015\xa0», «\xa0à long terme\xa0».",
                        max_length=250,
                        verbose_name="échéancier",
                    ),
                ),
                (
                    "timeline_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="échéancier en anglais"
                    ),
                ),
                (
                    "stated_achievements",
                    models.TextField(blank=True, verbose_name="réalisations selon le document"),
                ),
                (
                    "stated_ongoing",
                    models.TextField(blank=True, verbose_name="actions en cours selon le document"),
                ),
                (
                    "target_population",
                    models.CharField(blank=True, max_length=250, verbose_name="population visée"),
                ),
                (
                    "target_population_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="population visée en anglais"
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="début")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("upcoming", "À venir"),
                            ("in_progress", "En cours"),
                            ("done", "Réalisée"),
                            ("on_pause", "En pause"),
                            ("postponed", "Reportée"),
                            ("abandoned", "Abandonnée"),
                        ],
                        default="upcoming",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "counted",
                    models.CharField(
                        blank=True,
                        help_text="Au pluriel\xa0: ateliers.",
                        max_length=80,
                        verbose_name="ce qui est compté",
                    ),
                ),
                (
                    "counted_en",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="ce qui est compté, en anglais"
                    ),
                ),
                (
                    "counting",
                    models.CharField(
                        choices=[
                            ("added", "Chaque nouvelle dit ce qui s’ajoute"),
                            ("total", "Chaque nouvelle dit le total à ce jour"),
                        ],
                        default="added",
                        max_length=10,
                        verbose_name="façon de compter",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note interne")),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_to",
                        to="plans.action",
                        verbose_name="reconduite de",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="actions",
                        to="plans.heading",
                        verbose_name="sous",
                    ),
                ),
            ],
            options={
                "verbose_name": "action d’un plan",
                "verbose_name_plural": "actions des plans",
                "ordering": ["plan", "position", "number_key", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="indicators",
                        to="plans.action",
                        verbose_name="action suivie",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="indicators",
                        to="plans.heading",
                        verbose_name="titre suivi",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="plans.actionplan",
                        verbose_name="plan d’action",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicateur",
                "verbose_name_plural": "indicateurs",
                "ordering": ["plan", "number_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorTarget",
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="plans.indicator",
                        verbose_name="indicateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "cible d’un indicateur",
                "verbose_name_plural": "cibles des indicateurs",
                "ordering": ["starts_on", "ends_on", "pk"],
            },
        ),
    ]
