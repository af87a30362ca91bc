"""An organisation is found by its name without apostrophes too: « letape » finds « L’Étape »."""

from django.db import migrations

# As it was, but for what is compared: `programs.lookups.Matches` says the same.
KNOWN_AS = r"""
    CREATE OR REPLACE FUNCTION arrimage_organizations_known_as(text) RETURNS SETOF bigint
    LANGUAGE sql STABLE STRICT AS $$
        WITH RECURSIVE sought(words) AS (
            SELECT {key}
        ), named(id) AS (
            SELECT id FROM programs_organization, sought
            WHERE strpos({name}, words) > 0
            OR strpos({name_en}, words) > 0
            OR strpos({acronym}, words) > 0
            UNION
            SELECT organization_id FROM programs_organizationalias, sought
            WHERE strpos({name}, words) > 0
            UNION
            SELECT organization_id FROM programs_organizationname, sought
            WHERE strpos({name}, words) > 0
            OR strpos({name_en}, words) > 0
            OR strpos({acronym}, words) > 0
        ), carrying(id) AS (
            SELECT id FROM named
            UNION
            SELECT successor_id FROM programs_organizationsuccession
            JOIN carrying ON carrying.id = predecessor_id
        )
        SELECT id FROM carrying
    $$
"""


def comparing(key: str) -> str:
    """The function that compares ``key`` of a name with that of the words."""
    columns = {name: key.format(name) for name in ("name", "name_en", "acronym")}
    return KNOWN_AS.format(key=key.format("$1"), **columns)


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0031_counted_order"),
    ]

    operations = [
        migrations.RunSQL(
            comparing("replace(arrimage_normalise({}), chr(39), '')"),
            comparing("arrimage_normalise({})"),
        ),
    ]
