"""The day of today where the records are dated: what the rules of dates compare with."""

from django.db import migrations

# The moment of the clock, and not that of the transaction, which may have begun the day before.
TODAY = """
CREATE FUNCTION arrimage_today() RETURNS date LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT (clock_timestamp() AT TIME ZONE 'America/Toronto')::date
$$
"""


class Migration(migrations.Migration):
    dependencies = [("programs", "0008_outbox")]

    operations = [migrations.RunSQL(TODAY, "DROP FUNCTION arrimage_today()")]
