"""The tables of persons and consents."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0006_cache_table"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="programs.organization",
                        verbose_name="organisme détenteur du dossier",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="programs.region",
                        verbose_name="région",
                    ),
                ),
            ],
            options={
                "verbose_name": "personne",
                "verbose_name_plural": "personnes",
                "ordering": ["last_name", "first_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.organization",
                        verbose_name="donné à",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "consentement",
                "verbose_name_plural": "consentements",
                "ordering": ["-given_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("holder", "code"),
                name="person_code_once_a_holder",
                violation_error_message="Une autre personne de cet organisme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_name", ""), ("last_name", ""), _negated=True),
                name="person_has_a_name",
                violation_error_message="Écrivez au moins un nom ou un prénom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "languages__contained_by",
                        [
                            "fr",
                            "en",
                            "es",
                            "ar",
                            "pt",
                            "ro",
                            "ru",
                            "zh",
                            "fa",
                            "sw",
                            "ln",
                            "rn",
                            "ht",
                            "wo",
                            "uk",
                            "vi",
                        ],
                    )
                ),
                name="person_languages_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on", None)),
                fields=("person", "purpose", "given_to"),
                name="consent_once_a_purpose",
                nulls_distinct=False,
                violation_error_message="Un consentement à cet organisme est déjà en vigueur pour cette finalité.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_on__gte", models.F("given_on"))),
                name="consent_dates_in_order",
                violation_error_message="Le retrait précède le consentement.",
            ),
        ),
    ]
