"""What every table may need of the database: unaccented, normalised text, and ranges beside keys."""

from django.contrib.postgres.operations import BtreeGistExtension, UnaccentExtension
from django.db import migrations

# unaccent() is only STABLE, since its dictionary could be edited; ours is fixed, and an index may need it.
NORMALISE = """
    CREATE FUNCTION arrimage_normalise(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1))
    $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(NORMALISE, "DROP FUNCTION arrimage_normalise(text)"),
    ]
