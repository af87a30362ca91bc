"""The tables of mentoring."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="PairingMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="tenue le")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="durée en minutes",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "En personne"),
                            ("video", "Visioconférence"),
                            ("phone", "Téléphone"),
                            ("messages", "Courriels ou messages"),
                        ],
                        default="in_person",
                        max_length=20,
                        verbose_name="mode",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="mentoring.pairing",
                        verbose_name="jumelage",
                    ),
                ),
            ],
            options={
                "verbose_name": "rencontre",
                "verbose_name_plural": "rencontres",
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PairingMove",
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
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="mentoring.pairing",
                        verbose_name="jumelage",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un jumelage",
                "verbose_name_plural": "étapes des jumelages",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="mentee",
            constraint=models.UniqueConstraint(
                fields=("program", "person"),
                name="mentee_once_a_program",
                violation_error_message="Cette personne est déjà inscrite à ce titre dans ce programme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentee",
            constraint=models.UniqueConstraint(
                fields=("id", "program"), name="mentee_with_its_program"
            ),
        ),
        migrations.AddConstraint(
            model_name="mentee",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_on__gte", models.F("registered_on"))),
                name="mentee_dates_in_order",
                violation_error_message="La sortie précède l’inscription.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_on__isnull", False), ("state", "left")),
                    models.Q(models.Q(("state", "left"), _negated=True), ("left_on", None)),
                    _connector="OR",
                ),
                name="mentee_left_with_a_date",
                violation_error_message="La date de sortie va avec l’état «\xa0Sorti\xa0», et lui avec elle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fields__contained_by", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
                ),
                name="mentee_fields_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.UniqueConstraint(
                fields=("program", "person"),
                name="mentor_once_a_program",
                violation_error_message="Cette personne est déjà inscrite à ce titre dans ce programme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.UniqueConstraint(
                fields=("id", "program"), name="mentor_with_its_program"
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_on__gte", models.F("registered_on"))),
                name="mentor_dates_in_order",
                violation_error_message="La sortie précède l’inscription.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_on__isnull", False), ("state", "left")),
                    models.Q(models.Q(("state", "left"), _negated=True), ("left_on", None)),
                    _connector="OR",
                ),
                name="mentor_left_with_a_date",
                violation_error_message="La date de sortie va avec l’état «\xa0Sorti\xa0», et lui avec elle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fields__contained_by", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
                ),
                name="mentor_fields_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.CheckConstraint(
                condition=models.Q(("active_pairings__lte", models.F("capacity"))),
                name="mentor_within_capacity",
                violation_error_message="Ce mentor a déjà autant de jumelages que sa capacité le permet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentor",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity__gte", 1)),
                name="mentor_capacity_at_least_one",
                violation_error_message="La capacité est d’au moins un jumelage.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentoroffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mentor__isnull", False), ("state", "accepted")),
                    models.Q(models.Q(("state", "accepted"), _negated=True), ("mentor", None)),
                    _connector="OR",
                ),
                name="offer_accepted_with_its_mentor",
                violation_error_message="Une offre acceptée a son mentor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentoroffer",
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
                name="offer_languages_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mentoroffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fields__contained_by", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
                ),
                name="offer_fields_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddIndex(
            model_name="pairing",
            index=models.Index(fields=["program", "started_on"], name="pairing_by_start"),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("program", "code"),
                name="pairing_code_once",
                violation_error_message="Un autre jumelage de ce programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("state__in", ("active", "paused", "completed", "interrupted"))),
                expressions=[
                    ("mentee", "="),
                    (
                        models.Func(
                            "started_on",
                            "ended_on",
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="mentee_one_pairing_at_a_time",
                violation_error_message="Ce mentoré a déjà un jumelage à ces dates\xa0: terminez-le d’abord.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("started_on__isnull", False),
                        ("state__in", ("active", "paused", "completed", "interrupted")),
                    ),
                    models.Q(
                        models.Q(
                            ("state__in", ("active", "paused", "completed", "interrupted")),
                            _negated=True,
                        ),
                        ("started_on", None),
                    ),
                    _connector="OR",
                ),
                name="pairing_started_with_a_date",
                violation_error_message="La date de début va avec un jumelage commencé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_on__isnull", False), ("state__in", ("completed", "interrupted"))
                    ),
                    models.Q(
                        models.Q(("state__in", ("completed", "interrupted")), _negated=True),
                        ("ended_on", None),
                    ),
                    _connector="OR",
                ),
                name="pairing_ended_with_a_date",
                violation_error_message="La date de fin va avec un jumelage terminé ou interrompu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on__gte", models.F("started_on"))),
                name="pairing_dates_in_order",
                violation_error_message="La fin du jumelage précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairing",
            constraint=models.CheckConstraint(
                condition=models.Q(("interruption", ""), ("state", "interrupted"), _negated=True),
                name="pairing_interrupted_with_a_cause",
                violation_error_message="Choisissez la cause de l’interruption.",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(
                fields=("pairing", "milestone"),
                name="outcome_once_a_milestone",
                violation_error_message="L’issue de ce moment est déjà inscrite.",
            ),
        ),
        migrations.AddIndex(
            model_name="pairingmeeting",
            index=models.Index(fields=["pairing", "held_on"], name="meeting_by_day"),
        ),
        migrations.AddConstraint(
            model_name="pairingmeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__range", (1, 1440))),
                name="meeting_lasts",
                violation_error_message="Une rencontre dure de 1 à 1440 minutes.",
            ),
        ),
    ]
