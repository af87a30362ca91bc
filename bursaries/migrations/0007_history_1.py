"""The tables that keep the history of bursaries."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0006_tables_6"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardFileEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "Contrat signé"),
                            ("attestation", "Attestation d’études"),
                            ("receipt", "Reçu"),
                            ("other", "Autre document"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
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
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.award",
                        verbose_name="bourse",
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
                        to="bursaries.awardfile",
                    ),
                ),
                (
                    "instalment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.awardinstalment",
                        verbose_name="versement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardInstalmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="versement")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="prévu le")),
                (
                    "condition",
                    models.CharField(blank=True, max_length=250, verbose_name="condition"),
                ),
                (
                    "condition_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="condition en anglais"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "Attendu"),
                            ("attested", "Attestation reçue"),
                            ("authorized", "Autorisé"),
                            ("cancelled", "Annulé"),
                        ],
                        default="expected",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(blank=True, null=True, verbose_name="attestation reçue le"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.award",
                        verbose_name="bourse",
                    ),
                ),
                (
                    "expense",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="budgets.expense",
                        verbose_name="dépense",
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
                        to="bursaries.awardinstalment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardTierEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.SlugField(db_index=False, max_length=40, verbose_name="identifiant"),
                ),
                ("label", models.CharField(max_length=250, verbose_name="libellé")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=250, verbose_name="libellé en anglais"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="De chaque bourse. Vide\xa0: il se décide à l’attribution.",
                        max_digits=14,
                        null=True,
                        verbose_name="montant",
                    ),
                ),
                (
                    "awards",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Au plus. Vide\xa0: celui du concours.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="nombre de bourses",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secondary", "Secondaire"),
                            ("vocational", "Formation professionnelle (DEP)"),
                            ("college", "Collégial"),
                            ("undergraduate", "Premier cycle universitaire"),
                            ("graduate", "Deuxième cycle universitaire"),
                            ("doctoral", "Troisième cycle universitaire"),
                        ],
                        help_text="Vide\xa0: tous les niveaux.",
                        max_length=24,
                        verbose_name="niveau d’études",
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
                        to="bursaries.awardtier",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApplicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Brouillon"),
                            ("submitted", "Soumise"),
                            ("eligible", "Admissible"),
                            ("ineligible", "Non admissible"),
                            ("reviewed", "Évaluée"),
                            ("awarded", "Accordée"),
                            ("waiting", "Liste d’attente"),
                            ("refused", "Refusée"),
                            ("withdrawn", "Désistement"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="courriel")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("begun_at", models.DateTimeField(auto_now_add=True, verbose_name="commencée le")),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="envoyée le"),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="reçue le")),
                ("first_name", models.CharField(blank=True, max_length=80, verbose_name="prénom")),
                ("last_name", models.CharField(blank=True, max_length=80, verbose_name="nom")),
                (
                    "birth_date",
                    models.DateField(blank=True, null=True, verbose_name="date de naissance"),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                ("city", models.CharField(blank=True, max_length=80, verbose_name="localité")),
                ("province", models.CharField(blank=True, max_length=2, verbose_name="province")),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=7, verbose_name="code postal"),
                ),
                (
                    "lives_there_since",
                    models.DateField(blank=True, null=True, verbose_name="y habite depuis"),
                ),
                (
                    "citizenship",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("citizen", "Citoyenneté canadienne"),
                            ("permanent_resident", "Résidence permanente"),
                            ("protected", "Personne protégée"),
                            ("temporary", "Permis temporaire"),
                            ("other", "Autre statut"),
                        ],
                        max_length=24,
                        verbose_name="statut",
                    ),
                ),
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
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secondary", "Secondaire"),
                            ("vocational", "Formation professionnelle (DEP)"),
                            ("college", "Collégial"),
                            ("undergraduate", "Premier cycle universitaire"),
                            ("graduate", "Deuxième cycle universitaire"),
                            ("doctoral", "Troisième cycle universitaire"),
                        ],
                        max_length=24,
                        verbose_name="niveau d’études",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nursing", "Soins infirmiers"),
                            ("medicine", "Médecine"),
                            ("pharmacy", "Pharmacie"),
                            ("physiotherapy", "Physiothérapie"),
                            ("occupational_therapy", "Ergothérapie"),
                            ("speech_therapy", "Orthophonie et audiologie"),
                            ("respiratory_therapy", "Inhalothérapie"),
                            ("medical_imaging", "Imagerie médicale"),
                            ("laboratory", "Analyses biomédicales"),
                            ("paramedic", "Soins préhospitaliers d’urgence"),
                            ("nutrition", "Nutrition"),
                            ("dental", "Soins dentaires"),
                            ("midwifery", "Pratique sage-femme"),
                            ("health_assistance", "Assistance à la personne (PAB)"),
                            ("other_health", "Autre domaine de la santé"),
                            ("psychology", "Psychologie"),
                            ("psychoeducation", "Psychoéducation"),
                            ("social_work", "Travail social"),
                            ("special_education", "Éducation spécialisée"),
                            ("other_social", "Autre domaine des services sociaux"),
                            ("education", "Enseignement"),
                            ("childhood", "Petite enfance"),
                            ("sciences", "Sciences et génie"),
                            ("business", "Administration et gestion"),
                            ("trades", "Métiers spécialisés"),
                            ("other", "Autre domaine"),
                        ],
                        max_length=24,
                        verbose_name="domaine d’études",
                    ),
                ),
                (
                    "study_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full_time", "Temps plein"),
                            ("part_time", "Temps partiel"),
                            ("not_studying", "Pas aux études"),
                        ],
                        max_length=12,
                        verbose_name="régime d’études",
                    ),
                ),
                (
                    "pathway",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("coop", "Éducation coopérative"),
                                ("major", "MHS (majeure haute spécialisation)"),
                                ("apprentice", "PAJO (apprentissage pour les jeunes de l’Ontario)"),
                                ("ordinary", "Parcours ordinaire"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="parcours au secondaire",
                    ),
                ),
                (
                    "instruction",
                    models.CharField(
                        blank=True, max_length=8, verbose_name="langue d’enseignement"
                    ),
                ),
                (
                    "first_language",
                    models.CharField(blank=True, max_length=8, verbose_name="première langue"),
                ),
                (
                    "commits",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="s’engage à travailler dans la région"
                    ),
                ),
                (
                    "average",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="moyenne générale, en %",
                    ),
                ),
                (
                    "institution_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="établissement, comme écrit"
                    ),
                ),
                (
                    "study_program",
                    models.CharField(blank=True, max_length=200, verbose_name="programme d’études"),
                ),
                (
                    "study_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="année d’études",
                    ),
                ),
                (
                    "studies_end_on",
                    models.DateField(blank=True, null=True, verbose_name="fin prévue des études"),
                ),
                (
                    "consented_on",
                    models.DateField(blank=True, null=True, verbose_name="consentement donné le"),
                ),
                (
                    "waiting_rank",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="rang sur la liste d’attente"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("note", models.TextField(blank=True, verbose_name="note de la coordination")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="établissement d’enseignement",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.region",
                        verbose_name="région de provenance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="bursaries.application",
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
                        verbose_name="région de résidence",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChoiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=1, verbose_name="préférence"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.application",
                        verbose_name="candidature",
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
                        to="bursaries.choice",
                    ),
                ),
                (
                    "tier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="bursaries.awardtier",
                        verbose_name="volet",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
