"""The tables that keep the history of mentoring."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0002_tables_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="MenteeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "Inscrit"),
                            ("verified", "Vérifié"),
                            ("available", "Disponible"),
                            ("on_pause", "En pause"),
                            ("left", "Sorti"),
                        ],
                        default="registered",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="inscription")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="sortie")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("0", "Direction et cadres supérieurs"),
                                ("1", "Affaires, finance et administration"),
                                ("2", "Sciences naturelles et appliquées"),
                                ("3", "Santé"),
                                ("4", "Enseignement, droit, services sociaux et gouvernementaux"),
                                ("5", "Arts, culture, sports et loisirs"),
                                ("6", "Vente et services"),
                                ("7", "Métiers, transport et machinerie"),
                                ("8", "Ressources naturelles et agriculture"),
                                ("9", "Fabrication et services d’utilité publique"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="domaines de travail",
                    ),
                ),
                (
                    "occupation",
                    models.CharField(blank=True, max_length=120, verbose_name="profession"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("need", models.TextField(blank=True, verbose_name="besoin")),
                (
                    "training",
                    models.CharField(blank=True, max_length=200, verbose_name="formation"),
                ),
                (
                    "arrived_on",
                    models.DateField(blank=True, null=True, verbose_name="arrivée au pays"),
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
                        to="mentoring.mentee",
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
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="referrals.referral",
                        verbose_name="référence d’origine",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MentorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "Inscrit"),
                            ("verified", "Vérifié"),
                            ("available", "Disponible"),
                            ("on_pause", "En pause"),
                            ("left", "Sorti"),
                        ],
                        default="registered",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="inscription")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="sortie")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("0", "Direction et cadres supérieurs"),
                                ("1", "Affaires, finance et administration"),
                                ("2", "Sciences naturelles et appliquées"),
                                ("3", "Santé"),
                                ("4", "Enseignement, droit, services sociaux et gouvernementaux"),
                                ("5", "Arts, culture, sports et loisirs"),
                                ("6", "Vente et services"),
                                ("7", "Métiers, transport et machinerie"),
                                ("8", "Ressources naturelles et agriculture"),
                                ("9", "Fabrication et services d’utilité publique"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="domaines de travail",
                    ),
                ),
                (
                    "occupation",
                    models.CharField(blank=True, max_length=120, verbose_name="profession"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Nombre de jumelages que ce mentor accepte en même temps.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="capacité",
                    ),
                ),
                ("background", models.TextField(blank=True, verbose_name="parcours")),
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
                        to="mentoring.mentor",
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
            name="MentorOfferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("first_name", models.CharField(max_length=80, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=80, verbose_name="nom")),
                ("email", models.EmailField(max_length=254, verbose_name="courriel")),
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
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("0", "Direction et cadres supérieurs"),
                                ("1", "Affaires, finance et administration"),
                                ("2", "Sciences naturelles et appliquées"),
                                ("3", "Santé"),
                                ("4", "Enseignement, droit, services sociaux et gouvernementaux"),
                                ("5", "Arts, culture, sports et loisirs"),
                                ("6", "Vente et services"),
                                ("7", "Métiers, transport et machinerie"),
                                ("8", "Ressources naturelles et agriculture"),
                                ("9", "Fabrication et services d’utilité publique"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="domaines de travail",
                    ),
                ),
                ("occupation", models.CharField(max_length=120, verbose_name="profession")),
                ("background", models.TextField(blank=True, verbose_name="parcours")),
                ("motivation", models.TextField(blank=True, verbose_name="motivation")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Reçue"),
                            ("accepted", "Acceptée"),
                            ("declined", "Déclinée"),
                        ],
                        default="received",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="reçue le")),
                ("consented_on", models.DateField(verbose_name="consentement donné le")),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "mentor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="mentoring.mentor",
                        verbose_name="mentor",
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
                        to="mentoring.mentoroffer",
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
            name="OutcomeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "milestone",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "À la fin"),
                            (3, "À 3 mois"),
                            (6, "À 6 mois"),
                            (12, "À 12 mois"),
                        ],
                        verbose_name="moment",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("employed_in_field", "En emploi dans son domaine"),
                            ("employed", "En emploi"),
                            ("in_training", "En formation"),
                            ("internship", "En stage"),
                            ("job_seeking", "En recherche"),
                            ("no_news", "Sans nouvelles"),
                        ],
                        max_length=20,
                        verbose_name="issue",
                    ),
                ),
                ("observed_on", models.DateField(verbose_name="recueillie le")),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                        to="mentoring.outcome",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="mentoring.pairing",
                        verbose_name="jumelage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PairingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Le numéro du jumelage dans vos fichiers.",
                        max_length=40,
                        verbose_name="code",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposé"),
                            ("mentor_accepted", "Accepté par le mentor"),
                            ("mentee_accepted", "Accepté par le mentoré"),
                            ("active", "Actif"),
                            ("paused", "En pause"),
                            ("completed", "Terminé"),
                            ("interrupted", "Interrompu"),
                            ("cancelled", "Annulé"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="proposé le")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="commencé le")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="fini le")),
                (
                    "interruption",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "Déménagement"),
                            ("health", "Santé"),
                            ("availability", "Manque de disponibilité"),
                            ("no_fit", "Pairage qui ne convenait pas"),
                            ("lost_contact", "Perte de contact"),
                            ("other", "Autre"),
                        ],
                        max_length=20,
                        verbose_name="cause de l’interruption",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="précisions sur la fin")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "mentee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="mentoring.mentee",
                        verbose_name="mentoré",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="mentoring.mentor",
                        verbose_name="mentor",
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
                        to="mentoring.pairing",
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
            name="PairingMeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="mentoring.pairing",
                        verbose_name="jumelage",
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
                        to="mentoring.pairingmeeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
