"""The number that a version's pages print, kept as printed; the versions of before get theirs."""

from django.db import migrations, models

TABLE = "reporting_reportversion"


def number_the_versions(apps, schema_editor):
    """What was published is frozen by a trigger, which stands aside for this one column."""
    versions = apps.get_model("reporting", "ReportVersion").objects
    schema_editor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
    known = versions.values_list(
        "pk", "number", "fingerprint", "report__program__code", "figures__fr__period"
    )
    for pk, version, fingerprint, code, period in known:
        short = fingerprint[:8].upper()
        number = f"{code}-{period}-v{version}-{short[:4]}-{short[4:]}"
        versions.filter(pk=pk).update(printed_number=number)
    # A table with checks still to come at the end of the transaction cannot be altered.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_portals")]

    operations = [
        migrations.AddField(
            model_name="reportversion",
            name="printed_number",
            field=models.CharField(default="", max_length=80, verbose_name="numéro imprimé"),
            preserve_default=False,
        ),
        migrations.RunPython(number_the_versions, migrations.RunPython.noop),
    ]
