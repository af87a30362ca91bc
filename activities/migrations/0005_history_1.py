"""The tables that keep the history of activities."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0004_tables_4"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.SlugField(
                        db_index=False,
                        help_text="Court et unique dans le programme\xa0: demi-journee-2019. Il est dans son adresse.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("half_day", "Activité d’une demi-journée"),
                            ("workshop", "Atelier"),
                            ("fair", "Salon"),
                            ("kiosk", "Kiosque"),
                            ("visit", "Visite"),
                            ("camp", "Camp"),
                            ("training", "Formation"),
                            ("certification", "Certification"),
                            ("conference", "Conférence"),
                            ("evening", "Soirée d’information"),
                            ("course", "Cours"),
                            ("other", "Autre"),
                        ],
                        max_length=16,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="titre en anglais"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Ce qu’on y fait et ce qu’on en retire.",
                        verbose_name="présentation",
                    ),
                ),
                (
                    "summary_en",
                    models.TextField(blank=True, verbose_name="présentation en anglais"),
                ),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("students", "Élèves"),
                                ("teachers", "Personnel enseignant"),
                                ("parents", "Parents"),
                                ("adults", "Adultes"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="s’adresse à",
                    ),
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
                        help_text="Pour les élèves. Vide\xa0: tous les niveaux.",
                        size=None,
                        verbose_name="niveaux",
                    ),
                ),
                (
                    "enrolment",
                    models.CharField(
                        choices=[
                            ("groups", "Groupes scolaires"),
                            ("persons", "Personnes"),
                            ("none", "Sans inscription"),
                        ],
                        default="groups",
                        max_length=12,
                        verbose_name="inscription",
                    ),
                ),
                (
                    "one_choice",
                    models.BooleanField(
                        default=False,
                        help_text="Coché\xa0: on choisit l’un des horaires. Sinon, autant qu’on veut.",
                        verbose_name="un seul horaire au choix",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("fr", "Français"),
                            ("en", "Anglais"),
                            ("both", "Français et anglais"),
                        ],
                        default="fr",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                (
                    "companions_take_seats",
                    models.BooleanField(
                        default=False, verbose_name="les adultes accompagnateurs prennent une place"
                    ),
                ),
                (
                    "names_needed",
                    models.CharField(
                        blank=True,
                        help_text="Laissez vide\xa0: les élèves sont comptés, pas nommés. Sinon, dites pourquoi leurs noms sont nécessaires; l’autorisation d’un parent sera demandée pour chacun.",
                        max_length=250,
                        verbose_name="raison de nommer les élèves",
                    ),
                ),
                (
                    "certificate",
                    models.TextField(blank=True, verbose_name="attestation de participation"),
                ),
                (
                    "certificate_en",
                    models.TextField(blank=True, verbose_name="attestation en anglais"),
                ),
                (
                    "certificate_sessions",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vide\xa0: toutes celles qui ont été tenues.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="séances requises pour l’attestation",
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=160, verbose_name="personne à joindre"),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="courriel à joindre"
                    ),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="téléphone à joindre"),
                ),
                (
                    "is_public",
                    models.BooleanField(default=False, verbose_name="au calendrier public"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planifiée"),
                            ("open", "Inscriptions ouvertes"),
                            ("closed", "Inscriptions fermées"),
                            ("held", "Tenue"),
                            ("reported", "Bilan fait"),
                            ("postponed", "Reportée"),
                            ("cancelled", "Annulée"),
                        ],
                        default="planned",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "review",
                    models.TextField(
                        blank=True,
                        help_text="Ce qui a bien été, ce qui est à revoir.",
                        verbose_name="bilan de l’activité",
                    ),
                ),
                ("review_en", models.TextField(blank=True, verbose_name="bilan en anglais")),
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
                        verbose_name="action du plan",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                        verbose_name="copiée de",
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
                        to="activities.activity",
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
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Vide\xa0: celle du programme.",
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
        migrations.CreateModel(
            name="ActivityPartEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("organizer", "Organise"),
                            ("partner", "Partenaire"),
                            ("host", "Accueille"),
                            ("speaker", "Anime"),
                        ],
                        default="partner",
                        max_length=12,
                        verbose_name="rôle",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="activities.activitypart",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BookingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=160, verbose_name="nom")),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="fonction")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="message")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="reçue le")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
                (
                    "made_by",
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
                        to="activities.booking",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HighlightEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40, verbose_name="identifiant")),
                ("happened_on", models.DateField(verbose_name="en date du")),
                ("title", models.CharField(max_length=120, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=120, verbose_name="titre en anglais"),
                ),
                ("text", models.TextField(verbose_name="texte")),
                ("text_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                        verbose_name="activité",
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
                        to="activities.highlight",
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
            name="HighlightPictureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content_type", models.CharField(max_length=100, verbose_name="type")),
                (
                    "size",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10485760),
                        ],
                        verbose_name="taille en octets",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="joint le")),
                (
                    "width",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(32),
                            django.core.validators.MaxValueValidator(1600),
                        ],
                        verbose_name="largeur en points",
                    ),
                ),
                (
                    "height",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(32),
                            django.core.validators.MaxValueValidator(1600),
                        ],
                        verbose_name="hauteur en points",
                    ),
                ),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="Ce que montre la photo, pour qui ne la voit pas. Sans description, elle n’est pas publiée.",
                        max_length=250,
                        verbose_name="description",
                    ),
                ),
                (
                    "alt_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="description en anglais"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Qui a pris la photo, comme son nom doit paraître.",
                        max_length=150,
                        verbose_name="crédit",
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_needed", "Inutile\xa0: personne n’est reconnaissable"),
                            ("obtained", "Obtenu par écrit"),
                            ("to_obtain", "À obtenir"),
                        ],
                        default="to_obtain",
                        help_text="Des personnes qu’on y reconnaît\xa0; d’un parent ou d’un tuteur pour celles de moins de 14 ans. Sans lui, la photo n’est pas publiée.",
                        max_length=12,
                        verbose_name="consentement",
                    ),
                ),
                (
                    "consented_on",
                    models.DateField(blank=True, null=True, verbose_name="consentement obtenu le"),
                ),
                (
                    "consent_note",
                    models.CharField(
                        blank=True,
                        help_text="Qui a signé, et où se trouve le formulaire.",
                        max_length=250,
                        verbose_name="note sur le consentement",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "highlight",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.highlight",
                        verbose_name="point saillant",
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
                        to="activities.highlightpicture",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KioskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.activity",
                        verbose_name="activité",
                    ),
                ),
                (
                    "cost",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="activities.cost",
                        verbose_name="coût",
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
                        verbose_name="exposant",
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
                        to="activities.kiosk",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
