"""The same rules in the database, as triggers: a CHECK knows neither the day of today nor other tables.

A trigger looks at what is written and not at what was there, so that a database which holds impossible dates from
before can be migrated, and its records changed otherwise.
"""

from collections.abc import Iterator
from itertools import groupby

import pgtrigger
from django.db import models

from programs import integrity
from programs.dates.rules import EARLIEST, TOO_EARLY, Bound, Day

_TODAY = "arrimage_today()"


def name_rules(model: type[models.Model], days: dict[str, Day]) -> None:
    """Give each rule of ``model`` its sentence, by the name that the database knows it by."""
    for column, day in days.items():
        integrity.register(_early(model, column), TOO_EARLY)
        integrity.register(_late(model, column), day.too_late)
        for bound in day.compared:
            integrity.register(bound.name(model, column), bound.sentence)


def triggers_of(
    model: type[models.Model], days: dict[str, Day]
) -> Iterator[tuple[type[models.Model], pgtrigger.Trigger]]:
    """The triggers that hold the rules of ``model``, each with the model on whose table it stands."""
    yield model, _of_a_row(model, days)
    bounds = sorted(
        (
            (column, bound)
            for column, day in days.items()
            for bound in day.compared
            if bound.relation
        ),
        key=lambda one: one[1].relation,
    )
    for relation, found in groupby(bounds, key=lambda one: one[1].relation):
        yield from _between(model, relation, list(found))


def _early(model: type[models.Model], column: str) -> str:
    return f"{model._meta.model_name}_{column}_too_early"


def _late(model: type[models.Model], column: str) -> str:
    return f"{model._meta.model_name}_{column}_too_late"


def _refuse(name: str, column: str) -> str:
    """Refuse by the ``name`` of a rule; the table and the column lead to the field of a form."""
    return (
        f"RAISE check_violation USING CONSTRAINT = '{name}', TABLE = TG_TABLE_NAME, "
        f"COLUMN = '{column}', MESSAGE = 'a date that cannot be: {name}';"
    )


# --- by itself ------------------------------------------------------------------------------------


def _of_a_row(model: type[models.Model], days: dict[str, Day]) -> pgtrigger.Trigger:
    """Days that a record has no other to ask about. The function is called only where one is wrong."""
    rules = [rule for column, day in days.items() for rule in _limits(model, column, day)]
    # What is far off is said as such, and not as a matter of order.
    rules += [rule for column, day in days.items() for rule in _orders(model, column, day)]
    columns = list(dict.fromkeys(name for _condition, _name, names in rules for name in names))
    tests = "\n".join(
        f"IF {condition} AND (TG_OP = 'INSERT' OR {_changed(names)}) THEN\n    "
        f"{_refuse(name, names[0])}\nEND IF;"
        for condition, name, names in rules
    )
    return pgtrigger.Trigger(
        name="possible_days",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*columns),
        condition=pgtrigger.Condition(" OR ".join(condition for condition, *_rest in rules)),
        func=f"{tests}\nRETURN NEW;",
    )


# A rule: what is wrong in SQL, its name, and the columns that it compares, its own first.
_Rule = tuple[str, str, list[str]]


def _limits(model: type[models.Model], column: str, day: Day) -> Iterator[_Rule]:
    last = f"{_TODAY} + interval '{day.years_ahead} years'" if day.years_ahead else _TODAY
    yield f"NEW.\"{column}\" < DATE '{EARLIEST}'", _early(model, column), [column]
    yield f'NEW."{column}" > {last}', _late(model, column), [column]


def _orders(model: type[models.Model], column: str, day: Day) -> Iterator[_Rule]:
    for bound in day.compared:
        if not bound.relation:
            wrong = _wrong(bound, f'NEW."{column}"', f'NEW."{bound.column}"')
            yield wrong, bound.name(model, column), [column, bound.column]


def _changed(columns: list[str]) -> str:
    return _any(f'NEW."{name}" IS DISTINCT FROM OLD."{name}"' for name in columns)


def _any(conditions) -> str:
    return "(" + " OR ".join(conditions) + ")"


def _wrong(bound: Bound, day: str, other: str) -> str:
    """When ``day`` breaks ``bound``, ``other`` being the day that bounds it: all of them in SQL."""
    sign, limit = ("<", "-") if bound.is_first else (">", "+")
    margin = f" {limit} {bound.margin}" if bound.margin else ""
    broken = f"{day} {sign} {other}{margin}"
    return f"({day} IS NOT NULL AND ({other} IS NULL OR {broken}))" if bound.needed else broken


# --- between two tables ---------------------------------------------------------------------------


def _between(
    model: type[models.Model], relation: str, bounds: list[tuple[str, Bound]]
) -> Iterator[tuple[type[models.Model], pgtrigger.Trigger]]:
    """Days that the record at the end of ``relation`` bounds, from both sides.

    Whoever writes the one locks the other until the end of the transaction, so that two of them cannot pass each
    other by: a key share, which the foreign key takes anyway and which lets everything but such a move through.
    """
    field = model._meta.get_field(relation)
    parent = field.remote_field.model
    table, key = parent._meta.db_table, field.column
    columns = list(dict.fromkeys(column for column, _bound in bounds))
    limits = list(dict.fromkeys(bound.column for _column, bound in bounds))
    name = f"{model._meta.model_name}_{relation}"

    def tests(rows: str, day: str, other: str, also: str = "") -> str:
        return "\n".join(
            f"IF EXISTS (SELECT 1 FROM {rows} "
            f"{_wrong(bound, day.format(column), other.format(bound.column))}{also}) THEN\n    "
            f"{_refuse(bound.name(model, column), column)}\nEND IF;"
            for column, bound in bounds
        )

    joined = f'new_rows AS child JOIN "{table}" AS parent ON parent."id" = child."{key}" WHERE'
    yield (
        model,
        pgtrigger.Trigger(
            name=f"days_with_{relation}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=f"""PERFORM 1 FROM "{table}" WHERE "id" IN (SELECT "{key}" FROM new_rows) FOR KEY SHARE;
{tests(joined, 'child."{}"', 'parent."{}"')}
RETURN NULL;""",
        ),
    )
    yield (
        model,
        pgtrigger.Trigger(
            name=f"days_moved_with_{relation}",
            when=pgtrigger.After,
            operation=pgtrigger.UpdateOf(*columns, key),
            condition=pgtrigger.Condition(_changed([*columns, key])),
            func=f"""PERFORM 1 FROM "{table}" WHERE "id" = NEW."{key}" FOR KEY SHARE;
{tests(f'"{table}" AS parent WHERE parent."id" = NEW."{key}" AND', 'NEW."{}"', 'parent."{}"')}
RETURN NULL;""",
        ),
    )
    child = f'"{model._meta.db_table}" AS child WHERE child."{key}" = NEW."id" AND'
    moved = "\n".join(
        f'IF NEW."{bound.column}" IS DISTINCT FROM OLD."{bound.column}" AND EXISTS (SELECT 1 FROM {child} '
        f"""{_wrong(bound, f'child."{column}"', f'NEW."{bound.column}"')}) THEN\n    """
        f"{_refuse(bound.name(model, column), bound.column)}\nEND IF;"
        for column, bound in bounds
    )
    yield (
        parent,
        pgtrigger.Trigger(
            name=f"days_of_{name}",
            when=pgtrigger.After,
            operation=pgtrigger.UpdateOf(*limits),
            condition=pgtrigger.Condition(_changed(limits)),
            func=f"""PERFORM 1 FROM "{table}" WHERE "id" = NEW."id" FOR UPDATE;
{moved}
RETURN NULL;""",
        ),
    )
