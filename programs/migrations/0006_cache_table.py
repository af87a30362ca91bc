"""The shared cache lives in the database: its table comes with the migrations, so that no other command is due."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("programs", "0005_regions")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
