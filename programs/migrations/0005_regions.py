"""The regions of Québec and the planning regions of Ontario, which are data of the product."""

from django.db import migrations

QUEBEC = (
    "Bas-Saint-Laurent",
    "Saguenay–Lac-Saint-Jean",
    "Capitale-Nationale",
    "Mauricie",
    "Estrie",
    "Montréal",
    "Outaouais",
    "Abitibi-Témiscamingue",
    "Côte-Nord",
    "Nord-du-Québec",
    "Gaspésie–Îles-de-la-Madeleine",
    "Chaudière-Appalaches",
    "Laval",
    "Lanaudière",
    "Laurentides",
    "Montérégie",
    "Centre-du-Québec",
)
ONTARIO = (
    ("ON-CS", "Centre-Sud de l’Ontario", "Central South Ontario"),
    ("ON-E", "Est de l’Ontario", "Eastern Ontario"),
    ("ON-N", "Nord de l’Ontario", "Northern Ontario"),
)


def load(apps, schema_editor):
    Region = apps.get_model("programs", "Region")
    Region.objects.bulk_create(
        Region(code=f"{number:02}", name=name, province="QC")
        for number, name in enumerate(QUEBEC, start=1)
    )
    Region.objects.bulk_create(
        Region(code=code, name=name, name_en=name_en, province="ON")
        for code, name, name_en in ONTARIO
    )


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_triggers")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
