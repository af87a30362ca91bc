"""Conditions on one record, read in Python as PostgreSQL reads them: true, false, NULL, or not known.

Django resolves a condition into the lookups and expressions of which it makes SQL. These are read here, each by
its exact class: what is not listed, or not certain to come out as in the database, is UNKNOWN and never a guess.
"""

from collections.abc import Callable, Iterator
from operator import eq, ge, gt, le, lt
from typing import Any

from django.contrib.postgres.fields import array
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import Case, Expression, ExpressionWrapper, Q, Value, functions, lookups
from django.db.models.expressions import (
    CombinedExpression,
    DurationExpression,
    ExpressionList,
    NegatedExpression,
    TemporalSubtraction,
)
from django.db.models.fields import related_lookups as related
from django.db.models.sql import Query
from django.db.models.sql.where import OR, XOR, WhereNode

from programs.importing.values import (
    UNKNOWN,
    ascii_only,
    compared,
    computed,
    family,
    plain,
    stored,
    strict,
)

# PostgreSQL computes integers in the type of their columns, and refuses what does not fit.
_SMALLINT, _INTEGER = 2**15, 2**31
# How Django writes the list that a lookup of an array is given.
_LIST = {"function": "ARRAY", "template": "%(function)s[%(expressions)s]"}


class Column(Expression):
    """A column of the record that is looked at: ``field``."""


class Condition:
    """A condition of ``model``, resolved once and asked of many records."""

    def __init__(self, model: type[models.Model], condition: Any):
        self._root = _resolved(model, condition)

    def holds(self, instance: models.Model) -> bool | None:
        """Whether it is true of ``instance``; None for NULL and for what the database alone can tell."""
        if self._root is None:
            return None
        truth = _truth(self._root, instance) if self._root.children else True
        return None if truth is UNKNOWN else truth

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that it speaks of, in its order."""
        columns = _columns(self._root) if self._root else []
        return tuple(dict.fromkeys(column.field.name for column in columns))


def _resolved(model: type[models.Model], condition: Any) -> WhereNode | None:
    """What Django makes of ``condition`` over the columns of ``model``; None where that is not for here."""
    query = Query(None)
    columns = {}
    for field in model._meta.concrete_fields:
        names = {field.name, field.attname} | ({"pk"} if field.primary_key else set())
        columns |= dict.fromkeys(names, Column(output_field=field))
    for name, column in columns.items():
        query.add_annotation(column, name, select=False)
    try:
        root = Q(condition).resolve_expression(query)
    except Exception:
        # A join, a field that is none, a mistake: the migration or the database says so, not an import.
        return None
    inner = (node for child in root.children for node in _nodes(child))
    return None if any(_is_decided(node) for node in inner) else root


def _nodes(node: Any) -> Iterator[Any]:
    """``node`` and all that is in it."""
    yield node
    for source in node.get_source_expressions():
        if source is not None:
            yield from _nodes(source)


def _columns(node: Any) -> list[Column]:
    return [one for one in _nodes(node) if isinstance(one, Column)]


def _is_decided(node: Any) -> bool:
    """Whether Django knows the answer by itself: it makes no SQL of it, nor always of what is around."""
    if isinstance(node, WhereNode):
        return not node.children
    if isinstance(node, lookups.In):
        return not _items(node)
    if isinstance(node, lookups.IsNull):
        return isinstance(node.lhs, Value)
    if isinstance(node, lookups.IntegerFieldOverflow) and isinstance(node.rhs, int):
        kind = node.lhs.output_field.get_internal_type()
        first, last = connection.ops.integer_field_range(kind)
        return not (first is None or first <= node.rhs) or not (last is None or node.rhs <= last)
    return False


def _items(node: lookups.In | lookups.Range) -> list:
    """The list on the right, without the None that Django drops; empty for what is asked of another table."""
    if isinstance(node.rhs, ExpressionList):
        return node.rhs.get_source_expressions()
    return [one for one in node.rhs if one is not None] if isinstance(node.rhs, list) else []


def _evaluate(node: Any, instance: models.Model) -> Any:
    read = _READERS.get(type(node))
    if read is None:
        return UNKNOWN
    try:
        return read(node, instance)
    except (ArithmeticError, TypeError, ValueError, ValidationError):
        return UNKNOWN


def _truth(node: Any, instance: models.Model) -> Any:
    value = _evaluate(node, instance)
    return value if value is None or isinstance(value, bool) else UNKNOWN


# --- values ---------------------------------------------------------------------------------------


def _column(node: Column, instance: models.Model) -> Any:
    field = node.field
    raw = instance.__dict__.get(field.attname, UNKNOWN)
    if raw is UNKNOWN or hasattr(raw, "resolve_expression") or _is_set_later(field, instance, raw):
        return UNKNOWN
    return stored(field, raw)


def _is_set_later(field: models.Field, instance: models.Model, raw: Any) -> bool:
    """Whether saving, or the database, gives the column another value than the record bears now."""
    if field.generated or getattr(field, "auto_now", False):
        return True
    if getattr(field, "auto_now_add", False):
        return instance._state.adding
    awaits_its_record = (
        field.is_relation
        and field.is_cached(instance)
        and field.get_cached_value(instance) is not None
    )
    return raw is None and (field.primary_key or awaits_its_record)


def _value(node: Value, _instance: models.Model) -> Any:
    field = node._output_field_or_none
    return plain(node.value) if field is None else stored(field, node.value)


def _wrapped(node: ExpressionWrapper, instance: models.Model) -> Any:
    return _evaluate(node.expression, instance)


def _coalesce(node: functions.Coalesce, instance: models.Model) -> Any:
    values = (_evaluate(source, instance) for source in node.get_source_expressions())
    return next((value for value in values if value is not None), None)


def _case(node: Case, instance: models.Model) -> Any:
    for when in node.cases:
        truth = _truth(when.condition, instance)
        if truth is UNKNOWN:
            return UNKNOWN
        if truth:
            return _evaluate(when.result, instance)
    return _evaluate(node.default, instance)


# --- connectors -----------------------------------------------------------------------------------


def _where(node: WhereNode, instance: models.Model) -> Any:
    truths = [_truth(child, instance) for child in node.children]
    truth = _parity(truths) if node.connector == XOR else _joined(truths, node.connector == OR)
    return _opposite(truth) if node.negated else truth


def _joined(truths: list, deciding: bool) -> Any:
    """AND where False decides, OR where True does."""
    if deciding in truths:
        return deciding
    if UNKNOWN in truths:
        return UNKNOWN
    return None if None in truths else not deciding


def _parity(truths: list) -> Any:
    """Django writes XOR as a count of what is true, which does with NULL what nothing else does."""
    if UNKNOWN in truths or None in truths:
        return UNKNOWN
    return sum(truths) % 2 == 1


def _opposite(truth: Any) -> Any:
    """A constraint guards what is negated with IS NOT NULL, ``Q.check`` does not: they differ on NULL."""
    return not truth if isinstance(truth, bool) else UNKNOWN


def _negated(node: NegatedExpression, instance: models.Model) -> Any:
    return _opposite(_truth(node.expression, instance))


# --- lookups --------------------------------------------------------------------------------------


def _right(node: lookups.Lookup, right: Any, instance: models.Model) -> Any:
    if hasattr(right, "resolve_expression"):
        return _evaluate(right, instance)
    if isinstance(right, (list, tuple)):
        return stored(node.lhs.output_field, right)
    return plain(right)


def _of_both(compute: Callable[[Any, Any], Any]):
    """A lookup that is NULL where one of its sides is."""

    def read(node: lookups.Lookup, instance: models.Model) -> Any:
        sides = _evaluate(node.lhs, instance), _right(node, node.rhs, instance)
        return strict(compute, sides)

    return read


def _comparing(compare: Callable[[Any, Any], bool]):
    return _of_both(lambda left, right: compared(compare, left, right))


def _matching(match: Callable[[str, str], bool]):
    return _of_both(
        lambda left, right: (
            match(left, right) if family(left) == family(right) == "text" else UNKNOWN
        )
    )


def _matching_any_case(match: Callable[[str, str], bool]):
    return _matching(lambda left, right: match(ascii_only(left).upper(), ascii_only(right).upper()))


def _of_sets(compare: Callable[[set, set], bool]):
    return _of_both(
        lambda left, right: (
            compare(set(left), set(right)) if family(left) == family(right) == "array" else UNKNOWN
        )
    )


def _is_null(node: lookups.IsNull, instance: models.Model) -> Any:
    left = _evaluate(node.lhs, instance)
    return UNKNOWN if left is UNKNOWN else (left is None) == node.rhs


def _in(node: lookups.In, instance: models.Model) -> Any:
    left = _evaluate(node.lhs, instance)
    right = [_right(node, item, instance) for item in _items(node)]
    equal = [strict(lambda one, other: compared(eq, one, other), (left, item)) for item in right]
    return _joined(equal, True)


def _range(node: lookups.Range, instance: models.Model) -> Any:
    left = _evaluate(node.lhs, instance)
    first, last = (_right(node, bound, instance) for bound in _items(node))
    after = strict(lambda one, other: compared(ge, one, other), (left, first))
    before = strict(lambda one, other: compared(le, one, other), (left, last))
    return _joined([after, before], False)


# --- functions and arithmetic ---------------------------------------------------------------------


def _applied(kind: str, compute: Callable[[Any], Any]):
    def result(value: Any) -> Any:
        return compute(value) if family(value) == kind else UNKNOWN

    def read(node: models.Func, instance: models.Model) -> Any:
        # A template or a name of its own makes it another function.
        if node.extra:
            return UNKNOWN
        return strict(result, [_evaluate(one, instance) for one in node.get_source_expressions()])

    return read


def _function(node: models.Func, instance: models.Model) -> Any:
    """A list; any other function without a class of its own is not known."""
    if node.extra != _LIST:
        return UNKNOWN
    items = [_evaluate(item, instance) for item in node.get_source_expressions()]
    return UNKNOWN if any(item is None or item is UNKNOWN for item in items) else items


def _arithmetic(node: CombinedExpression, instance: models.Model) -> Any:
    sides = _evaluate(node.lhs, instance), _evaluate(node.rhs, instance)
    whole = _is_whole(node)
    value = strict(
        lambda left, right: computed(node.connector, left, right, whole=whole),
        sides,
    )
    if isinstance(value, int) and abs(value) >= _limit(node):
        return UNKNOWN
    return value


def _is_whole(node: Any) -> bool:
    """Whether nothing on the way, CASE or COALESCE, can have made a numeric of an integer."""
    if type(node) is CombinedExpression:
        return _is_whole(node.lhs) and _is_whole(node.rhs)
    return type(node) in (Column, Value)


def _limit(node: CombinedExpression) -> int:
    small = any("Small" in column.field.get_internal_type() for column in _columns(node))
    return _SMALLINT if small else _INTEGER


def _ascii(compute: Callable[[str], str]):
    return _applied("text", lambda text: compute(ascii_only(text)))


def _part(name: str):
    return _applied("day", lambda day: getattr(day, name))


_READERS: dict[type, Callable[[Any, models.Model], Any]] = {
    Column: _column,
    Value: _value,
    ExpressionWrapper: _wrapped,
    models.Func: _function,
    functions.Coalesce: _coalesce,
    Case: _case,
    WhereNode: _where,
    NegatedExpression: _negated,
    CombinedExpression: _arithmetic,
    DurationExpression: _arithmetic,
    TemporalSubtraction: _arithmetic,
    lookups.Exact: _comparing(eq),
    lookups.IntegerFieldExact: _comparing(eq),
    lookups.YearExact: _comparing(eq),
    related.RelatedExact: _comparing(eq),
    array.ArrayExact: _comparing(eq),
    lookups.GreaterThan: _comparing(gt),
    lookups.IntegerGreaterThan: _comparing(gt),
    lookups.YearGt: _comparing(gt),
    related.RelatedGreaterThan: _comparing(gt),
    lookups.GreaterThanOrEqual: _comparing(ge),
    lookups.IntegerGreaterThanOrEqual: _comparing(ge),
    lookups.YearGte: _comparing(ge),
    related.RelatedGreaterThanOrEqual: _comparing(ge),
    lookups.LessThan: _comparing(lt),
    lookups.IntegerLessThan: _comparing(lt),
    lookups.YearLt: _comparing(lt),
    related.RelatedLessThan: _comparing(lt),
    lookups.LessThanOrEqual: _comparing(le),
    lookups.IntegerLessThanOrEqual: _comparing(le),
    lookups.YearLte: _comparing(le),
    related.RelatedLessThanOrEqual: _comparing(le),
    lookups.IsNull: _is_null,
    related.RelatedIsNull: _is_null,
    lookups.In: _in,
    related.RelatedIn: _in,
    lookups.Range: _range,
    lookups.Contains: _matching(str.__contains__),
    lookups.StartsWith: _matching(str.startswith),
    lookups.EndsWith: _matching(str.endswith),
    lookups.IExact: _matching_any_case(eq),
    lookups.IContains: _matching_any_case(str.__contains__),
    lookups.IStartsWith: _matching_any_case(str.startswith),
    lookups.IEndsWith: _matching_any_case(str.endswith),
    array.ArrayContains: _of_sets(set.__ge__),
    array.ArrayContainedBy: _of_sets(set.__le__),
    array.ArrayOverlap: _of_sets(lambda left, right: not left.isdisjoint(right)),
    array.ArrayLenTransform: _applied("array", len),
    functions.Length: _applied("text", len),
    functions.Lower: _ascii(str.lower),
    functions.Upper: _ascii(str.upper),
    functions.Trim: _applied("text", lambda text: text.strip(" ")),
    functions.LTrim: _applied("text", lambda text: text.lstrip(" ")),
    functions.RTrim: _applied("text", lambda text: text.rstrip(" ")),
    functions.Abs: _applied("number", abs),
    functions.ExtractYear: _part("year"),
    functions.ExtractMonth: _part("month"),
    functions.ExtractDay: _part("day"),
}
