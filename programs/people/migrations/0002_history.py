"""The tables that keep the history of persons and consents."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            (
                                "referral",
                                "Transmettre ses renseignements à l’organisme responsable",
                            ),
                            ("follow_up", "Être contactée pour le suivi après le service"),
                            ("statistics", "Figurer dans les statistiques anonymes"),
                            ("testimony", "Voir son témoignage publié"),
                        ],
                        max_length=20,
                        verbose_name="finalité",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="donné le")),
                (
                    "given_by",
                    models.CharField(
                        choices=[
                            ("person", "La personne elle-même"),
                            ("guardian", "Un parent ou un tuteur"),
                        ],
                        default="person",
                        max_length=20,
                        verbose_name="donné par",
                    ),
                ),
                (
                    "guardian_name",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="nom du parent ou du tuteur"
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="retiré le")),
                (
                    "given_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="donné à",
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
                        to="people.consent",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="L’identifiant de la personne dans vos propres fichiers.",
                        max_length=40,
                        verbose_name="code",
                    ),
                ),
                ("first_name", models.CharField(max_length=80, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=80, verbose_name="nom")),
                (
                    "birth_date",
                    models.DateField(blank=True, null=True, verbose_name="date de naissance"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("city", models.CharField(blank=True, max_length=80, verbose_name="localité")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fr", "français"),
                                ("en", "anglais"),
                                ("es", "espagnol"),
                                ("ar", "arabe"),
                                ("pt", "portugais"),
                                ("ro", "roumain"),
                                ("ru", "russe"),
                                ("zh", "chinois"),
                                ("fa", "persan"),
                                ("sw", "swahili"),
                                ("ln", "lingala"),
                                ("rn", "kirundi"),
                                ("ht", "créole haïtien"),
                                ("wo", "wolof"),
                                ("uk", "ukrainien"),
                                ("vi", "vietnamien"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="langues parlées",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "holder",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="organisme détenteur du dossier",
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
                        to="people.person",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.region",
                        verbose_name="région",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
