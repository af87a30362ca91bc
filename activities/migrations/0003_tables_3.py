"""The tables of activities."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0002_tables_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("numbers", "Changer le nombre"), ("cancel", "Annuler")],
                        max_length=12,
                        verbose_name="demande",
                    ),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="élèves ou participants",
                    ),
                ),
                (
                    "companions",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="adultes accompagnateurs",
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="message")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Demandé"),
                            ("approved", "Accepté"),
                            ("refused", "Refusé"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="demandé le")),
                (
                    "decided_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="décidé le"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="décidé par",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="activities.registration",
                        verbose_name="inscription",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande de changement",
                "verbose_name_plural": "demandes de changement",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationMove",
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
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="activities.registration",
                        verbose_name="inscription",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’une inscription",
                "verbose_name_plural": "étapes des inscriptions",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="séance")),
                ("day", models.DateField(verbose_name="jour")),
                ("starts", models.TimeField(verbose_name="début")),
                ("ends", models.TimeField(verbose_name="fin")),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Vide\xa0: celui de l’horaire.",
                        max_length=200,
                        verbose_name="lieu",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("scheduled", "Prévue"),
                            ("held", "Tenue"),
                            ("cancelled", "Annulée"),
                        ],
                        default="scheduled",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "uid",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changée le")),
                ("reminded_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="activities.offering",
                        verbose_name="horaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "séance",
                "verbose_name_plural": "séances",
                "ordering": ["day", "starts", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ParticipantAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_present", models.BooleanField(verbose_name="présent")),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="activities.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_attendances",
                        to="activities.session",
                        verbose_name="séance",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence d’un participant",
                "verbose_name_plural": "présences des participants",
                "ordering": ["session", "participant"],
            },
        ),
        migrations.AddField(
            model_name="cost",
            name="session",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="costs",
                to="activities.session",
                verbose_name="séance",
            ),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "expected_pupils",
                    models.PositiveSmallIntegerField(
                        verbose_name="élèves ou participants attendus"
                    ),
                ),
                (
                    "expected_companions",
                    models.PositiveSmallIntegerField(default=0, verbose_name="adultes attendus"),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="élèves ou participants présents",
                    ),
                ),
                (
                    "companions",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="adultes présents",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="activities.registration",
                        verbose_name="inscription",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="activities.session",
                        verbose_name="séance",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence",
                "verbose_name_plural": "présences",
                "ordering": ["session", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SessionMove",
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="activities.session",
                        verbose_name="séance",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’une séance",
                "verbose_name_plural": "étapes des séances",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("students", "Élèves et participants"),
                            ("adults", "Adultes accompagnateurs"),
                            ("board", "Conseils scolaires et partenaires"),
                        ],
                        max_length=12,
                        verbose_name="destinataires",
                    ),
                ),
                ("intro", models.TextField(blank=True, verbose_name="introduction")),
                ("intro_en", models.TextField(blank=True, verbose_name="introduction en anglais")),
                ("opens_on", models.DateField(blank=True, null=True, verbose_name="du")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="au")),
                (
                    "asked",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Vide\xa0: les présences des séances tenues.",
                        null=True,
                        verbose_name="personnes sollicitées",
                    ),
                ),
                (
                    "least",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="réponses requises pour montrer un résultat",
                    ),
                ),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
            ],
            options={
                "verbose_name": "sondage",
                "verbose_name_plural": "sondages",
                "ordering": ["activity", "audience", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="numéro")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scale", "Échelle de 1 à 5"),
                            ("yes_no", "Oui ou non"),
                            ("choice", "Un choix"),
                            ("text", "Commentaire"),
                        ],
                        default="scale",
                        max_length=8,
                        verbose_name="réponse",
                    ),
                ),
                ("text", models.CharField(max_length=250, verbose_name="question")),
                (
                    "text_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="question en anglais"
                    ),
                ),
                (
                    "options",
                    models.TextField(blank=True, help_text="Un par ligne.", verbose_name="choix"),
                ),
                ("options_en", models.TextField(blank=True, verbose_name="choix en anglais")),
                (
                    "measures_satisfaction",
                    models.BooleanField(
                        default=False,
                        help_text="Le taux de satisfaction vient de ces questions, à échelle.",
                        verbose_name="mesure la satisfaction",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="activities.survey",
                        verbose_name="sondage",
                    ),
                ),
            ],
            options={
                "verbose_name": "question d’un sondage",
                "verbose_name_plural": "questions des sondages",
                "ordering": ["survey", "number"],
            },
        ),
        migrations.CreateModel(
            name="SurveyResponse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                ("answered_on", models.DateField(verbose_name="répondu le")),
                ("language", models.CharField(blank=True, max_length=8, verbose_name="langue")),
                (
                    "source",
                    models.CharField(
                        choices=[("online", "En ligne"), ("paper", "Sur papier")],
                        default="online",
                        max_length=8,
                        verbose_name="source",
                    ),
                ),
                ("origin", models.CharField(blank=True, editable=False, max_length=64)),
                ("is_aside", models.BooleanField(default=False, verbose_name="mise de côté")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="activities.session",
                        verbose_name="séance",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="activities.survey",
                        verbose_name="sondage",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse à un sondage",
                "verbose_name_plural": "réponses aux sondages",
                "ordering": ["survey", "answered_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="valeur",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="commentaire")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="activities.surveyquestion",
                        verbose_name="question",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="activities.surveyresponse",
                        verbose_name="réponse",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse à une question",
                "verbose_name_plural": "réponses aux questions",
                "ordering": ["response", "question"],
            },
        ),
        migrations.CreateModel(
            name="Transport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                (
                    "carrier_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="transporteur, comme écrit"
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True, help_text="Autobus 1", max_length=120, verbose_name="véhicule"
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="places assises",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Demandé"),
                            ("booked", "Réservé"),
                            ("cancelled", "Annulé"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                ("leaves_at", models.TimeField(blank=True, null=True, verbose_name="départ")),
                ("returns_at", models.TimeField(blank=True, null=True, verbose_name="retour")),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="personne à joindre"),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("instructions", models.TextField(blank=True, verbose_name="consignes")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "carrier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transports",
                        to="programs.organization",
                        verbose_name="transporteur",
                    ),
                ),
                (
                    "cost",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="transport",
                        to="activities.cost",
                        verbose_name="coût",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transports",
                        to="activities.session",
                        verbose_name="séance",
                    ),
                ),
            ],
            options={
                "verbose_name": "transport",
                "verbose_name_plural": "transports",
                "ordering": ["session", "label", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TransportStop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="lieu")),
                ("time", models.TimeField(blank=True, null=True, verbose_name="heure")),
                (
                    "boards",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="montent"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="activities.registration",
                        verbose_name="inscription",
                    ),
                ),
                (
                    "transport",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stops",
                        to="activities.transport",
                        verbose_name="transport",
                    ),
                ),
            ],
            options={
                "verbose_name": "arrêt",
                "verbose_name_plural": "arrêts",
                "ordering": ["transport", "position", "time", "pk"],
            },
        ),
    ]
