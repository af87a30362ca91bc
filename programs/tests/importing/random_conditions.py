"""A table that is never made, its records, and random conditions on them."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import (
    Case,
    ExpressionWrapper,
    F,
    Q,
    Value,
    When,
)
from django.db.models.functions import (
    Cast,
    Coalesce,
    ExtractMonth,
    ExtractYear,
    Length,
    Lower,
    Trim,
    Upper,
)
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    IsNull,
    LessThan,
)
from django.test.utils import isolate_apps
from hypothesis import strategies as st


def throwaway(class_name: str, *, meta: dict | None = None, **body) -> type[models.Model]:
    """A model of which no table is made."""
    with isolate_apps("programs"):
        options = type("Meta", (), {"app_label": "programs", **(meta or {})})
        return type(class_name, (models.Model,), {"Meta": options, "__module__": __name__, **body})


# A column of each kind that constraints speak of.
Sample = throwaway(
    "Sample",
    count=models.IntegerField(null=True),
    places=models.PositiveSmallIntegerField(null=True),
    amount=models.DecimalField(max_digits=9, decimal_places=2, null=True),
    share=models.DecimalField(max_digits=9, decimal_places=4, null=True),
    starts_on=models.DateField(null=True),
    ends_on=models.DateField(null=True),
    lasts=models.DurationField(null=True),
    name=models.CharField(max_length=40, null=True),
    other=models.TextField(null=True),
    open=models.BooleanField(null=True),
    codes=ArrayField(models.CharField(max_length=10), null=True),
)


def truth_in_database(condition, instance: models.Model) -> bool | None:
    """What PostgreSQL makes of ``condition``: ``Q.check`` takes NULL for true, of its opposite too."""
    against = {
        field.name: Cast(Value(getattr(instance, field.attname), field), field)
        for field in instance._meta.concrete_fields
        if not field.generated
    }
    accepted, opposite = Q(condition).check(against), (~Q(condition)).check(against)
    assert accepted or opposite
    return None if accepted and opposite else accepted


# --- records --------------------------------------------------------------------------------------

INTEGERS = st.integers(-7, 7)
DAYS = st.dates(date(2023, 11, 1), date(2024, 4, 2))
LENGTHS = st.builds(timedelta, days=st.integers(-40, 40), hours=st.sampled_from([0, 0, 0, 12]))
TEXTS = st.sampled_from(["", "a", "A", "ab", "Ab ", "été", "ÉTÉ", "50 %", "a_b", "\\"])
CODES = st.lists(st.sampled_from(["3", "4", "5"]), max_size=3)


def decimals(places: int):
    return st.decimals(-9, 9, places=places)


VALUES = {
    "count": INTEGERS,
    "places": st.integers(0, 7),
    "amount": decimals(2),
    "share": decimals(4),
    "starts_on": DAYS,
    "ends_on": DAYS,
    "lasts": LENGTHS,
    "name": TEXTS,
    "other": TEXTS,
    "open": st.booleans(),
    "codes": CODES,
}
RECORDS = st.fixed_dictionaries(
    {name: st.one_of(values, values, values, st.none()) for name, values in VALUES.items()}
).map(lambda values: Sample(**values))

# --- expressions ----------------------------------------------------------------------------------


def literals(values):
    return values.map(Value)


def _joined(left, right, connector):
    return left._combine(right, connector, False)


def arithmetic(base, divisors, field):
    """Sums, products, choices of numbers; nothing is divided by what may be nothing."""
    return st.recursive(
        base,
        lambda inner: st.one_of(
            st.builds(_joined, inner, inner, st.sampled_from(["+", "-", "*"])),
            st.builds(_joined, inner, divisors, st.sampled_from(["/", "%%"])),
            st.builds(partial(Coalesce, output_field=field), inner, base),
            st.builds(
                lambda is_open, then, default: Case(
                    When(open=is_open, then=then), default=default, output_field=field
                ),
                st.booleans(),
                inner,
                inner,
            ),
        ),
        max_leaves=4,
    )


NUMBERS = arithmetic(
    st.one_of(st.sampled_from([F("count"), F("places")]), literals(INTEGERS)),
    literals(st.sampled_from([-3, -2, 2, 4, 5])),
    models.IntegerField(),
)
MONEY = arithmetic(
    st.one_of(st.sampled_from([F("amount"), F("share")]), literals(decimals(2))),
    literals(st.sampled_from([Decimal("2.50"), Decimal("-0.20"), Decimal("4.00")])),
    models.DecimalField(),
)
DATES = st.one_of(
    st.sampled_from([F("starts_on"), F("ends_on")]),
    literals(DAYS),
    st.builds(
        lambda name, length: F(name) + length,
        st.sampled_from(["starts_on", "ends_on"]),
        st.one_of(st.just(F("lasts")), literals(LENGTHS)),
    ),
)
DURATIONS = st.one_of(
    st.just(F("lasts")),
    literals(LENGTHS),
    st.builds(lambda length: F("lasts") - length, LENGTHS),
    st.just(F("ends_on") - F("starts_on")),
)
WORDS = st.one_of(
    st.sampled_from([F("name"), F("other")]),
    literals(TEXTS),
    st.builds(
        lambda apply, name: apply(name),
        st.sampled_from([Lower, Upper, Trim]),
        st.sampled_from(["name", "other"]),
    ),
    st.just(Coalesce("name", "other", output_field=models.TextField())),
)
COUNTS = st.one_of(
    st.sampled_from([Length("name"), Length("other"), F("codes__len"), ExtractMonth("starts_on")]),
    st.just(ExtractYear("ends_on")),
)

# --- conditions -----------------------------------------------------------------------------------


def looked_up(names, lookups, right):
    return st.builds(
        lambda name, lookup, value: Q(**{f"{name}__{lookup}": value}),
        st.sampled_from(names),
        st.sampled_from(lookups),
        right,
    )


def compared(*families):
    return st.one_of(
        *[
            st.builds(
                lambda compare, left, right: Q(compare(left, right)),
                st.sampled_from([Exact, GreaterThan, GreaterThanOrEqual, LessThan]),
                family,
                family,
            )
            for family in families
        ]
    )


ORDERS = ["exact", "gt", "gte", "lt", "lte"]
PATTERNS = ["exact", "iexact", "contains", "icontains", "startswith", "istartswith", "endswith"]

OPEN = ExpressionWrapper(F("open"), models.BooleanField())
LEAVES = st.one_of(
    looked_up(["count", "places"], ORDERS, st.one_of(INTEGERS, NUMBERS)),
    looked_up(["amount", "share"], ORDERS, st.one_of(decimals(2), MONEY)),
    looked_up(["starts_on", "ends_on"], ORDERS, st.one_of(DAYS, DATES)),
    looked_up(["lasts"], ORDERS, DURATIONS),
    looked_up(["starts_on__year", "ends_on__year"], ORDERS, st.sampled_from([2023, 2024])),
    looked_up(["starts_on__month", "codes__len"], ORDERS, st.integers(0, 4)),
    looked_up(["name", "other"], PATTERNS, st.one_of(TEXTS, WORDS)),
    looked_up(["name"], ["gt", "lte"], TEXTS),
    looked_up(["name"], ["regex"], st.just("^a")),
    looked_up(["codes"], ["exact", "contains", "contained_by", "overlap"], CODES),
    looked_up(list(VALUES), ["isnull"], st.booleans()),
    looked_up(list(VALUES), ["exact"], st.none()),
    looked_up(["count"], ["in"], st.lists(st.one_of(INTEGERS, st.none(), NUMBERS), max_size=3)),
    looked_up(["name"], ["in"], st.lists(st.one_of(TEXTS, st.none()), max_size=3)),
    looked_up(["count"], ["range"], st.tuples(INTEGERS, NUMBERS)),
    looked_up(["starts_on"], ["range"], st.tuples(DAYS, DATES)),
    st.sampled_from([Q(open=True), Q(open=False), Q(OPEN), Q(~OPEN)]),
    st.builds(lambda words: Q(Exact(*words)), st.tuples(WORDS, WORDS)),
    st.builds(lambda one, empty: Q(IsNull(one, empty)), NUMBERS, st.booleans()),
    compared(NUMBERS, MONEY, DATES, DURATIONS, COUNTS),
)


def _connected(children, connector, negated):
    """With an empty condition among them, which says nothing."""
    return Q(*children, Q(), _connector=connector, _negated=negated)


def _wrapped(condition, expected):
    return Q(Exact(ExpressionWrapper(condition, models.BooleanField()), expected))


CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            _connected,
            st.lists(inner, min_size=1, max_size=3),
            st.sampled_from(["AND", "OR", "XOR"]),
            st.booleans(),
        ),
        st.builds(_wrapped, inner.filter(bool), st.booleans()),
    ),
    max_leaves=6,
)
