"""The tables of budgets."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0003_tables_3"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="budgetchange",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="change_code_once",
                violation_error_message="Une autre modification du programme porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    ("requested_by", None),
                    models.Q(("approved_by", models.F("requested_by")), _negated=True),
                    _connector="OR",
                ),
                name="change_approved_by_another",
                violation_error_message="Qui demande une modification ne l’approuve pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetsignatory",
            constraint=models.UniqueConstraint(
                fields=("budget", "position"),
                name="signatory_once",
                violation_error_message="Un autre signataire a ce rang.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeentry",
            constraint=models.UniqueConstraint(
                fields=("change", "line"),
                name="change_entry_once",
                violation_error_message="Ce poste est déjà de la modification.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True),
                name="change_entry_says_something",
                violation_error_message="Écrivez un montant autre que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(
                fields=("line", "code"),
                name="commitment_code_once",
                violation_error_message="Un autre engagement de ce poste porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="commitment_above_zero",
                violation_error_message="Un engagement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(
                fields=("expense", "line", "commitment"),
                name="allocation_once",
                nulls_distinct=False,
                violation_error_message="La dépense est déjà imputée à ce poste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True),
                name="allocation_says_something",
                violation_error_message="Écrivez un montant autre que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expensecategory",
            constraint=models.UniqueConstraint(
                fields=("organization", "code"),
                name="category_code_once",
                violation_error_message="Une autre catégorie de l’organisme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expensecategory",
            constraint=models.CheckConstraint(
                condition=models.Q(("code", ""), _negated=True),
                name="category_has_a_code",
                violation_error_message="Écrivez le code de la catégorie.",
            ),
        ),
        migrations.AddIndex(
            model_name="expensefile",
            index=models.Index(fields=["sha256"], name="expense_file_by_content"),
        ),
        migrations.AddConstraint(
            model_name="expensefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="expensefile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expensefile",
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
                name="expensefile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="expensefile",
            constraint=models.UniqueConstraint(
                fields=("expense", "sha256"),
                name="expensefile_once_a_expense",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.UniqueConstraint(
                fields=("funding", "number"),
                name="instalment_once",
                violation_error_message="Un autre versement de ce financement porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                name="instalment_above_zero",
                violation_error_message="Un versement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="overrun_above_zero",
                violation_error_message="Un dépassement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="overrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="overrun_has_a_reason",
                violation_error_message="Écrivez pourquoi le dépassement est permis.",
            ),
        ),
    ]
