"""The tables of bursaries."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0002_tables_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="HolderLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("expires_at", models.DateTimeField(verbose_name="valide jusqu’au")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="fermé le"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dernier rappel"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="envoyé par",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bursary_links",
                        to="people.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien d’un titulaire",
                "verbose_name_plural": "liens des titulaires",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LetterTemplate",
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
                        choices=[
                            ("award", "Lettre d’attribution"),
                            ("waiting", "Lettre de mise en attente"),
                            ("refusal", "Lettre de refus"),
                            ("ineligible", "Lettre d’inadmissibilité"),
                            ("contract", "Contrat"),
                            ("statement", "Relevé de l’engagement"),
                            ("default", "Avis de défaut"),
                        ],
                        max_length=12,
                        verbose_name="lettre",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="objet")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=200, verbose_name="objet en anglais"),
                ),
                ("body", models.TextField(verbose_name="texte")),
                ("body_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_templates",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "modèle de lettre",
                "verbose_name_plural": "modèles de lettres",
                "ordering": ["round", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
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
                            ("not_started", "Pas débutée"),
                            ("ongoing", "En cours"),
                            ("deferred", "En sursis"),
                            ("fulfilled", "Remplie"),
                            ("exempted", "Exonérée"),
                            ("defaulted", "En défaut"),
                            ("repaying", "En remboursement"),
                            ("settled", "Soldée"),
                            ("cancelled", "Annulée"),
                        ],
                        default="not_started",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "studies_ended_on",
                    models.DateField(blank=True, null=True, verbose_name="fin des études"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_obligations",
                        to="people.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_obligations",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement de service",
                "verbose_name_plural": "engagements de service",
                "ordering": ["person__sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                        choices=[
                            ("award", "Lettre d’attribution"),
                            ("waiting", "Lettre de mise en attente"),
                            ("refusal", "Lettre de refus"),
                            ("ineligible", "Lettre d’inadmissibilité"),
                            ("contract", "Contrat"),
                            ("statement", "Relevé de l’engagement"),
                            ("default", "Avis de défaut"),
                        ],
                        max_length=12,
                        verbose_name="lettre",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("addressee", models.TextField(verbose_name="destinataire")),
                ("subject", models.CharField(max_length=200, verbose_name="objet")),
                ("body", models.TextField(verbose_name="texte")),
                ("dated_on", models.DateField(verbose_name="datée du")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="faite le")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="envoyée le")),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="bursaries.award",
                        verbose_name="bourse",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="faite par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettre",
                "verbose_name_plural": "lettres",
                "ordering": ["-dated_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                        choices=[(12, "À 12 mois"), (24, "À 24 mois")], verbose_name="moment"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("retained", "En emploi dans la région"),
                            ("elsewhere", "En emploi ailleurs"),
                            ("studying", "Aux études"),
                            ("not_working", "Sans emploi"),
                            ("unknown", "Sans nouvelles"),
                        ],
                        max_length=12,
                        verbose_name="situation",
                    ),
                ),
                ("observed_on", models.DateField(verbose_name="constatée le")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "suivi d’emploi",
                "verbose_name_plural": "suivis d’emploi",
                "ordering": ["obligation", "milestone", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Deferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="au")),
                ("reason", models.TextField(verbose_name="motif")),
                ("granted_on", models.DateField(verbose_name="accordé le")),
                ("granted_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accordé par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deferrals",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "sursis",
                "verbose_name_plural": "sursis",
                "ordering": ["obligation", "starts_on", "pk"],
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
        migrations.CreateModel(
            name="ObligationMove",
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
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.obligation",
                        verbose_name="engagement de service",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’un engagement",
                "verbose_name_plural": "étapes des engagements",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObligationRule",
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
                        help_text="Court\xa0: SANTE. Ses versions le partagent.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                (
                    "employer_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("community", "Organisme communautaire"),
                                ("employment", "Service d’aide à l’emploi"),
                                ("government", "Ministère ou organisme gouvernemental"),
                                ("school", "Établissement ou organisme scolaire"),
                                ("health", "Établissement de santé et de services sociaux"),
                                ("municipal", "Municipalité ou MRC"),
                                ("business", "Entreprise"),
                                ("foundation", "Fondation"),
                                ("other", "Autre"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        help_text="Aucun choix\xa0: tous les employeurs de la région.",
                        size=None,
                        verbose_name="employeurs reconnus",
                    ),
                ),
                (
                    "start_within_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Après la fin des études. Vide\xa0: aucun délai.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois pour commencer",
                    ),
                ),
                (
                    "complete_within_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Après la fin des études. Vide\xa0: aucun délai.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois pour terminer",
                    ),
                ),
                (
                    "prorates_part_time",
                    models.BooleanField(
                        default=True,
                        help_text="Un mois à 60 % compte pour 0,6 mois. Sinon il compte en entier.",
                        verbose_name="temps partiel au prorata",
                    ),
                ),
                (
                    "minimum_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="En deçà, le temps ne compte pas.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="part minimale d’un temps plein, en %",
                    ),
                ),
                (
                    "prorates_paid",
                    models.BooleanField(
                        default=False,
                        help_text="Qui n’a reçu que la moitié de sa bourse doit la moitié des mois.",
                        verbose_name="dû au prorata du versé",
                    ),
                ),
                (
                    "counts_during_studies",
                    models.BooleanField(
                        default=False,
                        help_text="Le travail fait avant la fin des études compte aussi.",
                        verbose_name="compte pendant les études",
                    ),
                ),
                (
                    "repayment",
                    models.CharField(
                        choices=[
                            ("prorata", "Au prorata des mois qui restent dus"),
                            ("whole", "En entier tant qu’il reste un mois dû"),
                        ],
                        default="prorata",
                        max_length=12,
                        verbose_name="remboursement",
                    ),
                ),
                (
                    "repay_within_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Après le défaut. Vide\xa0: aucun délai.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois pour rembourser",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="Elles s’impriment au contrat.",
                        verbose_name="conditions",
                    ),
                ),
                ("text_en", models.TextField(blank=True, verbose_name="conditions en anglais")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligation_rules",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.region",
                        verbose_name="région où servir",
                    ),
                ),
            ],
            options={
                "verbose_name": "règle d’engagement",
                "verbose_name_plural": "règles d’engagement",
                "ordering": ["program", "code", "version", "pk"],
            },
        ),
        migrations.AddField(
            model_name="obligation",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="obligations",
                to="bursaries.obligationrule",
                verbose_name="règle d’engagement",
            ),
        ),
        migrations.AddField(
            model_name="bursaryround",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                help_text="Vide\xa0: ces bourses n’engagent à rien.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="bursaries.obligationrule",
                verbose_name="règle d’engagement",
            ),
        ),
        migrations.CreateModel(
            name="ObligationTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "from_region",
                    models.BooleanField(
                        blank=True,
                        choices=[
                            (None, "Toutes"),
                            (True, "De la région"),
                            (False, "D’une autre région"),
                        ],
                        help_text="D’où venait la personne avant ses études.",
                        null=True,
                        verbose_name="provenance",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(240),
                        ],
                        verbose_name="mois dus",
                    ),
                ),
                (
                    "per",
                    models.CharField(
                        choices=[("award", "par bourse"), ("funded_year", "par année financée")],
                        default="award",
                        max_length=12,
                        verbose_name="par",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="bursaries.obligationrule",
                        verbose_name="règle",
                    ),
                ),
            ],
            options={
                "verbose_name": "durée due",
                "verbose_name_plural": "durées dues",
                "ordering": ["rule", "level", "from_region", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                ("is_required", models.BooleanField(default=True, verbose_name="obligatoire")),
                (
                    "most_words",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(10)],
                        verbose_name="mots au plus",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "question d’un concours",
                "verbose_name_plural": "questions des concours",
                "ordering": ["round", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="réponse")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="bursaries.question",
                        verbose_name="question",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse d’une candidature",
                "verbose_name_plural": "réponses des candidatures",
                "ordering": ["application", "question__position", "pk"],
            },
        ),
    ]
