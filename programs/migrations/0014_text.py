"""What `programs.lib.text` says, said by the database as well: the order of names, the form that is kept."""

from django.db import migrations

SORT_KEY = r"""
    CREATE FUNCTION arrimage_sort_key(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT regexp_replace(
            replace(replace(replace(translate(
                lower(normalize($1, NFKD)), 'øłđς', 'oldσ'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u036f'
            '\u1680\u1ab0-\u1aff\u1dc0-\u1dff\u2000-\u206f\u20d0-\u20ff\u2190-\u2bff\u2e00-\u2e7f'
            '\u3000-\u303f\ufe00-\ufe2f\ufeff]+',
            '', 'g')
    $$
"""

CLEAN_TEXT = r"""
    CREATE FUNCTION arrimage_clean_text(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT normalize(regexp_replace(
            $1, '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]', '', 'g'), NFC)
    $$
"""
# Whether a text is kept as it is. A whole row is asked about at once.
IS_CLEAN = r"""
    CREATE FUNCTION arrimage_is_clean(text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT $1 IS NFC NORMALIZED
            AND $1 !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]'
    $$
"""
# The numbers that people had typed, as they are kept from now on; NULL for what is none.
PHONE = r"""
    CREATE FUNCTION arrimage_phone(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT CASE
            WHEN number !~ '^[+]?[0-9\s().\u2010-\u2015-]+$' THEN NULL
            WHEN digits ~ '^1?[2-9][0-9]{2}[2-9][0-9]{6}$' THEN '+1' || right(digits, 10) || extension
            WHEN number ~ '^\s*[+]' AND digits ~ '^[2-9][0-9]{7,14}$' THEN '+' || digits || extension
        END
        FROM (
            SELECT number, regexp_replace(number, '[^0-9]', '', 'g') AS digits,
                CASE WHEN number = btrim($1) THEN ''
                    ELSE ';ext=' || substring($1 FROM '([0-9]{1,8})\s*[)]?\s*$') END AS extension
            FROM (
                SELECT regexp_replace(btrim($1),
                    '[\s,;(]*(poste|p[.]|ext[.]?|extension|#|x)\s*[:.]?\s*[0-9]{1,8}\s*[)]?$', '', 'i')
            ) AS one(number)
        ) AS two
    $$
"""
# Every text inside, at whatever depth.
CLEAN = r"""
    CREATE FUNCTION arrimage_clean(jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
    BEGIN
        CASE jsonb_typeof($1)
            WHEN 'string' THEN
                RETURN to_jsonb(arrimage_clean_text($1 #>> '{}'));
            WHEN 'array' THEN
                RETURN (SELECT coalesce(jsonb_agg(arrimage_clean(value) ORDER BY place), '[]')
                        FROM jsonb_array_elements($1) WITH ORDINALITY AS one(value, place));
            WHEN 'object' THEN
                RETURN (SELECT coalesce(jsonb_object_agg(key, arrimage_clean(value)), '{}') FROM jsonb_each($1));
            ELSE
                RETURN $1;
        END CASE;
    END
    $$
"""


class Migration(migrations.Migration):
    dependencies = [("programs", "0013_stated_amounts")]
    operations = [
        migrations.RunSQL(SORT_KEY, "DROP FUNCTION arrimage_sort_key(text)"),
        migrations.RunSQL(CLEAN_TEXT, "DROP FUNCTION arrimage_clean_text(text)"),
        migrations.RunSQL(IS_CLEAN, "DROP FUNCTION arrimage_is_clean(text)"),
        migrations.RunSQL(PHONE, "DROP FUNCTION arrimage_phone(text)"),
        migrations.RunSQL(CLEAN, "DROP FUNCTION arrimage_clean(jsonb)"),
    ]
