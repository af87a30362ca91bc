"""Codes stand in the order in which people count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0014_steps_in_the_history"),
        ("programs", "0031_counted_order"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="outreachentry",
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
                "verbose_name": "parution ou représentation",
                "verbose_name_plural": "parutions et représentations",
            },
        ),
    ]
