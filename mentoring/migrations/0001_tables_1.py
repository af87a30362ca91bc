"""The tables of mentoring."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("people", "0003_triggers"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0006_cache_table"),
        ("referrals", "0003_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mentee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentee",
                        to="referrals.referral",
                        verbose_name="référence d’origine",
                    ),
                ),
            ],
            options={
                "verbose_name": "mentoré",
                "verbose_name_plural": "mentorés",
                "ordering": ["person__last_name", "person__first_name", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MenteeMove",
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
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="mentoring.mentee",
                        verbose_name="mentoré",
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
                "verbose_name": "étape d’un mentoré",
                "verbose_name_plural": "étapes des mentorés",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mentor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                (
                    "active_pairings",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="jumelages en cours"
                    ),
                ),
                ("background", models.TextField(blank=True, verbose_name="parcours")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "mentor",
                "verbose_name_plural": "mentors",
                "ordering": ["person__last_name", "person__first_name", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MentorMove",
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
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="mentoring.mentor",
                        verbose_name="mentor",
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
                "verbose_name": "étape d’un mentor",
                "verbose_name_plural": "étapes des mentors",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MentorOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "mentor",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer",
                        to="mentoring.mentor",
                        verbose_name="mentor",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentor_offers",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "offre d’un mentor",
                "verbose_name_plural": "offres de mentors",
                "ordering": ["-received_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MentorOfferMove",
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
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="mentoring.mentoroffer",
                        verbose_name="offre d’un mentor",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’une offre",
                "verbose_name_plural": "étapes des offres",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pairing",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings",
                        to="mentoring.mentee",
                        verbose_name="mentoré",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings",
                        to="mentoring.mentor",
                        verbose_name="mentor",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "jumelage",
                "verbose_name_plural": "jumelages",
                "ordering": ["-proposed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="mentoring.pairing",
                        verbose_name="jumelage",
                    ),
                ),
            ],
            options={
                "verbose_name": "issue d’un jumelage",
                "verbose_name_plural": "issues des jumelages",
                "ordering": ["pairing", "milestone"],
            },
        ),
    ]
