"""What the figures of activities count: the records of a scope and a period, as they stood on its last day.

Whoever came is known by three means: the attendance of a registration at a session, which is a number or is unknown;
the registrations of which nobody noted anything, which are unknown as well; and, for a session that takes no
registration, how many came as somebody stated it.
"""

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from activities.enums import Enrolment, RegistrationState, SessionState, SurveyAudience
from activities.models import (
    Activity,
    Attendance,
    Cost,
    OutreachEntry,
    Registration,
    Session,
    Survey,
    SurveyAnswer,
    SurveyQuestion,
    SurveyResponse,
)
from programs.budgets.models import Expense
from programs.enums import Service
from programs.lib.appreciation import FAVOURABLE
from programs.lib.periods import Period
from programs.lib.quantities import Qualifier
from programs.models import Organization
from programs.plans.enums import Level
from programs.plans.models.lines import HEADING_PATHS
from reporting.figures.base import Scope

PRESENT, ABSENT, UNCOUNTED = "present", "absent", "uncounted"
_OF_SESSION = "offering__activity__program"
_COUNT = DecimalField(max_digits=14, decimal_places=2)
_AT_LEAST, _EXACT = (Value(how.value) for how in (Qualifier.AT_LEAST, Qualifier.EXACT))


def _own(scope: Scope, period: Period, path: str = "program") -> Q:
    return scope.of(path, service=Service.ACTIVITIES, by=period.end)


def _days(scope: Scope, period: Period) -> tuple:
    return period.start, scope.last_day(period)


# --- sessions and activities


class Minutes(Func):
    """How many minutes pass between two hours of the wall clock of ``day``, changes of the hour included.

    The second is of the next day where it is not after the first. What the clock shows twice is taken for the first
    time, as ``Session.hours`` takes it.
    """

    output_field = IntegerField()

    def as_sql(self, compiler, connection, **context):
        day, starts, ends = (compiler.compile(one)[0] for one in self.get_source_expressions())
        begins = _moment(f"({day} + {starts})")
        over = _moment(f"({day} + ({ends} <= {starts})::int + {ends})")
        return f"(EXTRACT(EPOCH FROM {over} - {begins})::int / 60)", ()


def _moment(clock: str) -> str:
    """The moment at which the clock first shows what ``clock`` is in SQL."""
    zone = f"AT TIME ZONE '{settings.TIME_ZONE}'"
    hour = "interval '1 hour'"
    return (
        f"(CASE WHEN ({clock} {zone} - {hour}) {zone} = {clock}"
        f" THEN {clock} {zone} - {hour} ELSE {clock} {zone} END)"
    )


def sessions(scope: Scope, period: Period) -> QuerySet[Session]:
    """Those that were held in the period, as their log says on its last day, each with the ``minutes`` it lasted."""
    found = _held_by(scope, period).filter(day__gte=period.start)
    return found.annotate(minutes=Minutes("day", "starts", "ends"))


def _held_by(scope: Scope, period: Period) -> QuerySet[Session]:
    """Those that were held by the last day, in the period or before."""
    last = scope.last_day(period)
    found = Session.objects.filter(_own(scope, period, _OF_SESSION), day__lte=last)
    return found.stood_on(last).filter(stood=SessionState.HELD)


def held(scope: Scope, period: Period) -> QuerySet[Activity]:
    """The activities of which at least one session was, each with the ``axis`` of the plan that it serves."""
    steps = [
        Case(When(**{f"action__{path}__level": Level.AXIS, "then": F(f"action__{path}__pk")}))
        for path in HEADING_PATHS
    ]
    found = Activity.objects.filter(pk__in=_keys(sessions(scope, period), "offering__activity"))
    return found.annotate(axis=Coalesce(*steps))


def _keys(found: QuerySet, path: str = "pk") -> QuerySet:
    return found.order_by().values(path)


# --- who was expected, and who came


def _of_a_session(found: QuerySet[Attendance], column: str) -> Subquery:
    """The sum of a column of the attendances of a session; None where none of them knows it."""
    theirs = found.filter(session=OuterRef("pk")).order_by().values("session")
    return Subquery(theirs.annotate(sum=Sum(column)).values("sum"), output_field=_COUNT)


def _without_attendance(scope: Scope, period: Period) -> QuerySet[Registration]:
    """The registrations of a session that were confirmed, and of which nobody noted anything there."""
    noted = Attendance.objects.filter(session=OuterRef(OuterRef("pk")), registration=OuterRef("pk"))
    found = Registration.objects.filter(
        offering=OuterRef("offering"), registered_on__lte=OuterRef("day")
    )
    confirmed = found.stood_on(scope.last_day(period)).filter(stood=RegistrationState.CONFIRMED)
    return confirmed.exclude(Exists(noted))


def expected(scope: Scope, period: Period) -> QuerySet[Session]:
    """The sessions that were held, each with ``expected``: those registered, whether or not attendance was noted."""
    rest = _without_attendance(scope, period).order_by().values("offering")
    return sessions(scope, period).annotate(
        expected=Coalesce(_of_a_session(Attendance.objects, "expected_pupils"), _nothing())
        + Coalesce(
            Subquery(rest.annotate(sum=Sum("pupils")).values("sum"), output_field=_COUNT),
            _nothing(),
        )
    )


def attended(scope: Scope, period: Period) -> QuerySet[Session]:
    """The sessions that were held, each with ``came``, and in ``came_how`` how it is known (``came_most`` of a range).

    What was counted goes before what was stated; where somebody registered whom nobody counted, it is at least that.
    """
    stated_range = Q(qualifier="", minimum__lt=F("maximum"))
    found = sessions(scope, period).annotate(counted=_of_a_session(Attendance.objects, "pupils"))
    return found.annotate(
        came=Coalesce("counted", "minimum", "maximum"),
        came_most=Case(When(counted=None, then=F("maximum")), output_field=_COUNT),
        came_how=Case(
            When(Q(counted__isnull=False) & _is_partial(scope, period, "pupils"), then=_AT_LEAST),
            When(counted__isnull=False, then=_EXACT),
            When(stated_range, then=Value(Qualifier.RANGE.value)),
            default=F("qualifier"),
            output_field=CharField(),
        ),
    )


def accompanied(scope: Scope, period: Period) -> QuerySet[Session]:
    """The sessions for school groups that were held, with ``came`` and ``came_how`` of the adults with them."""
    found = sessions(scope, period).filter(offering__activity__enrolment=Enrolment.GROUPS)
    found = found.annotate(counted=_of_a_session(Attendance.objects, "companions"))
    is_partial = _is_partial(scope, period, "companions")
    return found.annotate(
        came=Case(
            When(Q(counted=None) & ~is_partial, then=_nothing()),
            default=F("counted"),
            output_field=_COUNT,
        ),
        came_how=Case(When(is_partial, then=_AT_LEAST), default=_EXACT, output_field=CharField()),
    )


def _is_partial(scope: Scope, period: Period, column: str) -> Q:
    """Whether somebody registered for a session whom nobody counted."""
    unknown = Attendance.objects.filter(session=OuterRef("pk"), **{column: None})
    return Q(Exists(unknown)) | Q(Exists(_without_attendance(scope, period)))


def attendances(scope: Scope, period: Period) -> QuerySet[Attendance]:
    """What was noted of school groups at the sessions that were held; of a school that is none of ours, its name."""
    found = Attendance.objects.filter(
        session__offering__activity__enrolment=Enrolment.GROUPS,
        session__in=_keys(sessions(scope, period)),
    )
    return found.annotate(typed=_typed_school("registration__"))


def groups_that_came(scope: Scope, period: Period) -> QuerySet[Attendance]:
    return attendances(scope, period).filter(pupils__gt=0)


def _typed_school(path: str) -> Case:
    """What tells apart the schools that are no organisation here: their name as it is matched."""
    is_typed = Q(**{f"{path}school": None}) & ~Q(**{f"{path}school_name": ""})
    return Case(When(is_typed, then=matched_school(path)), output_field=TextField())


def matched_school(path: str = "") -> Func:
    """The name of a school as it is matched, whatever its case and its accents."""
    return Func(F(f"{path}school_name"), function="arrimage_normalise", output_field=TextField())


# --- groups and schools


def expected_groups(scope: Scope, period: Period) -> QuerySet[Registration]:
    """The school groups that were to come to a session that was held, each with what ``became`` of it."""
    last = scope.last_day(period)
    found = sessions(scope, period)
    noted = Attendance.objects.filter(registration=OuterRef("pk"), session__in=_keys(found))
    since = found.filter(offering=OuterRef("offering"), day__gte=OuterRef("registered_on"))
    is_confirmed = Q(stood=RegistrationState.CONFIRMED)
    groups = _groups(scope, period).stood_on(last)
    return groups.filter(Exists(noted) | is_confirmed & Exists(since)).annotate(
        became=Case(
            When(Exists(noted.filter(pupils__gt=0)), then=Value(PRESENT)),
            When(~Exists(noted) | Exists(noted.filter(pupils=None)), then=Value(UNCOUNTED)),
            default=Value(ABSENT),
            output_field=CharField(),
        )
    )


def groups(scope: Scope, period: Period) -> QuerySet[Registration]:
    """Those of which somebody came: whatever else became of them, they are found by their attendances alone."""
    came = groups_that_came(scope, period)
    return _groups(scope, period).filter(pk__in=_keys(came, "registration"))


def _groups(scope: Scope, period: Period) -> QuerySet[Registration]:
    own = _own(scope, period, _OF_SESSION)
    return Registration.objects.filter(own, offering__activity__enrolment=Enrolment.GROUPS)


def expected_schools(scope: Scope, period: Period) -> QuerySet[Organization]:
    return Organization.objects.filter(pk__in=_keys(expected_groups(scope, period), "school"))


def schools(scope: Scope, period: Period) -> QuerySet[Organization]:
    """Those of which a group came, each with the ``board`` that it had at the last of them."""
    found = groups(scope, period)
    last = found.filter(school=OuterRef("pk")).order_by("-registered_on", "-pk").values("board")
    came = Organization.objects.filter(pk__in=_keys(found, "school"))
    return came.annotate(last_board=Subquery(last[:1]))


# --- appreciation


def responses(scope: Scope, period: Period) -> QuerySet[SurveyResponse]:
    """The responses of the period that count: not those put aside, nor those of a survey that has too few of them.

    How many answered in an audience that is not shown would tell of them what its page does not (decision 0046).
    """
    own = _own(scope, period, "survey__activity__program")
    found = SurveyResponse.objects.counted().filter(own)
    found = found.filter(answered_on__range=_days(scope, period))
    answered = Survey.objects.filter(responses__in=_keys(found)).annotate(came=Count("responses"))
    return found.filter(survey__in=_keys(answered.filter(came__gte=F("least"))))


def ratings(scope: Scope, period: Period) -> QuerySet[SurveyAnswer]:
    """What was answered to what measures satisfaction, where enough people did for nobody to be recognised."""
    found = SurveyAnswer.objects.filter(
        response__in=_keys(responses(scope, period)),
        question__measures_satisfaction=True,
        value__isnull=False,
    )
    enough = SurveyQuestion.objects.filter(answers__in=_keys(found))
    enough = enough.annotate(answered=Count("answers")).filter(answered__gte=F("survey__least"))
    return found.filter(question__in=_keys(enough))


def satisfied(scope: Scope, period: Period) -> QuerySet[SurveyAnswer]:
    return ratings(scope, period).filter(value__gte=FAVOURABLE)


def asked(scope: Scope, period: Period) -> QuerySet[Survey]:
    """The surveys of these responses, each with how many were ``asked_then``.

    Where nobody wrote it down, these are the persons of each registration at the session to which most of them came.
    """
    of_sessions = Attendance.objects.filter(session__in=_keys(_held_by(scope, period)))
    found = Survey.objects.filter(pk__in=_keys(responses(scope, period), "survey"))
    return found.annotate(
        asked_then=Coalesce(
            F("asked"),
            Case(
                When(audience=SurveyAudience.STUDENTS, then=_most(of_sessions, "pupils")),
                When(audience=SurveyAudience.ADULTS, then=_most(of_sessions, "companions")),
                output_field=IntegerField(),
            ),
        )
    )


def _most(found: QuerySet[Attendance], column: str) -> Subquery:
    """Of an activity, the sum of the most that came of each registration."""
    theirs = found.filter(registration=OuterRef("pk")).order_by().values("registration")
    most = Subquery(theirs.annotate(most=Max(column)).values("most"))
    registered = Registration.objects.filter(offering__activity=OuterRef("activity")).order_by()
    came = registered.annotate(most=most).values("offering__activity").annotate(sum=Sum("most"))
    return Subquery(came.values("sum"))


# --- what it cost


def costs(scope: Scope, period: Period) -> QuerySet[Cost]:
    """What the programs paid: costs of which the expense was approved, with what is ``charged_then`` in the period.

    An expense counts at its own date, as in the budgets; what reverses it, at its own.
    """
    expenses = Expense.objects.counted().filter(spent_on__range=_days(scope, period))
    own = expenses.filter(Q(pk=OuterRef("expense")) | Q(reverses=OuterRef("expense")))
    summed = own.order_by().annotate(one=Value(1)).values("one").annotate(sum=Sum("charged"))
    found = Cost.objects.filter(_own(scope, period, "activity__program"), expense__isnull=False)
    return found.annotate(charged_then=Subquery(summed.values("sum"))).exclude(charged_then=None)


def costs_of_others(scope: Scope, period: Period) -> QuerySet[Cost]:
    """What others paid: of the session that it is for, else the day that it was for, else the first session."""
    days = Session.objects.filter(offering__activity=OuterRef("activity")).order_by("day")
    found = Cost.objects.filter(_own(scope, period, "activity__program"), payer__isnull=False)
    found = found.annotate(
        day=Coalesce("session__day", "needed_on", Subquery(days.values("day")[:1]))
    )
    return found.filter(day__range=_days(scope, period))


# --- outreach


def outreach(scope: Scope, period: Period) -> QuerySet[OutreachEntry]:
    """What lies in the period and had begun by its last day; what lies across two is of none, as on its own page."""
    found = OutreachEntry.objects.filter(_own(scope, period)).within(period)
    return found.filter(starts_on__lte=scope.last_day(period))


def _nothing() -> Value:
    return Value(0, output_field=_COUNT)
