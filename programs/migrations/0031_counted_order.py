"""Numbers in texts stand in the order in which people count: `counted_key` of `programs.lib.text`."""

from django.db import migrations

COUNTED_KEY = r"""
    CREATE FUNCTION arrimage_counted_key(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT arrimage_sort_key(regexp_replace(
            regexp_replace($1, '[0-9]+', '0000000000\&', 'g'), '0*([0-9]{10,})', '\1', 'g'))
    $$
"""


class Migration(migrations.Migration):
    dependencies = [("programs", "0030_sendings")]
    operations = [migrations.RunSQL(COUNTED_KEY, "DROP FUNCTION arrimage_counted_key(text)")]
