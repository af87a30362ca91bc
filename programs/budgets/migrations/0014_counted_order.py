"""Codes stand in the order in which people count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0013_sentence_of_a_part"),
        ("programs", "0031_counted_order"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="bankaccount",
            options={
                "ordering": [
                    "program",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                ],
                "verbose_name": "compte bancaire",
                "verbose_name_plural": "comptes bancaires",
            },
        ),
        migrations.AlterModelOptions(
            name="budget",
            options={
                "ordering": [
                    "-starts_on",
                    "program__slug",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "budget",
                "verbose_name_plural": "budgets",
            },
        ),
        migrations.AlterModelOptions(
            name="expensecategory",
            options={
                "ordering": [
                    "organization",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "catégorie de dépenses",
                "verbose_name_plural": "catégories de dépenses",
            },
        ),
        migrations.AlterModelOptions(
            name="sharingkey",
            options={
                "ordering": [
                    "program",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                ],
                "verbose_name": "clé de répartition",
                "verbose_name_plural": "clés de répartition",
            },
        ),
    ]
