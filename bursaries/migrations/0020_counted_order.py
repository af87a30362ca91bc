"""Codes stand in the order in which people count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0019_steps_in_the_history"),
        ("programs", "0031_counted_order"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="award",
            options={
                "ordering": [
                    "-awarded_on",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "bourse ou aide",
                "verbose_name_plural": "bourses et aides",
            },
        ),
        migrations.AlterModelOptions(
            name="bursaryround",
            options={
                "ordering": [
                    "-starts_on",
                    "program",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "concours de bourses",
                "verbose_name_plural": "concours de bourses",
            },
        ),
        migrations.AlterModelOptions(
            name="obligationrule",
            options={
                "ordering": [
                    "program",
                    models.Func(
                        models.F("code"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                    "version",
                    "pk",
                ],
                "verbose_name": "règle d’engagement",
                "verbose_name_plural": "règles d’engagement",
            },
        ),
    ]
