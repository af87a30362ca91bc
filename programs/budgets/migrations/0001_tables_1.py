"""The tables of budgets."""

from decimal import Decimal

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
        ("programs", "0019_budgets"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                (
                    "name",
                    models.CharField(
                        help_text="«\xa0Compte courant\xa0», «\xa0Projet 4120 du conseil scolaire banquier\xa0».",
                        max_length=160,
                        verbose_name="nom",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="solde d’ouverture au")),
                (
                    "opening_balance",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=14,
                        verbose_name="solde d’ouverture",
                    ),
                ),
                (
                    "mapping",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="colonnes retenues"
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bank_accounts",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte bancaire",
                "verbose_name_plural": "comptes bancaires",
                "ordering": ["program", "code"],
            },
        ),
        migrations.CreateModel(
            name="BankTransaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("posted_on", models.DateField(verbose_name="date")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=500, verbose_name="description"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="référence"),
                ),
                (
                    "stated_balance",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="solde selon le relevé",
                    ),
                ),
                (
                    "matched",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="rapproché",
                    ),
                ),
                (
                    "identity",
                    models.CharField(editable=False, max_length=80, verbose_name="identité"),
                ),
                (
                    "set_aside",
                    models.CharField(
                        blank=True,
                        help_text="Frais bancaires, virement entre comptes\xa0: ni une dépense d’ici, ni un versement.",
                        max_length=250,
                        verbose_name="écartée\xa0: pourquoi",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transactions",
                        to="budgets.bankaccount",
                        verbose_name="compte bancaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "opération bancaire",
                "verbose_name_plural": "opérations bancaires",
                "ordering": ["-posted_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Budget",
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
                        help_text="Court et unique dans le programme\xa0: 2025-2026-MEQ.",
                        max_length=40,
                        verbose_name="identifiant",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                ("starts_on", models.DateField(verbose_name="début de l’exercice")),
                ("ends_on", models.DateField(verbose_name="fin de l’exercice")),
                (
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="L’instance\xa0: conseil d’administration, comité directeur…",
                        max_length=200,
                        verbose_name="adopté par",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopté le")),
                (
                    "stated_total",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Le total qu’écrit le document, même s’il n’est pas la somme de ses postes.",
                        max_digits=14,
                        null=True,
                        verbose_name="total énoncé",
                    ),
                ),
                (
                    "carries_forward",
                    models.BooleanField(
                        default=False,
                        help_text="Le bailleur de fonds permet de demander le report du solde à l’exercice suivant.",
                        verbose_name="solde reportable",
                    ),
                ),
                (
                    "variance_percent",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("10"),
                        help_text="Au-delà, en plus ou en moins, le rapport financier demande une explication.",
                        max_digits=4,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="écart à expliquer, en\xa0%",
                    ),
                ),
                (
                    "variance_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="En deçà, aucune explication n’est demandée, quel que soit le pourcentage.",
                        max_digits=14,
                        null=True,
                        verbose_name="écart à expliquer, en dollars",
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide\xa0: fonds propres.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
                    ),
                ),
                (
                    "funding",
                    models.ForeignKey(
                        blank=True,
                        help_text="Le financement, ou l’enveloppe, d’où vient cet argent.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
                        to="programs.funding",
                        verbose_name="financement",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budgets",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget",
                "verbose_name_plural": "budgets",
                "ordering": ["-starts_on", "program__slug", "code", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="numéro")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amendment", "Amendement"),
                            ("transfer", "Virement entre postes"),
                            ("carry_forward", "Report à l’exercice suivant"),
                        ],
                        max_length=20,
                        verbose_name="genre",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="demandée le")),
                ("effective_on", models.DateField(verbose_name="en vigueur le")),
                ("why", models.TextField(verbose_name="justification")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Demandée"),
                            ("approved", "Approuvée"),
                            ("refused", "Refusée"),
                        ],
                        default="requested",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approuvée par",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_changes",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="demandée par",
                    ),
                ),
            ],
            options={
                "verbose_name": "modification budgétaire",
                "verbose_name_plural": "modifications budgétaires",
                "ordering": ["-effective_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetChangeMove",
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
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="budgets.budgetchange",
                        verbose_name="modification budgétaire",
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
                "verbose_name": "étape d’une modification budgétaire",
                "verbose_name_plural": "étapes des modifications budgétaires",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("label", models.CharField(max_length=250, verbose_name="poste")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=250, verbose_name="poste en anglais"),
                ),
                (
                    "account_code",
                    models.CharField(
                        blank=True,
                        help_text="Vide\xa0: celui de la catégorie.",
                        max_length=40,
                        verbose_name="code comptable",
                    ),
                ),
                (
                    "adopted",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Vide s’il n’est pas connu\xa0: il s’imprimera «\xa0n. d.\xa0» et n’entrera dans aucune somme.",
                        max_digits=14,
                        null=True,
                        verbose_name="montant adopté",
                    ),
                ),
                (
                    "forecast_1",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="prévision du 1er trimestre",
                    ),
                ),
                (
                    "forecast_2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="prévision du 2e trimestre",
                    ),
                ),
                (
                    "forecast_3",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="prévision du 3e trimestre",
                    ),
                ),
                (
                    "forecast_4",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="prévision du 4e trimestre",
                    ),
                ),
                (
                    "amended",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="modifications",
                    ),
                ),
                (
                    "committed",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="engagements en cours",
                    ),
                ),
                (
                    "spent",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="dépensé",
                    ),
                ),
                (
                    "overrun",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="dépassement permis",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="plans.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="budgets.budget",
                        verbose_name="budget",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="plans.heading",
                        verbose_name="axe ou objectif",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide\xa0: l’organisme responsable. Un partenaire réclame ses dépenses sur ses postes.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="programs.organization",
                        verbose_name="organisme qui dépense",
                    ),
                ),
            ],
            options={
                "verbose_name": "poste budgétaire",
                "verbose_name_plural": "postes budgétaires",
                "ordering": ["budget", "number_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetSignatory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="ordre")),
                ("title", models.CharField(max_length=160, verbose_name="fonction")),
                (
                    "title_en",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="fonction en anglais"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="nom")),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="budgets.budget",
                        verbose_name="budget",
                    ),
                ),
            ],
            options={
                "verbose_name": "signataire",
                "verbose_name_plural": "signataires",
                "ordering": ["budget", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ChangeEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                (
                    "asked",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="montant demandé",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="budgets.budgetchange",
                        verbose_name="modification budgétaire",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "écriture d’une modification budgétaire",
                "verbose_name_plural": "écritures des modifications budgétaires",
                "ordering": ["change", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="numéro")),
                ("made_on", models.DateField(verbose_name="pris le")),
                ("supplier", models.CharField(max_length=200, verbose_name="fournisseur")),
                (
                    "description",
                    models.CharField(blank=True, max_length=250, verbose_name="description"),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="fermé le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de la fermeture")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="saisi le")),
                (
                    "consumed",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="dépensé",
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saisi par",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement",
                "verbose_name_plural": "engagements",
                "ordering": ["-made_on", "-pk"],
            },
        ),
    ]
