"""The tables that keep the history of partnerships."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0004_tables_4"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("submission", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivie par",
                    ),
                ),
                (
                    "denounced_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="avis de fin donné par",
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
                        to="partnerships.agreement",
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
                (
                    "renews",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="renouvelle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementObligationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivie par",
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
                        to="partnerships.agreementobligation",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreementparty",
                        verbose_name="partie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementContributionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
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
                        to="partnerships.agreementcontribution",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreementparty",
                        verbose_name="partie",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementPartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
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
                        to="partnerships.agreementparty",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="répondue par",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreementparty",
                        verbose_name="partenaire",
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
                        to="partnerships.agreementreview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
