"""The tables of bursaries."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardInstalmentMove",
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
                    "instalment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.awardinstalment",
                        verbose_name="versement d’une bourse",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "étape d’un versement",
                "verbose_name_plural": "étapes des versements",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardMove",
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
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.award",
                        verbose_name="bourse ou aide",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "étape d’une bourse",
                "verbose_name_plural": "étapes des bourses",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BursaryRound",
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
                        help_text="Court et unique dans le programme : 2022-2023.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                ("starts_on", models.DateField(verbose_name="début de l’année")),
                ("ends_on", models.DateField(verbose_name="fin de l’année")),
                ("call", models.TextField(blank=True, verbose_name="texte de l’appel")),
                (
                    "call_en",
                    models.TextField(blank=True, verbose_name="texte de l’appel en anglais"),
                ),
                ("opens_at", models.DateTimeField(verbose_name="ouverture")),
                ("closes_at", models.DateTimeField(verbose_name="clôture")),
                (
                    "grace_minutes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Une candidature commencée avant la clôture peut encore être envoyée pendant ce temps.",
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="minutes de grâce",
                    ),
                ),
                (
                    "awards",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Au plus, tous volets réunis. Vide : l’enveloppe seule décide.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="nombre de bourses",
                    ),
                ),
                (
                    "envelope",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Au plus, pour l’ensemble des bourses. Vide : le nombre seul décide.",
                        max_digits=14,
                        null=True,
                        verbose_name="enveloppe",
                    ),
                ),
                (
                    "references_needed",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(5)],
                        verbose_name="références demandées",
                    ),
                ),
                (
                    "reviews_needed",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="évaluations par candidature",
                    ),
                ),
                (
                    "is_blind",
                    models.BooleanField(
                        default=False,
                        help_text="Les évaluateurs ne voient ni le nom ni les coordonnées de qui pose sa candidature.",
                        verbose_name="évaluation anonyme",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "En préparation"),
                            ("published", "Publié"),
                            ("ended", "Terminé"),
                            ("cancelled", "Annulé"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "taken",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="bourses accordées"
                    ),
                ),
                (
                    "granted",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="montant accordé",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="bursaries.bursaryround",
                        verbose_name="copié de",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide : fonds propres.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_rounds",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        help_text="Chaque bourse y est engagée, puis versée. Vide : suivi hors des budgets.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_rounds",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_rounds",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "concours de bourses",
                "verbose_name_plural": "concours de bourses",
                "ordering": ["-starts_on", "program", "code", "pk"],
            },
        ),
        migrations.AddField(
            model_name="awardtier",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tiers",
                to="bursaries.bursaryround",
                verbose_name="concours",
            ),
        ),
        migrations.AddField(
            model_name="award",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="given",
                to="bursaries.bursaryround",
                verbose_name="concours",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="bursaries.bursaryround",
                verbose_name="concours",
            ),
        ),
        migrations.CreateModel(
            name="BursaryRoundMove",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.bursaryround",
                        verbose_name="concours de bourses",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un concours",
                "verbose_name_plural": "étapes des concours",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="award",
            name="obligation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="awards",
                to="bursaries.obligation",
                verbose_name="engagement de service",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardtier",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="awardtier_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardtier",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                name="tier_amount_above_zero",
                violation_error_message="Une bourse est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardtier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("awards", None), ("taken__lte", models.F("awards")), _connector="OR"
                ),
                name="tier_within_its_awards",
                violation_error_message="Toutes les bourses de ce volet sont accordées.",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["round", "state"], name="application_by_state"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["round", "submitted_on"], name="application_by_day"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("round", "code"),
                name="application_code_once",
                violation_error_message="Une autre candidature du concours porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    models.Q(("state__in", ("withdrawn", "ineligible")), _negated=True),
                ),
                fields=("round", "person"),
                name="application_once_a_person",
                violation_error_message="Cette personne a déjà une candidature dans ce concours : retirez l’une des deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("waiting_rank__isnull", False)),
                fields=("round", "waiting_rank"),
                name="application_waiting_rank_once",
                violation_error_message="Une autre candidature tient ce rang.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "waiting"), ("waiting_rank__isnull", False)),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("waiting_rank", None)),
                    _connector="OR",
                ),
                name="application_waits_at_a_rank",
                violation_error_message="Le rang va avec la liste d’attente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "draft"), ("submitted_on", None)),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True), ("submitted_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="application_sent_on_a_day",
                violation_error_message="Une candidature envoyée a sa date de réception.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"),
                    models.Q(("first_name", ""), ("last_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="application_sent_by_somebody",
                violation_error_message="Écrivez au moins un nom ou un prénom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "ineligible"), _negated=True),
                name="application_refused_with_reason",
                violation_error_message="Écrivez pourquoi la candidature n’est pas admissible.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="application_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
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
                name="application_languages_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddIndex(
            model_name="award",
            index=models.Index(fields=["program", "awarded_on"], name="award_by_day"),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="award_code_once",
                violation_error_message="Une autre bourse du programme porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="award_above_zero",
                violation_error_message="Une bourse est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "bursary"),
                        ("person__isnull", False),
                        ("round__isnull", False),
                        ("tier__isnull", False),
                    ),
                    models.Q(
                        models.Q(("kind", "bursary"), _negated=True),
                        ("application", None),
                        ("round", None),
                        ("tier", None),
                    ),
                    _connector="OR",
                ),
                name="award_bursary_of_a_round",
                violation_error_message="Une bourse a son concours, son volet et son titulaire; une aide n’a ni l’un ni l’autre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False), ("organization__isnull", False), _connector="OR"
                ),
                name="award_given_to_somebody",
                violation_error_message="Écrivez à qui l’aide est remise.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", None), ("beneficiaries", 1), _connector="OR"),
                name="award_person_is_one",
                violation_error_message="Une aide à une personne nommée a un seul bénéficiaire.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_on__isnull", False), ("state", "signed")),
                    models.Q(("state", "signed"), _negated=True),
                    _connector="OR",
                ),
                name="award_signed_on_a_day",
                violation_error_message="Un contrat signé a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason", ""), ("state__in", ("withdrawn", "cancelled")), _negated=True
                ),
                name="award_ended_with_reason",
                violation_error_message="Écrivez le motif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned__lte", models.F("amount"))),
                name="award_planned_at_most_whole",
                violation_error_message="Les versements dépassent le montant de la bourse.",
            ),
        ),
    ]
