"""The tables of activities."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kiosk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Quand il n’est pas au répertoire des organismes.",
                        max_length=200,
                        verbose_name="exposant, comme écrit",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="métiers ou programmes présentés"
                    ),
                ),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="personne à joindre"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("space", models.CharField(blank=True, max_length=40, verbose_name="emplacement")),
                (
                    "needs",
                    models.TextField(
                        blank=True,
                        help_text="Table, électricité, branchement…",
                        verbose_name="besoins",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Demandé"),
                            ("confirmed", "Confirmé"),
                            ("declined", "Décliné"),
                        ],
                        default="asked",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kiosks",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
                (
                    "cost",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="kiosk",
                        to="activities.cost",
                        verbose_name="coût",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kiosks",
                        to="programs.organization",
                        verbose_name="exposant",
                    ),
                ),
            ],
            options={
                "verbose_name": "kiosque",
                "verbose_name_plural": "kiosques",
                "ordering": ["activity", "space", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Offering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="identifiant")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Groupe du mardi, Matinée…",
                        max_length=120,
                        verbose_name="horaire",
                    ),
                ),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=120, verbose_name="horaire en anglais"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Vide\xa0: sans limite.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "has_waiting_list",
                    models.BooleanField(default=True, verbose_name="liste d’attente"),
                ),
                (
                    "fee",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="0\xa0: gratuit.",
                        max_digits=14,
                        verbose_name="coût d’inscription",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fr", "Français"),
                            ("en", "Anglais"),
                            ("both", "Français et anglais"),
                        ],
                        help_text="Vide\xa0: celle de l’activité.",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="lieu")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="ville")),
                ("is_online", models.BooleanField(default=False, verbose_name="en ligne")),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        help_text="Envoyé aux seules inscriptions confirmées.",
                        verbose_name="lien de connexion",
                    ),
                ),
                (
                    "opens_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="ouverture des inscriptions"
                    ),
                ),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="fin des inscriptions"
                    ),
                ),
                (
                    "freezes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="À partir de ce moment, un changement est demandé et vous l’acceptez.",
                        null=True,
                        verbose_name="liste arrêtée",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("offered", "Offert"), ("cancelled", "Annulé")],
                        default="offered",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "taken",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="places prises"
                    ),
                ),
                ("last_queue", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offerings",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
            ],
            options={
                "verbose_name": "horaire",
                "verbose_name_plural": "horaires",
                "ordering": ["activity", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferingMove",
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
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="activities.offering",
                        verbose_name="horaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un horaire",
                "verbose_name_plural": "étapes des horaires",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutreachEntry",
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
                ("code", models.CharField(max_length=40, verbose_name="identifiant")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("advertisement", "Annonce publicitaire"),
                            ("capsule", "Capsule télévisée"),
                            ("report", "Reportage"),
                            ("programme", "Émission"),
                            ("article", "Article"),
                            ("newsletter", "Bulletin"),
                            ("listing", "Inscription à un répertoire"),
                            ("social", "Médias sociaux"),
                            ("web", "Site web"),
                            ("representation", "Kiosque d’information ou représentation"),
                            ("talk", "Présentation"),
                            ("poster", "Affiche ou dépliant"),
                            ("other", "Autre"),
                        ],
                        max_length=16,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="ce qui a paru")),
                (
                    "title_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="ce qui a paru, en anglais"
                    ),
                ),
                (
                    "medium",
                    models.CharField(
                        blank=True,
                        help_text="Journal, poste, salon, site.",
                        max_length=200,
                        verbose_name="média ou lieu",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                (
                    "count",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Vide\xa0: le nombre n’est pas connu.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="nombre",
                    ),
                ),
                (
                    "audience",
                    models.CharField(blank=True, max_length=200, verbose_name="public visé"),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fr", "Français"),
                            ("en", "Anglais"),
                            ("both", "Français et anglais"),
                        ],
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("url", models.URLField(blank=True, verbose_name="adresse")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outreach_entries",
                        to="plans.action",
                        verbose_name="action du plan",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outreach_entries",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outreach_entries",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outreach_entries",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "parution ou représentation",
                "verbose_name_plural": "parutions et représentations",
                "ordering": ["-starts_on", "program", "code", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Liste d’attente"),
                            ("confirmed", "Confirmée"),
                            ("cancelled", "Annulée"),
                        ],
                        default="confirmed",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "school_name",
                    models.CharField(blank=True, max_length=200, verbose_name="école, comme écrit"),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("elementary", "Primaire"),
                                ("7", "7e année (secondaire 1)"),
                                ("8", "8e année (secondaire 2)"),
                                ("9", "9e année (secondaire 3)"),
                                ("10", "10e année (secondaire 4)"),
                                ("11", "11e année (secondaire 5)"),
                                ("12", "12e année"),
                                ("vocational", "Formation professionnelle"),
                                ("college", "Collégial"),
                                ("adult", "Formation générale des adultes"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="niveaux",
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        help_text="Son nom à l’école\xa0: groupe 32.",
                        max_length=60,
                        verbose_name="groupe",
                    ),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="élèves ou participants attendus",
                    ),
                ),
                (
                    "companions",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="adultes accompagnateurs",
                    ),
                ),
                (
                    "needs",
                    models.TextField(
                        blank=True,
                        help_text="Accessibilité, allergies, interprète… sans nommer personne.",
                        verbose_name="besoins",
                    ),
                ),
                (
                    "needs_transport",
                    models.BooleanField(default=False, verbose_name="transport demandé"),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="places"
                    ),
                ),
                ("is_walk_in", models.BooleanField(default=False, verbose_name="sans inscription")),
                (
                    "queue",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="rang d’attente"
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="inscrite le")),
                (
                    "fee",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="coût demandé"
                    ),
                ),
                (
                    "paid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="coût reçu",
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="reçu le")),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("note", models.TextField(blank=True, verbose_name="note de la coordination")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.organization",
                        verbose_name="conseil scolaire ou centre de services",
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="activities.booking",
                        verbose_name="demande",
                    ),
                ),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="activities.offering",
                        verbose_name="horaire",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.region",
                        verbose_name="région",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activity_registrations",
                        to="programs.organization",
                        verbose_name="école",
                    ),
                ),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="activities.registration",
                        verbose_name="partagée de",
                    ),
                ),
            ],
            options={
                "verbose_name": "inscription",
                "verbose_name_plural": "inscriptions",
                "ordering": ["offering", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                ("first_name", models.CharField(max_length=80, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=80, verbose_name="nom")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("is_minor", models.BooleanField(default=False, verbose_name="mineur")),
                (
                    "guardian_name",
                    models.CharField(blank=True, max_length=160, verbose_name="parent ou tuteur"),
                ),
                (
                    "guardian_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="courriel du parent ou tuteur"
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="autorisation demandée le"
                    ),
                ),
                (
                    "authorized_on",
                    models.DateField(blank=True, null=True, verbose_name="autorisée le"),
                ),
                ("refused_on", models.DateField(blank=True, null=True, verbose_name="refusée le")),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="activities.registration",
                        verbose_name="inscription",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["last_name", "first_name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="cost",
            name="registration",
            field=models.ForeignKey(
                blank=True,
                help_text="L’école à laquelle la dépense tient\xa0: sa suppléance, son autobus.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="costs",
                to="activities.registration",
                verbose_name="inscription",
            ),
        ),
    ]
