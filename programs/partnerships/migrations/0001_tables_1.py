"""The tables of partnerships."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0011_rules"),
        ("programs", "0028_mail_unsubscribing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="Tel qu’imprimé. Laissez vide\xa0: il se fait du sigle du programme et de l’année.",
                        max_length=40,
                        verbose_name="numéro",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("protocol", "Protocole de collaboration"),
                            ("service", "Entente de service"),
                            ("fiduciary", "Mandat de fiduciaire"),
                            ("letter", "Lettre d’entente"),
                            ("other", "Autre forme d’entente"),
                        ],
                        default="protocol",
                        max_length=12,
                        verbose_name="forme",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="début")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Le dernier jour, tel que signé.",
                        null=True,
                        verbose_name="fin",
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("none", "Prend fin à l’échéance"),
                            ("express", "Se renouvelle par écrit"),
                            ("tacit", "Se reconduit tacitement"),
                            ("indefinite", "Durée indéterminée"),
                        ],
                        default="express",
                        max_length=12,
                        verbose_name="renouvellement",
                    ),
                ),
                (
                    "renewal_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="mois de chaque reconduction",
                    ),
                ),
                (
                    "notice",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="préavis",
                    ),
                ),
                (
                    "notice_unit",
                    models.CharField(
                        choices=[("days", "jours"), ("months", "mois")],
                        default="days",
                        max_length=8,
                        verbose_name="unité du préavis",
                    ),
                ),
                (
                    "denounced_on",
                    models.DateField(blank=True, null=True, verbose_name="avis de fin donné le"),
                ),
                (
                    "stops_on",
                    models.DateField(blank=True, null=True, verbose_name="fin demandée par l’avis"),
                ),
                (
                    "insured_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="heures assurées",
                    ),
                ),
                (
                    "insured_per",
                    models.CharField(
                        choices=[
                            ("year", "par année de l’entente"),
                            ("term", "pour toute la durée"),
                        ],
                        default="year",
                        max_length=8,
                        verbose_name="heures comptées",
                    ),
                ),
                (
                    "reviewed_each_year",
                    models.BooleanField(default=True, verbose_name="évaluée chaque année"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Projet"),
                            ("negotiation", "En négociation"),
                            ("signing", "En signature"),
                            ("in_force", "En vigueur"),
                            ("suspended", "Suspendue"),
                            ("renewed", "Renouvelée"),
                            ("ended", "Terminée"),
                            ("terminated", "Résiliée"),
                            ("cancelled", "Annulée"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="inscrite le")),
                ("submission", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned_agreements",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivie par",
                    ),
                ),
                (
                    "denounced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.organization",
                        verbose_name="avis de fin donné par",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide\xa0: celle du programme.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="programs.region",
                        verbose_name="région",
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="partnerships.agreement",
                        verbose_name="renouvelle",
                    ),
                ),
            ],
            options={
                "verbose_name": "entente",
                "verbose_name_plural": "ententes",
                "ordering": ["program", "number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementMove",
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
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="partnerships.agreement",
                        verbose_name="entente",
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
                "verbose_name": "étape d’une entente",
                "verbose_name_plural": "étapes des ententes",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Organisme responsable"),
                            ("partner", "Partenaire"),
                            ("fiduciary", "Fiduciaire"),
                            ("funder", "Bailleur de fonds"),
                            ("delegate", "Mandataire délégué"),
                        ],
                        default="partner",
                        max_length=12,
                        verbose_name="rôle",
                    ),
                ),
                (
                    "signatory_name",
                    models.CharField(blank=True, max_length=160, verbose_name="signataire"),
                ),
                (
                    "signatory_title",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="titre du signataire"
                    ),
                ),
                (
                    "signatory_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="courriel du signataire"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement_parties",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "partie d’une entente",
                "verbose_name_plural": "parties des ententes",
                "ordering": ["agreement", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementObligation",
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
                            ("service", "Service à rendre"),
                            ("report", "Reddition de comptes"),
                            ("visibility", "Visibilité"),
                            ("money", "Versement"),
                            ("data", "Données à transmettre"),
                            ("other", "Autre obligation"),
                        ],
                        default="service",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="obligation")),
                (
                    "text_en",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="obligation en anglais"
                    ),
                ),
                (
                    "timeline",
                    models.CharField(blank=True, max_length=100, verbose_name="échéancier"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "repeats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="revient après (mois)",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="remplie le")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="obligations",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivie par",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="partnerships.agreementparty",
                        verbose_name="partie",
                    ),
                ),
            ],
            options={
                "verbose_name": "obligation d’une entente",
                "verbose_name_plural": "obligations des ententes",
                "ordering": [
                    "agreement",
                    models.OrderBy(models.F("due_on"), nulls_last=True),
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementContribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="En dollars canadiens, comme l’écrit sa source\xa0: 14\xa0300\xa0$, plus de 75\xa0000\xa0$, près de 2,4 M$. Laissez vide si le montant n’est pas connu\xa0: il s’imprimera «\xa0n. d.\xa0».",
                        max_digits=14,
                        null=True,
                        verbose_name="montant",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="montant maximal",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("money", "Argent"),
                            ("staff", "Personnel"),
                            ("premises", "Locaux"),
                            ("equipment", "Matériel"),
                            ("services", "Services"),
                            ("other", "Autre contribution"),
                        ],
                        default="money",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                ("label", models.CharField(max_length=250, verbose_name="contribution")),
                (
                    "label_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="contribution en anglais"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="partnerships.agreementparty",
                        verbose_name="partie",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution à une entente",
                "verbose_name_plural": "contributions aux ententes",
                "ordering": ["agreement", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("asked_on", models.DateField(verbose_name="demandée le")),
                ("due_on", models.DateField(verbose_name="attendue le")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="répondue le"),
                ),
                (
                    "services",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Oui"), ("partly", "En partie"), ("no", "Non")],
                        max_length=8,
                        verbose_name="les services prévus sont rendus",
                    ),
                ),
                (
                    "referrals",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Oui"), ("partly", "En partie"), ("no", "Non")],
                        max_length=8,
                        verbose_name="les références passent bien",
                    ),
                ),
                (
                    "communication",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Oui"), ("partly", "En partie"), ("no", "Non")],
                        max_length=8,
                        verbose_name="la communication est bonne",
                    ),
                ),
                ("strengths", models.TextField(blank=True, verbose_name="ce qui va bien")),
                ("difficulties", models.TextField(blank=True, verbose_name="ce qui est difficile")),
                (
                    "wish",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "La garder telle quelle"),
                            ("amend", "La modifier"),
                            ("end", "Y mettre fin"),
                        ],
                        max_length=8,
                        verbose_name="souhait du partenaire",
                    ),
                ),
                (
                    "concluded_on",
                    models.DateField(blank=True, null=True, verbose_name="conclue le"),
                ),
                (
                    "conclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "La garder telle quelle"),
                            ("amend", "La modifier"),
                            ("end", "Y mettre fin"),
                        ],
                        max_length=8,
                        verbose_name="suite donnée",
                    ),
                ),
                (
                    "conclusion_note",
                    models.TextField(blank=True, verbose_name="explication de la suite"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="répondue par",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="partnerships.agreementparty",
                        verbose_name="partenaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "évaluation annuelle",
                "verbose_name_plural": "évaluations annuelles",
                "ordering": ["agreement", "-year", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="avenant")),
                ("subject", models.CharField(max_length=250, verbose_name="objet")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=250, verbose_name="objet en anglais"),
                ),
                ("body", models.TextField(blank=True, verbose_name="texte")),
                ("body_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="prend effet le"),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Vide\xa0: la fin ne change pas.",
                        null=True,
                        verbose_name="nouvelle fin",
                    ),
                ),
                (
                    "insured_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Vide\xa0: elles ne changent pas.",
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="nouvelles heures assurées",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(blank=True, null=True, verbose_name="signé par tous le"),
                ),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de l’annulation")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
            ],
            options={
                "verbose_name": "avenant",
                "verbose_name_plural": "avenants",
                "ordering": ["agreement", "number"],
            },
        ),
    ]
