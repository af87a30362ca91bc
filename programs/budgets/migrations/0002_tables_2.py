"""The tables of budgets."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="Expense",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="numéro")),
                ("spent_on", models.DateField(verbose_name="date")),
                ("supplier", models.CharField(max_length=200, verbose_name="fournisseur")),
                (
                    "description",
                    models.CharField(blank=True, max_length=250, verbose_name="description"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="numéro de facture"),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="montant",
                    ),
                ),
                (
                    "gst",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="TPS"
                    ),
                ),
                (
                    "qst",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="TVQ"
                    ),
                ),
                (
                    "hst",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="TVH"
                    ),
                ),
                (
                    "rebated",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        help_text="La part des taxes que le gouvernement rembourse\xa0: elle n’est pas imputée au budget.",
                        max_digits=14,
                        verbose_name="taxes remboursées",
                    ),
                ),
                (
                    "charged",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=14,
                        null=True,
                        verbose_name="montant imputé",
                    ),
                ),
                (
                    "claimed",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="montant réclamé",
                    ),
                ),
                ("reduction", models.TextField(blank=True, verbose_name="motif de la réduction")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("entered", "Saisie"),
                            ("justified", "Justifiée"),
                            ("verified", "Vérifiée"),
                            ("approved", "Approuvée"),
                            ("paid", "Payée"),
                            ("refused", "Refusée"),
                        ],
                        default="entered",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="saisie le")),
                (
                    "paid",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="payé",
                    ),
                ),
                (
                    "reversed",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        editable=False,
                        max_digits=14,
                        verbose_name="contre-passé",
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expenses",
                        to="plans.action",
                        verbose_name="action du plan",
                    ),
                ),
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
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="corrigée par",
                    ),
                ),
                (
                    "claimant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="programs.organization",
                        verbose_name="réclamée par",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saisie par",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expenses",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "reverses",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="budgets.expense",
                        verbose_name="contre-passe",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vérifiée par",
                    ),
                ),
            ],
            options={
                "verbose_name": "dépense",
                "verbose_name_plural": "dépenses",
                "ordering": ["-spent_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Allocation",
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
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="budgets.commitment",
                        verbose_name="engagement",
                    ),
                ),
                (
                    "expense",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allocations",
                        to="budgets.expense",
                        verbose_name="dépense",
                    ),
                ),
            ],
            options={
                "verbose_name": "imputation",
                "verbose_name_plural": "imputations",
                "ordering": ["expense", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ExpenseCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("label", models.CharField(max_length=120, verbose_name="catégorie")),
                (
                    "label_en",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="catégorie en anglais"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("substitution", "Suppléance"),
                            ("transport", "Transport"),
                            ("lodging", "Hébergement"),
                            ("registration", "Frais d’inscription"),
                            ("equipment", "Matériel et équipement"),
                            ("promotion", "Promotion"),
                            ("hospitality", "Salles et repas"),
                            ("bursaries", "Bourses"),
                            ("salaries", "Salaires et avantages sociaux"),
                            ("other", "Autres"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                (
                    "account_code",
                    models.CharField(
                        blank=True,
                        help_text="Le compte du grand livre du service des finances.",
                        max_length=40,
                        verbose_name="code comptable",
                    ),
                ),
                (
                    "retired_on",
                    models.DateField(
                        blank=True,
                        help_text="Elle n’est plus offerte à partir de ce jour; ce qui la porte la garde.",
                        null=True,
                        verbose_name="retirée à partir du",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        help_text="L’organisme responsable, dont tous les programmes se servent de cette catégorie.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expense_categories",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "catégorie de dépenses",
                "verbose_name_plural": "catégories de dépenses",
                "ordering": ["organization", "code", "pk"],
            },
        ),
        migrations.AddField(
            model_name="budgetline",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="budgets.expensecategory",
                verbose_name="catégorie",
            ),
        ),
        migrations.CreateModel(
            name="ExpenseFile",
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
                    "expense",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="budgets.expense",
                        verbose_name="dépense",
                    ),
                ),
            ],
            options={
                "verbose_name": "pièce justificative",
                "verbose_name_plural": "pièces justificatives",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExpenseMove",
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
                    "expense",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="budgets.expense",
                        verbose_name="dépense",
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
                "verbose_name": "étape d’une dépense",
                "verbose_name_plural": "étapes des dépenses",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="versement")),
                ("expected_on", models.DateField(verbose_name="attendu le")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Vide s’il n’est pas connu.",
                        max_digits=14,
                        null=True,
                        verbose_name="montant",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True,
                        help_text="À la signature, à la réception du rapport financier…",
                        max_length=250,
                        verbose_name="condition",
                    ),
                ),
                (
                    "funding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="programs.funding",
                        verbose_name="financement",
                    ),
                ),
            ],
            options={
                "verbose_name": "versement attendu",
                "verbose_name_plural": "versements attendus",
                "ordering": ["funding", "expected_on", "number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Overrun",
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
                ("reason", models.TextField(verbose_name="motif")),
                ("allowed_on", models.DateField(verbose_name="permis le")),
                ("allowed_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                (
                    "allowed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="permis par",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overruns",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "dépassement permis",
                "verbose_name_plural": "dépassements permis",
                "ordering": ["-allowed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("paid_on", models.DateField(verbose_name="payée le")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="montant"),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("transfer", "Virement bancaire"),
                            ("cheque", "Chèque"),
                            ("card", "Carte"),
                            ("cash", "Petite caisse"),
                            ("journal", "Écriture comptable"),
                        ],
                        default="transfer",
                        max_length=20,
                        verbose_name="mode",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="référence"),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                ("annulled_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de l’annulation")),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "expense",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="budgets.expense",
                        verbose_name="dépense",
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
                        verbose_name="noté par",
                    ),
                ),
                (
                    "transaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="payments",
                        to="budgets.banktransaction",
                        verbose_name="opération bancaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "paiement",
                "verbose_name_plural": "paiements",
                "ordering": ["-paid_on", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(
                fields=("budget", "number"),
                name="line_number_once",
                violation_error_message="Un autre poste de ce budget porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", ""), _negated=True),
                name="line_has_a_number",
                violation_error_message="Écrivez le numéro du poste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("adopted", None), ("adopted__gte", 0), _connector="OR"),
                name="line_adopted_not_negative",
                violation_error_message="Un montant adopté ne peut pas être négatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("overrun__gte", 0)),
                name="line_overrun_not_negative",
                violation_error_message="Un dépassement ne peut pas être négatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "committed__lte",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("adopted"), "+", models.F("amended")
                                ),
                                "+",
                                models.F("overrun"),
                            ),
                            "-",
                            models.F("spent"),
                        ),
                    )
                ),
                name="line_engaged_within_available",
                violation_error_message="Le poste n’a pas assez de disponible\xa0: virez d’un autre poste, ou permettez le dépassement avec un motif.",
            ),
        ),
    ]
