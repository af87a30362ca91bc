"""What a statement of SQL does: asks, or changes."""

import re

_QUESTION = re.compile(r"\s*\(*\s*(SELECT|WITH|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO)\b", re.I)
_CHANGES = re.compile(
    r"\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|FOR\s+(NO\s+KEY\s+)?UPDATE)\b", re.I
)
# What the site notes of a visit, a sentence to show next for one, is not a record.
_OF_A_VISIT = re.compile(
    r'\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"(django_session|cache)"', re.I
)
_TABLE = re.compile(r'\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.I)


def is_question(sql: str) -> bool:
    """Whether the statement only asks: it neither writes nor locks a row of ours."""
    asks = bool(_QUESTION.match(sql)) and not _CHANGES.search(_without_texts(sql))
    return asks or bool(_OF_A_VISIT.match(sql))


def _without_texts(sql: str) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", "", sql)


def tables_written(changes: list[str]) -> set[str]:
    """The tables that the statements insert into, change or empty; a trigger's own are not told."""
    return {table for sql in changes for table in _TABLE.findall(sql)}


def noting(changes: list[str]):
    """Notes in ``changes`` the statements that do more than ask."""

    def note(execute, sql, params, many, context):
        if not is_question(sql):
            changes.append(sql)
        return execute(sql, params, many, context)

    return note
