"""The tables of bursaries."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0003_tables_3"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="nom")),
                ("email", models.EmailField(max_length=254, verbose_name="courriel")),
                (
                    "relation",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="lien avec la personne"
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
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "asked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="demandée le"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rappelée le"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reçue le"),
                ),
                (
                    "declined_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="déclinée le"),
                ),
                ("text", models.TextField(blank=True, verbose_name="référence")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="references",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
            ],
            options={
                "verbose_name": "référence d’une candidature",
                "verbose_name_plural": "références des candidatures",
                "ordering": ["application", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferenceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content", models.BinaryField(verbose_name="contenu")),
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
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="bursaries.reference",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettre d’une référence",
                "verbose_name_plural": "lettres des références",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Repayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="reçu le")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="référence"),
                ),
                ("annulled_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de l’annulation")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repayments",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "remboursement d’un titulaire",
                "verbose_name_plural": "remboursements des titulaires",
                "ordering": ["obligation", "received_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RepaymentReversal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "expense",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_repayment",
                        to="budgets.expense",
                        verbose_name="contre-passation",
                    ),
                ),
                (
                    "repayment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="bursaries.repayment",
                        verbose_name="remboursement",
                    ),
                ),
            ],
            options={
                "verbose_name": "contre-passation d’un remboursement",
                "verbose_name_plural": "contre-passations des remboursements",
                "ordering": ["repayment", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequiredDocument",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
            ],
            options={
                "verbose_name": "document demandé",
                "verbose_name_plural": "documents demandés",
                "ordering": ["round", "position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApplicationFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content", models.BinaryField(verbose_name="contenu")),
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
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="bursaries.requireddocument",
                        verbose_name="document demandé",
                    ),
                ),
            ],
            options={
                "verbose_name": "document d’une candidature",
                "verbose_name_plural": "documents des candidatures",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="en fonction")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewers",
                        to="bursaries.bursaryround",
                        verbose_name="concours",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursary_reviews",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="évaluateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "évaluateur d’un concours",
                "verbose_name_plural": "évaluateurs des concours",
                "ordering": ["round", "user__last_name", "user__email", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "conflict",
                    models.CharField(
                        choices=[
                            ("undeclared", "À déclarer"),
                            ("none", "Aucun conflit d’intérêts"),
                            ("declared", "Conflit d’intérêts déclaré"),
                        ],
                        default="undeclared",
                        max_length=12,
                        verbose_name="conflit d’intérêts",
                    ),
                ),
                ("conflict_reason", models.TextField(blank=True, verbose_name="nature du conflit")),
                (
                    "declared_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="déclaré le"),
                ),
                ("comment", models.TextField(blank=True, verbose_name="commentaire")),
                (
                    "completed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminée le"),
                ),
                ("assigned_at", models.DateTimeField(auto_now_add=True, verbose_name="confiée le")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="bursaries.application",
                        verbose_name="candidature",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="bursaries.reviewer",
                        verbose_name="évaluateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "évaluation",
                "verbose_name_plural": "évaluations",
                "ordering": ["application_id", "reviewer_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="note",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="bursaries.criterion",
                        verbose_name="critère",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="bursaries.review",
                        verbose_name="évaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "note d’une évaluation",
                "verbose_name_plural": "notes des évaluations",
                "ordering": ["review_id", "criterion__position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ServiceAttestationFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content", models.BinaryField(verbose_name="contenu")),
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
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "attestation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="bursaries.serviceattestation",
                        verbose_name="attestation",
                    ),
                ),
            ],
            options={
                "verbose_name": "preuve d’une attestation",
                "verbose_name_plural": "preuves des attestations",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceAttestationMove",
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
                    "attestation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="bursaries.serviceattestation",
                        verbose_name="attestation de service",
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
                "verbose_name": "étape d’une attestation",
                "verbose_name_plural": "étapes des attestations",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServicePeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "employer_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="employeur, comme écrit"
                    ),
                ),
                (
                    "employer_kind",
                    models.CharField(
                        blank=True,
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
                        max_length=20,
                        verbose_name="type d’employeur",
                    ),
                ),
                ("position", models.CharField(blank=True, max_length=160, verbose_name="poste")),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="au")),
                (
                    "share",
                    models.DecimalField(
                        decimal_places=2,
                        default=100,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="part d’un temps plein, en %",
                    ),
                ),
                (
                    "recognized",
                    models.BooleanField(
                        blank=True,
                        choices=[(None, "Selon la règle"), (True, "Oui"), (False, "Non")],
                        null=True,
                        verbose_name="reconnu",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.organization",
                        verbose_name="employeur",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service",
                        to="bursaries.obligation",
                        verbose_name="engagement",
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
            ],
            options={
                "verbose_name": "emploi d’un titulaire",
                "verbose_name_plural": "emplois des titulaires",
                "ordering": ["obligation", "starts_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="serviceattestation",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attestations",
                to="bursaries.serviceperiod",
                verbose_name="emploi",
            ),
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "months",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Vide\xa0: tous ceux qui restent dus ce jour-là.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="mois",
                    ),
                ),
                ("reason", models.TextField(verbose_name="motif")),
                ("granted_on", models.DateField(verbose_name="accordée le")),
                ("granted_at", models.DateTimeField(auto_now_add=True, verbose_name="notée le")),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accordée par",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="bursaries.obligation",
                        verbose_name="engagement",
                    ),
                ),
            ],
            options={
                "verbose_name": "exonération",
                "verbose_name_plural": "exonérations",
                "ordering": ["obligation", "granted_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="awardinstalment",
            constraint=models.UniqueConstraint(
                fields=("award", "number"),
                name="award_instalment_once",
                violation_error_message="Un autre versement de cette bourse porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardinstalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="award_instalment_above_zero",
                violation_error_message="Un versement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardinstalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("expense", None), ("state", "authorized"), _connector="OR"),
                name="award_instalment_expense_once_authorized",
                violation_error_message="Un versement devient une dépense une fois autorisé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="awardfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("size", django.db.models.functions.text.Length("content")),
                    django.db.models.lookups.Exact(
                        models.F("sha256"),
                        models.Func(
                            models.Func(
                                models.F("content"),
                                function="SHA256",
                                output_field=models.BinaryField(),
                            ),
                            models.Value("hex"),
                            function="ENCODE",
                            output_field=models.CharField(),
                        ),
                    ),
                ),
                name="awardfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardfile",
            constraint=models.UniqueConstraint(
                fields=("award", "sha256"),
                name="awardfile_once_a_award",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
    ]
