"""Which records may be one person twice: the rule of ``likeness``, asked of the database for all at once."""

from django.db import connection
from django.db.models import QuerySet

from programs.doubles import Double
from programs.people.models import Person

# A telephone or an address that more records share is that of a school or of a residence, and tells nobody again.
SHARED_BY_A_HOUSE = 8

# The traits are those of ``Known``, and what tells two apart that have one in common is what ``may_be`` says.
_DOUBLES = """
    WITH known AS (
        SELECT id, lower(code) AS code, birth_date, lower(email) AS email, phone,
            arrimage_sort_key(concat(first_name, last_name)) AS name, arrimage_sort_key(last_name) AS family
        FROM people_person WHERE id IN ({people})
    ), traits AS (
        SELECT id, 'name' AS kind, name AS value FROM known WHERE name <> ''
        UNION ALL SELECT id, 'email', email FROM known WHERE email <> ''
        UNION ALL SELECT id, 'phone', phone FROM known WHERE length(regexp_replace(phone, '[^0-9]', '', 'g')) >= 7
        UNION ALL SELECT id, 'birth', birth_date || ' ' || family FROM known
            WHERE birth_date IS NOT NULL AND family <> ''
    ), telling AS (
        SELECT *, count(*) OVER (PARTITION BY kind, value) AS shared FROM traits
    )
    SELECT one.id, other.id, array_agg(DISTINCT mine.kind)
    FROM telling AS mine
    JOIN telling AS theirs ON theirs.kind = mine.kind AND theirs.value = mine.value AND theirs.id > mine.id
    JOIN known AS one ON one.id = mine.id
    JOIN known AS other ON other.id = theirs.id
    WHERE (mine.kind NOT IN ('email', 'phone') OR mine.shared <= %s)
    AND (one.code = '' OR other.code = '' OR one.code = other.code)
    AND NOT EXISTS (
        SELECT 1 FROM programs_distinction
        WHERE kind = 'people.person' AND first_key = one.id AND second_key = other.id
    )
    GROUP BY one.id, other.id, one.birth_date, other.birth_date
    HAVING one.birth_date IS NULL OR other.birth_date IS NULL OR one.birth_date = other.birth_date
        OR bool_or(mine.kind IN ('email', 'phone'))
    ORDER BY count(DISTINCT mine.kind) DESC, one.id DESC, other.id
"""


def doubles_among(people: QuerySet[Person]) -> list[Double]:
    """The pairs among ``people`` that may be one, those that have most in common first; one query."""
    inner, parameters = people.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_DOUBLES.format(people=inner), [*parameters, SHARED_BY_A_HOUSE])
        return [Double(first, second, tuple(kinds)) for first, second, kinds in cursor.fetchall()]


def like(person: Person, people: QuerySet[Person]) -> list[Double]:
    """Who of ``people`` may be ``person``, those that have most in common first."""
    known = person.known
    found = [
        Double(
            *sorted((person.pk, other.pk)),
            kinds=tuple(kind for kind, *_rest in known.traits & other.known.traits),
        )
        for other in people.exclude(pk=person.pk).resembling(known)
        if known.may_be(other.known)
    ]
    return sorted(found, key=lambda double: (-len(double.kinds), double.first, double.second))
