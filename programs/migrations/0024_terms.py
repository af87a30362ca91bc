"""Terms in days or in months, as the database reckons them: ``programs.lib.terms`` says the rules."""

from django.db import migrations

TERM_BEFORE = """
    CREATE FUNCTION arrimage_term_before(day date, count integer, unit text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE unit
        WHEN 'months' THEN (day - make_interval(months => count))::date
        ELSE day - count
    END;
"""
# A number of months passes for at least 28 days each and at most 31: only the ends between are looked at.
ROLLED_END = """
    CREATE FUNCTION arrimage_rolled_end(first date, months integer, day date) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT min(rolled.ends)
        FROM (
            SELECT (first + make_interval(months => months * turn))::date AS ends
            FROM generate_series(
                greatest(0, (day - first) / (31 * months)),
                greatest(0, (day - first) / (28 * months) + 1)
            ) AS turn
        ) AS rolled
        WHERE rolled.ends >= day
    );
"""


class Migration(migrations.Migration):
    dependencies = [("programs", "0023_mail_files")]

    operations = [
        migrations.RunSQL(TERM_BEFORE, "DROP FUNCTION arrimage_term_before(date, integer, text)"),
        migrations.RunSQL(ROLLED_END, "DROP FUNCTION arrimage_rolled_end(date, integer, date)"),
    ]
