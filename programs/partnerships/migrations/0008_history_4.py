"""The tables that keep the history of partnerships."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0007_history_3"),
    ]

    operations = [
        migrations.CreateModel(
            name="NetworkServiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employment", "Emploi"),
                            ("training", "Formation"),
                            ("french", "Francisation"),
                            ("welcome", "Accueil et intégration"),
                            ("youth", "Jeunesse"),
                            ("family", "Famille"),
                            ("health", "Santé et services sociaux"),
                            ("crisis", "Écoute et crise"),
                            ("housing", "Logement"),
                            ("food", "Aide alimentaire"),
                            ("transport", "Transport"),
                            ("rights", "Défense des droits"),
                            ("other", "Autre service"),
                        ],
                        max_length=12,
                        verbose_name="domaine",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="service")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="service en anglais"),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "description_en",
                    models.TextField(blank=True, verbose_name="description en anglais"),
                ),
                ("audience", models.CharField(blank=True, max_length=250, verbose_name="pour qui")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.networkentry",
                        verbose_name="fiche",
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
                        to="partnerships.networkservice",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("signed_on", models.DateField(verbose_name="signé le")),
                (
                    "signed_by",
                    models.CharField(blank=True, max_length=160, verbose_name="signé par"),
                ),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="titre")),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.amendment",
                        verbose_name="avenant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreementparty",
                        verbose_name="partie",
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
                        to="partnerships.signature",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
