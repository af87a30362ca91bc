"""Conditions read in Python say what the database says, or nothing."""

import hashlib
import itertools
import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Func, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Length, Lower, Now, Upper
from django.db.models.lookups import Exact, GreaterThan, IsNull
from hypothesis import given, settings

from mentoring.models import Mentee
from programs.importing.conditions import Condition
from programs.people.models import Person
from programs.tests.importing.random_conditions import (
    CONDITIONS,
    RECORDS,
    Sample,
    throwaway,
    truth_in_database,
)

pytestmark = pytest.mark.django_db

DAY = date(2024, 2, 29)
RECORD = {
    "count": -7,
    "places": 3,
    "amount": Decimal("10.00"),
    "starts_on": DAY,
    "ends_on": date(2024, 3, 1),
    "lasts": timedelta(hours=36),
    "name": "Été",
    "other": "Abc",
    "codes": ["3", "4"],
}
YES, NO = "true", "false"
KNOWN = [
    (Q(), YES),
    (~Q(Q()), YES),
    (Q(open=None), YES),
    (Q(open__isnull=False), NO),
    (Q(IsNull(F("open"), True)), YES),
    (Q(name__isnull=False), YES),
    (Q(count=-7, open=True) | Q(places=3), YES),
    (Q(count=1, open=True), NO),
    (~Q(count=1, open=True), YES),
    (Q(count=-7) ^ Q(places=3), NO),
    (Q(count=-7) ^ Q(places=3) ^ Q(amount=10), YES),
    (~(Q(count=-7) ^ Q(places=4)), NO),
    (Q(GreaterThan(F("ends_on"), F("starts_on"))), YES),
    (Q(Exact(Lower("other"), "abc")), YES),
    (Q(Exact(Length("name"), 3)), YES),
    (GreaterThan(F("places"), 2), YES),
    (Q(amount__gte=F("places") + F("count")), YES),
    (Q(count__lt=F("places") - 10), NO),
    (Q(Exact(F("count") / 2, -3)), YES),
    (Q(Exact(F("count") % 4, -3)), YES),
    (Q(Exact(F("amount") / 4, Decimal("2.5"))), YES),
    (Q(Exact(F("amount") * F("places"), Decimal(30))), YES),
    (Q(ends_on=F("starts_on") + timedelta(days=1)), YES),
    (Q(ends_on__gte=F("starts_on") + F("lasts")), NO),
    (Q(Exact(F("ends_on") - F("starts_on"), timedelta(days=1))), YES),
    (Q(starts_on__year=2024, starts_on__month=2, starts_on__day=29), YES),
    (Q(starts_on__year__lt=2024), NO),
    (Q(starts_on__year=F("ends_on__year")), YES),
    (Q(starts_on__range=(F("starts_on"), F("ends_on"))), YES),
    (Q(places__range=(F("count"), 2)), NO),
    (Q(places__in=[None, 3]), YES),
    (Q(places__in=[None, 4]), NO),
    (Q(places__in=[F("count") + 10, 0]), YES),
    (Q(other__startswith="A", other__endswith="c", other__contains="b"), YES),
    (Q(other__startswith="a"), NO),
    (Q(other__istartswith="a", other__iexact="ABC", other__icontains="B"), YES),
    (Q(codes__contains=["4"], codes__overlap=["4", "9"], codes__len=2), YES),
    (Q(codes__contained_by=["4", "9"]), NO),
    (Q(codes=["4", "3"]), NO),
    (Q(Exact(Coalesce("open", Value(True)), True)), YES),
    (Q(places=Case(When(open=True, then=0), When(name="Été", then=3), default=9)), YES),
    (ExpressionWrapper(Q(places=3), models.BooleanField()), YES),
    (Q(~ExpressionWrapper(Q(places=3), models.BooleanField())), NO),
]
NULL = [
    Q(open=True),
    ~Q(open=True),
    Q(open=True) & Q(places=3),
    Q(open=True) | Q(places=4),
    Q(open=True) ^ Q(places=3),
    Q(share__gte=F("amount")),
    Q(share__gte=F("share") + 1),
    Q(places__in=[F("share"), 1]),
]
UNKNOWN = [
    Q(name__regex="x"),
    Q(name__gt="Abc"),
    Q(name__iexact="été"),
    Q(Exact(Upper("name"), "ÉTÉ")),
    Q(Exact(Func("other", function="md5"), "x")),
    Q(Exact(Lower("other", function="md5"), "x")),
    Q(Exact(Cast("count", models.TextField()), "-7")),
    Q(starts_on__lt=Now()),
    Q(places__in=[]),
    Q(places__in=[None]),
    Q(places=4) | Q(IsNull(Value(1), False)),
    Q(Exact(ExpressionWrapper(Q(count__in=[]), models.BooleanField()), False)),
    Q(Exact(F("count") / 0, 1)),
    Q(Exact(F("amount") / 3, 1)),
    Q(Exact(F("places") * 20_000, 60_000)),
    Q(places__lt=60_000),
    Q(places=F("name")),
    Q(count=F("count").bitand(1)),
    Q(nobody=1),
    Q(name__nothing=1),
    Q(places=F("nobody")),
    Q(places=F("other") - F("name")),
]


@pytest.mark.parametrize(("condition", "answer"), KNOWN)
def test_a_condition_is_read_as_the_database_reads_it(condition, answer):
    record = Sample(**RECORD)
    assert Condition(Sample, condition).holds(record) == (answer == YES)
    accepted = {YES: (True, None), NO: (False,)}[answer]
    assert truth_in_database(condition, record) in accepted


@pytest.mark.parametrize("condition", NULL)
def test_null_is_neither_true_nor_false(condition):
    assert Condition(Sample, condition).holds(Sample(**RECORD)) is None


@pytest.mark.parametrize("condition", UNKNOWN)
def test_what_is_not_certain_is_left_to_the_database(condition):
    assert Condition(Sample, condition).holds(Sample(**RECORD)) is None


@pytest.mark.parametrize(
    "values",
    [
        {"amount": Decimal("9.999")},
        {"amount": Decimal("NaN")},
        {"amount": "ten"},
        {"amount": F("share")},
    ],
)
def test_a_value_that_the_database_makes_another_of_is_not_judged(values):
    assert Condition(Sample, Q(amount__lt=10)).holds(Sample(**values)) is None


def test_a_column_that_was_not_read_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        record = Mentee.from_db("default", ["id"], [1])
        assert Condition(Mentee, Q(state="left")).holds(record) is None


def test_a_column_that_saving_fills_is_not_judged():
    filled = throwaway(
        "Filled",
        made_on=models.DateField(auto_now_add=True),
        changed_on=models.DateField(auto_now=True),
        total=models.GeneratedField(
            expression=Value(1), output_field=models.IntegerField(), db_persist=True
        ),
        given=models.IntegerField(db_default=3),
    )
    for name in ("made_on", "changed_on", "total", "given", "pk"):
        assert Condition(filled, Q(**{f"{name}__isnull": True})).holds(filled()) is None


def test_a_record_that_awaits_the_one_it_points_to_is_not_judged():
    condition = Condition(Mentee, ~Q(person=None))
    assert condition.holds(Mentee()) is False
    assert condition.holds(Mentee(person=Person())) is None
    assert condition.holds(Mentee(person_id=1)) is True


def test_a_record_is_known_by_each_of_its_names():
    mentee = Mentee(pk=4, person_id=70_000)
    assert Condition(Mentee, Q(pk=4, id=4, person=70_000, person_id=70_000)).holds(mentee) is True


def test_a_condition_names_its_fields_once_in_its_order():
    condition = Q(places__gte=F("count") + F("places")) | Q(name__in=["", F("other")])
    assert Condition(Sample, condition).fields == ("places", "count", "name", "other")


@pytest.mark.parametrize("examples", [500, pytest.param(5_000, marks=pytest.mark.slow)])
def test_random_conditions_never_contradict_the_database(examples):
    """And most of those that it decides are known here too."""
    decided = []

    @settings(max_examples=examples, derandomize=True, deadline=None, database=None)
    @given(CONDITIONS, RECORDS)
    def agree(condition, record):
        truth = truth_in_database(condition, record)
        known = Condition(Sample, condition).holds(record)
        assert known in (None, truth), f"{condition}: {truth} in the database"
        if truth is not None:
            decided.append(known is not None)

    agree()
    assert decided.count(True) / len(decided) > 0.7
    assert len(decided) > examples / 2


# --- the constraints of the house -----------------------------------------------------------------

CONSTRAINTS = [
    pytest.param(model, constraint, id=constraint.name)
    for model in apps.get_models()
    for constraint in model._meta.constraints
    if isinstance(constraint, models.CheckConstraint)
]
# By column type, what a constraint may tell apart.
TRIED = {
    "BigAutoField": [1, 2],
    "BigIntegerField": [0, 1],
    "BooleanField": [True, False],
    "DateField": [date(2023, 6, 30), date(2023, 7, 1)],
    "DateTimeField": [datetime(2023, 6, 30, tzinfo=UTC), datetime(2023, 7, 1, tzinfo=UTC)],
    "DecimalField": [Decimal("-1.00"), Decimal("0.00"), Decimal("2.50")],
    "ForeignKey": [1],
    "IntegerField": [-101, 0, 101],
    "OneToOneField": [1],
    "PositiveSmallIntegerField": [0, 1, 2, 13, 2000, 2001],
    "PositiveIntegerField": [0, 1, 2, 13, 2000],
    "TimeField": [time(0, 0), time(9, 30)],
}


def tried(field: models.Field) -> list:
    if isinstance(field, ArrayField):
        first = field.base_field.choices[0][0]
        return [[], [first], [first, "nowhere"]]
    codes = [*(code for code, _label in field.flatchoices), "écrit"]
    values = TRIED.get(field.get_internal_type(), ["", *codes])
    if places := getattr(field, "decimal_places", None):
        values = [value.quantize(Decimal(1).scaleb(-places)) for value in values]
    return [*values, None] if field.null else values


def emptiest(values: list):
    """What says the least of the ``values`` of a column."""
    return next((empty for empty in (None, "") if empty in values), values[0])


WHOLE_FILE = {"content": b"x", "size": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
# Regular expressions, which Python does not read as PostgreSQL does; what is computed of the bytes of a file; and a
# list of days that a function of the database looks at.
# Each with values of which it is true.
LEFT_TO_THE_DATABASE = {
    "organization_code_is_plain": {"code": "CJEO"},
    "school_official_code_is_plain": {"official_code": "762001"},
    "organization_fiscal_changes": {"fiscal_year_changes": [date(2026, 7, 1)]},
    "program_fiscal_changes": {"fiscal_year_changes": [date(2026, 7, 1), date(2028, 4, 1)]},
    "organization_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "person_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "offer_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "application_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "booking_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "kiosk_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "transport_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "applicationfile_is_whole": WHOLE_FILE,
    "awardfile_is_whole": WHOLE_FILE,
    "referencefile_is_whole": WHOLE_FILE,
    "serviceattestationfile_is_whole": WHOLE_FILE,
    "expensefile_is_whole": WHOLE_FILE,
    "highlightpicture_is_whole": WHOLE_FILE,
    "outgoing_mail_file_has_a_name": {"file": b"", "file_name": "", "file_type": ""},
    "outgoing_mail_file_goes_with_its_text": {"file": b"", "body": ""},
    "progressfile_is_whole": WHOLE_FILE,
    "agreementfile_is_whole": WHOLE_FILE,
    "meetingfile_is_whole": WHOLE_FILE,
    "minutes_is_whole": WHOLE_FILE,
    "packfile_is_whole": WHOLE_FILE,
    "network_contact_phone_is_kept": {"phone": "+18195550100;ext=4"},
    "pack_requirement_due_known": {"due": "P90D"},
    "pack_piece_due_known": {"due": "P90D"},
    "agreement_notice_within_term": {
        "notice": 90,
        "notice_unit": "days",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
    },
    "referralfile_is_whole": WHOLE_FILE,
}


def test_the_constraints_that_are_left_to_the_database_are_these():
    """True in the database, not known here."""
    left = {one.id: one.values for one in CONSTRAINTS if one.id in LEFT_TO_THE_DATABASE}
    assert set(left) == set(LEFT_TO_THE_DATABASE)
    for name, (model, constraint) in left.items():
        record = model(**LEFT_TO_THE_DATABASE[name])
        assert truth_in_database(constraint.condition, record)
        assert Condition(model, constraint.condition).holds(record) is None


@pytest.mark.parametrize(
    ("model", "constraint"),
    [one for one in CONSTRAINTS if one.id not in LEFT_TO_THE_DATABASE],
)
def test_a_constraint_of_the_house_is_known_here_wherever_it_decides(model, constraint):
    condition = Condition(model, constraint.condition)
    names = [model._meta.get_field(name).attname for name in condition.fields]
    columns = [tried(model._meta.get_field(name)) for name in condition.fields]
    records = list(itertools.product(*columns))
    answers = set()
    some = random.Random(1).sample(records, min(len(records), 40))
    for values in [*some, tuple(map(emptiest, columns))]:
        record = model(**dict(zip(names, values, strict=True)))
        answers.add(truth_in_database(constraint.condition, record))
        assert condition.holds(record) == truth_in_database(constraint.condition, record), values
    # What is refused may be too rare for some of them to be it.
    rest = iter(records)
    while False not in answers and (values := next(rest, None)) is not None:
        record = model(**dict(zip(names, values, strict=True)))
        if condition.holds(record) is False:
            answers.add(truth_in_database(constraint.condition, record))
    assert False in answers
