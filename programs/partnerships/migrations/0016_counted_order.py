"""Codes stand in the order in which people count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0015_steps_in_the_history"),
        ("programs", "0031_counted_order"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="agreement",
            options={
                "ordering": [
                    "program",
                    models.Func(
                        models.F("number"),
                        output_field=models.TextField(),
                        template='arrimage_counted_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
                "verbose_name": "entente",
                "verbose_name_plural": "ententes",
            },
        ),
    ]
