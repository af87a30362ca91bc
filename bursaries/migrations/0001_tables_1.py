"""The tables of bursaries."""

import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("budgets", "0012_rules_2"),
        ("people", "0006_births_before_stays"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0011_rules"),
        ("programs", "0020_remove_program_program_services_known_and_more"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardTier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="identifiant")),
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
                    "taken",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="accordées"
                    ),
                ),
            ],
            options={
                "verbose_name": "volet d’un concours",
                "verbose_name_plural": "volets des concours",
                "ordering": ["round", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceAttestation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                ("received_on", models.DateField(verbose_name="reçue le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Reçue"),
                            ("confirmed", "Confirmée"),
                            ("refused", "Refusée"),
                        ],
                        default="received",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="précisions")),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
            ],
            options={
                "verbose_name": "attestation de service",
                "verbose_name_plural": "attestations de service",
                "ordering": ["service", "starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Application",
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
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("typed", models.JSONField(blank=True, default=dict, editable=False)),
                ("begun_at", models.DateTimeField(auto_now_add=True, verbose_name="commencée le")),
                ("saved_at", models.DateTimeField(auto_now=True, verbose_name="enregistrée le")),
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
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_applications",
                        to="programs.organization",
                        verbose_name="établissement d’enseignement",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.region",
                        verbose_name="région de provenance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_applications",
                        to="people.person",
                        verbose_name="personne",
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
                        verbose_name="région de résidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "candidature",
                "verbose_name_plural": "candidatures",
                "ordering": ["round", "last_name", "first_name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ApplicationMove",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.application",
                        verbose_name="candidature",
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
                "verbose_name": "étape d’une candidature",
                "verbose_name_plural": "étapes des candidatures",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="numéro")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bursary", "Bourse"),
                            ("fees", "Frais de demande d’admission"),
                            ("transport", "Transport"),
                            ("equipment", "Équipement"),
                            ("other", "Autre aide"),
                        ],
                        default="bursary",
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                (
                    "beneficiaries",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="bénéficiaires",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=250, verbose_name="description"),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                ("awarded_on", models.DateField(verbose_name="accordée le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("granted", "Accordée"),
                            ("signed", "Contrat signé"),
                            ("withdrawn", "Désistement"),
                            ("cancelled", "Annulée"),
                        ],
                        default="granted",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(blank=True, null=True, verbose_name="contrat signé le"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
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
                    "studies_end_on",
                    models.DateField(blank=True, null=True, verbose_name="fin prévue des études"),
                ),
                (
                    "funded_years",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Années d’études que cette bourse finance.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="années financées",
                    ),
                ),
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
                    "address",
                    models.TextField(
                        blank=True,
                        help_text="Celle des feuillets fiscaux.",
                        verbose_name="adresse postale",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "planned",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="en versements",
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="plans.action",
                        verbose_name="action du plan",
                    ),
                ),
                (
                    "application",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "commitment",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award",
                        to="budgets.commitment",
                        verbose_name="engagement budgétaire",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards_of_its_students",
                        to="programs.organization",
                        verbose_name="établissement d’enseignement",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        help_text="L’école ou l’organisme qui la remet, quand les bénéficiaires ne sont pas nommés.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_awards",
                        to="programs.organization",
                        verbose_name="par l’organisme",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.region",
                        verbose_name="région de provenance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_awards",
                        to="people.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "tier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="bursaries.awardtier",
                        verbose_name="volet",
                    ),
                ),
            ],
            options={
                "verbose_name": "bourse ou aide",
                "verbose_name_plural": "bourses et aides",
                "ordering": ["-awarded_on", "code", "pk"],
            },
        ),
    ]
