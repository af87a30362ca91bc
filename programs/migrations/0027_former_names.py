"""The former names that were kept among the other names, and the search that finds an organisation by any of them."""

from django.db import migrations

# The names of those that an organisation carries on are its own too, however long the line.
KNOWN_AS = r"""
    CREATE FUNCTION arrimage_organizations_known_as(text) RETURNS SETOF bigint
    LANGUAGE sql STABLE STRICT AS $$
        WITH RECURSIVE named(id) AS (
            SELECT id FROM programs_organization
            WHERE strpos(arrimage_normalise(name), arrimage_normalise($1)) > 0
            OR strpos(arrimage_normalise(name_en), arrimage_normalise($1)) > 0
            OR strpos(arrimage_normalise(acronym), arrimage_normalise($1)) > 0
            UNION
            SELECT organization_id FROM programs_organizationalias
            WHERE strpos(arrimage_normalise(name), arrimage_normalise($1)) > 0
            UNION
            SELECT organization_id FROM programs_organizationname
            WHERE strpos(arrimage_normalise(name), arrimage_normalise($1)) > 0
            OR strpos(arrimage_normalise(name_en), arrimage_normalise($1)) > 0
            OR strpos(arrimage_normalise(acronym), arrimage_normalise($1)) > 0
        ), carrying(id) AS (
            SELECT id FROM named
            UNION
            SELECT successor_id FROM programs_organizationsuccession
            JOIN carrying ON carrying.id = predecessor_id
        )
        SELECT id FROM carrying
    $$
"""


def keep_former_names(apps, schema_editor):
    """Those of which the last day is known serve the reports up to it; a first day that was known stays in words."""
    alias = apps.get_model("programs", "OrganizationAlias")
    name = apps.get_model("programs", "OrganizationName")
    taken = set()
    found = alias.objects.filter(kind="former").order_by("pk")
    for one in found:
        day = one.used_until
        if (one.organization_id, day) in taken:
            day = None
        taken.add((one.organization_id, day))
        name.objects.create(
            organization_id=one.organization_id,
            name=one.name,
            used_until=day,
            note=f"Porté depuis le {one.used_from}" if one.used_from else "",
        )
    found.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0026_names_and_successions"),
    ]

    operations = [
        migrations.RunSQL(KNOWN_AS, "DROP FUNCTION arrimage_organizations_known_as(text)"),
        migrations.RunPython(keep_former_names, migrations.RunPython.noop, elidable=True),
    ]
