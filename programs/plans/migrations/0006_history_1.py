"""The tables that keep the history of action plans."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_tables_5"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionMoveEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "from_state",
                    models.CharField(blank=True, max_length=20, verbose_name="de l’état"),
                ),
                ("to_state", models.CharField(max_length=20, verbose_name="à l’état")),
                ("moved_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                ("effective_on", models.DateField(verbose_name="en date du")),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.action",
                        verbose_name="action d’un plan",
                    ),
                ),
                (
                    "moved_by",
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
                        to="plans.actionmove",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.actionplan",
                        verbose_name="fait suite à",
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
                        to="plans.actionplan",
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
            name="ActionPlanMoveEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        to="plans.actionplanmove",
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
            name="ActionEvent",
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
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.action",
                        verbose_name="reconduite de",
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
                        to="plans.action",
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
                        verbose_name="sous",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HeadingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
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
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.heading",
                        verbose_name="sous",
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
                        to="plans.heading",
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
    ]
