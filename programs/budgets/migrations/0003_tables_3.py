"""The tables of budgets."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0002_tables_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="PeriodClose",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("closed_at", models.DateTimeField(auto_now_add=True, verbose_name="fermée le")),
                (
                    "reopened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="rouverte le"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif de la réouverture")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="fermée par",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rouverte par",
                    ),
                ),
            ],
            options={
                "verbose_name": "période fermée",
                "verbose_name_plural": "périodes fermées",
                "ordering": ["program", "-ends_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
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
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "funding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="programs.funding",
                        verbose_name="financement",
                    ),
                ),
                (
                    "instalment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="budgets.instalment",
                        verbose_name="versement attendu",
                    ),
                ),
                (
                    "transaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="receipts",
                        to="budgets.banktransaction",
                        verbose_name="opération bancaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "encaissement",
                "verbose_name_plural": "encaissements",
                "ordering": ["-received_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SharingKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("label", models.CharField(max_length=160, verbose_name="clé de répartition")),
                (
                    "retired_on",
                    models.DateField(blank=True, null=True, verbose_name="retirée à partir du"),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sharing_keys",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "clé de répartition",
                "verbose_name_plural": "clés de répartition",
                "ordering": ["program", "code"],
            },
        ),
        migrations.AddField(
            model_name="expense",
            name="sharing_key",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="expenses",
                to="budgets.sharingkey",
                verbose_name="clé de répartition",
            ),
        ),
        migrations.CreateModel(
            name="SharingPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        decimal_places=4,
                        max_digits=7,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="part, en\xa0%",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="budgets.sharingkey",
                        verbose_name="clé de répartition",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sharing_parts",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "part d’une clé de répartition",
                "verbose_name_plural": "parts des clés de répartition",
                "ordering": ["key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VarianceNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="explication")),
                ("text_en", models.TextField(blank=True, verbose_name="explication en anglais")),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="variance_note",
                        to="budgets.budgetline",
                        verbose_name="poste budgétaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "explication d’un écart",
                "verbose_name_plural": "explications des écarts",
                "ordering": ["line"],
            },
        ),
        migrations.AddConstraint(
            model_name="bankaccount",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="bank_account_code_once",
                violation_error_message="Un autre compte du programme porte ce code.",
            ),
        ),
        migrations.AddIndex(
            model_name="banktransaction",
            index=models.Index(fields=["account", "posted_on"], name="transaction_by_day"),
        ),
        migrations.AddConstraint(
            model_name="banktransaction",
            constraint=models.UniqueConstraint(
                fields=("account", "identity"),
                name="bank_transaction_once",
                violation_error_message="Cette opération est déjà importée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="banktransaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True),
                name="bank_transaction_says_something",
                violation_error_message="Une opération a un montant autre que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="banktransaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("matched", 0),
                    models.Q(("matched__gt", 0), ("matched__lte", models.F("amount"))),
                    models.Q(("matched__gte", models.F("amount")), ("matched__lt", 0)),
                    _connector="OR",
                ),
                name="bank_transaction_matched_at_most_whole",
                violation_error_message="Ce qui est rapproché de cette opération dépasserait son montant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="banktransaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("set_aside", ""), ("matched", 0), _connector="OR"),
                name="bank_transaction_matched_or_aside",
                violation_error_message="Une opération rapprochée ne s’écarte pas\xa0: défaites d’abord le rapprochement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="budget_code_once",
                violation_error_message="Un autre budget de ce programme porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="budget_dates_in_order",
                violation_error_message="L’exercice finit avant de commencer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("adopted_on", None),
                    models.Q(("adopted_by", ""), _negated=True),
                    _connector="OR",
                ),
                name="budget_adopted_by_somebody",
                violation_error_message="Écrivez par quelle instance le budget a été adopté.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stated_total", None), ("stated_total__gte", 0), _connector="OR"),
                    models.Q(
                        ("variance_amount", None), ("variance_amount__gte", 0), _connector="OR"
                    ),
                    ("variance_percent__gte", 0),
                ),
                name="budget_amounts_not_negative",
                violation_error_message="Un montant ne peut pas être négatif.",
            ),
        ),
        migrations.AddIndex(
            model_name="expense",
            index=models.Index(fields=["program", "spent_on"], name="expense_by_day"),
        ),
        migrations.AddIndex(
            model_name="expense",
            index=models.Index(fields=["program", "state"], name="expense_by_state"),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="expense_code_once",
                violation_error_message="Une autre dépense du programme porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount", None),
                    models.Q(("amount__gt", 0), ("reverses", None)),
                    models.Q(("amount__lt", 0), ("reverses__isnull", False)),
                    _connector="OR",
                ),
                name="expense_below_zero_reverses",
                violation_error_message="Un montant négatif, note de crédit ou erreur, se saisit sur la dépense qu’il annule\xa0: «\xa0Contre-passer\xa0».",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("verified", "approved", "paid")), _negated=True),
                    ("amount__isnull", False),
                    _connector="OR",
                ),
                name="expense_amount_known_before_verified",
                violation_error_message="Écrivez le montant avant de vérifier la dépense.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount", None),
                    models.Q(
                        ("amount__gt", 0), ("rebated__gte", 0), ("rebated__lte", models.F("amount"))
                    ),
                    models.Q(
                        ("amount__lt", 0), ("rebated__gte", models.F("amount")), ("rebated__lte", 0)
                    ),
                    _connector="OR",
                ),
                name="expense_taxes_within_amount",
                violation_error_message="Les taxes remboursées dépassent le montant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("claimed", None),
                    ("amount", None),
                    ("amount__lte", models.F("claimed")),
                    _connector="OR",
                ),
                name="expense_granted_at_most_claimed",
                violation_error_message="Le montant accordé dépasse le montant réclamé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("claimed", None),
                    models.Q(("state__in", ("approved", "paid")), _negated=True),
                    ("amount", models.F("claimed")),
                    models.Q(("reduction", ""), _negated=True),
                    _connector="OR",
                ),
                name="expense_reduced_with_reason",
                violation_error_message="Écrivez pourquoi la réclamation est réduite.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(("claimed", None), ("claimant__isnull", False), _connector="OR"),
                name="expense_claimed_by_somebody",
                violation_error_message="Écrivez quel organisme réclame la dépense.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    ("entered_by", None),
                    models.Q(("approved_by", models.F("entered_by")), _negated=True),
                    _connector="OR",
                ),
                name="expense_approved_by_another",
                violation_error_message="Qui saisit une dépense ne l’approuve pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    ("changed_by", None),
                    models.Q(("approved_by", models.F("changed_by")), _negated=True),
                    _connector="OR",
                ),
                name="expense_approved_by_who_changed_nothing",
                violation_error_message="Qui corrige une dépense ne l’approuve pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "refused"), _negated=True),
                name="expense_refused_with_reason",
                violation_error_message="Écrivez pourquoi la dépense est refusée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reversed", 0),
                    models.Q(("reversed__gt", 0), ("reversed__lte", models.F("amount"))),
                    _connector="OR",
                ),
                name="expense_reversed_at_most_whole",
                violation_error_message="La dépense serait contre-passée de plus que son montant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expense",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paid", 0),
                    models.Q(
                        ("paid__gt", 0),
                        ("paid__lte", models.F("amount")),
                        ("state__in", ("approved", "paid")),
                    ),
                    _connector="OR",
                ),
                name="expense_paid_at_most_whole",
                violation_error_message="Une dépense est payée une fois approuvée, et de son montant au plus.",
            ),
        ),
    ]
